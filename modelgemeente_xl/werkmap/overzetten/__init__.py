"""From a workbook of an older layout to what a workbook of the present one holds (law 12).

Each older layout is described by data of its own, which never change again.
"""
