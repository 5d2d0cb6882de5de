"""What the bridge can do with the workbooks that are open in LibreOffice.

Every call is one question over the bridge, so each takes a whole block. Rows and columns count
from 1. A block is `[sheet, row, column, last row, last column]`. Formulas are those of Calc.
"""

import functools
from typing import Any

import uno
from brug_cellen import (
    broken_formula,
    formula_cells,
    read_values,
    write_formulas,
    write_values,
)
from brug_tabel import grow, shrink
from com.sun.star.beans import PropertyValue

CONTENTS = 1 | 2 | 4 | 16
"""Numbers, dates, texts and formulas (CellFlags); not the notes and not the style."""


class Geweigerd(Exception):
    """Refused, with a Dutch sentence, as Excel would refuse it."""


class Levend:
    """The open workbooks, by number."""

    def __init__(self, desktop: Any) -> None:
        self._desktop = desktop
        self._books: dict[int, Any] = {}

    def open(self, pad: str) -> int:
        """Open a file; the number of the workbook."""
        hidden = PropertyValue()
        hidden.Name, hidden.Value = "Hidden", True
        url = uno.systemPathToFileUrl(pad)
        book = self._desktop.loadComponentFromURL(url, "_blank", 0, (hidden,))
        if book is None or not book.supportsService("com.sun.star.sheet.SpreadsheetDocument"):
            raise Geweigerd(f"{pad}: LibreOffice kan dit niet als werkmap openen")
        number = len(self._books) + 1
        self._books[number] = book
        return number

    def sluit(self, boek: int) -> None:
        """Close without saving."""
        self._books[boek].close(True)

    def bewaar(self, boek: int) -> None:
        """Save to the file it came from, in the same format."""
        self._books[boek].store()

    def bereken(self, boek: int) -> None:
        """Compute every formula anew."""
        self._books[boek].calculateAll()

    def ontgrendel(self, boek: int) -> None:
        """Lift the protection of every sheet, as a person can: there is no password."""
        for sheet in self._sheets(boek):
            sheet.unprotect("")

    def bladen(self, boek: int) -> list[str]:
        """Names of the sheets in their order."""
        return list(self._books[boek].Sheets.ElementNames)

    def tabellen(self, boek: int) -> list[dict[str, Any]]:
        """Where every table stands, and its headers."""
        sheets = self._sheets(boek)
        names = sheets.ElementNames
        per_index = functools.cache(sheets.getByIndex)  # each object over the bridge takes time
        return [
            _table(table, names[area.Sheet], per_index(area.Sheet), area)
            for table in self._books[boek].DatabaseRanges
            for area in (table.getDataArea(),)
        ]

    def namen(self, boek: int) -> list[tuple[str, str]]:
        """The names that hold in the whole workbook, with their content as Calc writes it."""
        return [(name.Name, name.Content) for name in self._books[boek].NamedRanges]

    def gebruikt(self, boek: int, blad: str) -> tuple[int, int]:
        """Last row and column that hold anything; 1, 1 on an empty sheet."""
        found = self._sheet(boek, blad).queryContentCells(CONTENTS).RangeAddresses
        return (
            max((area.EndRow + 1 for area in found), default=1),
            max((area.EndColumn + 1 for area in found), default=1),
        )

    def lees(self, boek: int, blok: list[Any]) -> list[list[float | str | bool | None]]:
        """Values; an error is its text, an empty cell None."""
        return read_values(self._cells(boek, blok))

    def lees_formules(self, boek: int, blok: list[Any]) -> list[list[str]]:
        """Formulas of Calc, and nothing where a cell has none."""
        cells = self._cells(boek, blok)
        found = formula_cells(cells)
        return [
            [text if (i, k) in found else "" for k, text in enumerate(row)]
            for i, row in enumerate(cells.getFormulaArray())
        ]

    def schrijf(self, boek: int, blok: list[Any], waarden: list[list[Any]]) -> None:
        """Write values; a text is a text, whatever it begins with."""
        write_values(self._sheet(boek, blok[0]), self._writable(boek, blok), waarden)

    def schrijf_formules(self, boek: int, blok: list[Any], formules: list[list[str]]) -> None:
        """Write formulas of Calc."""
        cells = self._writable(boek, blok)
        write_formulas(self._sheet(boek, blok[0]), cells, formules)
        for i, k in formula_cells(cells):
            if number := broken_formula(cells.getCellByPosition(k, i)):
                raise Geweigerd(
                    f"{blok[0]}, rij {blok[1] + i}, kolom {blok[2] + k}: "
                    f"Calc begrijpt deze formule niet (fout {number}): {formules[i][k]}"
                )

    def verander_omvang(self, boek: int, tabel: str, laatste_rij: int) -> None:
        """Let a table end at another row."""
        book = self._books[boek]
        table = book.DatabaseRanges.getByName(tabel)
        area = table.DataArea
        sheet = book.Sheets.getByIndex(area.Sheet)
        if sheet.isProtected():
            raise Geweigerd(f"{sheet.Name} is beveiligd: hef de beveiliging van het blad eerst op")
        if table.TotalsRow:
            raise Geweigerd(f"{tabel} heeft een totaalrij: zet die eerst uit")
        if laatste_rij - 1 <= area.StartRow:
            raise Geweigerd(f"{tabel} houdt minstens een rij onder de koppen")
        if laatste_rij - 1 > area.EndRow:
            _refuse_filled(book, sheet, table, laatste_rij - 1)
            grow(sheet, table, laatste_rij - 1)
        else:
            shrink(sheet, table, laatste_rij - 1)

    def _sheets(self, boek: int) -> Any:
        return self._books[boek].Sheets

    def _sheet(self, boek: int, blad: str) -> Any:
        if not self._sheets(boek).hasByName(blad):
            raise Geweigerd(f"er is geen blad {blad!r}")
        return self._sheets(boek).getByName(blad)

    def _cells(self, boek: int, blok: list[Any]) -> Any:
        blad, row, column, last_row, last_column = blok
        return self._sheet(boek, blad).getCellRangeByPosition(
            column - 1, row - 1, last_column - 1, last_row - 1
        )

    def _writable(self, boek: int, blok: list[Any]) -> Any:
        """The cells, unless the sheet is protected and one of them is locked, as in Excel."""
        cells = self._cells(boek, blok)
        if self._sheet(boek, blok[0]).isProtected():
            mixed = cells.getPropertyState("CellProtection").value == "AMBIGUOUS_VALUE"
            if mixed or cells.CellProtection.IsLocked:
                raise Geweigerd(
                    f"{blok[0]} is beveiligd en in {cells.AbsoluteName} is een cel vergrendeld: "
                    "hef de beveiliging van het blad eerst op"
                )
        return cells


def _table(table: Any, blad: str, sheet: Any, area: Any) -> dict[str, Any]:
    header = sheet.getCellRangeByPosition(
        area.StartColumn, area.StartRow, area.EndColumn, area.StartRow
    )
    return {
        "naam": table.Name,
        "blad": blad,
        "kop_rij": area.StartRow + 1,
        "eerste_kolom": area.StartColumn + 1,
        "laatste_rij": area.EndRow + 1 - table.TotalsRow,
        "kolommen": [str(name) for name in header.getDataArray()[0]],
    }


def _refuse_filled(book: Any, sheet: Any, table: Any, last: int) -> None:
    """Refuse where another table or anything else stands in the way."""
    area = table.DataArea
    below = sheet.getCellRangeByPosition(area.StartColumn, area.EndRow + 1, area.EndColumn, last)
    for other in book.DatabaseRanges:
        same = other.DataArea.Sheet == area.Sheet and other.Name != table.Name
        if same and below.queryIntersection(other.DataArea).Count:
            raise Geweigerd(f"onder {table.Name} op {sheet.Name} staat tabel {other.Name}")
    if filled := below.queryContentCells(CONTENTS).RangeAddresses:
        raise Geweigerd(
            f"onder {table.Name} op {sheet.Name} is rij {filled[0].StartRow + 1} niet leeg: "
            "maak daar plaats"
        )
