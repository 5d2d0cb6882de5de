"""Addresses of blocks of cells, as Excel writes them; rows and columns count from 1."""

import re
from dataclasses import dataclass

from modelgemeente_xl.excel.adressen import LAATSTE_KOLOM, LAATSTE_RIJ, column_letters, parse_area

_REFERENCE = re.compile(r"(?:'((?:[^']|'')+)'|([^'!\[\](),]+))!([^!]+)")


@dataclass(frozen=True)
class Block:
    """A rectangle of cells; it may have no rows or no columns."""

    row: int
    column: int
    rows: int
    columns: int

    @property
    def last_row(self) -> int:
        """The row of the last cells."""
        return self.row + self.rows - 1

    @property
    def last_column(self) -> int:
        """The column of the last cells."""
        return self.column + self.columns - 1

    @property
    def size(self) -> int:
        """How many cells there are."""
        return self.rows * self.columns

    def address(self, fixed_row: bool = True, fixed_column: bool = True) -> str:
        """The address, such as `$A$1:$B$2`."""
        row, column = "$" if fixed_row else "", "$" if fixed_column else ""
        first = f"{column}{column_letters(self.column)}{row}{self.row}"
        last = f"{column}{column_letters(self.last_column)}{row}{self.last_row}"
        return first if self.size == 1 else f"{first}:{last}"

    def span(self, other: "Block") -> "Block":
        """The smallest block that holds both."""
        row, column = min(self.row, other.row), min(self.column, other.column)
        last_row = max(self.last_row, other.last_row)
        last_column = max(self.last_column, other.last_column)
        return Block(row, column, last_row - row + 1, last_column - column + 1)

    def within(self, rows: int, columns: int) -> "Block":
        """What of it lies in the first rows and columns of the sheet."""
        last_row, last_column = min(self.last_row, rows), min(self.last_column, columns)
        height, width = last_row - self.row + 1, last_column - self.column + 1
        return Block(self.row, self.column, max(height, 0), max(width, 0))


def block_at(row: int, column: int, rows: int = 1, columns: int = 1) -> Block:
    """A block that lies on the sheet, or `IndexError`."""
    block = Block(row, column, rows, columns)
    if not _on_sheet(block):
        raise IndexError(
            f"rij {row}, kolom {column} ({rows} x {columns}) ligt niet op het blad; rijen tellen "
            f"van 1 tot en met {LAATSTE_RIJ}, kolommen van 1 tot en met {LAATSTE_KOLOM}"
        )
    return block


def parse_address(address: str) -> Block | None:
    """The block of an address on a sheet (`A1`, `$A$1:B2`, `A:C`, `1:3`), or None."""
    area = parse_area(address.upper())
    if area is None:
        return None
    block = Block(area.rij, area.kolom, 1, 1).span(Block(area.rij_tot, area.kolom_tot, 1, 1))
    return block if _on_sheet(block) else None


def parse_reference(reference: str) -> tuple[str, Block] | None:
    """The sheet and the block of a reference such as `'Mijn blad'!$A$1:$B$2`, or None."""
    match = _REFERENCE.fullmatch(reference)
    block = parse_address(match[3]) if match else None
    if match is None or block is None:
        return None
    return match[2] or match[1].replace("''", "'"), block


def _on_sheet(block: Block) -> bool:
    return (
        block.row >= 1
        and block.column >= 1
        and block.last_row <= LAATSTE_RIJ
        and block.last_column <= LAATSTE_KOLOM
    )
