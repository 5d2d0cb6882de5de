"""What the catalogue proposes, held against what is known: the benchmark, capacity, planning.

It computes with `model/rekenen`, without any decision of a user; `catalogus ijk` shows it.
"""
