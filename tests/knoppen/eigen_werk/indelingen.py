"""What a user does to the layout of a workbook in Excel, done with openpyxl on a copy of it."""

import re
from collections.abc import Callable
from copy import copy
from pathlib import Path

import openpyxl
from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.workbook import Workbook
from openpyxl.worksheet.table import TableColumn
from openpyxl.worksheet.worksheet import Worksheet

from modelgemeente_xl.bestand.werkboek import Werkboek

EIGEN_KOLOM = "Zaaknummer"
_CEL = re.compile(r"(\$?)([A-Z]{1,3})(\$?)([0-9]+)")

Indeling = Callable[[Workbook], None]


def lay_out(pad: Path, indeling: Indeling) -> None:
    """Change a file as a user would, and compute it, for openpyxl keeps no results."""
    book = openpyxl.load_workbook(pad)
    indeling(book)
    book.save(pad)
    boek = Werkboek.open(pad)
    boek.recompute()
    boek.save()


def sort_rows(book: Workbook, blad: str, kolom: str) -> None:
    """Sort a table from large to small; whole rows of it move, formulas and styles too."""
    sheet = book[blad]
    first, top, last, bottom = _table_of(sheet)
    at = next(k for k in range(first, last + 1) if sheet.cell(top, k).value == kolom)
    rows = [
        [(cell.value, copy(cell._style)) for cell in sheet[r][first - 1 : last]]
        for r in range(top + 1, bottom + 1)
    ]
    rows.sort(key=lambda row: str(row[at - first][0] or ""), reverse=True)
    for r, row in enumerate(rows, top + 1):
        for k, (value, style) in enumerate(row, first):
            sheet.cell(r, k).value = value
            sheet.cell(r, k)._style = style


def hide_columns(book: Workbook, blad: str, *letters: str) -> None:
    for letter in letters:
        book[blad].column_dimensions[letter].hidden = True


def rename_sheet(book: Workbook, oud: str, nieuw: str) -> None:
    book[oud].title = nieuw
    _every_formula(book, lambda text, _: re.sub(rf"\b{oud}!", f"{nieuw}!", text))


def insert_column(book: Workbook, blad: str, voor: str) -> None:
    """Insert a column of the user's own before another, filled in; every reference follows."""
    sheet = book[blad]
    first, top, last, bottom = _table_of(sheet)
    at = next(k for k in range(first, last + 1) if sheet.cell(top, k).value == voor)

    def follow(text: str, on: str) -> str:
        return _shifted(text, on == blad, blad, at)

    _every_formula(book, follow)
    _move_dimensions(sheet, at)
    sheet.insert_cols(at)
    sheet.cell(top, at).value = EIGEN_KOLOM
    for r in range(top + 1, bottom + 1):
        sheet.cell(r, at).value = f"zaak {r - top}"
    [table] = sheet.tables.values()
    table.ref = f"{get_column_letter(first)}{top}:{get_column_letter(last + 1)}{bottom}"
    if table.autoFilter is not None:
        table.autoFilter.ref = table.ref
    number = max(column.id for column in table.tableColumns) + 1
    table.tableColumns.insert(at - first, TableColumn(id=number, name=EIGEN_KOLOM))


def type_over_formulas(book: Workbook, blad: str, values: Workbook) -> None:
    """Copy, paste as values: over every formula of the table."""
    sheet = book[blad]
    first, top, last, bottom = _table_of(sheet)
    for r in range(top + 1, bottom + 1):
        for k in range(first, last + 1):
            if sheet.cell(r, k).data_type == "f":
                sheet.cell(r, k).value = values[blad].cell(r, k).value


def _table_of(sheet: Worksheet) -> tuple[int, int, int, int]:
    [table] = sheet.tables.values()
    return range_boundaries(table.ref)  # type: ignore[return-value]


def _every_formula(book: Workbook, change: Callable[[str, str], str]) -> None:
    """Change the formulas of cells, table columns, validations, formats and names."""
    for sheet in book.worksheets:
        on = sheet.title
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    cell.value = change(str(cell.value), on)
        for table in sheet.tables.values():
            for column in table.tableColumns:
                formula = column.calculatedColumnFormula
                if formula is not None:
                    formula.attr_text = change(f"={formula.attr_text}", on)[1:]
        for validation in sheet.data_validations.dataValidation:
            for part in ("formula1", "formula2"):
                text = getattr(validation, part)
                if (text and validation.type != "list") or (text and "!" in text):
                    setattr(validation, part, change(f"={text}", on)[1:])
        for formats in sheet.conditional_formatting:
            for rule in formats.rules:
                rule.formula = [change(f"={text}", on)[1:] for text in rule.formula]
        for name in sheet.defined_names.values():
            name.attr_text = change(f"={name.attr_text}", on)[1:]
    for name in book.defined_names.values():
        name.attr_text = change(f"={name.attr_text}", "")[1:]


def _shifted(text: str, own: bool, blad: str, at: int) -> str:
    """A formula after a column came in before column `at` of a sheet."""

    def further(match: re.Match[str]) -> str:
        column = openpyxl.utils.column_index_from_string(match[2])
        letter = get_column_letter(column + (column >= at))
        return f"{match[1]}{letter}{match[3]}{match[4]}"

    tokens = Tokenizer(text)
    for token in tokens.items:
        if token.type != Token.OPERAND or token.subtype != Token.RANGE or "[" in token.value:
            continue
        sheet, mark, cells = token.value.rpartition("!")
        if (sheet.strip("'") == blad) if mark else own:
            token.value = f"{sheet}{mark}{_CEL.sub(further, cells)}"
    return tokens.render()


def _move_dimensions(sheet: Worksheet, at: int) -> None:
    """Let widths, validations and conditional formats go along with the columns."""
    widths = {
        k: (dim.width, dim.hidden)
        for dim in sheet.column_dimensions.values()
        for k in range(dim.min, dim.max + 1)
    }
    sheet.column_dimensions.clear()
    for k, (width, hidden) in widths.items():
        dim = sheet.column_dimensions[get_column_letter(k + (k >= at))]
        dim.width, dim.hidden = width, hidden
    for validation in sheet.data_validations.dataValidation:
        validation.sqref = type(validation.sqref)(_shifted_ranges(str(validation.sqref), at))
    old = sheet.conditional_formatting
    sheet.conditional_formatting = ConditionalFormattingList()
    for formats in old:
        for rule in formats.rules:
            sheet.conditional_formatting.add(_shifted_ranges(str(formats.sqref), at), rule)


def _shifted_ranges(ranges: str, at: int) -> str:
    return " ".join(_shifted(f"={part}", True, "", at)[1:] for part in ranges.split())
