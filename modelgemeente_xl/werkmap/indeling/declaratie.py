"""What stands where in the workbook: sheets, tables, columns with their owner, and names.

This is the one declaration. `bouw` writes it; reading, applying and checking lean on it too.
Formulas are written as Excel shows them, with `[@Kolom]` for the cell in the same row, and what
`boven` gives for a cell above the table. Places are never counted: rows go by the name that their
enumeration gives them, columns by their header (besluit 0025).
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum
from typing import Self

from modelgemeente_xl.excel.adressen import column_letters
from modelgemeente_xl.model.ontwikkeling import DOMEINEN
from modelgemeente_xl.werkmap.indeling.formaten import TEKST, Formaat


class Eigenaar(StrEnum):
    """Who a column belongs to (law 5)."""

    SLEUTEL = "sleutel"
    CATALOGUS = "catalogus"
    INVOER = "invoer"
    FORMULE = "formule"


class Soort(StrEnum):
    """Kind of sheet; formulas depend one way, from invoer to presentatie (rule 11)."""

    INVOER = "invoer"
    CATALOGUS = "catalogus"
    DOMEIN = "domein"
    PRESENTATIE = "presentatie"
    CONTROLE = "controle"
    LOG = "log"


class Bladrij(IntEnum):
    """Rows (from 0) of a sheet one beneath the other, each with the label that stands in it."""

    label: str

    def __new__(cls, label: str) -> Self:
        """Give a row the place beneath the one before it."""
        rij = int.__new__(cls, cls.eerste() + len(cls.__members__))
        rij._value_ = int(rij)
        rij.label = label
        return rij

    @staticmethod
    def eerste() -> int:
        """Place of the first of these rows."""
        return 0


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column of a table: header, owner, width in characters, number format and formula.

    `keuzelijst` names a list of `lijsten`; `uitleg` is what the user sees on entering a cell.
    An `uitkomst` on a sheet of input shows what was computed, and nothing reads it (besluit 0036).
    """

    naam: str
    eigenaar: Eigenaar
    breedte: float
    formaat: Formaat = TEKST
    formule: str = ""
    keuzelijst: str = ""
    uitleg: str = ""
    uitkomst: bool = False


@dataclass(frozen=True, slots=True)
class Tabel:
    """An Excel table: header in `kop_rij` (from 0) on its sheet, first column `kolom` (from 0).

    One that stands beneath others has no row of its own; `op` gives it one.
    """

    naam: str
    blad: str
    kolommen: tuple[Kolom, ...]
    kop_rij: int = -1
    kolom: int = 0

    def op(self, kop_rij: int, kolom: int = 0) -> Self:
        """The table at a place."""
        return replace(self, kop_rij=kop_rij, kolom=kolom)

    def index(self, naam: str) -> int:
        """Sheet column (from 0) of a table column."""
        return self.kolom + [kolom.naam for kolom in self.kolommen].index(naam)

    def formule(self, kolom: Kolom) -> str:
        """The formula of a column as it stands in the file."""
        return expand(place(kolom.formule, kolom.naam, self.index), self.naam)


@dataclass(frozen=True, slots=True)
class Blad:
    """One sheet: its kind gives the tab colour; a protected sheet has no password."""

    naam: str
    soort: Soort
    titel: str
    beschermd: bool
    inhoud: str = ""
    """What Start says of it; `{gemeenten}` is how many the register has."""


BLADEN = (
    Blad("Start", Soort.INVOER, "ICT-begroting", True),
    Blad(
        "Totaal",
        Soort.PRESENTATIE,
        "Totaal van de ICT-begroting",
        True,
        "Samenvatting, domeinen, benchmark, herkomst en grafieken",
    ),
    Blad(
        "Algemeen",
        Soort.DOMEIN,
        "Algemene ontwikkelingen",
        False,
        "Begrotingsregels van de algemene ontwikkelingen",
    ),
    Blad(
        "Bedrijfsvoering",
        Soort.DOMEIN,
        "Domein bedrijfsvoering",
        False,
        "Begrotingsregels van de bedrijfsvoering",
    ),
    Blad(
        "Dienstverlening",
        Soort.DOMEIN,
        "Domein dienstverlening",
        False,
        "Begrotingsregels van de dienstverlening",
    ),
    Blad("Fysiek", Soort.DOMEIN, "Fysiek domein", False, "Begrotingsregels van het fysiek domein"),
    Blad(
        "OOV",
        Soort.DOMEIN,
        "Domein openbare orde en veiligheid",
        False,
        "Begrotingsregels van openbare orde en veiligheid",
    ),
    Blad(
        "Sociaal", Soort.DOMEIN, "Sociaal domein", False, "Begrotingsregels van het sociaal domein"
    ),
    Blad(
        "Basis",
        Soort.DOMEIN,
        "Basis: in stand houden",
        False,
        "In stand houden: de lopende ICT-kosten",
    ),
    Blad(
        "Ontwikkelingen",
        Soort.CATALOGUS,
        "Ontwikkelingen",
        False,
        "Wat er komt, wat het vraagt, het wettelijk kader en de bronnen",
    ),
    Blad(
        "Agenda",
        Soort.PRESENTATIE,
        "Digitale agenda",
        True,
        "De digitale agenda: wanneer speelt wat",
    ),
    Blad(
        "Parameters",
        Soort.INVOER,
        "Parameters",
        False,
        "Loonkosten, index, drijvers, grootteklassen en kostensoorten",
    ),
    Blad(
        "Gemeenten",
        Soort.CATALOGUS,
        "Gemeenten",
        False,
        "De {gemeenten} gemeenten met hun inwoners",
    ),
    Blad("Wijzigingen", Soort.LOG, "Wijzigingen", False, "Logboek van wat knoppen deden"),
    Blad(
        "Controle",
        Soort.CONTROLE,
        "Controle",
        False,
        "Alle toetsen, en de vergelijking met de Python-berekening",
    ),
    Blad(
        "Catalogus",
        Soort.CATALOGUS,
        "Catalogus zoals laatst geschreven",
        False,
        "De regels zoals laatst geschreven, met onderbouwing en bronnen",
    ),
)
KNOPBLADEN = ("Gemeenten", "Wijzigingen", "Controle", "Catalogus")
"""Sheets that only buttons write. Excel lets no button grow a table on a protected sheet, so their
cells refuse typing instead (besluit 0011)."""

RANG = {
    Soort.INVOER: 0,
    Soort.CATALOGUS: 0,
    Soort.LOG: 0,
    Soort.DOMEIN: 1,
    Soort.PRESENTATIE: 3,
    Soort.CONTROLE: 4,
}


def rang_of(blad: Blad) -> int:
    """Place in the order of computation: a sheet reads only from sheets of its own place or before.

    Ontwikkelingen holds catalogue texts and, behind them, what the domain sheets cost per
    development (besluit 0005).
    """
    return 2 if blad.naam == "Ontwikkelingen" else RANG[blad.soort]


UITKOMST = {blad: f"Uitkomst_{blad}" for blad in ("Start", "Nulmeting", "Dekking", "Realisatie")}
"""Per sheet of input the name of its cells that show what was computed, and that nothing reads."""
RANG_UITKOMST = RANG[Soort.CONTROLE]
"""Such a cell comes last, though its sheet comes first (besluit 0036)."""


@dataclass(frozen=True, slots=True)
class Letter:
    """The smallest letter that a sheet may have on paper, in points, and why it may be small."""

    punten: float
    reden: str = ""


LEESBAAR = Letter(7.5)
"""What is read with ease; for every sheet that is not among `LETTERS`."""
_VERGADERING = Letter(8)
_NASLAG = Letter(
    6, "naslag: wordt op het scherm gebruikt, en hoort niet bij wat samen wordt afgedrukt"
)
_EERSTE = "de eerste indeling drukt hier te veel kolommen af; de tweede maakt het blad smaller"
LETTERS = {
    **dict.fromkeys(("Bestuur", "Totaal", "Scenario's", "Agenda"), _VERGADERING),
    **dict.fromkeys(("Parameters", "Wijzigingen", "Catalogus"), _NASLAG),
    # Half a point beneath what they print with now, so that a column of the user still fits.
    **dict.fromkeys(DOMEINEN.values(), Letter(3.5, _EERSTE)),
    "Start": Letter(5.9, _EERSTE),
    "Basis": Letter(5.6, _EERSTE),
    "Ontwikkelingen": Letter(3.4, _EERSTE),
}
"""What goes to a meeting, what is looked up, and what is not yet as it should be (besluit 0037)."""

DOMEINBLADEN = tuple(blad.naam for blad in BLADEN if blad.naam in DOMEINEN.values())
"""The sheets of the domains, in their order; Basis computes as they do and is none of them."""
if _zonder := set(DOMEINEN.values()) - set(DOMEINBLADEN):
    raise ValueError(f"geen blad voor domein {', '.join(sorted(_zonder))}: zet het bij BLADEN")

_ABOVE = re.compile(r"\[\^(\d+)(?:\|([^\]]+))?\]")
_CELL_IN_ROW = re.compile(r"\[@(?:\[([^\]]+)\]|([^\]\[]+))\]")


def expand(formule: str, tabel: str) -> str:
    """Turn `[@Kolom]` into `tabel[[#This Row],[Kolom]]`, the form the file format asks for."""
    return _CELL_IN_ROW.sub(lambda m: f"{tabel}[[#This Row],[{m[1] or m[2]}]]", formule)


def boven(rij: Bladrij, kolom: str = "") -> str:
    """In a formula: the cell of a row above the table, in the column itself or in a named one."""
    return f"[^{int(rij)}|{kolom}]" if kolom else f"[^{int(rij)}]"


def place(formule: str, kolom: str, index: Callable[[str], int]) -> str:
    """Turn what `boven` gave into references, from where the columns (from 0) of the sheet are."""

    def found(match: re.Match[str]) -> str:
        rij, ander = int(match[1]), match[2]
        return cel(rij, index(ander), "beide") if ander else cel(rij, index(kolom), "rij")

    return _ABOVE.sub(found, formule)


def aaneen(kolommen: Sequence[Kolom], eerste: str, laatste: str, aantal: int) -> str:
    """Reference within a table to so many columns side by side; refuses where one came between."""
    namen = [kolom.naam for kolom in kolommen]
    found = namen.index(laatste) - namen.index(eerste) + 1
    if found != aantal:
        raise ValueError(
            f"van {eerste} tot en met {laatste} staan {found} kolommen en horen er {aantal} te "
            "staan; zet een nieuwe kolom ervoor of erachter"
        )
    return f"[{eerste}]:[{laatste}]"


def tabelnaam(blad: str) -> str:
    """Name of the table of a domain sheet."""
    return f"tbl{blad}"


def cel(rij: int, kolom: int, vast: str = "") -> str:
    """A1 reference of a cell (row and column from 0); `vast` is '', 'rij', 'kolom' or 'beide'."""
    dollar_kolom = "$" if vast in ("kolom", "beide") else ""
    dollar_rij = "$" if vast in ("rij", "beide") else ""
    return f"{dollar_kolom}{column_letters(kolom + 1)}{dollar_rij}{rij + 1}"
