"""xlwings on a workbook that is open in LibreOffice Calc, for the tests.

Sheets, ranges, tables and names are those of the engine for files, on top of a `LevendWerkboek`:
a script that stays within the portable subset runs here unchanged, on a live spreadsheet that
computes by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import xlwings as xw
from xlwings import base_classes

from modelgemeente_xl.bestand.motor import app as motor_app
from modelgemeente_xl.bestand.motor.grens import bounded
from modelgemeente_xl.bestand.motor.motor import Motor as BestandMotor
from tests.uno.boek import Book
from tests.uno.verbinding import Brug


class App(motor_app.App):
    """The one LibreOffice."""

    def __init__(self, motor: Motor) -> None:
        super().__init__(motor)
        self._brug = motor.brug
        self._books = Books(self)

    @property
    def pid(self) -> int:
        """The process group of LibreOffice."""
        return self._brug.groep


class Books(motor_app.Books):
    """The books that are open in Calc, in the order of opening."""

    def add_file(self, path: Path, *, strict: bool) -> Any:
        """Open a file in Calc."""
        book = Book(self._app, path)
        self._open[book.name] = book
        return book

    def forget(self, book: Any) -> None:
        """A book that is closed is no longer among them."""
        self._open.pop(book.name, None)


@bounded("apps")
class Apps(base_classes.Apps):
    """There is one app."""

    def __init__(self, app: App) -> None:
        self._app = app

    def keys(self) -> list[int]:
        """Its number."""
        return [self._app.pid]

    def __iter__(self) -> Iterator[App]:
        return iter([self._app])

    def __len__(self) -> int:
        return 1

    def __getitem__(self, pid: int) -> App:
        return {self._app.pid: self._app}[pid]


class Motor(BestandMotor):
    """The engine, as xlwings asks for it; `brug` leads to the LibreOffice it drives."""

    name = "uno"

    def __init__(self, brug: Brug) -> None:
        self.brug = brug
        self.app = App(self)
        self.apps = Apps(self.app)  # type: ignore[assignment]


def register(brug: Brug) -> xw.App:
    """Give xlwings the engine "uno" on this LibreOffice; the app that opens books in it."""
    engine = xw.Engine(impl=Motor(brug))
    unregister()
    xw.engines.add(engine)
    return xw.App(impl=engine.impl.app)


def unregister() -> None:
    """Take the engine away again, as its LibreOffice stops."""
    if old := xw.engines.engines_by_name.pop(Motor.name, None):
        xw.engines.engines.remove(old)
