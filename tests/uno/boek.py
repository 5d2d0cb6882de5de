"""A book of the engine "uno": what the sheets, ranges and tables of xlwings ask of it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from xlwings import base_classes

from modelgemeente_xl.bestand.motor.adres import Block
from modelgemeente_xl.bestand.motor.bereik import Piece
from modelgemeente_xl.bestand.motor.blad import Sheets
from modelgemeente_xl.bestand.motor.grens import bounded, refuse
from modelgemeente_xl.bestand.motor.tabel import Names
from modelgemeente_xl.excel.waarde import Waarde
from tests.uno.werkboek import LevendWerkboek

if TYPE_CHECKING:
    from tests.uno.motor import App


@bounded("book")
class Book(base_classes.Book):
    """A workbook that is open in Calc. What is read is always as it is now."""

    strict = False

    def __init__(self, app: App, pad: Path) -> None:
        self._app = app
        self.werkboek = self.source = LevendWerkboek(app.engine.brug, pad)
        self.lezingen = 0
        self.schrijvingen = 0

    @property
    def name(self) -> str:
        """The name of the file."""
        return self.werkboek.pad.name

    @property
    def fullname(self) -> str:
        """The whole path."""
        return str(self.werkboek.pad)

    @property
    def app(self) -> App:
        """The app it is open in."""
        return self._app

    @property
    def sheets(self) -> Sheets:
        """Its sheets."""
        return Sheets(self)  # type: ignore[arg-type]  # asks of a book only what this one has

    @property
    def names(self) -> Names:
        """The names that hold in the whole book."""
        return Names(self)  # type: ignore[arg-type]

    def save(self, path: str | None = None, password: str | None = None) -> None:
        """Save to the file it came from, by Calc."""
        if path is not None or password is not None:
            refuse("book.save met een argument", "bewaar op de eigen plaats met book.save()")
        self.werkboek.save()

    def recalculate(self) -> None:
        """Let Calc compute every formula."""
        self.werkboek.recompute()

    def close(self) -> None:
        """Close without saving."""
        self._app.books.forget(self)
        self.werkboek.sluit()

    def used(self, sheet: str) -> tuple[int, int]:
        """The last row and column in use."""
        return self.werkboek.gebruikt(sheet)

    def read_values(self, sheet: str, block: Block) -> list[list[Waarde]]:
        """Values of a block of cells; counted as one read."""
        self.lezingen += 1
        corners = (block.row, block.column, block.last_row, block.last_column)
        return self.werkboek.waarden(sheet, *corners)

    def read_formulas(self, sheet: str, block: Block) -> tuple[list[list[str]], list[list[Waarde]]]:
        """Formulas of a block of cells, and the values beside them; counted as one read."""
        corners = (block.row, block.column, block.last_row, block.last_column)
        return self.werkboek.formules(sheet, *corners), self.read_values(sheet, block)

    def write(self, sheet: str, pieces: Iterable[Piece]) -> None:
        """Write the pieces of one range; counted as one write."""
        self.schrijvingen += 1
        for piece in pieces:
            put = self.werkboek.write_formulas if piece.formulas else self.werkboek.write
            put(sheet, piece.block.row, piece.block.column, piece.cells)
