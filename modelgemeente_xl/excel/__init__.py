"""What Excel is, as plain text: addresses, days, formulas and their parts, values of cells.

The ground of everything that reads a workbook; it imports nothing of ours.
"""
