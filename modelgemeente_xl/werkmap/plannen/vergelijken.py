"""What Python computes, put beside the workbook on Controle: after every button it is of now."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from modelgemeente_xl.excel.waarde import same
from modelgemeente_xl.plan.plan import Plan
from modelgemeente_xl.plan.wijziging import Wijziging, Wijzigingssoort
from modelgemeente_xl.werkmap.inhoud.kenmerken import sleutel_of
from modelgemeente_xl.werkmap.inhoud.vergelijking import Vergelijking, input_lines, python_lines
from modelgemeente_xl.werkmap.lezen.boekbeeld import keyed_rows, waarde_of
from modelgemeente_xl.werkmap.lezen.naar_model import Werkmodel
from modelgemeente_xl.werkmap.lezen.stand import Boekstand
from modelgemeente_xl.werkmap.plannen.schrijven import apply_plan


def compared(nu: Boekstand, straks: Boekstand, model: Werkmodel) -> Iterator[Wijziging]:
    """Changes that put the outcome of a workbook as it will be on the sheet as it is now."""
    tabellen = {
        naam: [rij for _, _, rij in keyed_rows(tabel)] for naam, tabel in straks.tabellen.items()
    }
    yield from _held(nu, "tblPython", "Python", python_lines(model.begroting()))
    yield from _held(
        nu, "tblInvoer", "Bij Python", input_lines(model.begrotingsjaar, model.omvang, tabellen)
    )


def write_compared(book: Any, stand: Boekstand, model: Werkmodel) -> None:
    """Put the outcome of a workbook on its sheet Controle; nothing of it is logged."""
    plan = Plan("", "", tuple(compared(stand, stand, model)))
    apply_plan(book, stand, plan, "", datetime.now())


def _held(
    stand: Boekstand, naam: str, kolom: str, regels: Iterator[Vergelijking]
) -> Iterator[Wijziging]:
    tabel = stand.tabellen[naam]
    for (_, rij), regel in zip(tabel.records(), regels, strict=False):
        nieuw = waarde_of(regel.waarde)
        if not same(rij[kolom], nieuw):
            yield Wijziging(
                tabel.blad,
                naam,
                sleutel_of(naam, rij),
                kolom,
                Wijzigingssoort.CEL,
                rij[kolom],
                nieuw,
                "Python heeft opnieuw gerekend",
            )
