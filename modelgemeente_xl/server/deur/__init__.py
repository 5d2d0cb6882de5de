"""Who and what comes in, and on which conditions: lines, hosts, addresses, tokens and limits.

Nothing here parses a body (besluit 0016).
"""
