"""Apps and open books of the engine. An app is a shelf of open files; nothing runs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from xlwings import base_classes

from modelgemeente_xl.bestand.motor.boek import Book
from modelgemeente_xl.bestand.motor.grens import bounded, refuse
from modelgemeente_xl.bestand.motor.zoeken import BestaatNiet, pick
from modelgemeente_xl.bestand.openen import Geopend

if TYPE_CHECKING:
    from modelgemeente_xl.bestand.motor.motor import Motor

_NUMBERS = count(1)
"""An app is known by its number, as Excel is by that of its process."""


@dataclass(frozen=True)
class Melding:
    """What a script told its user."""

    titel: str
    tekst: str


@bounded("app")
class App(base_classes.App):
    """A shelf of open books. As in Excel, no two of them bear the same name."""

    def __init__(self, motor: Motor) -> None:
        self._motor = motor
        self._pid = next(_NUMBERS)
        self._books = Books(self)
        self._display_alerts = True
        self.meldingen: list[Melding] = []

    @property
    def engine(self) -> Motor:
        """The engine it belongs to."""
        return self._motor

    @property
    def pid(self) -> int:
        """Its number."""
        return self._pid

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
            book.recalculate()

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
    """The open books of an app, in the order of opening."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._open: dict[str, Book] = {}

    @property
    def app(self) -> App:
        """The app they are open in."""
        return self._app

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
        """Open a file; options such as a password are for Excel."""
        if any(option is not None for option in (*options, *named.values())):
            refuse("books.open met meer dan een pad", "geef alleen het pad")
        return self.add_file(Path(fullname), strict=False)

    def add_file(self, path: Path, *, strict: bool, content: Geopend | None = None) -> Book:
        """Open a file, or its content; no book of this name may be open here."""
        book = Book(self._app, path, strict, content)
        self._open[book.name] = book
        return book

    def forget(self, book: Book) -> None:
        """Take a book off the shelf, if it still stands there."""
        if self._open.get(book.name) is book:
            del self._open[book.name]
        self._app.engine.apps.tidy()


@bounded("apps")
class Apps(base_classes.Apps):
    """The shelves; the first is always there and is the one that `xw.Book(path)` opens on."""

    def __init__(self, motor: Motor) -> None:
        self._motor = motor
        self._apps = [App(motor)]

    def keys(self) -> list[int]:
        """Their numbers."""
        return [app.pid for app in self._apps]

    def __iter__(self) -> Iterator[App]:
        return iter(list(self._apps))

    def __len__(self) -> int:
        return len(self._apps)

    def __getitem__(self, pid: int) -> App:
        for app in self._apps:
            if app.pid == pid:
                return app
        raise BestaatNiet(f"app {pid} is er niet; wel: {', '.join(map(str, self.keys()))}")

    def place_for(self, name: str, *, strict: bool) -> App:
        """A shelf without a book of this name; a strict book always gets its own."""
        first = self._apps[0]
        if not strict and name not in first.books:
            return first
        self._apps.append(App(self._motor))
        return self._apps[-1]

    def tidy(self) -> None:
        """Drop the shelves that are empty, but never the first."""
        self._apps[1:] = [app for app in self._apps[1:] if len(app.books)]
