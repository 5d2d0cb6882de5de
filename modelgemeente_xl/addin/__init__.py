"""The buttons and functions as xlwings registers them, for Excel itself.

Thin: what a button does stands in `knoppen`.
"""
