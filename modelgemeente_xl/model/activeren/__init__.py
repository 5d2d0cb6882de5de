"""Investments: a krediet that becomes afschrijving and rente in the years after it (besluit 0033).

What of a line is an investment, the computation in `model/rekenen` says.
"""
