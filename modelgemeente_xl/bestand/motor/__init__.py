"""The engine of xlwings for a file: `xw.Book` where there is no Excel.

What some runtime of xlwings cannot do is refused here too.
"""
