"""The verbs of whoever maintains the catalogue, and the calibration report."""
