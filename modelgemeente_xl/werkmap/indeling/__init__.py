"""What stands where in the workbook: the one declaration, of which everything else is derived.

It imports no XlsxWriter: pressing a button needs to know places, not how a sheet is made.
"""
