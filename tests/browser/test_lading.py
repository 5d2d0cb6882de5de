"""What the contract tests send is what xlwings' own client sends of the same workbook."""

from pathlib import Path
from typing import Any

import xlwings

from tests.browser.conftest import MaakPaneel
from tests.server.lading import Lading, payload_of

VRIJ = {"table_style", "show_autofilter"}
"""How a table looks: no button asks for it."""


def values_of(sheet: Lading) -> list[list[Any]]:
    """Values to the last row and column that hold something; 1 and 1.0 are one number in JSON."""
    rows = [[float(c) if type(c) is int else c for c in row] for row in sheet["values"]]
    wide = max((i + 1 for row in rows for i, cell in enumerate(row) if cell != ""), default=0)
    rows = [row[:wide] for row in rows]
    while rows and not any(cell != "" for cell in rows[-1]):
        rows.pop()
    return rows


def tables_of(sheet: Lading) -> dict[str, dict[str, Any]]:
    return {
        t["name"]: {
            key: value.replace("$", "") if isinstance(value, str) else value
            for key, value in t.items()
            if key not in VRIJ and not key.startswith("show_table_style")
        }
        for t in sheet["tables"]
    }


def test_the_payload_is_that_of_the_client(
    maak_paneel: MaakPaneel, server: str, meester_pad: Path
) -> None:
    paneel = maak_paneel(server)
    sent: Lading = paneel.page.evaluate("() => xlwings.getBookData()")
    ours = payload_of(meester_pad)
    assert sent["version"] == ours["version"] == xlwings.__version__
    assert [s["name"] for s in sent["sheets"]] == [s["name"] for s in ours["sheets"]]
    assert sent.keys() == ours.keys()
    for theirs, mine in zip(sent["sheets"], ours["sheets"], strict=True):
        assert tables_of(theirs) == tables_of(mine)
        assert values_of(theirs) == values_of(mine), theirs["name"]
        assert mine.keys() <= theirs.keys()
    places = [
        {(n["name"], n["sheet_index"], (n["address"] or "").replace("$", "")) for n in of["names"]}
        for of in (sent, ours)
    ]
    assert places[1] <= places[0]
