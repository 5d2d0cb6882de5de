"""From the YAML of `data/` to the model, or everything that is wrong with it, by file and line.

It knows the model; it knows no workbook.
"""
