"""Reading what a person wrote in a folder: text, YAML and CSV, and every fault in them in Dutch.

It knows forms and lines; it does not know what a begroting is.
"""
