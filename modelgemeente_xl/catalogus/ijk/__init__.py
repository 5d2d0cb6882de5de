"""The calibration report: the Modelgemeente beside the benchmark, and what its figures rest on.

It computes nothing of its own beyond shares and sentences; the model computes.
"""
