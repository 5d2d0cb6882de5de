"""What every part of the file layer stands on: XML as text, and the refusals.

It knows no package, no sheet and no engine.
"""
