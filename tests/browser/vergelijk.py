"""The workbook of the fake beside a file, and computed as Excel would between two buttons."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from modelgemeente_xl.bestand.werkboek import Werkboek
from tests.browser.nep.nepboek import Cel, cellen_van, lees, tabellen_van
from tests.browser.paneel import Paneel

NU = {"Wanneer"}
"""Columns of the log that say when; all others must be equal."""


def differences(nep: Mapping[str, Any], bestand: Mapping[str, Any]) -> list[str]:
    """Give every cell and table that is not the same; of a formula its text, not its result."""
    ours, theirs = cellen_van(nep), cellen_van(bestand)
    tables, others = tabellen_van(nep), tabellen_van(bestand)
    found = [
        f"{naam}: {tables.get(naam)} in Excel, {others.get(naam)} in het bestand"
        for naam in sorted(tables.keys() | others.keys())
        if tables.get(naam) != others.get(naam)
    ]
    moments = moment_cells(bestand)
    for place in sorted(ours.keys() | theirs.keys()):
        one, two = ours.get(place), theirs.get(place)
        if place not in moments and _kern(one) != _kern(two):
            found.append(f"{place}: {one} in Excel, {two} in het bestand")
    return found


def moment_cells(bestand: Mapping[str, Any]) -> set[tuple[str, int, int]]:
    """The cells of the log that hold the time of the action."""
    log = tabellen_van(bestand)["tblWijzigingen"]
    cellen = cellen_van(bestand)
    return {
        (log.blad, log.r + i, k)
        for k in range(log.k, log.k + log.breed)
        if cellen[log.blad, log.r, k].waarde in NU
        for i in range(1, log.hoog)
    }


def _kern(cel: Cel | None) -> tuple[object, object]:
    if cel is None:
        return "", None
    return (None if cel.formule else cel.waarde), cel.formule


def as_file(meester: Path, paneel: Paneel, uit: Path) -> dict[str, Any]:
    """Save what the fake holds as the master with those cells, and compute and read it."""
    toestand = paneel.toestand()
    shutil.copy(meester, uit)
    start, end = cellen_van(paneel.boek), cellen_van(toestand)
    boek = Werkboek.open(uit)
    for naam, tabel in tabellen_van(toestand).items():
        if boek.tabellen[naam].laatste_rij != tabel.r + tabel.hoog:
            boek.resize(naam, tabel.r + tabel.hoog)
    for place in sorted(start.keys() | end.keys()):
        old, new = start.get(place, Cel("", None)), end.get(place, Cel("", None))
        blad, r, k = place
        if new.formule is None and _kern(new) != _kern(old):
            boek.write(blad, r + 1, k + 1, [[new.waarde]])
        elif new.formule is not None and new.formule != old.formule:
            boek.write_formulas(blad, r + 1, k + 1, [[new.formule]])
    boek.recompute()
    boek.save()
    return lees(uit)


def recalculate(meester: Path, paneel: Paneel, uit: Path) -> dict[str, Any]:
    """Let the fake's formulas give what a real computation gives, as Excel has done by then."""
    berekend = as_file(meester, paneel, uit)
    paneel.herrekend(
        [
            (blad, r, k, cel.waarde)
            for (blad, r, k), cel in cellen_van(berekend).items()
            if cel.formule is not None
        ]
    )
    return berekend
