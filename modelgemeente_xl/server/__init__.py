"""The add-in in Excel through xlwings Server: everything of the server lives here."""
