"""A computed begroting seen from other sides: scenarios, groups of lines, and what falls outside.

Nothing is computed anew here: every total is of the lines as `model/rekenen` gave them.
"""
