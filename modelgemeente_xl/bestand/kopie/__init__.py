"""The copy of a workbook that the engine computes: the same, read rightly and read faster.

What is changed here never comes back into the file of a user.
"""
