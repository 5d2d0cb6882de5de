"""Tables and defined names of the engine."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import xlwings as xw
from xlwings import base_classes

from modelgemeente_xl.bestand.motor.adres import Block, parse_reference
from modelgemeente_xl.bestand.motor.bereik import Range
from modelgemeente_xl.bestand.motor.grens import bounded, refuse
from modelgemeente_xl.bestand.motor.zoeken import pick
from modelgemeente_xl.bestand.pakket.pakket import relations, sheet_parts
from modelgemeente_xl.bestand.pakket.tabellen import Bladtabel

if TYPE_CHECKING:
    from modelgemeente_xl.bestand.motor.blad import Sheet
    from modelgemeente_xl.bestand.motor.boek import Book


@bounded("tables")
class Tables(base_classes.Tables, base_classes.Collection):
    """The tables of a sheet."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet

    def _names(self) -> list[str]:
        tables = self._sheet.book.source.tabellen.values()
        return [table.naam for table in tables if table.blad == self._sheet.name]

    def __call__(self, key: str | int) -> Table:
        """A table by its name, or by its number from 1."""
        return Table(self._sheet, pick("tabel", self._names(), key, f"blad {self._sheet.name}"))

    def __len__(self) -> int:
        return len(self._names())

    def __iter__(self) -> Iterator[Table]:
        return (Table(self._sheet, name) for name in self._names())

    def __contains__(self, key: object) -> bool:
        return key in self._names()


@bounded("table")
class Table(base_classes.Table):
    """A table; it is looked up at every question, so it follows its own growth."""

    def __init__(self, sheet: Sheet, name: str) -> None:
        self._sheet = sheet
        self._name = name

    @property
    def parent(self) -> Sheet:
        """The sheet it stands on."""
        return self._sheet

    @property
    def name(self) -> str:
        """Its name in the book."""
        return self._name

    @name.setter
    def name(self, value: str) -> None:
        refuse("table.name zetten")

    @property
    def range(self) -> Range:
        """Headers and data."""
        return Range(self._sheet, _block(self._seen()))

    @property
    def header_row_range(self) -> Range:
        """The headers."""
        whole = _block(self._seen())
        return Range(self._sheet, Block(whole.row, whole.column, 1, whole.columns))

    @property
    def data_body_range(self) -> Range | None:
        """The data, without headers; None where there is none."""
        whole = _block(self._seen())
        if whole.rows == 1:
            return None
        body = Block(whole.row + 1, whole.column, whole.rows - 1, whole.columns)
        return Range(self._sheet, body)

    @property
    def show_autofilter(self) -> bool:
        """Whether the headers have buttons to filter with."""
        parts = self._sheet.book.source.parts()
        for relation in relations(parts, sheet_parts(parts)[self._sheet.name]):
            if relation.soort == "table" and relation.doel is not None:
                table = ElementTree.fromstring(parts[relation.doel])
                if table.get("displayName") == self._name:
                    return any(child.tag.endswith("}autoFilter") for child in table)
        return False

    @show_autofilter.setter
    def show_autofilter(self, value: bool) -> None:
        refuse("table.show_autofilter zetten")

    def resize(self, range: xw.Range) -> None:  # noqa: A002 - the name that xlwings gave it
        """Let the table end at another row; headers and columns stay where they are."""
        book = self._sheet.book
        wanted, now = range.impl.block, _block(book.werkboek.tabellen[self._name])
        if range.impl.sheet.name != self._sheet.name or range.impl.sheet.book is not book:
            raise ValueError(f"tabel {self._name} kan niet naar een ander blad")
        if wanted.rows < 2:
            raise ValueError(f"tabel {self._name} houdt minstens één rij onder de koppen")
        if (wanted.row, wanted.column, wanted.columns) != (now.row, now.column, now.columns):
            refuse(
                "table.resize met een andere kopregel of andere kolommen",
                f"neem een bereik dat begint als {now.address()} en op een andere rij eindigt",
            )
        book.werkboek.resize(self._name, wanted.last_row)

    def _seen(self) -> Bladtabel:
        return self._sheet.book.source.tabellen[self._name]


def _block(table: Bladtabel) -> Block:
    rows = table.laatste_rij - table.kop_rij + 1
    return Block(table.kop_rij, table.eerste_kolom, rows, len(table.kolommen))


@bounded("names", "api")
class Names(base_classes.Names):
    """The names that hold in the whole book."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def _names(self) -> list[str]:
        return list(self._book.source.namen)

    def __call__(self, name_or_index: str | int) -> Name:
        """A name by itself, or by its number from 1."""
        names = self._names()
        return Name(self._book, pick("de naam", names, name_or_index, self._book.name))

    def snapshot(self) -> list[tuple[str, Name]]:
        """Each name with its handle."""
        return [(name, Name(self._book, name)) for name in self._names()]

    def contains(self, name_or_index: str) -> bool:
        """Whether the book has this name."""
        return name_or_index in self._names()

    def __len__(self) -> int:
        return len(self._names())


@bounded("name", "api")
class Name(base_classes.Name):
    """A name and what it refers to."""

    def __init__(self, book: Book, name: str) -> None:
        self._book = book
        self._name = name

    @property
    def name(self) -> str:
        """The name itself."""
        return self._name

    @name.setter
    def name(self, value: str) -> None:
        refuse("name.name zetten")

    @property
    def refers_to(self) -> str:
        """What it refers to, as a formula."""
        return f"={self._book.source.namen[self._name]}"

    @refers_to.setter
    def refers_to(self, value: str) -> None:
        refuse("name.refers_to zetten")

    @property
    def refers_to_range(self) -> Range:
        """The cells that it refers to; `ValueError` where it is no single block."""
        place = parse_reference(self._book.source.namen[self._name])
        if place is None or place[0] not in self._book.source.bladnamen:
            raise ValueError(
                f"{self._book.name}: de naam '{self._name}' wijst niet naar één blok cellen, "
                f"maar naar {self._book.source.namen[self._name]}"
            )
        sheet, block = place
        return Range(self._book.sheets(sheet), block)
