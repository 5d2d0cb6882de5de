"""One file a sheet, and what they share."""
