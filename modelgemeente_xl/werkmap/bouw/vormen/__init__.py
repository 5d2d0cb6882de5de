"""Shapes on a sheet: buttons that the add-in listens to, and that lead to their explanation."""
