"""What changes: the plan of a button, the merge it comes from, applying it and taking it back.

Pure: it knows values of cells and names of tables, and no file and no model.
"""
