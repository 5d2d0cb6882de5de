"""The copies that charts keep of the cells that they show."""

import re
from collections.abc import Callable, Mapping

from modelgemeente_xl.bestand.blad.celwaarde import number_text
from modelgemeente_xl.bestand.grond.weigering import BestandGeweigerd
from modelgemeente_xl.bestand.grond.xmltekst import escaped, xml_text
from modelgemeente_xl.excel.adressen import parse_range
from modelgemeente_xl.excel.waarde import Waarde

_PART = re.compile(r"xl/charts/chart[0-9]*\.xml")
_REFERENCE = re.compile(
    rb"(<((?:[\w.-]+:)?)(num|str)Ref>\s*<\2f>([^<]+)</\2f>\s*)"
    rb"(?:<\2\3Cache>(.*?)</\2\3Cache>)?",
    re.DOTALL,
)
_COUNT = re.compile(rb'ptCount val="([0-9]+)"')
_POINT = re.compile(
    rb'<((?:[\w.-]+:)?)pt idx="([0-9]+)"([^>]*)>\s*<\1v>([^<]*)</\1v>\s*</\1pt>', re.DOTALL
)
_AREA = re.compile(r"(?:'((?:[^']|'')+)'|([^'!(,]+))!(\$?[A-Z]+\$?[0-9]+(?::\$?[A-Z]+\$?[0-9]+)?)")

Cellezer = Callable[[str, int, int], Waarde]
"""Gives the value of a cell; raises where the sheet is not there or cannot be read."""


def with_values(parts: Mapping[str, bytes], value: Cellezer) -> dict[str, bytes]:
    """The chart parts of which a copy differs from the cells, with the values of the cells."""
    changed = {}
    for name, content in parts.items():
        if is_chart(name):
            new = _REFERENCE.sub(lambda match: _reference(match, value), content)
            if new != content:
                changed[name] = new
    return changed


def is_chart(part: str) -> bool:
    """Whether a part is a chart."""
    return _PART.fullmatch(part) is not None


def _reference(match: re.Match[bytes], value: Cellezer) -> bytes:
    head, p, kind, formula, cache = match.groups()
    values = _values(xml_text(formula), value)
    if values is None:
        return match[0]
    if cache is None:
        code = b"<%sformatCode>General</%sformatCode>" % (p, p) if kind == b"num" else b""
        cache = code + b'<%sptCount val="%d"/>' % (p, len(values))
    elif (count := _COUNT.search(cache)) is None or int(count[1]) != len(values):
        # Excel leaves out what is hidden: then which point is which cell cannot be told.
        return match[0]
    old = {int(point[2]): (point[3], point[4]) for point in _POINT.finditer(cache)}
    new = {}
    for i, held in enumerate(values):
        before = old.get(i)
        text = _text(held, kind, before and before[1])
        if text is not None:
            new[i] = (before[0] if before else b"", text)
    if new == old and match[5] is not None:
        return match[0]
    points = b"".join(
        b'<%spt idx="%d"%s><%sv>%s</%sv></%spt>' % (p, i, format_code, p, text, p, p)
        for i, (format_code, text) in new.items()
    )
    spans = [point.span() for point in _POINT.finditer(cache)]
    begin, end = (spans[0][0], spans[-1][1]) if spans else (_after_count(cache),) * 2
    cache = cache[:begin] + points + cache[end:]
    return b"%s<%s%sCache>%s</%s%sCache>" % (head, p, kind, cache, p, kind)


def _values(formula: str, value: Cellezer) -> list[Waarde] | None:
    area = _AREA.fullmatch(formula)
    block = area and parse_range(area[3])
    if not area or not block:
        return None
    sheet = (area[1] or area[2]).replace("''", "'")
    try:
        return [
            value(sheet, rij, kolom)
            for rij in range(block.rij, block.rij_tot + 1)
            for kolom in range(block.kolom, block.kolom_tot + 1)
        ]
    except (KeyError, BestandGeweigerd):
        return None


def _text(value: Waarde, kind: bytes, before: bytes | None) -> bytes | None:
    """What a point holds of a value, None where there is no point."""
    if value is None:
        return None
    if isinstance(value, str):
        # Among numbers Excel draws text and errors as 0, and nothing for #N/A.
        return escaped(value) if kind == b"str" or value == "#N/A" else b"0"
    number = number_text(float(value)).encode()
    if before is None:
        return number
    try:
        return before if float(before) == float(value) else number
    except ValueError:
        # A number as it was shown, such as "1.250": how it would be shown now is not known here.
        return before if kind == b"str" else number


def _after_count(cache: bytes) -> int:
    return cache.index(b"/>", cache.index(b"ptCount")) + 2
