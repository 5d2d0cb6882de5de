"""Quarters: which part of a line falls in which year, and which years they are."""

from decimal import Decimal

from modelgemeente_xl.model.ontwikkeling import Begrotingsregel


def kwartaal(jaar: int, startkwartaal: int) -> int:
    """The number of a quarter, counted through the years: four for each year."""
    return 4 * jaar + startkwartaal - 1


def kwartalen_in(start: int, duur: int | None, jaar: int) -> int:
    """How many quarters of a year are taken, from a quarter on; without `duur` there is no end."""
    einde = 4 * (jaar + 1) if duur is None else min(4 * (jaar + 1), start + duur)
    return max(0, einde - max(4 * jaar, start))


def years_of(kwartalen: int) -> int:
    """In how many whole years so many quarters fit: what the first layout calls Duur."""
    return -(-kwartalen // 4)


def deel_in(regel: Begrotingsregel, jaar: int) -> Decimal:
    """The part of the amount of a line in a year: of its total, or of its yearly amount."""
    start = kwartaal(regel.startjaar, regel.startkwartaal)
    if regel.kwartalen is not None:
        return Decimal(kwartalen_in(start, regel.kwartalen, jaar)) / regel.kwartalen
    return Decimal(kwartalen_in(start, None, jaar)) / 4
