"""The workbook part and what hangs on it: sheets, names, calculation, links to outside, charts."""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from modelgemeente_xl.bestand.pakket.deelnamen import part_found
from modelgemeente_xl.bestand.pakket.pakket import workbook_part
from modelgemeente_xl.regels.zicht.xmldeel import (
    DRAWING,
    GRAFIEK,
    MAIN,
    RELATIE,
    TEKENING,
    parse_xml,
    waar,
)

MEEST_CIJFERS = 8
"""A row has seven digits at most; what is longer is no place."""


@dataclass(frozen=True, slots=True)
class Bladvermelding:
    """A sheet as the workbook lists it."""

    naam: str
    part: str
    staat: str


@dataclass(frozen=True, slots=True)
class Naam:
    """A defined name; `blad` is the index of its sheet, or -1 for the whole workbook."""

    naam: str
    blad: int
    verborgen: bool
    tekst: str

    @property
    def ingebouwd(self) -> bool:
        """Made by Excel itself: print areas, filters, slicers."""
        return self.naam.startswith(("_xlnm.", "_xl", "Slicer_", "NativeTimeline_"))


@dataclass(frozen=True, slots=True)
class Verband:
    """A relation of a part: kind (last part of its type), target, and whether it leads outside."""

    id: str
    soort: str
    doel: str
    buiten: bool


@dataclass(frozen=True, slots=True)
class Tekenobject:
    """A chart, picture or shape on a sheet, with its alternative text.

    `plek` is the place in this workbook that a press leads to, empty where it leads to none.
    """

    cel: tuple[int, int]
    soort: str
    naam: str
    tekst: str
    versiering: bool
    plek: str


@dataclass(frozen=True)
class Werkmapdeel:
    """What the package says about the workbook as a whole."""

    parts: Mapping[str, bytes]

    @cached_property
    def part(self) -> str:
        """Name of the workbook part."""
        return workbook_part(dict(self.parts))

    @cached_property
    def root(self) -> etree._Element:
        """Root of the workbook part."""
        return parse_xml(self.parts.get(self.part))

    @cached_property
    def bladen(self) -> tuple[Bladvermelding, ...]:
        """Sheets in their order."""
        doelen = {relatie.id: relatie.doel for relatie in self.relaties(self.part)}
        return tuple(
            Bladvermelding(
                sheet.get("name", ""),
                doelen.get(sheet.get(f"{RELATIE}id", ""), ""),
                sheet.get("state", "visible"),
            )
            for sheet in self.root.iter(f"{MAIN}sheet")
        )

    @cached_property
    def namen(self) -> tuple[Naam, ...]:
        """Defined names."""
        return tuple(
            Naam(
                n.get("name", ""),
                int(n.get("localSheetId", "-1")) if n.get("localSheetId", "0").isdigit() else -1,
                waar(n, "hidden"),
                n.text or "",
            )
            for n in self.root.iter(f"{MAIN}definedName")
        )

    def relaties(self, part: str) -> tuple[Verband, ...]:
        """The relations of a part."""
        folder, _, file = part.rpartition("/")
        rels = part_found(self.parts, f"{folder}/_rels/{file}.rels")
        root = parse_xml(self.parts.get(rels))
        return tuple(
            Verband(
                r.get("Id", ""),
                r.get("Type", "").rpartition("/")[2],
                r.get("Target", "")
                if r.get("TargetMode") == "External"
                else part_found(self.parts, _heel(folder, r.get("Target", ""))),
                r.get("TargetMode") == "External",
            )
            for r in root.iterfind("{*}Relationship")
        )

    def grafieken(self) -> Iterator[tuple[str, etree._Element]]:
        """Every chart part with its root."""
        for part in self.parts:
            if part.startswith("xl/charts/chart") and part.endswith(".xml"):
                yield part, parse_xml(self.parts[part])

    def grafiekverwijzingen(self) -> Iterator[tuple[str, str]]:
        """Every reference in a chart, with its part."""
        for part, root in self.grafieken():
            for f in root.iter(f"{GRAFIEK}f"):
                yield part, f.text or ""

    def tekenobjecten(self, blad_part: str) -> Iterator[Tekenobject]:
        """What is drawn on a sheet."""
        for relatie in self.relaties(blad_part):
            if relatie.soort == "drawing":
                root = parse_xml(self.parts.get(relatie.doel))
                # Excel writes a place in the workbook itself as a part named after it.
                plekken = {
                    r.id: r.doel.partition("#")[2]
                    for r in self.relaties(relatie.doel)
                    if r.soort == "hyperlink" and not r.buiten
                }
                for anker in root:
                    yield from _objecten(anker, plekken)


def _objecten(anker: etree._Element, plekken: Mapping[str, str]) -> Iterator[Tekenobject]:
    van = anker.find(f"{TEKENING}from")
    rij, kolom = (_plaats(van, as_) for as_ in ("row", "col"))
    for eigenschap in anker.iter(f"{TEKENING}cNvPr"):
        ouder = eigenschap.getparent()
        grootouder = ouder.getparent() if ouder is not None else None
        soort = etree.QName(grootouder).localname if grootouder is not None else ""
        versiering = any(
            etree.QName(e).localname == "decorative" and waar(e, "val")
            for e in eigenschap.iter(etree.Element)
        )
        druk = eigenschap.find(f"{DRAWING}hlinkClick")
        yield Tekenobject(
            (rij, kolom),
            soort,
            eigenschap.get("name", ""),
            eigenschap.get("descr", "").strip(),
            versiering,
            "" if druk is None else plekken.get(druk.get(f"{RELATIE}id", ""), ""),
        )


def _plaats(van: etree._Element | None, as_: str) -> int:
    """Row or column (from 1) where an anchor begins; the first where it says none that can be."""
    tekst = "" if van is None else van.findtext(f"{TEKENING}{as_}", "")
    return int(tekst) + 1 if tekst.isdecimal() and len(tekst) < MEEST_CIJFERS else 1


def _heel(folder: str, target: str) -> str:
    whole = target if target.startswith("/") else f"{folder}/{target}"
    return posixpath.normpath(whole).lstrip("/")


def themakleuren(parts: Mapping[str, bytes]) -> tuple[str, ...]:
    """The colours of the theme in the order in which cells number them."""
    root = parse_xml(next((c for p, c in parts.items() if p.startswith("xl/theme/")), None))
    schema = root.find(f".//{DRAWING}clrScheme")
    if schema is None:
        return ()
    kleuren = []
    for kleur in schema:
        waarde = next(iter(kleur), None)
        attribuut = "" if waarde is None else waarde.get("lastClr") or waarde.get("val") or ""
        kleuren.append(attribuut[-6:])
    # Cells count light before dark; the scheme has them the other way round.
    return tuple(kleuren[i] for i in (1, 0, 3, 2) if i < len(kleuren)) + tuple(kleuren[4:])
