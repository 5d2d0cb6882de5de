"""The form in which IronCalc can read a workbook at all: what it takes for granted, written out."""

import re
from collections.abc import Iterator, Mapping

from modelgemeente_xl.bestand.blad.cellen import Bladindex
from modelgemeente_xl.bestand.grond.bladpatronen import ATTRIBUTES, ROOT, attribute_of
from modelgemeente_xl.bestand.grond.ingreep import Ingreep, edited
from modelgemeente_xl.bestand.grond.weigering import BestandGeweigerd
from modelgemeente_xl.bestand.pakket.pakket import MODULE, sheet_parts, sheets_of, workbook_part
from modelgemeente_xl.excel.adressen import cell_name

_SHEET = re.compile(rb"<((?:[\w.-]+:)?sheet)\b(%s)\s*(?:/>|>\s*</\1\s*>)" % ATTRIBUTES)
_LOCAL = re.compile(rb"""(\slocalSheetId\s*=\s*["'])([0-9]+)(?=["'])""")
_OTHERWISE = rb'<%s%s(?: (?!r=")|[>/\t\r\n])'
"""A tag that does not begin with where it stands."""
_WHOLE_NAME = re.compile(rb"<((?:[\w.-]+:)?definedName)\b(%s)\s*(?:/>|>[^<]*</\1\s*>)" % ATTRIBUTES)


def without_modules(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts without the sheets that have no part of their own."""
    sheets = sheets_of(parts)
    left = [number for number, sheet in enumerate(sheets) if sheet.soort != MODULE]
    if len(left) == len(sheets):
        return dict(parts)
    part = workbook_part(parts)
    seen = iter(range(len(sheets)))
    xml = _SHEET.sub(lambda match: match[0] if next(seen) in left else b"", parts[part])

    def renumbered(match: re.Match[bytes]) -> bytes:
        number = int(attribute_of(match[2], b"localSheetId") or -1)
        if number < 0:
            return match[0]
        if number not in left:
            return b""
        return _LOCAL.sub(lambda m: b"%s%d" % (m[1], left.index(number)), match[0])

    return dict(parts) | {part: _WHOLE_NAME.sub(renumbered, xml)}


def every_address(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts with sheets in which every row and cell says where it stands."""
    copy = dict(parts)
    for part in sheet_parts(parts).values():
        root = ROOT.search(parts[part])
        prefix = root[1] + b":" if root and root[1] else b""
        copy[part] = with_addresses(parts[part], prefix)
    return copy


def with_addresses(xml: bytes, prefix: bytes) -> bytes:
    """A sheet in which every row and cell says where it stands."""
    if not any(re.search(_OTHERWISE % (re.escape(prefix), tag), xml) for tag in (b"c", b"row")):
        return xml
    try:
        return edited(xml, list(_addresses(Bladindex("", xml))))
    except BestandGeweigerd:
        return xml


def _addresses(index: Bladindex) -> Iterator[Ingreep]:
    p = len(index.patronen.prefix)
    for row in index.rijen.values():
        if not index.row_bears_number(row):
            place = row.begin + p + len(b"<row")
            yield Ingreep(place, place, b' r="%d"' % row.nummer)
        for kolom, begin in index.cells(row).items():
            if not index.cell_bears_address(begin):
                place = begin + p + len(b"<c")
                yield Ingreep(place, place, b' r="%s"' % cell_name(row.nummer, kolom).encode())
