"""The parts of a formula: references, calls, numbers, terms."""

import re
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Verwijzing:
    """A cell or a range of cells as a formula names it; rows and columns count from 1."""

    tekst: str
    blad: str
    boven: int
    links: int
    onder: int
    rechts: int
    vast: tuple[bool, bool, bool, bool]
    """Whether the column and row of the first cell, and those of the last, have a dollar."""

    @property
    def is_cel(self) -> bool:
        """One cell, not a range."""
        return (self.boven, self.links) == (self.onder, self.rechts)

    @property
    def aantal(self) -> int:
        """Number of cells."""
        return (self.onder - self.boven + 1) * (self.rechts - self.links + 1)


@dataclass(frozen=True, slots=True)
class Tabelverwijzing:
    """A reference into a table: `tabel[wat]`, with the headers it names in their order."""

    tekst: str
    tabel: str
    wat: str
    kolommen: tuple[str, ...]

    @property
    def is_reeks(self) -> bool:
        """From one column to another: `tabel[[A]:[B]]`."""
        return "]:[" in self.wat

    @property
    def deze_rij(self) -> bool:
        """The cell in the same row."""
        return "#This Row" in self.wat or self.wat.startswith("@")


def tabelverwijzing_of(tekst: str) -> Tabelverwijzing:
    """Read `tabel[...]`."""
    tabel, _, wat = tekst[:-1].partition("[")
    koppen = re.findall(r"\[([^\[\]]+)\]", wat) if wat.startswith("[") else [wat]
    kolommen = tuple(kop for kop in koppen if kop and kop[0] not in "#@")
    return Tabelverwijzing(tekst, tabel, wat, kolommen)


def plain_name(naam: str) -> str:
    """Name of a function in capitals, without what a file puts before newer ones."""
    return naam.upper().removeprefix("_XLFN.").removeprefix("_XLWS.")


@dataclass(slots=True)
class Oproep:
    """A call of a function; per argument where it begins and ends among the pieces."""

    naam: str
    begin: int
    grenzen: list[tuple[int, int]] = field(default_factory=list)

    @property
    def functie(self) -> str:
        """The name of the function, as people know it."""
        return plain_name(self.naam)


@dataclass(frozen=True, slots=True)
class Getal:
    """A number that is written in a formula, and the call and argument (from 0) it stands in."""

    tekst: str
    functie: str
    argument: int


@dataclass(slots=True)
class Sjabloon:
    """A formula without its cells: what all formulas that differ only in those have in common.

    A piece that is a number stands for the cell or range of that index; `plekken` has the text
    before each (its sheet).
    """

    stukken: list[str | int] = field(default_factory=list)
    plekken: list[str] = field(default_factory=list)
    oproepen: list[Oproep] = field(default_factory=list)
    getallen: list[Getal] = field(default_factory=list)
    hele: list[str] = field(default_factory=list)
    tabellen: list[Tabelverwijzing] = field(default_factory=list)
    namen: list[str] = field(default_factory=list)
    elders: list[str] = field(default_factory=list)
    """References to another workbook."""
    termen: list[tuple[int, int]] = field(default_factory=list)
    operatoren: int = 0
    verwijsfout: bool = False
    leesbaar: bool = True


@dataclass(frozen=True, slots=True)
class Ontleed:
    """A formula (with its `=`) in its parts."""

    tekst: str
    sjabloon: Sjabloon
    bereiken: tuple[Verwijzing, ...]

    @property
    def rekent(self) -> bool:
        """More than a plain reference."""
        return bool(self.sjabloon.operatoren or self.sjabloon.oproepen)

    def stukken(self) -> list[str | Verwijzing]:
        """Its tokens in order."""
        return [
            stuk if isinstance(stuk, str) else self.bereiken[stuk] for stuk in self.sjabloon.stukken
        ]

    def tekst_van(self, begin: int, eind: int) -> str:
        """Text of some of its pieces."""
        return "".join(
            stuk if isinstance(stuk, str) else self.bereiken[stuk].tekst
            for stuk in self.sjabloon.stukken[begin:eind]
        )

    def argumenten(self, call: Oproep) -> list[str]:
        """Texts of the arguments of a call."""
        return [self.tekst_van(begin, eind) for begin, eind in call.grenzen]

    def termen(self) -> list[str]:
        """Texts of the terms of the outermost addition, or of the whole formula."""
        return [self.tekst_van(begin, eind) for begin, eind in self.sjabloon.termen]
