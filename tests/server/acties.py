"""What Excel holds after actions of xlwings, on a grid of plain values: no formula is computed."""

from collections import defaultdict
from typing import Any

from openpyxl.utils import range_boundaries

from tests.server.lading import Lading

Cellen = dict[tuple[str, int, int], Any]


def cells_of(lading: Lading) -> Cellen:
    """Every cell with something in it, by sheet, row and column (from 1)."""
    return {
        (blad["name"], r, k): cell
        for blad in lading["sheets"]
        for r, row in enumerate(blad["values"], 1)
        for k, cell in enumerate(row, 1)
        if cell not in ("", None)
    }


def applied(lading: Lading, acties: Lading) -> tuple[Cellen, dict[str, str], set[str]]:
    """Cells, ranges of tables, and which functions of the client were asked."""
    cellen = cells_of(lading)
    tabellen = {t["name"]: t["range_address"] for blad in lading["sheets"] for t in blad["tables"]}
    asked: dict[str, int] = defaultdict(int)
    for actie in acties["actions"]:
        asked[actie["func"]] += 1
        blad = lading["sheets"][actie["sheet_position"]]
        if actie["func"] == "resizeTable":
            nr, bereik = actie["args"]
            tabellen[blad["tables"][nr]["name"]] = bereik.replace("$", "")
            continue
        rows = _written(actie)
        for i, row in enumerate(rows):
            for j, value in enumerate(row):
                plek = (blad["name"], actie["start_row"] + 1 + i, actie["start_column"] + 1 + j)
                cellen.pop(plek, None)
                if value not in ("", None):
                    cellen[plek] = _as_typed(value)
    return cellen, tabellen, set(asked)


def _written(actie: Lading) -> list[list[Any]]:
    if actie["func"] == "setValues":
        return list(actie["values"])
    if actie["func"] in ("setFormula", "rangeClearContents"):
        text = actie["args"][0] if actie["func"] == "setFormula" else ""
        return [[text] * actie["column_count"] for _ in range(actie["row_count"])]
    raise AssertionError(f"onbekende actie {actie['func']}")


def _as_typed(value: Any) -> Any:
    """Excel takes a leading apostrophe as the mark of text."""
    return value[1:] if isinstance(value, str) and value.startswith("'") else value


def tables_of(lading: Lading) -> dict[str, str]:
    return {t["name"]: t["range_address"] for blad in lading["sheets"] for t in blad["tables"]}


def column_cells(bereik: str, kop: list[str], kolom: str, blad: str) -> set[tuple[str, int, int]]:
    """The cells of one column of a table."""
    links, boven, _, onder = range_boundaries(bereik)
    k = links + kop.index(kolom)
    return {(blad, r, k) for r in range(boven + 1, onder + 1)}
