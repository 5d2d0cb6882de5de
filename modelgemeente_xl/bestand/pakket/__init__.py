"""The package of an .xlsx file: a zip, its parts, and what the workbook part says of them.

It opens no sheet.
"""
