"""From lines and a user's decisions to a begroting: time, money that counts once, what is asked.

It is written from the manual, never from the formulas of the workbook (law 2).
"""
