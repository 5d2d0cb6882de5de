"""The package with its parts where IronCalc and openpyxl look for them.

A package may keep its parts anywhere and refer to them in more than one way; they read one.
"""

import posixpath
import re
from collections.abc import Iterable, Mapping

from modelgemeente_xl.bestand.grond.xmltekst import attribute, xml_text
from modelgemeente_xl.bestand.pakket.pakket import (
    INHOUDSTYPEN,
    Relatie,
    relations,
    relations_part,
    workbook_part,
)

_MAP = "xl"
_BOOK = "officeDocument"
_PLACES = {"styles": "xl/styles.xml", "sharedStrings": "xl/sharedStrings.xml"}
_KIND = b"application/vnd.openxmlformats-officedocument.spreadsheetml."
_KINDS = {
    "xl/workbook.xml": b"sheet.main",
    "xl/worksheets/": b"worksheet",
    "xl/tables/": b"table",
    "xl/styles.xml": b"styles",
    "xl/sharedStrings.xml": b"sharedStrings",
}
_TYPES = (
    b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" '
    b'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
)
_LISTED = re.compile(rb"""\sPartName\s*=\s*["']([^"'<]*)""")
_TYPE = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_RELATIONS = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'


def standard_places(parts: Mapping[str, bytes], copy: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts of `copy`, that bear the names of `parts`, where the engine looks for them."""
    workbook = workbook_part(parts)
    links = [r for r in relations(parts, workbook) if r.doel in parts]
    places = {workbook: "xl/workbook.xml"}
    written: dict[str, bytes] = {}
    for number, link in enumerate(links, 1):
        if link.soort == "worksheet":
            places[link.doel] = f"{_MAP}/worksheets/sheet{number}.xml"
            tables = [r for r in relations(parts, link.doel) if r.soort == "table"]
            places |= {t.doel: f"xl/tables/table{number}_{i}.xml" for i, t in enumerate(tables)}
            if tables:
                rels = relations_part(places[link.doel])
                written[rels] = _relations(tables, places, f"{_MAP}/worksheets")
        elif link.soort in _PLACES:
            places[link.doel] = _PLACES[link.soort]
    written[relations_part("xl/workbook.xml")] = _relations(links, places, _MAP)
    written[relations_part("")] = _relations([Relatie("rId1", _BOOK, workbook)], places, ".")
    written[INHOUDSTYPEN] = _types(places)
    taken = {*places, *places.values()}
    other = {
        name: content
        for name, content in copy.items()
        if name not in taken and not name.lower().endswith((".rels", "[content_types].xml"))
    }
    return {**{place: copy[name] for name, place in places.items()}, **written, **other}


def is_standard(parts: Mapping[str, bytes]) -> bool:
    """Whether every part is where the list of kinds says, to the letter, and begins in `xl`."""
    types = parts.get(INHOUDSTYPEN, b"")
    listed = {xml_text(name).lstrip("/") for name in _LISTED.findall(types)}
    return listed <= parts.keys() and workbook_part(parts) == "xl/workbook.xml"


def _types(places: Mapping[str, str]) -> bytes:
    items = (
        b'<Override PartName="/%s" ContentType="%s%s+xml"/>' % (place.encode(), _KIND, kind)
        for place in places.values()
        for begin, kind in _KINDS.items()
        if place.startswith(begin)
    )
    return b"%s%s</Types>" % (_TYPES, b"".join(items))


def _relations(links: Iterable[Relatie], places: Mapping[str, str], folder: str) -> bytes:
    items = (
        b'<Relationship Id="%s" Type="%s%s" Target="%s"/>'
        % (
            attribute(link.id),
            _TYPE,
            attribute(link.soort),
            attribute(posixpath.relpath(places.get(link.doel, link.doel), folder)),
        )
        for link in links
    )
    return b"%s%s</Relationships>" % (_RELATIONS, b"".join(items))
