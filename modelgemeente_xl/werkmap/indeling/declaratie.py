"""What stands where in the workbook: sheets, tables, columns with their owner, and names.

This is the one declaration. `bouw` writes it; reading, applying and checking lean on it too.
Formulas are written as Excel shows them, with `[@Kolom]` for the cell in the same row.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from modelgemeente_xl.excel.adressen import column_letters


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


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column of a table: header, owner, width in characters, number format and formula.

    `keuzelijst` names a list of `lijsten`; `uitleg` is what the user sees on entering a cell.
    """

    naam: str
    eigenaar: Eigenaar
    breedte: float
    formaat: str = "tekst"
    formule: str = ""
    keuzelijst: str = ""
    uitleg: str = ""


@dataclass(frozen=True, slots=True)
class Tabel:
    """An Excel table: header in `kop_rij` (from 0) on its sheet, first column `kolom` (from 0)."""

    naam: str
    blad: str
    kolommen: tuple[Kolom, ...]
    kop_rij: int
    kolom: int = 0

    def index(self, naam: str) -> int:
        """Sheet column (from 0) of a table column."""
        return self.kolom + [kolom.naam for kolom in self.kolommen].index(naam)

    def formule(self, kolom: Kolom) -> str:
        """The formula of a column as it stands in the file."""
        return expand(kolom.formule, self.naam)


@dataclass(frozen=True, slots=True)
class Blad:
    """One sheet: its kind gives the tab colour; a protected sheet has no password."""

    naam: str
    soort: Soort
    titel: str
    beschermd: bool


BLADEN = (
    Blad("Start", Soort.INVOER, "ICT-begroting", True),
    Blad("Totaal", Soort.PRESENTATIE, "Totaal van de ICT-begroting", True),
    Blad("Algemeen", Soort.DOMEIN, "Algemene ontwikkelingen", False),
    Blad("Bedrijfsvoering", Soort.DOMEIN, "Domein bedrijfsvoering", False),
    Blad("Dienstverlening", Soort.DOMEIN, "Domein dienstverlening", False),
    Blad("Fysiek", Soort.DOMEIN, "Fysiek domein", False),
    Blad("OOV", Soort.DOMEIN, "Domein openbare orde en veiligheid", False),
    Blad("Sociaal", Soort.DOMEIN, "Sociaal domein", False),
    Blad("Basis", Soort.DOMEIN, "Basis: in stand houden", False),
    Blad("Ontwikkelingen", Soort.CATALOGUS, "Ontwikkelingen", False),
    Blad("Agenda", Soort.PRESENTATIE, "Digitale agenda", True),
    Blad("Parameters", Soort.INVOER, "Parameters", False),
    Blad("Gemeenten", Soort.CATALOGUS, "Gemeenten", False),
    Blad("Wijzigingen", Soort.LOG, "Wijzigingen", False),
    Blad("Controle", Soort.CONTROLE, "Controle", False),
    Blad("Catalogus", Soort.CATALOGUS, "Catalogus zoals laatst geschreven", False),
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


DOMEINBLADEN = tuple(blad.naam for blad in BLADEN[2:8])

_CELL_IN_ROW = re.compile(r"\[@(?:\[([^\]]+)\]|([^\]\[]+))\]")


def expand(formule: str, tabel: str) -> str:
    """Turn `[@Kolom]` into `tabel[[#This Row],[Kolom]]`, the form the file format asks for."""
    return _CELL_IN_ROW.sub(lambda m: f"{tabel}[[#This Row],[{m[1] or m[2]}]]", formule)


def tabelnaam(blad: str) -> str:
    """Name of the table of a domain sheet."""
    return f"tbl{blad}"


def cel(rij: int, kolom: int, vast: str = "") -> str:
    """A1 reference of a cell (row and column from 0); `vast` is '', 'rij', 'kolom' or 'beide'."""
    dollar_kolom = "$" if vast in ("kolom", "beide") else ""
    dollar_rij = "$" if vast in ("rij", "beide") else ""
    return f"{dollar_kolom}{column_letters(kolom + 1)}{dollar_rij}{rij + 1}"
