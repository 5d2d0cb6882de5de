"""The terminal: the same verbs, thin over the rest.

Only this room prints.
"""
