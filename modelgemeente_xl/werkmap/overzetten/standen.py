"""Why one begroting comes to something else than another: effects that add up to the euro."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from modelgemeente_xl.model.begroting import Begroting, Jaarreeks


@dataclass(frozen=True, slots=True)
class Totaalstand:
    """What a begroting comes to at one moment, in whole euros per year, running cost included."""

    naam: str
    bruto: Jaarreeks
    netto: Jaarreeks


def stand_of_begroting(naam: str, begroting: Begroting) -> Totaalstand:
    """What a computed begroting comes to; `naam` says what made it so."""
    return Totaalstand(naam, begroting.totaal, begroting.totaal_netto)


def effects(standen: Iterable[Totaalstand]) -> Iterator[Totaalstand]:
    """What each step after the first does; together they are the whole difference."""
    for before, after in pairwise(standen):
        yield Totaalstand(
            after.naam,
            _less(after.bruto, before.bruto),
            _less(after.netto, before.netto),
        )


def _less(one: Jaarreeks, other: Jaarreeks) -> Jaarreeks:
    return tuple(a - b for a, b in zip(one, other, strict=True))
