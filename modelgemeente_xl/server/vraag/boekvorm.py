"""The workbook as the xlwings client sends it: everything that is wrong with its form, at once.

xlwings takes it as it comes. What is not of the right form would end in an error that says
nothing, and an address of a whole sheet would fill the memory.
"""

from collections.abc import Iterator
from typing import Any

from modelgemeente_xl.excel.adressen import parse_range
from modelgemeente_xl.grond.bevinding import Bevinding

MEEST_BLADEN = 500
MEEST_CELLEN = 2_000_000
"""Cells of all sheets together, and of all tables and names together."""

_CEL = str | int | float | bool | None
HERSTEL = "laad het paneel opnieuw; blijft het, meld het dan aan uw beheerder"


def check_boek(boek: object) -> Iterator[Bevinding]:
    """Give a finding for each part of the payload that is not of the form that xlwings reads."""
    if not isinstance(boek, dict):
        yield _bevinding("boek", f"{_soort(boek)} in plaats van een werkmap")
        return
    for naam in ("client", "version"):
        if not isinstance(boek.get(naam), str):
            yield _bevinding(f"boek.{naam}", f"{_soort(boek.get(naam))} in plaats van tekst")
    book = boek.get("book")
    if not isinstance(book, dict) or not isinstance(book.get("name"), str):
        yield _bevinding("boek.book", "de naam van de werkmap ontbreekt")
    sheets = boek.get("sheets")
    if not isinstance(sheets, list) or not 1 <= len(sheets) <= MEEST_BLADEN:
        yield _bevinding("boek.sheets", f"geen lijst van 1 tot en met {MEEST_BLADEN} bladen")
        return
    size = 0
    for nr, sheet in enumerate(sheets, 1):
        yield from _check_sheet(f"boek.sheets, blad {nr}", sheet)
        size += _cells_of(sheet)
    names = boek.get("names")
    if not isinstance(names, list):
        yield _bevinding("boek.names", f"{_soort(names)} in plaats van een lijst")
        return
    for nr, name in enumerate(names, 1):
        yield from _check_name(f"boek.names, naam {nr}", name, len(sheets))
        size += _area(name.get("address")) if isinstance(name, dict) else 0
    if size > MEEST_CELLEN:
        yield _bevinding("boek", f"meer dan {MEEST_CELLEN} cellen in bladen, tabellen en namen")


def _check_sheet(waar: str, sheet: object) -> Iterator[Bevinding]:
    if not isinstance(sheet, dict) or not isinstance(sheet.get("name"), str):
        yield _bevinding(waar, "geen blad met een naam")
        return
    values = sheet.get("values")
    if not isinstance(values, list) or not all(isinstance(row, list) for row in values):
        yield _bevinding(waar, "de waarden zijn geen lijst van rijen")
    elif len({len(row) for row in values}) > 1:
        yield _bevinding(waar, "de rijen met waarden zijn niet even lang")
    elif any(not isinstance(cell, _CEL) for row in values for cell in row):
        yield _bevinding(waar, "een waarde is geen tekst, getal of ja/nee")
    tables = sheet.get("tables")
    if not isinstance(tables, list):
        yield _bevinding(waar, "de tabellen zijn geen lijst")
        return
    for table in tables:
        if not isinstance(table, dict) or not isinstance(table.get("name"), str):
            yield _bevinding(waar, "een tabel heeft geen naam")
        elif not _area(table.get("range_address")):
            yield _bevinding(f"{waar}, tabel {table['name'][:50]}", "het bereik is geen adres")


def _check_name(waar: str, name: object, sheets: int) -> Iterator[Bevinding]:
    if not isinstance(name, dict) or not isinstance(name.get("name"), str):
        yield _bevinding(waar, "geen naam met een tekst")
        return
    missing = {"sheet_index", "address", "book_scope"} - name.keys()
    if missing or not isinstance(name.get("refers_to"), str | None):
        yield _bevinding(waar, "niet te zien waar de naam naar verwijst")
        return
    index, address, scope = (name.get(key) for key in ("sheet_index", "address", "book_scope"))
    if not isinstance(scope, bool):
        yield _bevinding(waar, "niet te zien of de naam voor de hele werkmap geldt")
    elif not scope and not isinstance(name.get("scope_sheet_name"), str):
        yield _bevinding(waar, "het blad waarvoor de naam geldt, ontbreekt")
    if index is not None and (type(index) is not int or not 0 <= index < sheets):
        yield _bevinding(waar, "het blad van de naam is er niet")
    if address is not None and not _area(address):
        yield _bevinding(waar, "de naam wijst niet naar een adres")


def _cells_of(sheet: Any) -> int:
    """Cells that a sheet holds and that its tables say to hold."""
    if not isinstance(sheet, dict):
        return 0
    rows, tables = (sheet.get(key) for key in ("values", "tables"))
    held = sum(len(row) for row in rows if isinstance(row, list)) if isinstance(rows, list) else 0
    tables = tables if isinstance(tables, list) else []
    said = [table.get("range_address") for table in tables if isinstance(table, dict)]
    return held + sum(map(_area, said))


def _area(address: object) -> int:
    """Cells of an address, 0 where it is none of Excel: its corners stand in order."""
    area = parse_range(address) if isinstance(address, str) else None
    return area.size if area is not None and area.on_sheet else 0


def _bevinding(waar: str, wat: str) -> Bevinding:
    return Bevinding(f"gegevens van de werkmap ({waar})", wat, HERSTEL)


def _soort(value: object) -> str:
    woorden = {dict: "een object", list: "een lijst", str: "tekst", bool: "ja of nee"}
    return "niets" if value is None else woorden.get(type(value), "een getal")
