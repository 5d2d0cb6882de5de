"""The workbook as the xlwings client sends it, made from an .xlsx file, and formulas beside it."""

import base64
from collections.abc import Collection
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import xlwings
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from modelgemeente_xl.werkmap.lezen.formules import DOMEINTABELLEN

Lading = dict[str, Any]


def payload_of(pad: Path, include: Collection[str] | None = None) -> Lading:
    """What `xlwings.getBookData({include})` gives for this file; the cached values count."""
    boek = openpyxl.load_workbook(pad, data_only=True)
    return {
        "client": "Office.js",
        "version": xlwings.__version__,
        "book": {
            "name": pad.name,
            "active_sheet_index": 0,
            "selection": "A1",
            "calculation": "Automatic",
        },
        "names": _names(boek),
        "sheets": [
            _sheet(blad, include is None or blad.title in include) for blad in boek.worksheets
        ],
    }


def formulas_of(pad: Path) -> dict[str, list[list[Any]]]:
    """The formulas of the domain tables, as `getDataBodyRange().formulas` gives them."""
    boek = openpyxl.load_workbook(pad)
    found = {}
    for blad in boek.worksheets:
        for tabel in blad.tables.values():
            if tabel.name in DOMEINTABELLEN:
                links, boven, rechts, onder = range_boundaries(tabel.ref)
                rows = blad.iter_rows(boven + 1, onder, links, rechts, values_only=True)
                found[tabel.name] = [["" if c is None else c for c in row] for row in rows]
    return found


def file_of(pad: Path) -> str:
    """The file itself, as the page sends it for Controleer."""
    return base64.b64encode(pad.read_bytes()).decode("ascii")


def _names(boek: Workbook) -> list[Lading]:
    place = {blad.title: i for i, blad in enumerate(boek.worksheets)}
    found = []
    for naam, definition in boek.defined_names.items():
        for blad, address in definition.destinations:
            found.append(
                {
                    "name": naam,
                    "refers_to": f"={definition.attr_text}",
                    "type": "Range",
                    "sheet_index": place[blad],
                    "address": address.replace("$", ""),
                    "scope_sheet_name": None,
                    "scope_sheet_index": None,
                    "book_scope": True,
                }
            )
    return found


def _sheet(blad: Worksheet, included: bool) -> Lading:
    """An excluded sheet goes along without values and tables, for sheets count by position."""
    values: list[list[Any]] = [[]]
    if included:
        values = [
            [_value(cell) for cell in row]
            for row in blad.iter_rows(1, blad.max_row, 1, blad.max_column, values_only=True)
        ]
    return {
        "name": blad.title,
        "visibility": "Visible",
        "show_gridlines": True,
        "print_area": None,
        "notes": [],
        "notes_supported": True,
        "used_range_address": None,
        "used_range_row_count": 0,
        "used_range_column_count": 0,
        "values": values,
        "pictures": [],
        "shapes": [],
        "charts": [],
        "tables": [_table(tabel) for tabel in blad.tables.values()] if included else [],
        "pivot_tables": [],
    }


def _value(cell: Any) -> Any:
    if isinstance(cell, datetime):
        return f"{cell.isoformat(timespec='milliseconds')}Z"
    return "" if cell is None else cell


def _table(tabel: Table) -> Lading:
    links, boven, rechts, onder = range_boundaries(tabel.ref)
    first, last = get_column_letter(links), get_column_letter(rechts)
    return {
        "name": tabel.name,
        "range_address": tabel.ref,
        "row_count": onder - boven + 1,
        "column_count": rechts - links + 1,
        "columns": [kolom.name for kolom in tabel.tableColumns],
        "header_row_range_address": f"{first}{boven}:{last}{boven}",
        "data_body_range_address": f"{first}{boven + 1}:{last}{onder}",
        "total_row_range_address": None,
        "show_headers": True,
        "show_totals": False,
        "table_style": "",
        "show_autofilter": True,
    }
