"""The sheet Agenda: where everything stands on it, and how it is written.

When a development runs stands behind its texts on the sheet Ontwikkelingen; Agenda shows it.
"""
