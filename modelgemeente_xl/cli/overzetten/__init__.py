"""The verb that carries an older workbook over, and what it shows."""
