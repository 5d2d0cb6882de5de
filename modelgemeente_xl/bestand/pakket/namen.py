"""What the part of the workbook itself says: defined names, date system, calculation settings."""

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from modelgemeente_xl.bestand.grond.bladpatronen import ATTRIBUTES, attribute_of
from modelgemeente_xl.bestand.grond.xmltekst import xml_text
from modelgemeente_xl.excel.adressen import Bereik, parse_area

NAME = re.compile(rb"(<(?:[\w.-]+:)?definedName\b(%s)\s*>)([^<]*)" % ATTRIBUTES)
_PROPERTIES = re.compile(rb"<(?:[\w.-]+:)?workbookPr\b(%s)\s*/?>" % ATTRIBUTES)
_CALCULATION = re.compile(rb"<(?:[\w.-]+:)?calcPr\b(%s)\s*(?=/?>)" % ATTRIBUTES)
_BEFORE_CALCULATION = re.compile(
    rb"</(?:[\w.-]+:)?definedNames\s*>|</(?:[\w.-]+:)?externalReferences\s*>"
    rb"|</(?:[\w.-]+:)?functionGroups\s*>|</(?:[\w.-]+:)?sheets\s*>"
)
_YES = (b"1", b"true")


@lru_cache(8)
def defined_names(workbook: bytes) -> Mapping[str, str]:
    """The names of the whole workbook and what they refer to; they are asked one by one."""
    found = {}
    for match in NAME.finditer(workbook):
        name = attribute_of(match[2], b"name")
        if name is not None and attribute_of(match[2], b"localSheetId") is None:
            found[xml_text(name)] = xml_text(match[3])
    return MappingProxyType(found)


def print_areas(workbook: bytes) -> dict[int, tuple[Bereik, ...]]:
    """What is printed, by the number of the sheet from 0; whole columns and rows are bounds too."""
    found: dict[int, tuple[Bereik, ...]] = {}
    for match in NAME.finditer(workbook):
        sheet = attribute_of(match[2], b"localSheetId")
        if attribute_of(match[2], b"name") == b"_xlnm.Print_Area" and sheet is not None:
            areas = (area.rpartition("!")[2] for area in xml_text(match[3]).split(","))
            found[int(sheet)] = tuple(r for area in areas if (r := parse_area(area)) is not None)
    return found


def counts_from_1904(workbook: bytes) -> bool:
    """Whether dates count from 1904, as on a Macintosh of old."""
    match = _PROPERTIES.search(workbook)
    return match is not None and attribute_of(match[1], b"date1904") in _YES


def precision_as_displayed(workbook: bytes) -> bool:
    """Whether Excel computes with what cells show instead of what they hold."""
    match = _CALCULATION.search(workbook)
    return match is not None and attribute_of(match[1], b"fullPrecision") in (b"0", b"false")


def asks_to_be_computed(workbook: bytes) -> bool:
    """Whether everything must be computed when the file is opened."""
    match = _CALCULATION.search(workbook)
    return match is not None and attribute_of(match[1], b"fullCalcOnLoad") in _YES


def computed_on_load(workbook: bytes) -> bytes:
    """The part with the request to compute everything when the file is opened."""
    match = _CALCULATION.search(workbook)
    if match is None:
        places = list(_BEFORE_CALCULATION.finditer(workbook))
        if not places:
            return workbook
        end = max(place.end() for place in places)
        prefix = places[0][0][2:].rpartition(b":")
        element = b'<%scalcPr fullCalcOnLoad="1"/>' % (prefix[0] + prefix[1])
        return workbook[:end] + element + workbook[end:]
    given = attribute_of(match[1], b"fullCalcOnLoad")
    if given in _YES:
        return workbook
    tag = match[0]
    if given is not None:
        tag = re.sub(rb"""\s+fullCalcOnLoad\s*=\s*(?:"[^"]*"|'[^']*')""", b"", tag)
    return workbook[: match.start()] + tag + b' fullCalcOnLoad="1"' + workbook[match.end() :]
