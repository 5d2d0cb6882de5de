"""xlwings for a file: `xw.Book("begroting.xlsx")` where there is no Excel.

An engine for xlwings on top of `Werkboek`, out of its BSD parts only. It can do what every runtime
of xlwings can (Excel on the desktop, on the web, Server, Lite) and refuses the rest, so that a
script that works here works there. As on the web, formulas are computed at `app.calculate()` and
`book.save()`, not at each write.
"""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

import xlwings as xw

from modelgemeente_xl.bestand import openen
from modelgemeente_xl.bestand.motor.app import Apps
from modelgemeente_xl.bestand.motor.boek import Book
from modelgemeente_xl.bestand.motor.waarden import cleaned
from modelgemeente_xl.bestand.pakket.zipcontrole import PC, Uitpakgrens
from modelgemeente_xl.bestand.werkboek import Rekenverslag, Werkboek
from modelgemeente_xl.excel.waarde import Waarde


class Motor:
    """The engine, as xlwings asks for it."""

    name = "bestand"
    type = "desktop"

    def __init__(self) -> None:
        self.apps = Apps(self)

    @staticmethod
    def clean_value_data(
        data: Sequence[Sequence[Waarde]],
        datetime_builder: object,
        empty_as: object,
        number_builder: Callable[[float], object] | None,
        err_to_str: bool,
    ) -> list[list[object]]:
        """Values as a script reads them; a date is the number that the file holds."""
        return cleaned(data, empty_as, number_builder, err_to_str)

    @staticmethod
    def prepare_xl_data_element(value: object, options: object) -> object:
        """The range itself makes of a value what a cell can hold, also of a raw one."""
        return value


MOTOR = Motor()
"""xlwings knows one engine of a name; what is open is open for the whole process."""


def register() -> None:
    """Let `xw.Book(path)` open files; Excel stays the active engine where it is there."""
    if MOTOR.name not in xw.engines.engines_by_name:
        xw.engines.add(xw.Engine(impl=MOTOR))
    if xw.engines.active is None:
        xw.engines[MOTOR.name].activate()


def open_boek(pad: Path, *, streng: bool = False) -> xw.Book:
    """Open a file, whether or not the engine is registered; each call is a book of its own.

    `streng` is as remote runtimes are: what is read stays as it was at opening, formulas cannot be
    read and there is no path.
    """
    pad = Path(os.path.realpath(pad))  # a link to itself comes out as it is, to be refused
    app = MOTOR.apps.place_for(pad.name, strict=streng)
    try:
        return xw.Book(impl=app.books.add_file(pad, strict=streng))
    finally:
        MOTOR.apps.tidy()


def open_inhoud(naam: str, inhoud: bytes, grens: Uitpakgrens = PC) -> xw.Book:
    """Open the bytes of a file: to look at, for there is no place to save it."""
    geopend = openen.open_inhoud(Path(naam), inhoud, grens)
    app = MOTOR.apps.place_for(naam, strict=False)
    try:
        return xw.Book(impl=app.books.add_file(Path(naam), strict=False, content=geopend))
    finally:
        MOTOR.apps.tidy()


def werkboek_of(book: xw.Book) -> Werkboek:
    """The file beneath a book of this engine; `TypeError` for one of another engine."""
    return _beneath(book).werkboek


def recalculated(book: xw.Book) -> Rekenverslag:
    """Compute a book of this engine, and say what could not be."""
    impl = _beneath(book)
    impl.recalculate()
    assert impl.herrekening is not None
    return impl.herrekening


def herrekening_of(book: xw.Book) -> Rekenverslag | None:
    """What was last computed of a book of this engine; None for one of another."""
    return book.impl.herrekening if isinstance(book.impl, Book) else None


def save_as_it_is(book: xw.Book) -> None:
    """Save a book of this engine of which nothing can be computed."""
    _beneath(book).werkboek.save()


def _beneath(book: xw.Book) -> Book:
    if not isinstance(book.impl, Book):
        raise TypeError(f"{book.name} is geen boek van deze motor; open het met open_boek(pad)")
    return book.impl
