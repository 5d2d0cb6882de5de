"""What the log says of a row without an id is of that row alone, whatever became of its place."""

import re
from pathlib import Path

import pytest

from modelgemeente_xl.bestand.motor.motor import open_boek
from modelgemeente_xl.bestand.werkboek import Werkboek
from modelgemeente_xl.knoppen import knoppen
from modelgemeente_xl.knoppen.uitkomst import Uitkomst
from tests.knoppen.conftest import WIE, values_of

BLAD, TABEL = "Fysiek", "tblFysiek"


@pytest.fixture
def pad(werkmap: Path) -> Path:
    return werkmap


def add_line(pad: Path, naam: str) -> int:
    """Type a line beneath the table, as Excel lets it grow; the row on the sheet."""
    book = open_boek(pad)
    tabel = book.sheets[BLAD].tables[TABEL]
    rij = tabel.range.last_cell.row + 1
    kop = list(tabel.header_row_range.value)
    tabel.resize(tabel.range.resize(tabel.range.rows.count + 1))
    for kolom, value in {"Begrotingsregel": naam, "Aard": "structureel", "Drijver": "vast"}.items():
        book.sheets[BLAD].range((rij, kop.index(kolom) + 1)).value = value
    book.save()
    book.close()
    return rij


def press(pad: Path, knop: str) -> Uitkomst:
    book = open_boek(pad)
    uitkomst = getattr(knoppen, knop)(book, WIE)
    book.save()
    book.close()
    return uitkomst


def log_as(pad: Path, nieuw: str) -> None:
    """Let the log have another key for the row without an id."""
    boek = Werkboek.open(pad)
    log = boek.tabellen["tblWijzigingen"]
    rijen = boek.waarden(log.blad, log.bereik.rij, log.eerste_kolom, log.bereik.rij_tot, 16)
    for y, rij in enumerate(rijen):
        for x, value in enumerate(rij):
            if re.match("rij [0-9]", str(value)):
                boek.write(log.blad, log.bereik.rij + y, log.eerste_kolom + x, [[nieuw]])
    boek.save()


def names_by_id(pad: Path) -> dict[object, object]:
    rows = values_of(pad)[BLAD].iter_rows(min_row=10, max_col=3, values_only=True)
    return {row[2]: row[0] for row in rows}


def test_a_row_without_id_is_named_by_its_place_and_its_text(pad: Path) -> None:
    rij = add_line(pad, "Glasvezelring")
    sleutels = {w.sleutel for w in press(pad, "herbereken").plan.wijzigingen if w.tabel == TABEL}
    assert f"rij {rij} (Glasvezelring)" in sleutels


@pytest.mark.parametrize("oud_logboek", [False, True])
def test_undoing_takes_an_id_back_though_another_row_came_in_that_place(
    pad: Path, oud_logboek: bool
) -> None:
    add_line(pad, "Glasvezelring")
    press(pad, "herbereken")
    second = add_line(pad, "Zendmast")
    # An earlier version counted within its table; a sort or a row above moves a row too.
    elsewhere = f"rij {second}" if oud_logboek else f"rij {second} (Glasvezelring)"
    log_as(pad, elsewhere)
    assert names_by_id(pad)["Glasvezelring"] == "eigen-001"
    uitkomst = press(pad, "terugdraaien")
    assert uitkomst.bevindingen == ()
    assert names_by_id(pad)["Glasvezelring"] is None
    assert names_by_id(pad)["Zendmast"] is None
