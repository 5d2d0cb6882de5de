"""The verbs: each button as one function, whatever door it is pressed through (law 7).

They know the workbook and the catalogue, and neither the terminal, the web nor Excel.
"""
