"""A book of the engine: the file that is open, what is read of it and what is written to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import xlwings as xw
from xlwings import base_classes

from modelgemeente_xl.bestand.motor.adres import Block
from modelgemeente_xl.bestand.motor.bereik import Piece
from modelgemeente_xl.bestand.motor.blad import Sheets
from modelgemeente_xl.bestand.motor.grens import bounded, refuse
from modelgemeente_xl.bestand.motor.tabel import Names
from modelgemeente_xl.bestand.openen import Geopend
from modelgemeente_xl.bestand.rekenen.herrekenen import nothing_is_ours
from modelgemeente_xl.bestand.rekenen.keuring import Eigendom
from modelgemeente_xl.bestand.werkboek import Rekenverslag, Werkboek
from modelgemeente_xl.excel.waarde import Waarde

if TYPE_CHECKING:
    from modelgemeente_xl.bestand.motor.app import App


class BoekGesloten(xw.XlwingsError):
    """The book was closed; nothing can be asked of it any more."""


@bounded("book")
class Book(base_classes.Book):
    """A file that is open. `strict` keeps what is read as it was at opening.

    With `content` it is a file that was read, that has a name and no place to be saved.
    """

    def __init__(self, app: App, path: Path, strict: bool, content: Geopend | None = None) -> None:
        self._app = app
        self._path = path
        self.strict = strict
        self._in_memory = content is not None
        self._werkboek: Werkboek | None = Werkboek.open(path, content)
        self._source: Werkboek | None = Werkboek.open(path, content) if strict else self._werkboek
        self.lezingen = 0
        self.schrijvingen = 0
        self.herrekening: Rekenverslag | None = None
        self.eigendom: Callable[[Werkboek], Eigendom] = lambda _: nothing_is_ours
        """Tells which formulas of the file are the program's own."""

    @property
    def werkboek(self) -> Werkboek:
        """The file beneath, with what was written; `BoekGesloten` after closing."""
        if self._werkboek is None:
            raise BoekGesloten(f"{self.name} is gesloten; open het bestand opnieuw")
        return self._werkboek

    @property
    def source(self) -> Werkboek:
        """Where questions are answered from."""
        if self._source is None:
            raise BoekGesloten(f"{self.name} is gesloten; open het bestand opnieuw")
        return self._source

    @property
    def name(self) -> str:
        """The name of the file."""
        return self._path.name

    @property
    def fullname(self) -> str:
        """The whole path; in strict mode the name, as in a runtime that knows no path."""
        return self.name if self.strict else str(self._path)

    @property
    def app(self) -> App:
        """The app it is open in."""
        return self._app

    @property
    def sheets(self) -> Sheets:
        """Its sheets."""
        return Sheets(self)

    @property
    def names(self) -> Names:
        """The names that hold in the whole book."""
        return Names(self)

    def save(self, path: str | None = None, password: str | None = None) -> None:
        """Recalculate, and replace the file in one go."""
        if self._in_memory:
            refuse(
                "book.save() van een boek in het geheugen", "open het bestand met open_boek(pad)"
            )
        if path is not None:
            refuse("book.save(path)", "bewaar op de eigen plaats met book.save()")
        if password is not None:
            refuse("book.save(password=...)", "bewaar zonder wachtwoord met book.save()")
        self.recalculate()
        self.werkboek.save()

    def close(self) -> None:
        """Forget the book, with whatever was not saved."""
        self._app.books.forget(self)
        self._werkboek = self._source = None

    def recalculate(self) -> None:
        """Compute every formula; `herrekening` says which could not be."""
        werkboek = self.werkboek
        self.herrekening = werkboek.berekend or werkboek.recompute(self.eigendom(werkboek))

    def read_values(self, sheet: str, block: Block) -> list[list[Waarde]]:
        """Values of a block of cells; counted as one read."""
        self.lezingen += 1
        return self.source.waarden(
            sheet, block.row, block.column, block.last_row, block.last_column
        )

    def read_formulas(self, sheet: str, block: Block) -> tuple[list[list[str]], list[list[Waarde]]]:
        """Formulas of a block of cells, and the values beside them; counted as one read."""
        if self.strict:
            refuse("range.formula lezen", "lees range.value; schrijven van formules kan wel")
        corners = (block.row, block.column, block.last_row, block.last_column)
        formulas = self.source.formules(sheet, *corners)
        return formulas, self.read_values(sheet, block)

    def write(self, sheet: str, pieces: Iterable[Piece]) -> None:
        """Write the pieces of one range; counted as one write."""
        self.schrijvingen += 1
        for piece in pieces:
            put = self.werkboek.write_formulas if piece.formulas else self.werkboek.write
            put(sheet, piece.block.row, piece.block.column, piece.cells)
