"""A workbook on disk, for whoever has no Excel: opened safely, changed, computed and kept.

It knows Excel files of anyone, and nothing of a begroting. What is here is the face; the rooms
beneath hold the parts.
"""
