"""The verbs that change or show a workbook that is there already: the buttons, on a file."""

from __future__ import annotations

import getpass
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from modelgemeente_xl.bestand.grond.weigering import BestandGeweigerd
from modelgemeente_xl.bestand.motor.motor import open_boek
from modelgemeente_xl.cli.schermen import (
    print_bevindingen,
    print_findings,
    print_toon,
    totals_before_after,
)
from modelgemeente_xl.cli.uitvoer import BEVINDINGEN, GOED, err, load, out, stop
from modelgemeente_xl.knoppen import knoppen, opslaan
from modelgemeente_xl.knoppen.tegenrekenen import OUD, read_computed
from modelgemeente_xl.knoppen.uitkomst import Uitkomst
from modelgemeente_xl.model.zoeken import GemeenteNietGevonden
from modelgemeente_xl.plan.toepassen import PlanPastNiet
from modelgemeente_xl.werkmap.lezen.stand import WerkmapOnbekend

Knop = Callable[[Any, knoppen.Wie], Uitkomst]

GEWEIGERD = (
    BestandGeweigerd,  # OpslaanMislukt and NietTeControleren are two of these
    WerkmapOnbekend,
    PlanPastNiet,
    GemeenteNietGevonden,
)
"""Everything that opening, pressing and saving may raise; each message is a Dutch sentence."""


def schaal(options: Namespace) -> int:
    """Set gemeenten, year and size."""
    keuze = knoppen.Schaalkeuze(
        tuple(options.gemeente or ()),
        options.jaar,
        options.medewerkers,
        options.afdelingen,
        options.wis_eigen,
    )
    catalogus = load(None, None)
    return _press(
        options,
        lambda book, wie: knoppen.schaal(book, catalogus, keuze, wie, voorbeeld=options.voorbeeld),
    )


def vernieuw(options: Namespace) -> int:
    """Merge another catalogue into the workbook."""
    catalogus = load(options.catalogus, options.editie)
    return _press(
        options,
        lambda book, wie: knoppen.vernieuw(
            book, catalogus, wie, alleen=options.alleen, voorbeeld=options.voorbeeld
        ),
    )


def herbereken(options: Namespace) -> int:
    """Recompute with Python and mend formulas."""
    return _press(
        options, lambda book, wie: knoppen.herbereken(book, wie, voorbeeld=options.voorbeeld)
    )


def terugdraaien(options: Namespace) -> int:
    """Undo the last actions."""
    return _press(
        options,
        lambda book, wie: knoppen.terugdraaien(
            book, wie, aantal=options.aantal, voorbeeld=options.voorbeeld
        ),
    )


def controleer(options: Namespace) -> int:
    """Check a workbook against every rule; findings of ernst informatie do not count."""
    from modelgemeente_xl.knoppen import controleren
    from modelgemeente_xl.regels.alle import as_json

    with _opened(options.pad) as book:
        opgeslagen = opslaan.Opgeslagen()
        with err().bezig("Regels nalopen ..."):
            gevonden = controleren.controleer(book, options.profiel)
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


def _press(options: Namespace, knop: Knop) -> int:
    """Press a button on a file: preview or apply, save, and tell."""
    with _opened(options.pad) as book:
        uitkomst = knop(book, knoppen.Wie(_user(), datetime.now().replace(microsecond=0)))
        opgeslagen = _save(book) if uitkomst.toegepast else opslaan.Opgeslagen()
    screen = out()
    if opgeslagen.verouderd and OUD not in uitkomst.meldingen:
        uitkomst = replace(uitkomst, meldingen=(*uitkomst.meldingen, OUD))
    for line in uitkomst.lines():
        screen.regel(line)
    if uitkomst.voor != uitkomst.na:
        screen.tabel(totals_before_after(uitkomst.voor, uitkomst.na))
    if options.voorbeeld:
        screen.regel("Voorbeeld: er is niets gewijzigd.")
    elif uitkomst.toegepast:
        screen.regel("Opgeslagen: ", (str(options.pad), "bold"))
        if opgeslagen.oud:
            screen.regel("Niet alles is nagerekend: zie hierboven, en blad Controle.")
    else:
        screen.regel("Er was niets te wijzigen.")
    found = uitkomst.bevindingen or uitkomst.plan.conflicten or opgeslagen.oud
    return BEVINDINGEN if found else GOED


def _save(book: Any) -> opslaan.Opgeslagen:
    with err().bezig("Narekenen en opslaan ..."):
        return opslaan.save(book)


@contextmanager
def _opened(pad: Path) -> Iterator[Any]:
    """Open a workbook, close it afterwards, and say in Dutch what cannot be done."""
    try:
        book = open_boek(pad)
        try:
            yield book
        finally:
            book.close()
    except GEWEIGERD as error:
        stop(error)


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "onbekend"
