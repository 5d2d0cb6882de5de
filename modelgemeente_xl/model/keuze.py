"""What a user decides: per line, per kind of running cost, and for the whole begroting."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

AANTAL_JAREN = 4
"""The begrotingsjaar and the three years of the meerjarenraming (BBV art. 22)."""
EERSTE_JAAR, LAATSTE_JAAR = 2026, 2032
"""The years that can be a begrotingsjaar: what loonkosten and the index hold."""
STANDAARDJAAR = 2027
"""The begrotingsjaar where none is given."""


@dataclass(frozen=True, slots=True)
class Keuze:
    """The user's decision on one line.

    `eigen_bedrag` is in euro at the price level of the begrotingsjaar (total when incidenteel);
    `al_begroot` is the share from 0 to 1 that the existing budget already holds. `startjaar` and
    `duur` are the catalogue's unless given.
    """

    meenemen: bool = True
    al_begroot: Decimal = Decimal(0)
    eigen_bedrag: Decimal | None = None
    startjaar: int | None = None
    duur: int | None = None


@dataclass(frozen=True, slots=True)
class Keuzes:
    """All decisions; what is not mentioned stays as the catalogue has it."""

    regels: Mapping[str, Keuze] = field(default_factory=dict)
    basis: Mapping[str, Decimal] = field(default_factory=dict)
