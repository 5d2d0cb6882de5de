"""What xlwings' own client sends of a workbook (`getBookData`), made from an .xlsx."""

import io
from collections.abc import Collection
from datetime import datetime
from typing import Any

import openpyxl
import xlwings
from openpyxl.utils import get_column_letter, range_boundaries


def payload_of(content: bytes, alleen: Collection[str] = ()) -> dict[str, Any]:
    """The payload of a whole workbook, or with the cells of these sheets only."""
    book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    places = {sheet.title: i for i, sheet in enumerate(book.worksheets)}
    return {
        "client": "Office.js",
        "version": xlwings.__version__,
        "book": {
            "name": "ICT-begroting.xlsx",
            "active_sheet_index": 0,
            "selection": "A1",
            "calculation": "Automatic",
        },
        "names": [_name(name, places) for name in book.defined_names.values() if _cells(name)],
        "sheets": [_sheet(sheet, not alleen or sheet.title in alleen) for sheet in book.worksheets],
    }


def _cells(name: Any) -> list[tuple[str, str]]:
    return list(name.destinations) if name.type == "RANGE" else []


def _name(name: Any, places: dict[str, int]) -> dict[str, Any]:
    sheet, address = _cells(name)[0]
    return {
        "name": name.name,
        "sheet_index": places[sheet],
        "address": address.replace("$", ""),
        "scope_sheet_name": None,
        "scope_sheet_index": None,
        "book_scope": True,
    }


def _sheet(sheet: Any, full: bool) -> dict[str, Any]:
    return {
        "name": sheet.title,
        "visibility": "Visible",
        "values": [[_value(c) for c in row] for row in sheet.iter_rows(values_only=True)]
        if full
        else [[]],
        "pictures": [],
        "shapes": [],
        "charts": [],
        "pivot_tables": [],
        "tables": [_table(table) for table in sheet.tables.values()] if full else [],
        "used_range_address": None,
        "used_range_row_count": 0,
        "used_range_column_count": 0,
        "notes": [],
        "notes_supported": True,
        "print_area": None,
        "show_gridlines": True,
    }


def _value(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat() + ".000Z"
    return "" if value is None else value


def _table(table: Any) -> dict[str, Any]:
    left, top, right, bottom = range_boundaries(table.ref)
    first, last = get_column_letter(left), get_column_letter(right)
    return {
        "name": table.name,
        "range_address": table.ref,
        "row_count": bottom - top + 1,
        "column_count": right - left + 1,
        "columns": [column.name for column in table.tableColumns],
        "header_row_range_address": f"{first}{top}:{last}{top}",
        "data_body_range_address": f"{first}{top + 1}:{last}{bottom}",
        "total_row_range_address": None,
        "show_headers": True,
        "show_totals": False,
        "table_style": "",
        "show_autofilter": True,
    }
