"""Carry a workbook of an older layout over into a new one; the old file is only read."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import xlwings as xw

from modelgemeente_xl.bestand.motor.motor import open_boek, werkboek_of
from modelgemeente_xl.excel.waarde import shown
from modelgemeente_xl.grond.bevinding import Bevinding
from modelgemeente_xl.knoppen.nieuw import make_workbook
from modelgemeente_xl.knoppen.overzetten.achterblijvers import left_behind
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.totalen import Totalen
from modelgemeente_xl.werkmap.inhoud import nummer
from modelgemeente_xl.werkmap.lezen.boek import layout_of
from modelgemeente_xl.werkmap.lezen.naar_model import werkmodel_of
from modelgemeente_xl.werkmap.lezen.stand import AndereIndeling, WerkmapOnbekend
from modelgemeente_xl.werkmap.overzetten import indeling1, lezen1
from modelgemeente_xl.werkmap.overzetten.formules1 import own_formulas, typed_over
from modelgemeente_xl.werkmap.overzetten.naar_nu import left_columns
from modelgemeente_xl.werkmap.overzetten.opdracht import Overzetbron, Overzetting, plan_transfer
from modelgemeente_xl.werkmap.overzetten.oud import Achterblijver, Oud
from modelgemeente_xl.werkmap.overzetten.standen import Totaalstand, effects, stand_of_begroting
from modelgemeente_xl.werkmap.overzetten.verklaring import (
    held_stand,
    held_totals,
    refresh_steps,
)
from modelgemeente_xl.werkmap.plannen.na_plan import after_plan
from modelgemeente_xl.werkmap.plannen.verversen import plan_refresh

NIET_GEREKEND = "Wat in de oude werkmap niet rekende zoals het hoort"
ONDER = "Regels die onder een tabel stonden, tellen nu mee"
NIET_VAN_ONS = Bevinding(
    "de werkmap",
    "er is geen tabel en geen naam van dit programma in",
    "geef een werkmap die met modelgemeente is gemaakt",
)
LEZERS: Mapping[int, Callable[[xw.Book], Oud]] = {indeling1.NUMMER: lezen1.read_oud}
"""Who reads each older layout."""


@dataclass(frozen=True, slots=True)
class Overgezetwerk:
    """The new workbook, and what is to be told of it.

    `voor` are the totals in the old file, None where one of them was no number, and `na` those of
    the new one, both in whole euros; `verschil` says why they differ, `straks` what a refresh with
    the present catalogue will do.
    """

    inhoud: bytes
    naam: str
    voor: Totalen | None
    na: Totalen
    verschil: tuple[Totaalstand, ...]
    straks: tuple[Totaalstand, ...]
    gebleven: tuple[Achterblijver, ...]
    bevindingen: tuple[Bevinding, ...]


def overzetten(pad: Path, catalogus: Catalogus, wie: str, moment: datetime) -> Overgezetwerk:
    """Make the new workbook of an older one on disk.

    Raises `BestandGeweigerd` where the file cannot be read, and `WerkmapOnbekend` where it is not
    an older workbook of this program, or misses what cannot be computed again.
    """
    book = open_boek(pad)
    try:
        indeling = layout_of(book)
        if indeling is None:
            raise WerkmapOnbekend((NIET_VAN_ONS,))
        if indeling not in LEZERS:
            raise AndereIndeling((_refusal(indeling),))
        oud, gebleven = _read(book, indeling)
        bron = Overzetbron(pad.name, wie, moment)
        overzetting = plan_transfer(oud, catalogus, bron, gebleven)
        if held_totals(oud) != overzetting.model.totalen():
            book.app.calculate()  # what is in the file may be old, or may never have been computed
            oud, gebleven = _read(book, indeling)
            overzetting = plan_transfer(oud, catalogus, bron, gebleven)
    finally:
        book.close()
    voor = held_totals(oud)
    return Overgezetwerk(
        make_workbook(overzetting.opdracht),
        overzetting.opdracht.naam,
        voor,
        overzetting.model.totalen(),
        () if voor is None else tuple(effects(_steps(voor, overzetting))),
        tuple(effects(_refreshed(overzetting, catalogus))),
        gebleven,
        overzetting.model.bevindingen,
    )


def _read(book: xw.Book, indeling: int) -> tuple[Oud, tuple[Achterblijver, ...]]:
    """What comes along of an older workbook, and what does not."""
    oud = LEZERS[indeling](book)
    return oud, (*left_behind(werkboek_of(book).parts(), oud), *_in_tables(oud))


def _refusal(indeling: int) -> Bevinding:
    if indeling == nummer.INDELING:
        return Bevinding(
            "de werkmap",
            f"zij heeft al indeling {indeling}",
            "er valt niets over te zetten; een nieuwe catalogus haalt u binnen met vernieuw",
        )
    return Bevinding(
        "de werkmap",
        f"indeling {indeling}, en dit programma kent indeling {nummer.INDELING}: deze werkmap is "
        "van een nieuwere versie",
        "werk het programma bij",
    )


def _in_tables(oud: Oud) -> Iterator[Achterblijver]:
    """What stood in our own tables and is not carried over as it was."""
    for cel in own_formulas(oud):
        yield Achterblijver(
            cel.waar, f"eigen formule in {cel.kolom}; haar uitkomst {shown(cel.waarde)} is mee"
        )
    for cel in typed_over(oud):
        yield Achterblijver(
            cel.waar,
            f"{shown(cel.waarde)} stond over de formule van {cel.kolom} heen; die rekent weer",
        )
    for blad, kop in left_columns(oud):
        yield Achterblijver(blad, f"eigen kolom {kop}")


def _steps(voor: Totalen, overzetting: Overzetting) -> Iterator[Totaalstand]:
    """From the old file to the new one: what was not computed right, and what was not counted."""
    yield held_stand("In de oude werkmap", voor)
    yield stand_of_begroting(NIET_GEREKEND, overzetting.zonder_onder.begroting())
    yield stand_of_begroting(ONDER, overzetting.model.begroting())


def _refreshed(overzetting: Overzetting, catalogus: Catalogus) -> Iterator[Totaalstand]:
    """From the new workbook as it is to the same one after the next press of vernieuw."""
    stand = overzetting.stand
    na = werkmodel_of(after_plan(stand, plan_refresh(stand, catalogus)))
    return refresh_steps(overzetting.model, na)
