"""Whether a calculation is sure to be short: few cells, read by functions that only read."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from modelgemeente_xl.bestand.grond.bladpatronen import ROOT, attribute_of
from modelgemeente_xl.excel.adressen import LAATSTE_KOLOM, LAATSTE_RIJ, column_number, parse_range
from modelgemeente_xl.excel.formuledelen import plain_name
from modelgemeente_xl.excel.patronen import TEKST

LICHT = 1_500_000
"""Cells read; IronCalc takes a tenth of a second to five seconds for a million."""
_NAMES = (
    "ABS AND AVERAGE AVERAGEIF AVERAGEIFS CEILING CHOOSE COLUMN COLUMNS CONCATENATE COUNT COUNTA "
    "COUNTBLANK COUNTIF COUNTIFS DATE DAY EDATE EOMONTH EXACT FIND FLOOR HLOOKUP HYPERLINK IF "
    "IFERROR IFNA IFS INDEX INT ISBLANK ISERROR ISEVEN ISFORMULA ISLOGICAL ISNA ISNUMBER ISODD "
    "ISTEXT LARGE LEFT LEN LOOKUP LOWER MATCH MAX MAXIFS MEDIAN MID MIN MINIFS MOD MONTH N NA NOT "
    "NOW OR POWER PRODUCT PROPER RANK RIGHT ROUND ROUNDDOWN ROUNDUP ROW ROWS SEARCH SIGN SMALL "
    "SQRT SUBSTITUTE SUBTOTAL SUM SUMIF SUMIFS SUMPRODUCT TEXT TODAY TRIM UPPER VALUE VLOOKUP "
    "WEEKDAY XLOOKUP YEAR"
)
_ORDINARY = frozenset(_NAMES.split())
"""Functions that read what they are given, once."""
_FORMULA = rb'<%sf(?: t="shared" si="([0-9]+)"/>|(?=[\s>])([^<>]*)>([^<]+)</)'
"""A formula that follows another, by its number; or one with attributes and text."""
_SHARED = re.compile(rb"""\ssi\s*=\s*["']([0-9]+)["']""")
_FUNCTION = re.compile(rb"(?<![\w.])([\w.]++)\(")
_LITERAL = re.compile(TEKST.encode())
_END = re.compile(rb":\$?([A-Z]{1,3}(?![\w.$]))?\$?([A-Z]{0,3})\$?([0-9]{1,7}(?!\w))?")
_BEGIN = re.compile(rb"\$?([A-Z]{1,3})\$?([0-9]{1,7})$")
_TABLE = re.compile(rb"(?<![\w.\\])([\w.\\]++)\[(?!\[?#This Row)")
_TABLE_TAG = re.compile(rb"<(?:[\w.-]+:)?table\s[^<>]*>")


def is_light(kopie: Mapping[str, bytes]) -> bool:
    """Whether the calculation copy is sure to be computed in a moment."""
    formulas = Counter[bytes]()
    for name, xml in kopie.items():
        if name.startswith("xl/worksheets/"):
            _count_formulas(xml, formulas)
    if not _only_ordinary(formulas):
        return False
    tables = dict(_tables(kopie))
    cells = sum(count * _reads(formula, tables) for formula, count in formulas.items())
    return cells <= LICHT


def _count_formulas(xml: bytes, formulas: Counter[bytes]) -> None:
    """Every formula of a sheet, with in how many cells it is."""
    root = ROOT.search(xml)
    prefix = re.escape(root[1] + b":") if root and root[1] else b""
    found = re.findall(_FORMULA % prefix, xml)
    followers = Counter(number for number, _, text in found if not text)
    for _, attributes, text in found:
        if text:
            shared = _SHARED.search(attributes) if attributes else None
            formulas[text] += 1 + (followers[shared[1]] if shared else 0)


def _only_ordinary(formulas: Iterable[bytes]) -> bool:
    found = _FUNCTION.findall(_LITERAL.sub(b"", b"\n".join(formulas)))
    names = {plain_name(name.decode()) for name in set(found)}
    return names <= _ORDINARY


def _reads(formula: bytes, tables: Mapping[bytes, int]) -> int:
    """How many cells a formula reads, by its ranges and tables."""
    cells = 1
    for end in _END.finditer(formula) if b":" in formula else ():
        whole_column, column, row = end.groups()
        begin = _BEGIN.search(formula, max(end.start() - 12, 0), end.start())
        if column and row and begin:
            height = abs(int(row) - int(begin[2])) + 1
            width = abs(column_number(column.decode()) - column_number(begin[1].decode())) + 1
            cells += height * width
        elif whole_column:
            cells += LAATSTE_RIJ
        elif row and not begin:
            cells += LAATSTE_KOLOM
    if b"[" in formula:
        cells += sum(tables.get(name.lower(), 1) for name in _TABLE.findall(formula))
    return cells


def _tables(kopie: Mapping[str, bytes]) -> Iterator[tuple[bytes, int]]:
    for name, xml in kopie.items():
        tag = _TABLE_TAG.search(xml) if name.startswith("xl/tables/") else None
        block = parse_range((attribute_of(tag[0], b"ref") or b"").decode()) if tag else None
        if tag and block:
            naam = attribute_of(tag[0], b"name") or b""
            yield naam.lower(), block.rij_tot - block.rij
