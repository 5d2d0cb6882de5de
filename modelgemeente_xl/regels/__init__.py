"""The rules of the workbook: each finds something of which a person must be told.

Rules read; they change nothing.
"""
