"""Pieces of patterns in which a formula is read: none of them keeps what it finds."""

TEKST = r'"(?:[^"]|"")*"'
"""A text; a quotation mark in it is doubled."""
GECITEERD = r"'(?:[^']|'')*'"
"""The name of a sheet between apostrophes; one in it is doubled."""
HAKEN = r"\[(?:[^\[\]']|'.|\[(?:[^\[\]']|'.)*\])*\]"
"""What stands behind the name of a table, or the name of another file."""
CEL = r"\$?[A-Z]{1,3}\$?[0-9]{1,7}"
"""One cell, dollars or not."""
