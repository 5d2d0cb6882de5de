"""What goes into the tables: from the catalogue, with the fingerprints by which it is known again.

It reads no workbook.
"""
