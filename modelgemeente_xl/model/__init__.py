"""The domain and its computation: a begroting from a catalogue and a size, in exact numbers.

Pure: it knows no file, no workbook and no spreadsheet.
"""
