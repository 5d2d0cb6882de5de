"""xlwings on a workbook that is open in LibreOffice Calc, for the tests.

Sheets, ranges, tables and names are those of the engine for files, on top of a `LevendWerkboek`:
a script that stays within the portable subset runs here unchanged, on a live spreadsheet that
computes by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import xlwings as xw
from xlwings import base_classes

from modelgemeente_xl.bestand.motor import Motor as BestandMotor
from modelgemeente_xl.bestand.motor_app import Melding
from modelgemeente_xl.bestand.motor_grens import bounded, refuse
from modelgemeente_xl.bestand.motor_zoeken import pick
from tests.uno.boek import Book
from tests.uno.verbinding import Brug


@bounded("app")
class App(base_classes.App):
    """The one LibreOffice."""

    def __init__(self, motor: Motor) -> None:
        self._motor = motor
        self._books = Books(self)
        self._display_alerts = True
        self.meldingen: list[Melding] = []

    @property
    def engine(self) -> Motor:
        """The engine it belongs to."""
        return self._motor

    @property
    def pid(self) -> int:
        """The process group of LibreOffice."""
        return self._motor.brug.groep

    @property
    def books(self) -> Books:
        """Its open books."""
        return self._books

    @property
    def display_alerts(self) -> bool:
        """Kept and nothing more: xlwings turns it off and on around saving."""
        return self._display_alerts

    @display_alerts.setter
    def display_alerts(self, value: bool) -> None:
        self._display_alerts = value

    def calculate(self) -> None:
        """Compute every formula of every open book."""
        for book in self._books:
            book.werkboek.herreken()

    def alert(
        self,
        prompt: str,
        title: str | None,
        buttons: str,
        mode: str | None,
        callback: str | None,
    ) -> None:
        """Keep the message in `meldingen`; a question has nobody to answer it."""
        if buttons != "ok" or callback is not None:
            refuse("app.alert met een vraag", "vraag niets, of geef het antwoord als argument mee")
        self.meldingen.append(Melding(title or "", prompt))


@bounded("books")
class Books(base_classes.Books):
    """The open books, in the order of opening."""

    def __init__(self, app: App) -> None:
        self.app = app
        self._open: dict[str, Book] = {}

    def __call__(self, name_or_index: str | int) -> Book:
        """A book by its name, or by its number from 1."""
        return self._open[pick("boek", list(self._open), name_or_index, "geopende boeken")]

    def __len__(self) -> int:
        return len(self._open)

    def __iter__(self) -> Iterator[Book]:
        return iter(list(self._open.values()))

    def __contains__(self, key: object) -> bool:
        return key in self._open

    def open(self, fullname: str, *options: object, **named: object) -> Book:
        """Open a file in Calc; options such as a password are for Excel."""
        if any(option is not None for option in (*options, *named.values())):
            refuse("books.open met meer dan een pad", "geef alleen het pad")
        book = Book(self.app, Path(fullname))
        self._open[book.name] = book
        return book

    def forget(self, book: Book) -> None:
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
