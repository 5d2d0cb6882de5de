"""How far the cells of a sheet reach, as IronCalc is going to read it."""

import re
from collections.abc import Mapping
from functools import cached_property

from modelgemeente_xl.excel.adressen import LAATSTE_RIJ, column_number, parse_range

_CELL = rb'<%sc r="([A-Z]{1,3})([0-9]{1,7})"[^<>]*(?<!/)>'
_BLOCK = re.compile(rb'<(?:[\w.-]+:)?f\b[^<>]*\st="(?:array|dataTable)"[^<>]*>')
_REF = re.compile(rb'\sref="([A-Z0-9:]+)"')
_SPILLS = re.compile(rb'<(?:[\w.-]+:)?c [^<>]*\scm="')


class Bladmaat:
    """The last row in use of each column of a sheet; a cell with only a style is not in use."""

    def __init__(self, xml: bytes, prefix: bytes) -> None:
        self._xml = xml
        self._cell = re.compile(_CELL % re.escape(prefix))
        self._end = b"</%sc>" % prefix

    @cached_property
    def _cells(self) -> list[tuple[bytes, bytes]]:
        return self._cell.findall(self._xml)

    @cached_property
    def rijen(self) -> Mapping[int, int]:
        """Last row by column."""
        # Rows rise, so that of equal columns the last one stays.
        last = {
            column_number(letters.decode()): int(row) for letters, row in dict(self._cells).items()
        }
        for match in _BLOCK.finditer(self._xml):
            ref = _REF.search(match[0])
            block = parse_range(ref[1].decode()) if ref else None
            for kolom in range(block.kolom, block.kolom_tot + 1) if block else ():
                last[kolom] = max(last.get(kolom, 0), block.rij_tot if block else 0)
        return last

    @cached_property
    def laatste_rij(self) -> int:
        """Last row in use, 0 on an empty sheet; the last there is where that is not sure."""
        rows = [int(row) for _, row in self._cells]
        known = len(rows) == self._xml.count(self._end) and rows == sorted(rows)
        if not known or _SPILLS.search(self._xml):
            return LAATSTE_RIJ
        return max(self.rijen.values(), default=0)

    @cached_property
    def laatste_kolom(self) -> int:
        """Last column in use."""
        return max(self.rijen, default=0)
