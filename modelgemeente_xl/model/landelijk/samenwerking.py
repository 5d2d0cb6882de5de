"""A partnership in which gemeenten share their ICT."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal


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
