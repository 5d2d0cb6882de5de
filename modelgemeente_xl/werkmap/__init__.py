"""Our workbook: what stands where, how it is built, read, and planned upon.

It knows the model and plans; it knows no file on disk.
"""
