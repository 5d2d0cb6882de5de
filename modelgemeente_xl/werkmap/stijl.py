"""The look of the workbook: one palette, one font, number formats from one list."""

from collections.abc import Mapping
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

from modelgemeente_xl.werkmap.declaratie import Eigenaar, Soort

INKT = "#1B2B38"
DONKER = "#1F4E66"
GRIJS = "#5B6770"
LIJN = "#C9D1D6"
VLAK = "#EEF3F5"
INVOER = "#FFF6DB"
WIT = "#FFFFFF"
GOED, GOED_VLAK = "#1B5E20", "#E3F3E5"
LET_OP, LET_OP_VLAK = "#7A4B00", "#FFEFCC"
FOUT, FOUT_VLAK = "#8E1B1B", "#FBE1E1"

KOPKLEUR = {
    Eigenaar.SLEUTEL: GRIJS,
    Eigenaar.CATALOGUS: DONKER,
    Eigenaar.INVOER: "#7A4B00",
    Eigenaar.FORMULE: "#37604A",
}
TABKLEUR = {
    Soort.INVOER: "#E0A100",
    Soort.CATALOGUS: "#1F4E66",
    Soort.DOMEIN: "#37604A",
    Soort.PRESENTATIE: "#2A7F9E",
    Soort.CONTROLE: "#8E1B1B",
    Soort.LOG: "#5B6770",
}
DOMEINKLEUREN = ("#1F4E66", "#2A7F9E", "#7FB7BE", "#5E8C61", "#B98B2B", "#8A5A83")

GETALFORMATEN = {
    "tekst": "General",
    "lang": "General",
    "sleutel": "General",
    "code": "General",
    "euro": "#,##0",
    "euro_cent": "#,##0.00",
    "getal": "#,##0",
    "deel": "0.00",
    "uren": "0.0",
    "leeg_nul": "#,##0;-#,##0;",
    "factor": "0.0000",
    "procent": "0%",
    "procent_jaar": "0.0",
    "jaar": "0",
    "datum": "dd-mm-yyyy",
    "tijdstip": "dd-mm-yyyy hh:mm",
}
LINKS = ("tekst", "lang", "sleutel", "code")
_LETTER = {"font_name": "Calibri", "font_size": 10, "font_color": INKT, "valign": "vcenter"}


class Stijlen:
    """Makes each format once; asks go by properties."""

    def __init__(self, boek: Workbook) -> None:
        self._boek = boek
        self._formats: dict[tuple[tuple[str, Any], ...], Format] = {}

    def of(self, **properties: Any) -> Format:
        """The format with these properties on top of the common letter."""
        merged: Mapping[str, Any] = {**_LETTER, **properties}
        key = tuple(sorted(merged.items()))
        if key not in self._formats:
            self._formats[key] = self._boek.add_format(dict(merged))
        return self._formats[key]

    def cel(self, eigenaar: Eigenaar, formaat: str, **extra: Any) -> Format:
        """Format of a table cell: by owner (colour, lock) and by kind of value."""
        properties: dict[str, Any] = {
            "num_format": GETALFORMATEN[formaat],
            "bottom": 1,
            "bottom_color": LIJN,
            "locked": eigenaar is not Eigenaar.INVOER,
        }
        if formaat in ("lang", "sleutel"):
            properties["text_wrap"] = True
        if formaat in ("tekst", "lang", "code"):
            properties |= {"indent": 1, "align": "left"}
        if formaat == "sleutel":
            properties |= {"font_size": 8, "font_color": GRIJS}
        if eigenaar is Eigenaar.INVOER:
            properties["bg_color"] = INVOER
        if eigenaar is Eigenaar.FORMULE:
            properties["bg_color"] = VLAK
        return self.of(**(properties | extra))

    def kop(self, eigenaar: Eigenaar, formaat: str = "sleutel") -> Format:
        """Format of a table header: coloured by owner, aligned as the values beneath."""
        return self.of(
            bold=True,
            font_color=WIT,
            bg_color=KOPKLEUR[eigenaar],
            text_wrap=True,
            align="left" if formaat in LINKS else "right",
            indent=1 if formaat in ("tekst", "lang", "code") else 0,
        )

    @property
    def titel(self) -> Format:
        """Title of a sheet, in A1."""
        return self.of(bold=True, font_size=16, font_color=DONKER)

    @property
    def ondertitel(self) -> Format:
        """Line beneath the title."""
        return self.of(font_color=GRIJS)

    @property
    def sectie(self) -> Format:
        """Heading of a part of a sheet."""
        return self.of(bold=True, font_size=12, font_color=DONKER)

    @property
    def tekst(self) -> Format:
        """Plain text that wraps."""
        return self.of(text_wrap=True)

    @property
    def label(self) -> Format:
        """Name of a figure, to the left of it."""
        return self.of(bold=True)

    @property
    def link(self) -> Format:
        """A link: underlined, so that colour is not the only sign."""
        return self.of(font_color="#0B5394", underline=1)

    @property
    def oordeel(self) -> Format:
        """Outcome of a check; its colour is conditional."""
        return self.of(bold=True)
