"""Let a table in Calc grow and shrink as a table in Excel does.

Calc keeps an Excel table as a database range: references to its columns follow when the range
changes, but Calc fills nothing in the new rows. Excel does: the formulas of calculated columns,
the style, the validation and the conditional formats. Rows count from 0 here, as in Calc.
"""

from typing import Any

from brug_cellen import FORMULAS, formula_cells
from com.sun.star.table import CellAddress

CONTENTS_AND_NOTES = 1 | 2 | 4 | 8 | 16
NOTES, FORMULA = 8, 16


def grow(sheet: Any, table: Any, last: int) -> None:
    """Add rows after the last data row."""
    area = table.DataArea
    body = sheet.getCellRangeByPosition(
        area.StartColumn, area.StartRow + 1, area.EndColumn, area.EndRow
    )
    sources = _column_formulas(body)
    for row in range(area.EndRow + 1, last + 1):
        _copy(sheet, area, area.StartColumn, area.EndColumn, area.EndRow, row)
    new = sheet.getCellRangeByPosition(area.StartColumn, area.EndRow + 1, area.EndColumn, last)
    for k in range(new.Columns.Count):
        column = area.StartColumn + k
        if k not in sources:
            part = new.getCellRangeByPosition(k, 0, k, new.Rows.Count - 1)
            part.clearContents(CONTENTS_AND_NOTES)
        elif sources[k] != area.EndRow:  # typed over in the last row
            for row in range(area.EndRow + 1, last + 1):
                _copy(sheet, area, column, column, sources[k], row)
    new.clearContents(NOTES)
    area.EndRow = last
    table.DataArea = area


def shrink(sheet: Any, table: Any, last: int) -> None:
    """Let rows leave the table; as in Excel they keep what they hold.

    Calc lets equal formulas below each other share one form. One that has left its table is an
    error, and would be so in every row: so the formulas that leave are taken out and put back.
    """
    area = table.DataArea
    left = sheet.getCellRangeByPosition(area.StartColumn, last + 1, area.EndColumn, area.EndRow)
    parts = left.queryFormulaCells(FORMULAS)
    formulas = [(part, part.getFormulaArray()) for part in parts]
    for part, _ in formulas:
        part.clearContents(FORMULA)
    area.EndRow = last
    table.DataArea = area
    for part, formula in formulas:
        part.setFormulaArray(formula)


def _column_formulas(body: Any) -> dict[int, int]:
    """Per calculated column, from 0 within the table, a row that has the column's formula.

    Calc does not keep which formula Excel has for a column. It is the one that more than half of
    the rows have; a formula here and there does not make a calculated column.
    """
    rows = body.Rows.Count
    found: dict[int, int] = {}
    for row, k in sorted(formula_cells(body), reverse=True):
        if k not in found:
            column = body.getCellRangeByPosition(k, 0, k, rows - 1)
            source = body.getCellByPosition(k, row).CellAddress
            others = column.queryColumnDifferences(source).RangeAddresses
            if 2 * sum(area.EndRow - area.StartRow + 1 for area in others) < rows:
                found[k] = source.Row
    return found


def _copy(sheet: Any, area: Any, first: int, last: int, source: int, target: int) -> None:
    cells = sheet.getCellRangeByPosition(first, source, last, source)
    sheet.copyRange(CellAddress(area.Sheet, first, target), cells.RangeAddress)
