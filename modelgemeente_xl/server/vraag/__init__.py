"""The body of a request: read within limits, looked at before it is parsed, and given its form."""
