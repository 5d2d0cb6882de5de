"""What a rule sees of a workbook: cells, looks, tables, names, formulas and fresh results."""
