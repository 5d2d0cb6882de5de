"""Addresses of cells and ranges: letters and numbers, counted from 1."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

LAATSTE_RIJ = 1_048_576
LAATSTE_KOLOM = 16_384

_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})(?::\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6}))?")

_WHOLE = re.compile(r"\$?([A-Z]{1,3}):\$?([A-Z]{1,3})|\$?([0-9]{1,7}):\$?([0-9]{1,7})")


class Bereik(NamedTuple):
    """A rectangle of cells, all four sides included."""

    rij: int
    kolom: int
    rij_tot: int
    kolom_tot: int

    def __str__(self) -> str:
        first = cell_name(self.rij, self.kolom)
        last = cell_name(self.rij_tot, self.kolom_tot)
        return first if first == last else f"{first}:{last}"

    def overlaps(self, other: "Bereik") -> bool:
        """Whether a cell lies in both."""
        return (
            self.rij <= other.rij_tot
            and other.rij <= self.rij_tot
            and self.kolom <= other.kolom_tot
            and other.kolom <= self.kolom_tot
        )

    def holds(self, rij: int, kolom: int) -> bool:
        """Whether a cell lies in it."""
        return self.rij <= rij <= self.rij_tot and self.kolom <= kolom <= self.kolom_tot

    @property
    def on_sheet(self) -> bool:
        """Whether its sides stand in order, on a sheet of Excel."""
        return (
            1 <= self.rij <= self.rij_tot <= LAATSTE_RIJ
            and 1 <= self.kolom <= self.kolom_tot <= LAATSTE_KOLOM
        )

    @property
    def size(self) -> int:
        """How many cells there are."""
        return (self.rij_tot - self.rij + 1) * (self.kolom_tot - self.kolom + 1)

    def rows(self) -> range:
        """Its rows."""
        return range(self.rij, self.rij_tot + 1)

    def cells(self) -> Iterator[tuple[int, int]]:
        """Row and column of every cell in it, in reading order."""
        for rij in self.rows():
            for kolom in range(self.kolom, self.kolom_tot + 1):
                yield rij, kolom


HEEL_BLAD = Bereik(1, 1, LAATSTE_RIJ, LAATSTE_KOLOM)


@cache
def column_number(letters: str) -> int:
    """Number of a column: A = 1, AA = 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


@cache
def column_letters(number: int) -> str:
    """Letters of a column: 1 = A, 27 = AA."""
    letters = ""
    while number:
        number, digit = divmod(number - 1, 26)
        letters = chr(65 + digit) + letters
    return letters


class Plaats(NamedTuple):
    """A cell of a sheet; written as `Blad!A1`, which is worked out only when it must be told."""

    blad: str
    rij: int
    kolom: int

    def __str__(self) -> str:
        return f"{self.blad}!{cell_name(self.rij, self.kolom)}"


def cell_name(rij: int, kolom: int) -> str:
    """Address of a cell, such as `AB12`."""
    return f"{column_letters(kolom)}{rij}"


def parse_range(text: str) -> Bereik | None:
    """Read `A1`, `A1:B2` or `$A$1:$B$2`; None where it is anything else."""
    match = _RANGE.fullmatch(text)
    if match is None:
        return None
    letters, row, letters_last, row_last = match.groups()
    return Bereik(
        int(row),
        column_number(letters),
        int(row_last or row),
        column_number(letters_last or letters),
    )


def parse_area(text: str) -> Bereik | None:
    """Read a range, or whole columns (`$A:$C`) or rows (`$1:$3`)."""
    match = _WHOLE.fullmatch(text)
    if match is None:
        return parse_range(text)
    first, last, top, bottom = match.groups()
    if first is not None:
        return Bereik(1, column_number(first), LAATSTE_RIJ, column_number(last))
    return Bereik(int(top), 1, int(bottom), LAATSTE_KOLOM)


def parse_areas(text: str) -> tuple[Bereik, ...]:
    """Read a list such as `A1:B2 D4`; what cannot be read is left out."""
    return tuple(area for part in text.split() if (area := parse_area(part)))


def quoted(blad: str) -> str:
    """A sheet's name as a formula may hold it in any case."""
    return "'" + blad.replace("'", "''") + "'"
