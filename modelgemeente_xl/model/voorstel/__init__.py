"""What the catalogue proposes beyond the first layout: quarters, money counted once, al begroot.

It computes on top of `model/begroting`. No workbook holds it yet; `catalogus ijk` shows it.
"""
