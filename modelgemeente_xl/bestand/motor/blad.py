"""Sheets of the engine, and how a script names a range on one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from modelgemeente_xl.bestand.motor.adres import Block, block_at, parse_address
from modelgemeente_xl.bestand.motor.bereik import Range
from modelgemeente_xl.bestand.motor.grens import bounded, refuse
from modelgemeente_xl.bestand.motor.tabel import Tables
from modelgemeente_xl.bestand.motor.zoeken import BestaatNiet, pick
from modelgemeente_xl.excel.adressen import LAATSTE_KOLOM, LAATSTE_RIJ

if TYPE_CHECKING:
    from modelgemeente_xl.bestand.motor.boek import Book


@bounded("sheets")
class Sheets(base_classes.Sheets):
    """The sheets of a book, in their order."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def __call__(self, name_or_index: str | int) -> Sheet:
        """A sheet by its name, or by its number from 1."""
        names = self._book.source.bladnamen
        return Sheet(self._book, pick("blad", names, name_or_index, self._book.name))

    def __len__(self) -> int:
        return len(self._book.source.bladnamen)

    def __iter__(self) -> Iterator[Sheet]:
        return (Sheet(self._book, name) for name in self._book.source.bladnamen)

    def __contains__(self, key: object) -> bool:
        return key in self._book.source.bladnamen


@bounded("sheet", "pivot_tables")
class Sheet(base_classes.Sheet):
    """A sheet of a book."""

    def __init__(self, book: Book, name: str) -> None:
        self._book = book
        self._name = name

    @property
    def name(self) -> str:
        """Its name."""
        return self._name

    @name.setter
    def name(self, value: str) -> None:
        refuse("sheet.name zetten")

    @property
    def book(self) -> Book:
        """The book it belongs to."""
        return self._book

    @property
    def tables(self) -> Tables:
        """Its tables."""
        return Tables(self)

    @property
    def cells(self) -> Range:
        """All its cells; xlwings counts in them for `sheet[0, 0]`."""
        return Range(self, Block(1, 1, LAATSTE_RIJ, LAATSTE_KOLOM))

    @property
    def used_range(self) -> Range:
        """From A1 to the last row and column in use; A1 for an empty sheet."""
        rows, columns = self._book.source.gebruikt(self._name)
        return Range(self, Block(1, 1, max(rows, 1), max(columns, 1)))

    def range(self, arg1: Any, arg2: Any = None) -> Range:
        """The range between two corners, or the one that an address or a name means.

        A corner is (row, column) from 1, an address or a range; `arg1` may also be
        (row, column, rows, columns), as xlwings gives it for a slice.
        """
        if isinstance(arg1, int) and isinstance(arg2, int):
            arg1, arg2 = (arg1, arg2), None
        block = self._block(arg1)
        return Range(self, block if arg2 is None else block.span(self._block(arg2)))

    def _block(self, arg: Any) -> Block:
        if isinstance(arg, Range):
            return arg.block
        if isinstance(arg, tuple):
            return block_at(*arg)
        if isinstance(arg, str):
            return parse_address(arg) or self._named(arg)
        raise TypeError(
            f"blad {self._name}: {arg!r} wijst geen cellen aan; geef een adres of een naam als "
            f"tekst, of (rij, kolom)"
        )

    def _named(self, name: str) -> Block:
        """A name that refers to this sheet, or the data of one of its tables."""
        names = self._book.names
        if names.contains(name):
            found = names(name).refers_to_range
            if found.sheet.name == self._name:
                return found.block
            raise BestaatNiet(
                f"blad {self._name}: '{name}' staat op het blad {found.sheet.name}; "
                f"neem book.names['{name}'].refers_to_range"
            )
        if name in self.tables and (body := self.tables(name).data_body_range):
            return body.block
        raise BestaatNiet(
            f"blad {self._name}: '{name}' is geen adres, geen naam en geen tabel op dit blad"
        )
