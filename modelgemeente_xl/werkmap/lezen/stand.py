"""A workbook as read through xlwings: every table of ours by name, and the named inputs.

Tables are found by name on whatever sheet they stand, and columns by header, so that a renamed
sheet, a sorted table or a column of the user's own does not matter.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from modelgemeente_xl.excel.adressen import cell_name
from modelgemeente_xl.excel.waarde import Waarde
from modelgemeente_xl.grond.bevinding import Bevinding
from modelgemeente_xl.grond.geweigerd import Geweigerd

T = TypeVar("T")

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


class WerkmapOnbekend(Geweigerd):
    """The workbook misses what a button cannot do without, or holds what it cannot work with.

    All of it is told at once.
    """


class AndereIndeling(WerkmapOnbekend):
    """The workbook is of another layout than this program works with."""


class IndelingBeschadigd(WerkmapOnbekend):
    """The workbook does not say any more of which layout it is."""


@dataclass(frozen=True, slots=True)
class Tabelstand:
    """One table: headers and data rows, with where its header stands (from 1)."""

    naam: str
    blad: str
    kop_rij: int
    eerste_kolom: int
    kop: tuple[str, ...]
    rijen: tuple[tuple[Waarde, ...], ...]
    _eens: dict[Callable[["Tabelstand"], Any], Any] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """What was made of the rows, by what made it; it is asked time and again."""

    def index(self, kolom: str) -> int:
        """Place of a column in a row, from 0."""
        return self.kop.index(kolom)

    def bladkolom(self, kolom: str) -> int:
        """Sheet column (from 0) of a column."""
        return self.eerste_kolom - 1 + self.index(kolom)

    def has(self, kolom: str) -> bool:
        """Say whether the table has a column."""
        return kolom in self.kop

    def records(self) -> Iterator[tuple[int, dict[str, Waarde]]]:
        """Give each row by header, with its number from 0."""
        return enumerate(self.once(_by_header))

    def once(self, make: Callable[["Tabelstand"], T]) -> T:
        """Give what a function makes of this table alone, and make it once."""
        if make not in self._eens:
            self._eens[make] = make(self)
        made: T = self._eens[make]
        return made

    def waar(self, nummer: int, kolom: str) -> str:
        """Address of a cell for people: `Fysiek!M12`."""
        cel = cell_name(self.kop_rij + 1 + nummer, self.eerste_kolom + self.index(kolom))
        return f"{self.blad}!{cel}"


def _by_header(tabel: Tabelstand) -> tuple[dict[str, Waarde], ...]:
    return tuple(dict(zip(tabel.kop, rij, strict=True)) for rij in tabel.rijen)


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


@dataclass(frozen=True, slots=True)
class _Deel:
    """A part of a model, with what it was made of and what was found on the way."""

    uit: tuple[object, ...]
    waarde: Any
    bevindingen: tuple[Bevinding, ...]


class Delen:
    """The parts of a model: each is made once, and again where what it is made of is another.

    Tables that a plan leaves alone are the very same after it, so identity tells; numbers are
    held beside each other by value.
    """

    def __init__(self, eerder: "Delen | None") -> None:
        self._delen: dict[str, _Deel] = dict(eerder._delen) if eerder else {}

    def make(
        self,
        naam: str,
        uit: tuple[object, ...],
        make: Callable[[list[Bevinding]], T],
        bevindingen: list[Bevinding] | None = None,
    ) -> T:
        """Give a part, and add to the findings what was found when it was made."""
        deel = self._delen.get(naam)
        if deel is None or not _same(deel.uit, uit):
            found: list[Bevinding] = []
            deel = self._delen[naam] = _Deel(uit, make(found), tuple(found))
        if bevindingen is not None:
            bevindingen += deel.bevindingen
        waarde: T = deel.waarde
        return waarde


def _same(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    return len(one) == len(other) and all(
        a is b or (type(a) is int and type(b) is int and a == b)
        for a, b in zip(one, other, strict=True)
    )
