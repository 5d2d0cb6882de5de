"""The rows of a sheet by number. Those of a long run of empty ones are made when one is asked for.

Who formats a whole sheet makes a million rows in which nothing stands; as objects these take
seconds and hundreds of megabytes, also where nobody looks at them.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from heapq import merge
from itertools import chain
from typing import NamedTuple

from modelgemeente_xl.bestand.blad.celvorm import Rij

_GROOT = 2 * 2**20
"""Bytes of a sheet from which it pays to look."""
_LANG = 2**14
"""Bytes of a run from which it pays to leave it for later."""
_ATTRIBUTES = rb'(?: [\w:.-]++="[^"<>]*+")*+'
_RUN = re.compile(
    rb'(?:<row r="[0-9]{1,7}"%(a)s(?:/>|>(?:<c r="[A-Z]{1,3}[0-9]{1,7}"%(a)s(?:/>|></c>))*+</row>))'
    rb"{1,4096}+" % {b"a": _ATTRIBUTES}
)
_NUMBER = re.compile(rb'<row r="([0-9]+)"')


class Rijreeks(NamedTuple):
    """Empty rows that follow each other, and the bytes that they take."""

    nummers: range
    begin: int
    eind: int


def empty_runs(xml: bytes, begin: int, eind: int) -> Iterator[Rijreeks]:
    """Long runs of rows without anything but formats, in pieces, each counted on from its first."""
    if eind - begin < _GROOT:
        return
    for run in _RUN.finditer(xml, begin, eind):
        if run.end() - run.start() < _LANG:
            continue
        found = list(map(int, _NUMBER.findall(xml, *run.span())))
        nummers = range(found[0], found[0] + len(found))
        if found == list(nummers):
            yield Rijreeks(nummers, *run.span())


class Rijen(Mapping[int, Rij]):
    """Rows in rising order; `gevuld` are those outside the runs, `read` makes those of a run."""

    def __init__(
        self,
        gevuld: Mapping[int, Rij],
        reeksen: list[Rijreeks],
        read: Callable[[Rijreeks], dict[int, Rij]],
    ) -> None:
        self._gevuld = gevuld
        self._reeksen = reeksen
        self._begins = [reeks.nummers.start for reeks in reeksen]
        self._read = read
        self._gelezen: dict[int, dict[int, Rij]] = {}

    def __getitem__(self, nummer: int) -> Rij:
        found = self._gevuld.get(nummer)
        if found is not None:
            return found
        place = self._place(nummer)
        if place not in self._gelezen:
            self._gelezen[place] = self._read(self._reeksen[place])
        return self._gelezen[place][nummer]

    def __contains__(self, nummer: object) -> bool:
        if nummer in self._gevuld:
            return True
        try:
            return isinstance(nummer, int) and self._place(nummer) >= 0
        except KeyError:
            return False

    def __iter__(self) -> Iterator[int]:
        return merge(self._gevuld, chain.from_iterable(reeks.nummers for reeks in self._reeksen))

    def __len__(self) -> int:
        return len(self._gevuld) + sum(len(reeks.nummers) for reeks in self._reeksen)

    def _place(self, nummer: int) -> int:
        """Which run holds a row; raise `KeyError` where none does."""
        place = bisect_right(self._begins, nummer) - 1
        if place < 0 or nummer not in self._reeksen[place].nummers:
            raise KeyError(nummer)
        return place
