"""Walk over the formula cells of a workbook."""

import re
from collections.abc import Iterator

from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook


def formula_cells(book: Workbook) -> Iterator[tuple[str, str, str]]:
    """Sheet, address and formula of every formula cell."""
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.value.startswith("="):
                    yield sheet.title, cell.coordinate, cell.value


_REFERENCE = re.compile(r"(?<![\w\]!'])(\$?)([A-Z]{1,3})(\$?)([0-9]+)(?![\w(])")


def relative(formula: str, row: int, column: int) -> str:
    """The formula with relative references as offsets: equal where Excel calls it the same."""

    def offset(match: re.Match[str]) -> str:
        fixed_column, letters, fixed_row, number = match.groups()
        c = 0
        for letter in letters:
            c = c * 26 + ord(letter) - 64
        left = letters if fixed_column else f"C[{c - column}]"
        right = number if fixed_row else f"R[{int(number) - row}]"
        return f"{left}{right}"

    # References to another sheet shift too: take the sheet name apart first.
    return _REFERENCE.sub(offset, re.sub(r"(\w+)!", r"\1 ! ", formula))


def letter(column: int) -> str:
    return str(get_column_letter(column))
