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
    """The user's decision on one line; None follows what the line proposes.

    `eigen_bedrag` is in euro at the price level of `Keuzes.prijsjaar` (total when incidenteel);
    `al_begroot` is the share from 0 to 1 that the existing budget already holds. `kwartalen` and
    `activeren` are for a one-off line; `afschrijvingstermijn` is in years.
    """

    meenemen: bool | None = None
    scenario: str | None = None
    al_begroot: Decimal | None = None
    eigen_bedrag: Decimal | None = None
    startjaar: int | None = None
    startkwartaal: int | None = None
    kwartalen: int | None = None
    activeren: bool = False
    afschrijvingstermijn: int | None = None


@dataclass(frozen=True, slots=True)
class Keuzes:
    """All decisions; what is not mentioned stays as the catalogue has it.

    `basis` has own amounts by kind of running cost, in euro. `niveaus` has the score of the
    nulmeting per thema, 1 to 5. `overlap` says of a pair of lines (`regel`, `met`) whether its
    money counts once. `omslagrente` is a share per year and `activeringsgrens` in euro. `prijsjaar`
    is the year of own amounts; without it they are of the begrotingsjaar.
    """

    regels: Mapping[str, Keuze] = field(default_factory=dict)
    basis: Mapping[str, Decimal] = field(default_factory=dict)
    scenario: str = "voorstel"
    niveaus: Mapping[str, int] = field(default_factory=dict)
    overlap: Mapping[tuple[str, str], bool] = field(default_factory=dict)
    omslagrente: Decimal | None = None
    activeringsgrens: Decimal | None = None
    prijsjaar: int | None = None
