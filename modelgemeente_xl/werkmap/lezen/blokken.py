"""Put single cells together into blocks, so that each block is one write."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from modelgemeente_xl.excel.waarde import Waarde

Plaats = tuple[int, int]
"""Row and column, from 1."""


@dataclass(frozen=True, slots=True)
class Blok:
    """A rectangle of values, with the place of its first cell."""

    rij: int
    kolom: int
    waarden: tuple[tuple[Waarde, ...], ...]


def blocks_of(cellen: Mapping[Plaats, Waarde]) -> Iterator[Blok]:
    """Give rectangles that together hold just these cells: runs down a column, joined sideways."""
    runs: dict[tuple[int, int], list[int]] = {}
    for kolom, places in groupby(sorted(cellen, key=lambda p: (p[1], p[0])), key=lambda p: p[1]):
        for first, last in runs_of([rij for rij, _ in places]):
            runs.setdefault((first, last), []).append(kolom)
    for (first, last), kolommen in sorted(runs.items()):
        for links, rechts in runs_of(kolommen):
            yield Blok(
                first,
                links,
                tuple(
                    tuple(cellen[rij, kolom] for kolom in range(links, rechts + 1))
                    for rij in range(first, last + 1)
                ),
            )


def runs_of(numbers: list[int]) -> Iterator[tuple[int, int]]:
    """First and last of each run of consecutive numbers."""
    first = last = numbers[0]
    for number in numbers[1:]:
        if number != last + 1:
            yield first, last
            first = number
        last = number
    yield first, last
