"""A workbook as read through xlwings: every table of ours by name, and the named inputs.

Tables are found by name on whatever sheet they stand, and columns by header, so that a renamed
sheet, a sorted table or a column of the user's own does not matter.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from modelgemeente_xl.excel.adressen import cell_name
from modelgemeente_xl.excel.waarde import Waarde
from modelgemeente_xl.model.bevinding import Bevinding

NAMEN = (
    "Gemeente",
    "Begrotingsjaar",
    "Eigen_inwoners",
    "Eigen_medewerkers",
    "Eigen_afdelingen",
    "Editie",
    "Vingerafdruk",
)
"""Named cells that buttons read and write."""
DEELNEMERS = "Deelnemers"
"""The named range of gemeenten that count together; its first cell follows `Gemeente`."""


class WerkmapOnbekend(Exception):
    """The workbook misses what a button cannot do without, or holds what it cannot work with.

    All of it is told at once.
    """

    def __init__(self, bevindingen: tuple[Bevinding, ...]) -> None:
        self.bevindingen = bevindingen
        super().__init__("\n".join(str(bevinding) for bevinding in bevindingen))


@dataclass(frozen=True, slots=True)
class Tabelstand:
    """One table: headers and data rows, with where its header stands (from 1)."""

    naam: str
    blad: str
    kop_rij: int
    eerste_kolom: int
    kop: tuple[str, ...]
    rijen: tuple[tuple[Waarde, ...], ...]
    _op_kop: list[dict[str, Waarde]] = field(
        default_factory=list, init=False, repr=False, compare=False
    )
    """The rows by header, once they have been asked for; they are asked time and again."""

    def index(self, kolom: str) -> int:
        """Place of a column in a row, from 0."""
        return self.kop.index(kolom)

    def has(self, kolom: str) -> bool:
        """Say whether the table has a column."""
        return kolom in self.kop

    def records(self) -> Iterator[tuple[int, dict[str, Waarde]]]:
        """Give each row by header, with its number from 0."""
        if len(self._op_kop) != len(self.rijen):
            self._op_kop[:] = [dict(zip(self.kop, rij, strict=True)) for rij in self.rijen]
        yield from enumerate(self._op_kop)

    def waar(self, nummer: int, kolom: str) -> str:
        """Address of a cell for people: `Fysiek!M12`."""
        cel = cell_name(self.kop_rij + 1 + nummer, self.eerste_kolom + self.index(kolom))
        return f"{self.blad}!{cel}"


@dataclass(frozen=True, slots=True)
class Boekstand:
    """Everything of a workbook that buttons look at."""

    tabellen: Mapping[str, Tabelstand]
    namen: Mapping[str, Waarde]
    plaatsen: Mapping[str, str]
    """Address of each named cell, for people."""
    deelnemers: tuple[Waarde, ...] = field(default=())
    """Gemeenten that are added to the first, as typed; empty cells included."""
    formules: Mapping[str, Sequence[Sequence[str]]] = field(default_factory=dict)
    """Per table the formula of every cell, where they were read; not every engine can."""
    onder: Mapping[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    """Per table the sheet rows beneath it that look like lines, as first and last."""
