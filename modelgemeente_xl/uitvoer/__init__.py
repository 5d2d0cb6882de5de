"""What leaves the program beside the workbook: tables for other programs.

It knows the model, and no workbook.
"""
