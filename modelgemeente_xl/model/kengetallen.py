"""What was read of others to hold a begroting beside: the benchmark by class, and day rates."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from modelgemeente_xl.model.geld import round_half_up


@dataclass(frozen=True, slots=True)
class Klassestand:
    """What a size class spent in a year beside the average, in euro per inwoner; without `tot`."""

    jaar: int
    vanaf: int
    tot: int
    waarde: Decimal
    gemiddeld: Decimal

    @property
    def verhouding(self) -> Decimal:
        """The class as a share of the average of its year."""
        return self.waarde / self.gemiddeld

    def touches(self, vanaf: int, tot: int) -> bool:
        """Say whether this class and another have a size in common."""
        return self.vanaf < tot and vanaf < self.tot


def band_of(
    vanaf: int, tot: int, standen: Iterable[Klassestand]
) -> tuple[Klassestand, Klassestand]:
    """The lowest and the highest of all published classes that touch this one (besluit 0029)."""
    ordered = sorted(
        (stand for stand in standen if stand.touches(vanaf, tot)), key=lambda s: s.verhouding
    )
    return ordered[0], ordered[-1]


def in_euro(stand: Klassestand, gemiddeld: Decimal) -> Decimal:
    """A class carried to another average, in whole euros per inwoner, as it is published."""
    return round_half_up(stand.verhouding * gemiddeld)


@dataclass(frozen=True, slots=True)
class Benchmarkinhoud:
    """What the benchmark counts: the parts in words, and per year in euro per inwoner."""

    tekst: str
    telt_mee: Mapping[str, str]
    niet_gelezen: str
    delen: Mapping[int, Mapping[str, Decimal]]
    klassestanden: tuple[Klassestand, ...]


@dataclass(frozen=True, slots=True)
class Dagtarief:
    """A day of somebody from outside, in euro without VAT at `prijspeil`, with its sources."""

    id: str
    naam: str
    euro_per_dag: Decimal
    uren_per_dag: Decimal
    prijspeil: int
    status: str
    bronnen: tuple[str, ...]
    toelichting: str


def dag_of(euro_per_uur: Iterable[Decimal], uren_per_dag: Decimal) -> Decimal:
    """A day at the median of the rates per hour that were read."""
    return median(euro_per_uur) * uren_per_dag
