"""The copy of a package that IronCalc computes: the same workbook, read rightly and read faster.

Five things differ from what Excel and LibreOffice make of a file (besluiten 0002 and 0009): a table
is known by another of its two names (`rekentabellen`); an empty cell marked as a number counts as
0; the column of a table with one row is taken for a single cell, on which SUMIFS and its kin give
an error; a formula that cells share keeps the row of the first of them in
`tabel[[#This Row],[kolom]]`; and a date written as text is an error. Each is written here in a form
that IronCalc computes rightly. And since it parses every formula by itself, a formula that repeats
down a column is shared, and what it need not read is left out. Results do not change, and the copy
is never kept.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from modelgemeente_xl.bestand.grond.bladpatronen import ATTRIBUTES
from modelgemeente_xl.bestand.grond.bladvorm import without_remarks
from modelgemeente_xl.bestand.grond.legerijen import may_lose, shortened
from modelgemeente_xl.bestand.grond.xmltekst import escaped
from modelgemeente_xl.bestand.kopie.delen import standard_places
from modelgemeente_xl.bestand.kopie.herhaling import Deler
from modelgemeente_xl.bestand.kopie.klem import clipped_sheets
from modelgemeente_xl.bestand.kopie.tabelnamen import with_table_names
from modelgemeente_xl.bestand.kopie.vorm import with_addresses, without_modules
from modelgemeente_xl.bestand.pakket.pakket import sheet_parts, workbook_part
from modelgemeente_xl.bestand.pakket.tabellen import Bladtabel, read_tables
from modelgemeente_xl.excel.adressen import column_letters, quoted

_EMPTY_NUMBER = re.compile(rb'(<(?:[\w.-]+:)?c [^>]*?) t="n"(?=[^>]*(?:/>|></(?:[\w.-]+:)?c>))')
_FORMULA = re.compile(rb"(<(?:[\w.-]+:)?f\b[^>]*>)([^<]+)(?=</)")
_ROOT = re.compile(rb"<(?:[\w.-]+:)?worksheet\b%s\s*>" % ATTRIBUTES)
_CELLS = re.compile(rb"<((?:[\w.-]+:)?)sheetData\b.*</(?:[\w.-]+:)?sheetData\s*>", re.DOTALL)

_SPECIAL = re.compile(r"[\[\]#'@]")
"""What has an apostrophe before it in a column's name between brackets."""


class Kopiestukken:
    """The sheets of the last copy, so that one that is still the same is not made again."""

    def __init__(self) -> None:
        self._plain: dict[str, tuple[bytes, tuple[bytes, bytes]]] = {}
        self._shared: dict[str, tuple[tuple[object, ...], bytes]] = {}

    def plain(self, blad: str, xml: bytes) -> tuple[bytes, bytes]:
        """A sheet with cells alone, and its prefix."""
        if blad not in self._plain or self._plain[blad][0] != xml:
            self._plain[blad] = xml, _plain(xml)
        return self._plain[blad][1]

    def shared(self, blad: str, xml: bytes, prefix: bytes, tabellen: Sequence[Bladtabel]) -> bytes:
        """A sheet with formulas that repeat down a column shared."""
        made_of = (xml, prefix, tabellen)
        if blad not in self._shared or self._shared[blad][0] != made_of:
            self._shared[blad] = made_of, Deler(tabellen, prefix).shared(xml)
        return self._shared[blad][1]


def calculation_copy(
    parts: Mapping[str, bytes], stukken: Kopiestukken | None = None
) -> dict[str, bytes]:
    """Give the parts as IronCalc should read them; `stukken` are those of the copy before it."""
    stukken = stukken or Kopiestukken()
    bladen = sheet_parts(parts)
    delen = read_tables(parts, bladen).values()
    tabellen = [deel.tabel for deel in delen]
    rewrites = _one_row_columns(tabellen)
    copy = {**without_modules(parts), **with_table_names(parts, delen)}
    plain = {blad: stukken.plain(blad, parts[part]) for blad, part in bladen.items()}
    for blad, xml in clipped_sheets(plain, parts[workbook_part(parts)]).items():
        here = [tabel for tabel in tabellen if tabel.blad == blad]
        xml = _rewritten(xml, rewrites)
        copy[bladen[blad]] = stukken.shared(blad, xml, plain[blad][1], here)
    return standard_places(parts, copy)


def _plain(xml: bytes) -> tuple[bytes, bytes]:
    """A sheet with cells alone, each with its address, and its prefix."""
    xml = without_remarks(xml)
    xml, prefix = _cells_only(shortened(xml) if may_lose(xml) else xml)
    xml = with_addresses(xml, prefix)
    return _EMPTY_NUMBER.sub(rb"\1", xml) if b' t="n"' in xml else xml, prefix


def _cells_only(xml: bytes) -> tuple[bytes, bytes]:
    """A sheet without all that bears on how it looks and is used, and its prefix."""
    root, cells = _ROOT.search(xml), _CELLS.search(xml)
    if root is None or cells is None:
        return xml, b""
    return b"%s%s</%sworksheet>" % (root[0], cells[0], cells[1]), cells[1]


def _one_row_columns(tabellen: Iterable[Bladtabel]) -> dict[bytes, bytes]:
    """Every `table[column]` of a table with one row, with the range that means the same."""
    found = {}
    for tabel in tabellen:
        if tabel.kop_rij + 1 != tabel.laatste_rij:
            continue
        for kolom, naam in enumerate(tabel.kolommen, tabel.eerste_kolom):
            cel = f"${column_letters(kolom)}${tabel.laatste_rij}"
            inside = _SPECIAL.sub(r"'\g<0>", naam)
            found[escaped(f"{tabel.naam}[{inside}]")] = escaped(f"{quoted(tabel.blad)}!{cel}:{cel}")
    return found


def _rewritten(xml: bytes, rewrites: Mapping[bytes, bytes]) -> bytes:
    tables = {column.split(b"[")[0] for column in rewrites}
    named = any(table + b"[" in xml for table in tables)
    here = {column: cells for column, cells in rewrites.items() if named and column in xml}

    def rewrite(match: re.Match[bytes]) -> bytes:
        formula = match[2]
        for column, cells in here.items():
            formula = formula.replace(column, cells)
        return match[1] + formula

    return _FORMULA.sub(rewrite, xml) if here else xml
