"""What is known of gemeenten together: mergers, ICT partnerships, contributions of the Rijk."""

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


@dataclass(frozen=True, slots=True)
class Bijdrage:
    """Money of the Rijk for what developments ask, in euro; `soort` can be that there is none.

    `landelijk` has the amount of each year for all gemeenten together, `structureel` the first year
    and the amount of one without an end; `laatste_jaar` is the last one that was read.
    """

    id: str
    naam: str
    ontwikkelingen: tuple[str, ...]
    soort: str
    landelijk: Mapping[int, Decimal]
    structureel: tuple[int, Decimal] | None
    laatste_jaar: int | None
    per_inwoner: Decimal | None
    verdeelsleutel: str | None
    gevolg: str
    zekerheid: str
    bronnen: tuple[str, ...]

    def in_jaar(self, jaar: int) -> Decimal | None:
        """The amount for all gemeenten together in a year, where it was read."""
        if self.structureel and jaar >= self.structureel[0]:
            return self.structureel[1]
        return self.landelijk.get(jaar)
