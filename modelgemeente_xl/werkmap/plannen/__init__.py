"""What a button would do to a workbook, as a plan, and the writing of that plan in blocks.

Plans are made from what `lezen` gives; only `schrijven` touches a book.
"""
