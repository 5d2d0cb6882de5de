"""A real workbook as the Office.js fake loads it, and as it is compared with what the fake holds.

Read with openpyxl, not with our own file layer: what the browser starts from is then a second
reading of the file.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, NamedTuple

from openpyxl import Workbook, load_workbook
from openpyxl.utils.cell import range_boundaries
from openpyxl.utils.datetime import to_excel
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.worksheet import Worksheet

ZICHTBAAR = {"visible": "Visible", "hidden": "Hidden", "veryHidden": "VeryHidden"}


class Cel(NamedTuple):
    """One cell: its value as Office.js gives it, and its formula or None."""

    waarde: object
    formule: str | None


class Tabel(NamedTuple):
    """Where a table stands: header row and first column from 0, header included in `hoog`."""

    blad: str
    r: int
    k: int
    hoog: int
    breed: int


def lees(pad: Path) -> dict[str, Any]:
    """Give everything of a file that the fake holds."""
    formules, waarden = load_workbook(pad), load_workbook(pad, data_only=True)
    opmaken: dict[str, int] = {}
    bladen = [
        _blad(formules[naam], waarden[naam], opmaken)
        for naam in formules.sheetnames
        if isinstance(formules[naam], Worksheet)
    ]
    return {
        "naam": pad.name,
        "bladen": bladen,
        "namen": _namen(formules),
        "opmaken": list(opmaken),
    }


def cellen_van(toestand: Mapping[str, Any]) -> dict[tuple[str, int, int], Cel]:
    """Give the cells of `lees` or of the fake's own `Nep.toestand()`."""
    return {
        (blad["naam"], cel[0], cel[1]): Cel(cel[2], cel[3])
        for blad in toestand["bladen"]
        for cel in blad["cellen"]
        if cel[2] != "" or cel[3] is not None
    }


def tabellen_van(toestand: Mapping[str, Any]) -> dict[str, Tabel]:
    """Give the tables of `lees` or of the fake."""
    return {
        t["naam"]: Tabel(blad["naam"], t["r"], t["k"], t["hoog"], t["breed"])
        for blad in toestand["bladen"]
        for t in blad["tabellen"]
    }


def _blad(bron: Worksheet, waarden: Worksheet, opmaken: dict[str, int]) -> dict[str, Any]:
    beschermd = bool(bron.protection.sheet)
    return {
        "naam": bron.title,
        "zichtbaar": ZICHTBAAR[bron.sheet_state],
        "raster": bool(bron.sheet_view.showGridLines),
        "beschermd": beschermd,
        "open": [
            [cel.row - 1, cel.column - 1]
            for rij in bron.iter_rows()
            for cel in rij
            if beschermd and not cel.protection.locked
        ],
        "cellen": list(_cellen(bron, waarden, opmaken)),
        "tabellen": [_tabel(bron, tabel) for tabel in bron.tables.values()],
        "namen": [],
    }


def _cellen(bron: Worksheet, waarden: Worksheet, opmaken: dict[str, int]) -> Iterator[list[object]]:
    for rij in bron.iter_rows():
        for cel in rij:
            opmaak = opmaken.setdefault(cel.number_format, len(opmaken))
            formule = _formule(cel.value) if cel.data_type == "f" else None
            waarde = waarden.cell(cel.row, cel.column).value if formule else cel.value
            if formule is not None or waarde is not None or opmaak:
                yield [cel.row - 1, cel.column - 1, _waarde(waarde), formule, opmaak]


def _formule(waarde: object) -> str:
    return str(waarde.text if isinstance(waarde, ArrayFormula) else waarde)


def _waarde(waarde: object) -> object:
    if waarde is None:
        return ""
    if isinstance(waarde, (datetime, date, time)):
        return to_excel(waarde)
    return waarde


def _tabel(blad: Worksheet, tabel: Any) -> dict[str, Any]:
    k1, r1, k2, r2 = range_boundaries(tabel.ref)
    formules = {
        plaats: f"={kolom.calculatedColumnFormula.attr_text}"
        for plaats, kolom in enumerate(tabel.tableColumns)
        if kolom.calculatedColumnFormula is not None
    }
    stijl = tabel.tableStyleInfo
    assert tabel.headerRowCount != 0, (blad.title, tabel.name)
    assert not tabel.totalsRowCount, (blad.title, tabel.name)
    return {
        "naam": tabel.displayName,
        "r": r1 - 1,
        "k": k1 - 1,
        "hoog": r2 - r1 + 1,
        "breed": k2 - k1 + 1,
        "stijl": stijl.name if stijl is not None else "",
        "banen": bool(stijl is not None and stijl.showRowStripes),
        "filter": tabel.autoFilter is not None,
        "formules": formules,
    }


def _namen(boek: Workbook) -> list[dict[str, Any]]:
    return [
        {"naam": naam, "formule": f"={naam_.attr_text}", "bereik": _bereik(naam_)}
        for naam, naam_ in boek.defined_names.items()
    ]


def _bereik(naam: Any) -> list[str] | None:
    places = list(naam.destinations)
    return list(places[0]) if len(places) == 1 else None
