"""What every room may say: that something is wrong, and that something cannot be done.

It knows none of the others.
"""
