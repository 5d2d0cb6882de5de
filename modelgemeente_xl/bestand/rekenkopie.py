"""The copy of a package that IronCalc computes: the same workbook, without what it reads wrongly.

Two things differ from what Excel and LibreOffice make of a file (besluit 0002):
an empty cell marked as a number counts as 0, and the column of a table with one row is taken for
a single cell, on which SUMIFS and its kin give an error. Both are written here in a form that
IronCalc computes rightly; results do not change, and the copy is never kept.
"""

import re
from collections.abc import Iterator

from modelgemeente_xl.bestand.pakket import relations_of, sheet_parts

_EMPTY_NUMBER = re.compile(rb'(<c [^>]*?) t="n"(?=[^>]*(?:/>|></c>))')
_FORMULA = re.compile(rb"(<f[^>]*>)([^<]+)(?=</f>)")
_TABLE_NAME = re.compile(rb'<table [^>]*?\bdisplayName="([^"]+)"')
_TABLE_REF = re.compile(rb'<table [^>]*?\bref="([A-Z]+)([0-9]+):([A-Z]+)([0-9]+)"')
_TABLE_COLUMN = re.compile(rb'<tableColumn [^>]*?\bname="([^"]*)"')
_HEADERLESS = re.compile(rb'<table [^>]*?\bheaderRowCount="0"')
_TOTALS = re.compile(rb'<table [^>]*?\btotalsRowCount="([0-9]+)"')


def calculation_copy(parts: dict[str, bytes]) -> dict[str, bytes]:
    """Give the parts as IronCalc should read them; the parts themselves where nothing differs."""
    rewrites = dict(_one_row_columns(parts))
    copy = dict(parts)
    for name, content in parts.items():
        if name.startswith("xl/worksheets/sheet"):
            content = _EMPTY_NUMBER.sub(rb"\1", content)
            if rewrites:
                content = _rewritten(content, rewrites)
            copy[name] = content
    return copy


def _one_row_columns(parts: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    """Every `table[column]` of a table with one row, with the range that means the same."""
    for blad, part in sheet_parts(parts).items():
        for target in relations_of(parts, part).values():
            xml = parts.get(target, b"") if target.startswith("xl/tables/") else b""
            ref, name = _TABLE_REF.search(xml), _TABLE_NAME.search(xml)
            if ref is None or name is None:
                continue
            totals = _TOTALS.search(xml)
            first = int(ref[2]) + (0 if _HEADERLESS.search(xml) else 1)
            last = int(ref[4]) - (int(totals[1]) if totals else 0)
            if first != last:
                continue
            quoted = "'" + blad.replace("'", "''") + "'"
            letters = _letters_from(ref[1].decode())
            for column in _TABLE_COLUMN.findall(xml):
                letter = next(letters)
                written = column.decode().replace("&quot;", '"')
                yield (
                    f"{name[1].decode()}[{written}]",
                    f"{quoted}!${letter}${first}:${letter}${first}",
                )


def _letters_from(letters: str) -> Iterator[str]:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    while True:
        rest, text = number, ""
        while rest:
            rest, digit = divmod(rest - 1, 26)
            text = chr(65 + digit) + text
        yield text
        number += 1


def _rewritten(content: bytes, rewrites: dict[str, str]) -> bytes:
    tables = {key.split("[")[0].encode() for key in rewrites}

    def rewrite(match: re.Match[bytes]) -> bytes:
        if not any(table in match[2] for table in tables):
            return match[0]
        formula = match[2].decode()
        for column, cells in rewrites.items():
            formula = formula.replace(column, cells)
        return match[1] + formula.encode()

    return _FORMULA.sub(rewrite, content)
