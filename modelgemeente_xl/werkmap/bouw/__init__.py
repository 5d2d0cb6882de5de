"""Build the workbook with XlsxWriter, which nothing outside this room imports.

Where things stand comes from `indeling`, what they say from `inhoud`.
"""
