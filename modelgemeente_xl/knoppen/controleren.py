"""The button Controleer: every rule over the workbook, and the list of findings on Controle."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import xlwings as xw

from modelgemeente_xl.bestand.grond.weigering import BestandGeweigerd
from modelgemeente_xl.bestand.motor.motor import open_boek, werkboek_of
from modelgemeente_xl.excel.waarde import Waarde
from modelgemeente_xl.model.totalen import Totalen
from modelgemeente_xl.model.woorden import sentence
from modelgemeente_xl.regels.alle import check
from modelgemeente_xl.regels.zicht.regel import Gevonden, Profiel
from modelgemeente_xl.werkmap.lezen.boek import read_boek
from modelgemeente_xl.werkmap.lezen.naar_model import werkmodel_of
from modelgemeente_xl.werkmap.lezen.stand import AndereIndeling, IndelingBeschadigd, WerkmapOnbekend
from modelgemeente_xl.werkmap.plannen.schrijven import fill_table
from modelgemeente_xl.werkmap.plannen.vergelijken import write_compared

NIETS = "geen bevindingen"
NAGEREKEND = 33
"""The rule that holds the totals beside those of Python."""


def controleer(book: xw.Book, profiel: Profiel = "werk") -> tuple[Gevonden, ...]:
    """Check the file beneath a book against all rules; rule 33 with Python's own totals.

    Raises `AndereIndeling` where the rules are not those of this workbook.

    Formulas, formats and charts are looked at too, so the book must be a file (`open_boek`, or
    `saved_book` of a live one).
    """
    totalen, gemist = _totals(book)
    return (*check(werkboek_of(book).parts(), profiel, totalen), *gemist)


@contextmanager
def saved_book(book: xw.Book) -> Iterator[xw.Book]:
    """The file of a book that is open in a live program, as it was last saved.

    Raises `BestandGeweigerd` where it has no file on this computer. On a server the name of a book
    is what a caller says it is, so no file is looked for there.
    """
    pad = Path(book.fullname)
    if book.app.engine.type == "remote" or not pad.is_file():
        raise BestandGeweigerd(
            f"{book.name}: er is geen bestand op deze computer; bewaar de werkmap hier, of "
            "controleer haar in het taakvenster"
        )
    saved = open_boek(pad)
    try:
        yield saved
    finally:
        saved.close()


def write_findings(book: Any, gevonden: Sequence[Gevonden]) -> None:
    """Put the list of findings on the sheet Controle, and beside the totals those of Python."""
    stand = read_boek(book)
    with suppress(WerkmapOnbekend):  # what Python cannot compute is among the findings
        write_compared(book, stand, werkmodel_of(stand))
    rows: list[dict[str, Waarde]] = [
        {
            "Nr": float(nr),
            "Bevinding": f"{g.gevonden}; verwacht: {g.verwacht}",
            "Waar": g.waar,
            "Regel": float(g.regel),
            "Ernst": g.ernst,
            "Herstel": g.herstel,
        }
        for nr, g in enumerate(gevonden, 1)
    ]
    fill_table(book, stand.tabellen["tblBevindingen"], rows or [{"Nr": 1.0, "Bevinding": NIETS}])


def _totals(book: xw.Book) -> tuple[Totalen | None, tuple[Gevonden, ...]]:
    """What Python makes of the inputs; where it cannot, a finding for each thing that it misses."""
    try:
        return werkmodel_of(read_boek(book)).totalen(), ()
    except AndereIndeling:
        raise
    except IndelingBeschadigd:
        return None, ()  # rule 20 tells it, where the number stands
    except WerkmapOnbekend as error:
        return None, tuple(
            Gevonden(
                "",
                bevinding.waar,
                bevinding.wat,
                "een werkmap die Python kan narekenen",
                sentence(bevinding.herstel),
                regel=NAGEREKEND,
                ernst="fout",
            )
            for bevinding in error.bevindingen
        )
