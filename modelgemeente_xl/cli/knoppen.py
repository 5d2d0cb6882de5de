"""The verbs that change or show a workbook that is there already: the buttons, on a file."""

from __future__ import annotations

import getpass
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from modelgemeente_xl.bestand.motor.motor import open_boek
from modelgemeente_xl.cli.schermen import (
    print_bevindingen,
    print_findings,
    print_toon,
    print_uitkomst,
)
from modelgemeente_xl.cli.uitvoer import BEVINDINGEN, GOED, err, load, out
from modelgemeente_xl.knoppen import knoppen, opslaan
from modelgemeente_xl.knoppen.register import KIJKT, WIJZIGT, Druk
from modelgemeente_xl.knoppen.tegenrekenen import OUD, read_computed
from modelgemeente_xl.werkmap.indeling.knoppen import Keuzevorm, knop_van

MEER = (Keuzevorm.GEMEENTEN, Keuzevorm.TEKSTEN)
"""What can be given several times."""


def wijzig(options: Namespace) -> int:
    """Press a button on a file: preview or apply, save, and tell."""
    druk = Druk(
        knoppen.Wie(_user(), datetime.now().replace(microsecond=0)),
        partial(load, getattr(options, "catalogus", None), getattr(options, "editie", None)),
        _keuze(options),
        voorbeeld=getattr(options, "voorbeeld", False),
    )
    with _opened(options.pad) as book:
        uitkomst = WIJZIGT[options.knop](book, druk)
        opgeslagen = _save(book) if uitkomst.toegepast else opslaan.Opgeslagen()
    screen = out()
    if opgeslagen.verouderd and OUD not in uitkomst.meldingen:
        uitkomst = replace(uitkomst, meldingen=(*uitkomst.meldingen, OUD))
    print_uitkomst(screen, uitkomst, alles=options.alles)
    if druk.voorbeeld:
        screen.regel("Voorbeeld: er is niets gewijzigd.")
    elif uitkomst.toegepast:
        screen.regel("Opgeslagen: ", (str(options.pad), "bold"))
        if opgeslagen.oud:
            screen.regel("Niet alles is nagerekend: zie hierboven, en blad Controle.")
    else:
        screen.regel("Er was niets te wijzigen.")
    found = uitkomst.bevindingen or uitkomst.plan.conflicten or opgeslagen.oud
    return BEVINDINGEN if found else GOED


def kijk(options: Namespace) -> int:
    """Look at a file with a button; findings of ernst informatie do not count."""
    from modelgemeente_xl.knoppen import controleren
    from modelgemeente_xl.regels.alle import as_json

    with _opened(options.pad) as book:
        opgeslagen = opslaan.Opgeslagen()
        with err().bezig("Regels nalopen ..."):
            gevonden = KIJKT[options.knop](book, _keuze(options))
        if options.in_werkmap:
            controleren.write_findings(book, gevonden)
            opgeslagen = _save(book)
    if options.json:
        out().json(as_json(gevonden))
    else:
        print_findings(out(), gevonden)
        print_bevindingen(out(), opgeslagen.oud)
    found = opgeslagen.oud or any(g.ernst != "informatie" for g in gevonden)
    return BEVINDINGEN if found else GOED


def toon(options: Namespace) -> int:
    """Show what a workbook holds; findings are wrong inputs, and totals that are not Python's."""
    with _opened(options.pad) as book:
        gelezen = read_computed(book)
    print_toon(out(), gelezen.stand, gelezen.model)
    bevindingen = (*gelezen.model.bevindingen, *gelezen.findings())
    print_bevindingen(out(), bevindingen)
    return BEVINDINGEN if bevindingen else GOED


def _keuze(options: Namespace) -> dict[str, Any]:
    """What was chosen with the button, by the names that its function knows."""
    return {
        keuze.naam: tuple(given or ()) if keuze.vorm in MEER else given
        for keuze in knop_van(options.knop).keuzes
        for given in (getattr(options, keuze.naam),)
    }


def _save(book: Any) -> opslaan.Opgeslagen:
    with err().bezig("Narekenen en opslaan ..."):
        return opslaan.save(book)


@contextmanager
def _opened(pad: Path) -> Iterator[Any]:
    """Open a workbook, and close it afterwards."""
    book = open_boek(pad)
    try:
        yield book
    finally:
        book.close()


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "onbekend"
