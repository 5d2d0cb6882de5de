"""The add-in in Excel through xlwings Server: everything of the web lives here.

What is here puts the app together and lets it live; the rooms beneath hold the parts.
"""
