"""Compute with IronCalc, and judge which of its results may be written (besluiten 0018 and 0020).

It knows sheets and the copy; it writes nothing to disk.
"""
