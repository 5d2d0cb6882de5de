"""One investment: what is spent on it, and what that costs in each year after it."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from modelgemeente_xl.model.geld import round_half_up


@dataclass(frozen=True, slots=True)
class Investering:
    """A krediet by year in whole euros; from the year after `gereed` it is written off.

    That takes `termijn` years. `omslagrente` is the share of the boekwaarde that a year is charged.
    """

    krediet: Mapping[int, int]
    gereed: int
    termijn: int
    omslagrente: Decimal

    @property
    def totaal(self) -> int:
        """The krediet of all years together."""
        return sum(self.krediet.values())

    def afschrijving(self, jaar: int) -> int:
        """What is written off in a year: what is off at its end, less what was at its start."""
        return self._written_off(jaar) - self._written_off(jaar - 1)

    def boekwaarde(self, jaar: int) -> int:
        """What was spent before 1 January of a year and is not written off yet."""
        spent = sum(bedrag for year, bedrag in self.krediet.items() if year < jaar)
        return spent - self._written_off(jaar - 1)

    def rente(self, jaar: int) -> int:
        """The interest of a year, over the boekwaarde at its start."""
        return int(round_half_up(self.omslagrente * self.boekwaarde(jaar)))

    def kapitaallasten(self, jaar: int) -> int:
        """What the investment costs the budget in a year."""
        return self.afschrijving(jaar) + self.rente(jaar)

    def _written_off(self, jaar: int) -> int:
        """Linear, and rounded as one sum, so that all years together are the whole krediet."""
        years = min(self.termijn, max(0, jaar - self.gereed))
        return int(round_half_up(Decimal(years * self.totaal) / self.termijn))
