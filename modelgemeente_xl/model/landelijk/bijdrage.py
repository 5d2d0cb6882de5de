"""Money of the Rijk for what developments ask."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal


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
