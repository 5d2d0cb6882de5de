"""Find, without taking a sheet apart, the formulas in which a range ends at some row."""

import re
from collections.abc import Mapping

from modelgemeente_xl.excel.adressen import column_number

_RANGE_END = re.compile(rb":\$?[A-Z]{1,3}\$?([0-9]{1,7})(?![0-9])")
_FORMULA = re.compile(rb"<((?:[\w.-]+:)?)f(\s[^>]*)?>")
_CELL = re.compile(rb"<(?:[\w.-]+:)?c\s[^>]*?\br\s*=\s*[\"']([A-Z]{1,3})([0-9]{1,7})[\"']")

Bereikcellen = Mapping[int, Mapping[tuple[int, int], None] | None]
"""Row at which ranges end -> cells of the formulas; None where they must be looked for."""


def range_cells(xml: bytes) -> Bereikcellen:
    """Every formula with a range, by the row at which that ends.

    Cells that share a formula, and cells without an address, are not found in this way.
    """
    found: dict[int, dict[tuple[int, int], None] | None] = {}
    for match in _RANGE_END.finditer(xml):
        tag = xml.rfind(b"<", 0, match.start())
        formula = _FORMULA.match(xml, tag)
        if formula is None:
            continue
        end = int(match[1])
        cell = _CELL.match(xml, xml.rfind(b"<%sc " % formula[1], 0, tag))
        cells = found.setdefault(end, {})
        if cell is None or b"shared" in (formula[2] or b""):
            found[end] = None
        elif cells is not None:
            cells[int(cell[2]), column_number(cell[1].decode())] = None
    return found
