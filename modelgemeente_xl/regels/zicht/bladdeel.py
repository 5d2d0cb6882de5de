"""One sheet as its part of the package holds it: what openpyxl drops, or reads less exactly."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from modelgemeente_xl.excel.adressen import Bereik, column_number, parse_areas
from modelgemeente_xl.excel.waarde import Waarde
from modelgemeente_xl.regels.zicht.bladstukken import (
    Koppeling,
    Opmaakregel,
    Validatie,
    opmaakregel_of,
    validatie_of,
)
from modelgemeente_xl.regels.zicht.xmldeel import MAIN, RELATIE, X14, XM, getal, waar

_ADRES = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_VERBORGEN = re.compile(rb'<row r="([0-9]+)"(?=[^<>]*\s(?:hidden="(?:1|true)"|ht="0*+(?:\.0*+)?"))')
_GROEP = re.compile(rb'<row r="([0-9]+)"(?=[^<>]*\scollapsed="(?:1|true)")')
_BREEDTE = 9.14
"""Width of a column that nobody set, in characters."""


@dataclass(frozen=True)
class Bladdeel:
    """A sheet by name, with the root of its part."""

    naam: str
    part: str
    root: etree._Element
    geheel: bytes | None = None
    """The part as it is, where `root` lacks rows in which nothing stands."""

    @cached_property
    def uitkomsten(self) -> dict[tuple[int, int], Waarde]:
        """Cached result of every formula cell; a formula without one is not in it."""
        found: dict[tuple[int, int], Waarde] = {}
        for formule in self.root.iter(f"{MAIN}f"):
            cel = formule.getparent()
            match = _ADRES.fullmatch(cel.get("r", "")) if cel is not None else None
            if cel is None or match is None:
                continue
            soort, value = cel.get("t", "n"), formule.getnext()
            if value is not None or soort == "str":
                text = "" if value is None else value.text or ""
                result = _uitkomst(soort, text)
                if result is not None:
                    found[int(match[2]), column_number(match[1])] = result
        return found

    @cached_property
    def validaties(self) -> tuple[Validatie, ...]:
        """All validations, also those that newer Excel keeps in an extension."""
        gewoon = (
            validatie_of(
                v, v.get("sqref", ""), v.find(f"{MAIN}formula1"), v.find(f"{MAIN}formula2")
            )
            for v in self.root.iter(f"{MAIN}dataValidation")
        )
        nieuw = (
            validatie_of(
                v,
                v.findtext(f"{XM}sqref") or "",
                v.find(f"{X14}formula1/{XM}f"),
                v.find(f"{X14}formula2/{XM}f"),
            )
            for v in self.root.iter(f"{X14}dataValidation")
        )
        return (*gewoon, *nieuw)

    @cached_property
    def _per_kolom(self) -> dict[int, list[tuple[int, int, Validatie]]]:
        index: dict[int, list[tuple[int, int, Validatie]]] = {}
        for validatie in self.validaties:
            for r in validatie.bereiken:
                for kolom in range(r.kolom, r.kolom_tot + 1):
                    index.setdefault(kolom, []).append((r.rij, r.rij_tot, validatie))
        return index

    def validatie_van(self, rij: int, kolom: int) -> Validatie | None:
        """The validation of a cell."""
        for boven, onder, validatie in self._per_kolom.get(kolom, ()):
            if boven <= rij <= onder:
                return validatie
        return None

    @cached_property
    def opmaakregels(self) -> tuple[Opmaakregel, ...]:
        """Conditional formats, also those in an extension."""
        found = []
        for blok in self.root.iter(f"{MAIN}conditionalFormatting"):
            for regel in blok.iter(f"{MAIN}cfRule"):
                formules = tuple(f.text or "" for f in regel.iter(f"{MAIN}formula"))
                found.append(opmaakregel_of(regel, blok.get("sqref", ""), formules))
        for blok in self.root.iter(f"{X14}conditionalFormatting"):
            for regel in blok.iter(f"{X14}cfRule"):
                formules = tuple(f.text or "" for f in regel.iter(f"{XM}f"))
                found.append(opmaakregel_of(regel, blok.findtext(f"{XM}sqref") or "", formules))
        return tuple(found)

    @cached_property
    def koppelingen(self) -> tuple[Koppeling, ...]:
        """All hyperlinks."""
        return tuple(
            Koppeling(h.get("ref", ""), h.get(f"{RELATIE}id", ""), h.get("location", ""))
            for h in self.root.iter(f"{MAIN}hyperlink")
        )

    @cached_property
    def samengevoegd(self) -> tuple[str, ...]:
        """Merged ranges."""
        return tuple(m.get("ref", "") for m in self.root.iter(f"{MAIN}mergeCell"))

    @cached_property
    def breedten(self) -> tuple[tuple[int, int, float], ...]:
        """First and last column with their width in characters; a hidden column has 0."""
        found = []
        for col in self.root.iter(f"{MAIN}col"):
            breed = 0.0 if waar(col, "hidden") else getal(col, "width", _BREEDTE)
            found.append((int(getal(col, "min", 1)), int(getal(col, "max", 1)), breed))
        return tuple(found)

    def breedte(self, kolom: int) -> float:
        """Width of a column in characters."""
        for eerste, laatste, breed in self.breedten:
            if eerste <= kolom <= laatste:
                return breed
        opmaak = self.root.find(f"{MAIN}sheetFormatPr")
        return _BREEDTE if opmaak is None else getal(opmaak, "defaultColWidth", _BREEDTE)

    @cached_property
    def verborgen_rijen(self) -> tuple[int, ...]:
        """Rows that are hidden or have no height."""
        if self.geheel is not None:
            hidden = b' hidden="' in self.geheel or b' ht="0' in self.geheel
            found = _VERBORGEN.finditer(self.geheel) if hidden else ()
            return tuple(int(match[1]) for match in found)
        return tuple(
            int(getal(row, "r", 0))
            for row in self.root.iter(f"{MAIN}row")
            if waar(row, "hidden") or getal(row, "ht", 1) == 0
        )

    @cached_property
    def gevouwen_kolommen(self) -> tuple[tuple[int, int], ...]:
        """First and last of the columns at which a closed group is opened again."""
        return tuple(
            (int(getal(col, "min", 1)), int(getal(col, "max", 1)))
            for col in self.root.iter(f"{MAIN}col")
            if waar(col, "collapsed")
        )

    @cached_property
    def gevouwen_rijen(self) -> tuple[int, ...]:
        """Rows at which a closed group is opened again."""
        if self.geheel is not None:
            found = _GROEP.finditer(self.geheel) if b" collapsed=" in self.geheel else ()
            return tuple(int(match[1]) for match in found)
        return tuple(
            int(getal(row, "r", 0))
            for row in self.root.iter(f"{MAIN}row")
            if waar(row, "collapsed")
        )

    @property
    def bevroren_rijen(self) -> int:
        """Number of rows that stay in view."""
        pane = self.root.find(f"{MAIN}sheetViews/{MAIN}sheetView/{MAIN}pane")
        if pane is None or not pane.get("state", "").startswith("frozen"):
            return 0
        return int(getal(pane, "ySplit", 0))

    @property
    def kop(self) -> str:
        """Page header, with its codes."""
        return self.root.findtext(f"{MAIN}headerFooter/{MAIN}oddHeader") or ""

    @property
    def voet(self) -> str:
        """Page footer, with its codes."""
        return self.root.findtext(f"{MAIN}headerFooter/{MAIN}oddFooter") or ""

    @property
    def has_filter(self) -> bool:
        """Whether the sheet itself has a filter, outside tables."""
        return self.root.find(f"{MAIN}autoFilter") is not None

    def gefilterd(self) -> Iterator[Bereik]:
        """Range of the sheet's own filter, where it holds rows back."""
        for filter_ in self.root.findall(f"{MAIN}autoFilter"):
            if filter_.find(f"{MAIN}filterColumn") is not None:
                yield from parse_areas(filter_.get("ref", ""))


def _uitkomst(soort: str, text: str) -> Waarde:
    if soort == "b":
        return text == "1"
    if soort != "n":
        return text
    try:
        return float(text)
    except ValueError:
        return None
