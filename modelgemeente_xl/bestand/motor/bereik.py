"""A range of the engine: a block of cells of one sheet, read and written in one go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from modelgemeente_xl.bestand.motor.adres import Block, block_at
from modelgemeente_xl.bestand.motor.grens import bounded, refuse
from modelgemeente_xl.bestand.motor.waarden import as_typed, cell_value
from modelgemeente_xl.excel.verschuiven import moved

if TYPE_CHECKING:
    from modelgemeente_xl.bestand.motor.blad import Sheet
    from modelgemeente_xl.bestand.motor.boek import Book

MOST_CELLS = 5_000_000
"""Excel on the web reads and writes no more cells at once; nor does this engine."""


@dataclass(frozen=True)
class Piece:
    """Cells to write: formulas, or values that a cell can hold."""

    block: Block
    cells: list[list[Any]]
    formulas: bool = False


@bounded("range")
class Range(base_classes.Range):
    """A block of cells; its values are read and written whole."""

    def __init__(self, sheet: Sheet, block: Block) -> None:
        self._sheet = sheet
        self.block = block
        self.options: dict[str, Any] = {}

    @property
    def sheet(self) -> Sheet:
        """The sheet it lies on."""
        return self._sheet

    @property
    def api(self) -> object:
        """What stands beneath, the file; None for a range without cells, as xlwings expects."""
        return self._book.werkboek if self.block.size else None

    @property
    def row(self) -> int:
        """Its first row."""
        return self.block.row

    @property
    def column(self) -> int:
        """Its first column."""
        return self.block.column

    @property
    def shape(self) -> tuple[int, int]:
        """How many rows and columns it has."""
        return self.block.rows, self.block.columns

    @property
    def address(self) -> str:
        """Its address, with dollars."""
        return self.block.address()

    def get_address(self, row_absolute: bool, col_absolute: bool, external: bool) -> str:
        """Its address, with or without dollars and the names of book and sheet."""
        address = self.block.address(row_absolute, col_absolute)
        if not external:
            return address
        place = f"[{self._book.name}]{self._sheet.name}"
        return f"'{place}'!{address}" if " " in place else f"{place}!{address}"

    def __len__(self) -> int:
        return self.block.size

    def __call__(self, arg1: int, arg2: int | None = None) -> Range:
        """A cell by its place in the range, counted from 1: row and column, or a running number."""
        if arg2 is None:
            row, column = divmod(arg1 - 1, self.block.columns)
        else:
            row, column = arg1 - 1, arg2 - 1
        return Range(self._sheet, block_at(self.row + row, self.column + column))

    @property
    def max_cells_per_read(self) -> None:
        """A read is never cut into pieces unasked."""
        return None

    @property
    def max_cells_per_write(self) -> None:
        """A write is never cut into pieces unasked."""
        return None

    @property
    def raw_value(self) -> list[list[Any]] | None:
        """The values as the file holds them, a list of rows."""
        if not self.block.size:
            return None
        self._check_size()
        return self._book.read_values(self._sheet.name, self.block)

    @raw_value.setter
    def raw_value(self, data: object) -> None:
        if self.block.size:
            self._book.write(self._sheet.name, [_values(self.block, self._matrix(data))])

    @property
    def formula(self) -> str | tuple[tuple[str, ...], ...] | None:
        """The formulas; where none stands, the value as Excel would show it there."""
        if not self.block.size:
            return None
        self._check_size()
        formulas, values = self._book.read_formulas(self._sheet.name, self.block)
        shown = tuple(
            tuple(formula or as_typed(value) for formula, value in zip(*rows, strict=True))
            for rows in zip(formulas, values, strict=True)
        )
        return shown[0][0] if self.block.size == 1 else shown

    @formula.setter
    def formula(self, data: object) -> None:
        if not self.block.size:
            return
        matrix = self._moved_along(data) if _is_formula(data) else self._matrix(data)
        if all(_is_formula(cell) for row in matrix for cell in row):
            pieces = [Piece(self.block, matrix, formulas=True)]
        else:
            pieces = list(self._runs(matrix))
        self._book.write(self._sheet.name, pieces)

    def clear_contents(self) -> None:
        """Empty the cells; how they look stays."""
        block = self.block.within(*self._book.werkboek.gebruikt(self._sheet.name))
        if block.size:
            empty = [[None] * block.columns for _ in range(block.rows)]
            self._book.write(self._sheet.name, [Piece(block, empty)])

    @property
    def arg1_input(self) -> str:
        """Asked for by xlwings, though its base class does not declare it, in order to group."""
        refuse("range.group")

    @property
    def _book(self) -> Book:
        return self._sheet.book

    def _check_size(self) -> None:
        if self.block.size > MOST_CELLS:
            raise ValueError(
                f"{self._sheet.name}!{self.address}: {self.block.size} cellen is te veel ineens; "
                f"neem er hoogstens {MOST_CELLS}, bijvoorbeeld sheet.used_range"
            )

    def _matrix(self, data: Any) -> list[list[Any]]:
        """Rows of the shape of the range; a single value fills it, a flat list is a row."""
        self._check_size()
        rows, columns = self.shape
        if not isinstance(data, list | tuple):
            return [[data] * columns for _ in range(rows)]
        nested = all(isinstance(row, list | tuple) for row in data)
        matrix = [list(row) for row in data] if nested else [list(data)]
        if len(matrix) != rows or any(len(row) != columns for row in matrix):
            raise ValueError(
                f"{self._sheet.name}!{self.address} heeft {rows} x {columns} cellen en kreeg "
                f"een blok van een andere vorm; schrijf een lijst van rijen van die vorm"
            )
        return matrix

    def _moved_along(self, formula: Any) -> list[list[Any]]:
        """One formula for every cell, its relative references moved along, as Excel does."""
        self._check_size()
        rows, columns = self.shape
        return [[moved(formula, row, column) for column in range(columns)] for row in range(rows)]

    def _runs(self, matrix: list[list[Any]]) -> Iterator[Piece]:
        """Formulas and values that stand among each other, as runs of either."""
        for row, cells in enumerate(matrix, start=self.row):
            column = self.column
            for formulas, run in groupby(cells, key=_is_formula):
                part = [list(run)]
                block = Block(row, column, 1, len(part[0]))
                yield Piece(block, part, formulas=True) if formulas else _values(block, part)
                column += block.columns


def _values(block: Block, matrix: list[list[Any]]) -> Piece:
    return Piece(block, [[cell_value(value) for value in row] for row in matrix])


def _is_formula(value: object) -> bool:
    return isinstance(value, str) and value.startswith("=") and len(value) > 1
