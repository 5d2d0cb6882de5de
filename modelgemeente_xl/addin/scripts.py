"""The buttons as xlwings registers them: one function each, that takes the book that called it.

They act with what the book itself says (the gemeente on Start) and with the catalogue of this
installation, and tell the outcome where the runtime can show a message.
"""

from datetime import datetime

import xlwings as xw
from xlwings import script

from modelgemeente_xl.catalogus.laden import installed_catalogus
from modelgemeente_xl.knoppen import controleren, knoppen
from modelgemeente_xl.knoppen.uitkomst import Uitkomst
from modelgemeente_xl.werkmap.indeling.declaratie import BLADEN

BLADNAMEN = [blad.naam for blad in BLADEN]
"""The sheets that leave the PC where a button runs on a server; sheets of the user stay."""
REGELS = 25
"""Lines that fit in a message; the rest stands on a sheet."""


@script(include=BLADNAMEN)
def schaal(book: xw.Book) -> None:
    """Bring the newest inhabitants of the gemeente on Start, and scale to them."""
    _tell(book, knoppen.schaal(book, installed_catalogus(), knoppen.Schaalkeuze(), _wie()))


@script(include=BLADNAMEN)
def vernieuw(book: xw.Book) -> None:
    """Merge the catalogue of this installation into the workbook."""
    _tell(book, knoppen.vernieuw(book, installed_catalogus(), _wie()))


@script(include=BLADNAMEN)
def herbereken(book: xw.Book) -> None:
    """Compute everything anew with Python and mend formulas."""
    _tell(book, knoppen.herbereken(book, _wie()))


@script(include=BLADNAMEN)
def terugdraaien(book: xw.Book) -> None:
    """Undo the last action of a button."""
    _tell(book, knoppen.terugdraaien(book, _wie()))


@script
def controleer(book: xw.Book) -> None:
    """Check the file of this book as it was last saved; the findings come on the sheet Controle."""
    with controleren.saved_book(book) as saved:
        gevonden = controleren.controleer(saved)
    controleren.write_findings(book, gevonden)
    told = [f"{g.ernst}: {g}" for g in gevonden if g.ernst != "informatie"]
    _say(book, told or [controleren.NIETS], "Controle")


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
