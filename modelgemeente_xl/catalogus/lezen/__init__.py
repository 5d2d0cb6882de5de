"""Reading what a person wrote: text, YAML, CSV, sums, and every fault in them in Dutch.

It knows forms and lines; it does not know what a begroting is.
"""
