"""What is known of gemeenten beside their size: how they merged, and with whom they work."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Herindeling:
    """A gemeente that went, or will go, into another one; a split gemeente has several.

    `soort` is samenvoeging, toevoeging or splitsing. `oude_code` is empty where it was not read;
    `datum_status` is voornemen where it was not read that it is certain.
    """

    oude_naam: str
    oude_code: str
    nieuwe_naam: str
    datum: date
    datum_status: str
    soort: str

    @property
    def vast(self) -> bool:
        """Whether it is certain, and not an intention."""
        return self.datum_status != "voornemen"


@dataclass(frozen=True, slots=True)
class Samenwerking:
    """A partnership in which gemeenten share their ICT, as it was in `peiljaar`.

    `leden` are gemeenten by name; `aandelen` the share of each in the costs, from 0 to 1, where it
    was read.
    """

    id: str
    naam: str
    andere_namen: tuple[str, ...]
    leden: tuple[str, ...]
    peiljaar: int | None
    opgeheven: bool
    aandelen: Mapping[str, Decimal]
    bronnen: tuple[str, ...]
