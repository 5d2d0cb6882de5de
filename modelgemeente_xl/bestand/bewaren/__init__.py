"""Put a file on disk so that nothing is lost: whole or not at all, and the previous beside it.

It knows bytes and names of files, not what they hold (besluit 0021).
"""
