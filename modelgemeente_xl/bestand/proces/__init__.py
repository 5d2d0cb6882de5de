"""Work in processes that end on time and leave nothing behind.

It knows no workbook.
"""
