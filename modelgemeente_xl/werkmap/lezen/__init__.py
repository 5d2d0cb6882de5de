"""From a workbook to the model: one bulk read, and then plain values.

It writes nothing, and looks at no formula of the workbook to compute with.
"""
