"""Values and formulas of a block of cells in Calc, read and written at once.

Places within a block count from 0, row first.
"""

from collections.abc import Iterable
from typing import Any

FORMULAS = 1 | 2 | 4
"""Formulas with a number, a text or an error as their result (FormulaResult)."""
BROKEN_FORMULA = frozenset((501, *range(505, 515)))
"""Calc's error numbers for a formula that it cannot read."""
IN_VALUES = 1
"""Search what cells show, not what was typed (SearchType)."""


def formula_cells(cells: Any) -> set[tuple[int, int]]:
    """Places of the cells that hold a formula."""
    return _places(cells, cells.queryFormulaCells(FORMULAS).RangeAddresses)


def broken_formula(cell: Any) -> int | None:
    """Calc's error number where it cannot read the formula of a cell."""
    number = int(cell.getError())
    return number if number in BROKEN_FORMULA else None


def read_values(cells: Any) -> list[list[Any]]:
    """The values of a block; an error is its text, an empty cell None.

    Calc gives an empty cell and an empty result alike as "", an error as None and a truth value
    as 0 or 1: which it is, is asked apart.
    """
    rows = [list(row) for row in cells.getDataArray()]
    formulas = formula_cells(cells)
    maybe_truth = {(i, k) for i, k in formulas if rows[i][k] in (0.0, 1.0)}
    truths = _truth_values(cells, maybe_truth) if maybe_truth else {}
    for i, row in enumerate(rows):
        for k, value in enumerate(row):
            if value is None:
                row[k] = _error_text(cells.getCellByPosition(k, i))
            elif value == "" and (i, k) not in formulas:
                row[k] = None
            else:
                row[k] = truths.get((i, k), value)
    return rows


def write_values(sheet: Any, cells: Any, values: list[list[Any]]) -> None:
    """Write values, and leave notes and number formats as they were."""
    formats = _formats(cells)
    plain = [["" if v is None or isinstance(v, bool) else v for v in row] for row in values]
    if _has_notes(sheet, cells):  # a block written at once loses the notes in it
        for i, row in enumerate(plain):
            for k, value in enumerate(row):
                cell = cells.getCellByPosition(k, i)
                cell.setString(value) if isinstance(value, str) else cell.setValue(value)
    else:
        cells.setDataArray(tuple(map(tuple, plain)))
    # A text that looks like a number or a formula has got the format "text" from Calc.
    for part, number_format in formats:
        part.NumberFormat = number_format
    for i, row in enumerate(values):
        for k, value in enumerate(row):
            if isinstance(value, bool):
                cells.getCellByPosition(k, i).setFormula("=TRUE()" if value else "=FALSE()")


def write_formulas(sheet: Any, cells: Any, formulas: list[list[str]]) -> None:
    """Write formulas of Calc, and leave notes as they were."""
    if _has_notes(sheet, cells):
        for i, row in enumerate(formulas):
            for k, formula in enumerate(row):
                cells.getCellByPosition(k, i).setFormula(formula)
    else:
        cells.setFormulaArray(tuple(map(tuple, formulas)))


def _error_text(cell: Any) -> str:
    """The error as Excel calls it; Calc has more of them, and saves the others as `#VALUE!`."""
    text = str(cell.getString())
    return text if text.startswith("#") else "#VALUE!"


def _truth_values(cells: Any, places: set[tuple[int, int]]) -> dict[tuple[int, int], bool]:
    """Which of the places show a truth value; a search finds those that no filter hides."""
    truths = {}
    for text, truth in (("TRUE", True), ("FALSE", False)):
        search = cells.createSearchDescriptor()
        search.SearchString, search.SearchType, search.SearchWords = text, IN_VALUES, True
        if found := cells.findAll(search):
            shown = _places(cells, found.RangeAddresses)
            truths.update(dict.fromkeys(shown & places, truth))
    for i, k in places - _places(cells, cells.queryVisibleCells().RangeAddresses):
        if (text := cells.getCellByPosition(k, i).getString()) in ("TRUE", "FALSE"):
            truths[i, k] = text == "TRUE"
    return truths


def _places(cells: Any, areas: Iterable[Any]) -> set[tuple[int, int]]:
    top = cells.RangeAddress
    return {
        (row - top.StartRow, column - top.StartColumn)
        for area in areas
        for row in range(area.StartRow, area.EndRow + 1)
        for column in range(area.StartColumn, area.EndColumn + 1)
    }


def _has_notes(sheet: Any, cells: Any) -> bool:
    area = cells.RangeAddress
    return any(
        area.StartRow <= note.Position.Row <= area.EndRow
        and area.StartColumn <= note.Position.Column <= area.EndColumn
        for note in sheet.getAnnotations()
    )


def _formats(cells: Any) -> list[tuple[Any, int]]:
    """The number formats of a block, in parts that have one each."""
    rows, columns = cells.Rows.Count, cells.Columns.Count
    mixed = cells.getPropertyState("NumberFormat").value == "AMBIGUOUS_VALUE"
    if not mixed or (rows, columns) == (1, 1):
        return [(cells, cells.NumberFormat)]
    if columns > 1:
        parts = (cells.getCellRangeByPosition(k, 0, k, rows - 1) for k in range(columns))
    else:
        parts = (cells.getCellRangeByPosition(0, i, 0, i) for i in range(rows))
    return [found for part in parts for found in _formats(part)]
