"""Rules about the begroting itself: totals, signs, scaling, and both computations side by side."""
