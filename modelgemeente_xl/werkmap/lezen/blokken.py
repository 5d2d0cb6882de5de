"""Put single cells together into blocks, so that each block is one write."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from modelgemeente_xl.excel.reeksen import runs_of
from modelgemeente_xl.excel.waarde import Waarde

Celplek = tuple[int, int]
"""Row and column, from 1."""


@dataclass(frozen=True, slots=True)
class Blok:
    """A rectangle of values, with the place of its first cell."""

    rij: int
    kolom: int
    waarden: tuple[tuple[Waarde, ...], ...]


def blocks_of(cellen: Mapping[Celplek, Waarde]) -> Iterator[Blok]:
    """Give rectangles that together hold just these cells: runs down a column, joined sideways."""
    runs: dict[tuple[int, int], list[int]] = {}
    for kolom, places in groupby(sorted(cellen, key=lambda p: (p[1], p[0])), key=lambda p: p[1]):
        for rijen in runs_of(rij for rij, _ in places):
            runs.setdefault((rijen.start, rijen.stop), []).append(kolom)
    for (first, stop), all_kolommen in sorted(runs.items()):
        for kolommen in runs_of(all_kolommen):
            yield Blok(
                first,
                kolommen.start,
                tuple(
                    tuple(cellen[rij, kolom] for kolom in kolommen) for rij in range(first, stop)
                ),
            )
