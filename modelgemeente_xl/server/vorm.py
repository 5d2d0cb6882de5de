"""The shape of what a client sends: said in Dutch, all at once, before xlwings meets it.

Only what xlwings and our reading rely on is held to; a client may send more.
"""

from collections.abc import Iterator
from typing import Any

import xlwings

OPTIONEEL = "?"
BOEK: dict[str, Any] = {
    "client": str,
    "version": str,
    "book": {"name": str, "active_sheet_index": int},
    "names": [
        {
            "name": str,
            "sheet_index": (int, None),
            "address": (str, None),
            "book_scope": bool,
            "scope_sheet_name": (str, None),
            "scope_sheet_index": (int, None),
        }
    ],
    "sheets": [
        {
            "name": str,
            "values": [list],
            "tables": [
                {
                    "name": str,
                    "range_address": str,
                    "header_row_range_address": (str, None),
                    "data_body_range_address": (str, None),
                    "total_row_range_address": (str, None),
                    "show_headers": bool,
                    "show_totals": bool,
                }
            ],
        }
    ],
    "args?": (list, None),
}
"""A workbook, as `xlwings.getBookData()` gives it."""
FUNCTIE: dict[str, Any] = {
    "func_name": str,
    "args": list,
    "client": str,
    "version": str,
    "runtime": str,
}
"""A call of a function in a cell, as xlwings' own client makes it."""
VEEL = 5
_NAMEN = {
    str: "tekst",
    int: "een geheel getal",
    bool: "ja of nee (true, false)",
    list: "een lijst",
    dict: "een object",
    None: "niets (null)",
}


def faults(data: object, vorm: object, waar: str = "het verzoek") -> Iterator[str]:
    """Every place that has another shape."""
    if isinstance(vorm, dict):
        yield from _object_faults(data, vorm, waar)
    elif isinstance(vorm, list):
        if not isinstance(data, list):
            yield _fault(waar, list)
            return
        for nummer, item in enumerate(data):
            yield from faults(item, vorm[0], f"{waar}[{nummer}]")
    else:
        soorten = vorm if isinstance(vorm, tuple) else (vorm,)
        if not any(_is(data, soort) for soort in soorten):
            yield _fault(waar, *soorten)


def book_faults(data: object) -> list[str]:
    """What keeps this from being a workbook of our own client; nothing where it is one."""
    found = list(faults(data, BOEK, "werkmap"))
    if not found and isinstance(data, dict):
        bladen = len(data["sheets"])
        if not bladen:
            found.append("werkmap.sheets: verwacht minstens een blad")
        if not 0 <= data["book"]["active_sheet_index"] < bladen:
            found.append("werkmap.book.active_sheet_index: verwacht het nummer van een blad")
        if any(n["sheet_index"] is not None and not 0 <= n["sheet_index"] < bladen
               for n in data["names"]):  # fmt: skip
            found.append("werkmap.names: een naam wijst naar een blad dat er niet is")
        if data["version"] != xlwings.__version__:
            found.append(
                "werkmap.version: het paneel is van een andere versie dan de server; sluit het "
                "paneel en open het opnieuw"
            )
    if len(found) > VEEL:
        found = [*found[:VEEL], f"en nog {len(found) - VEEL} andere"]
    return found


def _object_faults(data: object, vorm: dict[str, Any], waar: str) -> Iterator[str]:
    if not isinstance(data, dict):
        yield _fault(waar, dict)
        return
    for sleutel, deel in vorm.items():
        naam = sleutel.removesuffix(OPTIONEEL)
        if naam in data:
            yield from faults(data[naam], deel, f"{waar}.{naam}")
        elif not sleutel.endswith(OPTIONEEL):
            yield f"{waar}.{naam}: ontbreekt"


def _is(data: object, soort: object) -> bool:
    if soort is None or data is None:
        return soort is data
    assert isinstance(soort, type)
    return isinstance(data, soort) and (soort is bool or not isinstance(data, bool))


def _fault(waar: str, *soorten: Any) -> str:
    return f"{waar}: verwacht {' of '.join(_NAMEN[soort] for soort in soorten)}"
