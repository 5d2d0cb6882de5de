"""From what bodies published to the reference figure of a line, and how that is shown.

It knows lines, sizes and prices; it knows no files and computes no begroting.
"""
