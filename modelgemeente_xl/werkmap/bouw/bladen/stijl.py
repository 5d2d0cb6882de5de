"""The look of the workbook as XlsxWriter makes it: one font, and formats by owner and kind."""

from collections.abc import Mapping
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

from modelgemeente_xl.werkmap.indeling.declaratie import Eigenaar
from modelgemeente_xl.werkmap.indeling.formaten import SLEUTEL, Formaat
from modelgemeente_xl.werkmap.indeling.kleuren import (
    DONKER,
    GRIJS,
    INKT,
    INVOER,
    KOPKLEUR,
    LIJN,
    VLAK,
    WIT,
)

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

    def cel(self, eigenaar: Eigenaar, formaat: Formaat, **extra: Any) -> Format:
        """Format of a table cell: by owner (colour, lock) and by kind of value."""
        properties: dict[str, Any] = {
            "num_format": formaat.notatie,
            "bottom": 1,
            "bottom_color": LIJN,
            "locked": eigenaar is not Eigenaar.INVOER,
        }
        if formaat.terugloop:
            properties["text_wrap"] = True
        if formaat.inspringen:
            properties |= {"indent": 1, "align": "left"}
        if formaat.klein:
            properties |= {"font_size": 8, "font_color": GRIJS}
        if eigenaar is Eigenaar.INVOER:
            properties["bg_color"] = INVOER
        if eigenaar is Eigenaar.FORMULE:
            properties["bg_color"] = VLAK
        return self.of(**(properties | extra))

    def kop(self, eigenaar: Eigenaar, formaat: Formaat = SLEUTEL) -> Format:
        """Format of a table header: coloured by owner, aligned as the values beneath."""
        return self.of(
            bold=True,
            font_color=WIT,
            bg_color=KOPKLEUR[eigenaar],
            text_wrap=True,
            align="left" if formaat.is_tekst else "right",
            indent=1 if formaat.inspringen else 0,
        )

    @property
    def jaarkop(self) -> Format:
        """A year above its column, computed."""
        return self.of(
            bold=True, font_color=WIT, bg_color=KOPKLEUR[Eigenaar.FORMULE], align="right"
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
