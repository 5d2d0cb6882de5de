"""The buttons as xlwings registers them: one function each, that takes the book that called it.

They act with what the book itself says (the gemeente on Start) and with the catalogue of this
installation, and tell the outcome where the runtime can show a message. There is one for each
button of the register that stands in Excel, under the name of that button.
"""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

import xlwings as xw
from xlwings import script

from modelgemeente_xl.catalogus.laden import installed_catalogus
from modelgemeente_xl.knoppen import knoppen
from modelgemeente_xl.knoppen.register import KIJKT, WIJZIGT, Druk
from modelgemeente_xl.knoppen.uitkomst import Uitkomst
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.werkmap.indeling.declaratie import BLADEN
from modelgemeente_xl.werkmap.indeling.knoppen import Knop, in_excel

Script = Callable[[xw.Book], None]

BLADNAMEN = [blad.naam for blad in BLADEN]
"""The sheets that leave the PC where a button runs on a server; sheets of the user stay."""
REGELS = 25
"""Lines that fit in a message; the rest stands on a sheet."""


def _changing(naam: str) -> Script:
    """A button that changes the book it is pressed on."""

    def press(book: xw.Book) -> None:
        _tell(book, WIJZIGT[naam](book, Druk(_wie(), _catalogus)))

    return press


def _looking(naam: str) -> Script:
    """A button that looks at the file as it was last saved, and lists on Controle what it finds."""

    def press(book: xw.Book) -> None:
        from modelgemeente_xl.knoppen import controleren  # with all rules, for this button alone

        with controleren.saved_book(book) as saved:
            gevonden = KIJKT[naam](saved, {})
        controleren.write_findings(book, gevonden)
        told = [f"{g.ernst}: {g}" for g in gevonden if g.ernst != "informatie"]
        _say(book, told or [controleren.NIETS], "Controle")

    return press


def _script(knop: Knop) -> Script:
    press = _changing(knop.naam) if knop.schrijft else _looking(knop.naam)
    press.__name__ = press.__qualname__ = knop.naam
    press.__doc__ = knop.opdracht
    # xlwings gives a script that names no sheets all of them, and this one reads a file.
    return script(include=BLADNAMEN)(press) if knop.schrijft else script(press)


def _catalogus() -> Catalogus:
    return installed_catalogus()


def _wie() -> knoppen.Wie:
    return knoppen.Wie("Excel", datetime.now().replace(microsecond=0))


def _tell(book: xw.Book, uitkomst: Uitkomst) -> None:
    _say(book, uitkomst.urgent_first(), "Wijzigingen")


def _say(book: xw.Book, lines: list[str], blad: str) -> None:
    if len(lines) > REGELS:
        lines = [*lines[:REGELS], f"... en nog {len(lines) - REGELS}; zie blad {blad}"]
    try:
        book.app.alert("\n".join(lines), title="Modelgemeente")
    except NotImplementedError:
        return  # a file has nobody to tell; the log has it all


SCRIPTS: dict[str, Script] = {knop.naam: _script(knop) for knop in in_excel()}
globals().update(SCRIPTS)  # xlwings looks for them by name in a module

if TYPE_CHECKING:

    def __getattr__(naam: str) -> Script: ...
