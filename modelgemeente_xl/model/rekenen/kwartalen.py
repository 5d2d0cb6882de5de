"""Quarters: when a line runs, and which part of it falls in which year."""

from dataclasses import dataclass
from decimal import Decimal

from modelgemeente_xl.model.keuze import Keuze
from modelgemeente_xl.model.ontwikkeling import Rekenregel

KWARTALEN = 4
"""A year of quarters: what a one-off line lasts where nothing is said."""


def kwartaal(jaar: int, startkwartaal: int) -> int:
    """The number of a quarter, counted through the years: four for each year."""
    return 4 * jaar + startkwartaal - 1


def kwartalen_in(start: int, duur: int | None, jaar: int) -> int:
    """How many quarters of a year are taken, from a quarter on; without `duur` there is no end."""
    einde = 4 * (jaar + 1) if duur is None else min(4 * (jaar + 1), start + duur)
    return max(0, einde - max(4 * jaar, start))


@dataclass(frozen=True, slots=True)
class Looptijd:
    """From which quarter on a line runs, and how many quarters; without these it has no end."""

    start: int
    kwartalen: int | None

    def deel(self, jaar: int) -> Decimal:
        """The part of the amount in a year: of its total, or of its yearly amount."""
        taken = Decimal(kwartalen_in(self.start, self.kwartalen, jaar))
        return taken / (self.kwartalen or KWARTALEN)

    @property
    def jaren(self) -> range:
        """The years in which a line with an end has quarters."""
        last = self.start + (self.kwartalen or 1) - 1
        return range(self.start // 4, last // 4 + 1)


def looptijd_of(regel: Rekenregel, keuze: Keuze | None = None) -> Looptijd:
    """When a line runs: as it proposes, but for what the user chose."""
    keuze = keuze or Keuze()
    jaar = regel.startjaar if keuze.startjaar is None else keuze.startjaar
    eerste = regel.startkwartaal if keuze.startkwartaal is None else keuze.startkwartaal
    kwartalen = None
    if regel.aard == "incidenteel":
        kwartalen = keuze.kwartalen or regel.kwartalen or KWARTALEN
    return Looptijd(kwartaal(jaar, eerste), kwartalen)
