"""References that go on to the last row or column that a sheet has."""

import re
from dataclasses import dataclass

from modelgemeente_xl.excel.adressen import (
    LAATSTE_KOLOM,
    LAATSTE_RIJ,
    column_letters,
    column_number,
)
from modelgemeente_xl.excel.patronen import GECITEERD

_SHEET = rf"(?:({GECITEERD}|[\w.]+)!)?"
_COLUMN, _ROW = r"(\$?[A-Z]{1,3})", r"(\$?[0-9]{1,7})"
_COLUMNS = re.compile(rf"{_SHEET}{_COLUMN}:{_COLUMN}")
_ROWS = re.compile(rf"{_SHEET}{_ROW}:{_ROW}")
_CELLS = re.compile(rf"{_SHEET}{_COLUMN}{_ROW}:{_COLUMN}{_ROW}")
_LAST_COLUMN = column_letters(LAATSTE_KOLOM)


@dataclass(frozen=True)
class Heel:
    """A range to the end of its sheet; sides with their `$`, `vorm` is how it begins."""

    vorm: str
    blad: str
    van: tuple[str, str]
    tot: tuple[str, str]

    @property
    def alle_rijen(self) -> bool:
        """Whether it goes on to the last row."""
        return int(self.tot[1].strip("$")) == LAATSTE_RIJ

    @property
    def alle_kolommen(self) -> bool:
        """Whether it goes on to the last column."""
        return self.tot[0].strip("$") == _LAST_COLUMN

    @property
    def kolom(self) -> int:
        """Number of its first column."""
        return column_number(self.van[0].strip("$"))

    @property
    def rij(self) -> int:
        """Number of its first row."""
        return int(self.van[1].strip("$"))

    def to(self, rij: int | None = None, kolom: int | None = None) -> str:
        """The reference with another last row or column where it goes on to the last."""
        column, row = self.tot
        if rij is not None and self.alle_rijen:
            row = f"${max(rij, self.rij)}"
        if kolom is not None and self.alle_kolommen:
            column = f"${column_letters(max(kolom, self.kolom))}"
        return f"{self.vorm}{self.van[0]}{self.van[1]}:{column}{row}"

    def row_of(self, rij: int) -> str:
        """The same columns of one row."""
        return f"{self.vorm}{self.van[0]}${rij}:{self.tot[0]}${rij}"


def whole_range(token: str, eigen_blad: str, gedeeld: bool) -> Heel | None:
    """The reference, where it is one to the end of its sheet.

    In a formula that cells share, an end that moves along with the cell is no such end.
    """
    found: tuple[tuple[str, str], tuple[str, str]]
    if match := _COLUMNS.fullmatch(token):
        found = (match[2], "$1"), (match[3], f"${LAATSTE_RIJ}")
    elif match := _ROWS.fullmatch(token):
        found = ("$A", match[2]), (f"${_LAST_COLUMN}", match[3])
    elif match := _CELLS.fullmatch(token):
        found = (match[2], match[3]), (match[4], match[5])
    else:
        return None
    name = match[1]
    blad = eigen_blad if name is None else name.strip("'").replace("''", "'")
    heel = Heel("" if name is None else f"{name}!", blad.lower(), *found)
    loose = (heel.alle_rijen and found[1][1][0] != "$") or (
        heel.alle_kolommen and found[1][0][0] != "$"
    )
    if (gedeeld and loose) or not (heel.alle_rijen or heel.alle_kolommen):
        return None
    upright = heel.rij <= int(found[1][1].strip("$"))
    return heel if upright and heel.kolom <= column_number(found[1][0].strip("$")) else None
