"""The package with its parts where IronCalc looks for them.

A package may keep its parts anywhere and refer to them in more than one way; IronCalc reads one.
"""

import posixpath
from collections.abc import Iterable, Mapping

from modelgemeente_xl.bestand.deelnamen import part_found
from modelgemeente_xl.bestand.pakket import (
    INHOUDSTYPEN,
    Relatie,
    relations,
    relations_part,
    workbook_part,
)
from modelgemeente_xl.bestand.xmltekst import attribute

_MAP = "xl"
_BOOK = "officeDocument"
_PLACES = {"styles": "xl/styles.xml", "sharedStrings": "xl/sharedStrings.xml"}
_TYPE = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_RELATIONS = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'


def standard_places(parts: Mapping[str, bytes], copy: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts of `copy`, that bear the names of `parts`, where the engine looks for them."""
    workbook = workbook_part(parts)
    links = [r for r in relations(parts, workbook) if r.doel in parts]
    places = {workbook: "xl/workbook.xml", part_found(parts, INHOUDSTYPEN): INHOUDSTYPEN}
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
    taken = {*places, *places.values()}
    other = {
        name: content
        for name, content in copy.items()
        if name not in taken and not name.endswith(".rels")
    }
    return {**{place: copy[name] for name, place in places.items()}, **written, **other}


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
