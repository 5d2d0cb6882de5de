"""Rules about formulas: errors, fixed numbers, sameness, sums, and where they take values from."""
