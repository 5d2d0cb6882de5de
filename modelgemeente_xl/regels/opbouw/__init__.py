"""Rules about how the workbook is put together: sheets, tables, inputs, names and Start."""
