"""After every button the comparison with Python on Controle is of now, whoever typed in between."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from modelgemeente_xl.bestand.motor.motor import open_boek
from modelgemeente_xl.knoppen import controleren, knoppen
from modelgemeente_xl.knoppen.knoppen import Schaalkeuze
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.werkmap.lezen.boek import read_boek
from modelgemeente_xl.werkmap.lezen.naar_model import werkmodel_of
from modelgemeente_xl.werkmap.lezen.stand import Tabelstand
from tests.klein import small_catalogus, small_workbook
from tests.knoppen.conftest import WIE, fill_in

Knop = Callable[[Any, Catalogus], object]

KNOPPEN: dict[str, Knop] = {
    "schaal": lambda book, c: knoppen.schaal(book, c, Schaalkeuze(("Venlo",), 2028), WIE),
    "vernieuw": lambda book, c: knoppen.vernieuw(book, c, WIE),
    "herbereken": lambda book, c: knoppen.herbereken(book, WIE),
    "terugdraaien": lambda book, c: knoppen.terugdraaien(book, WIE),
    "controleer": lambda book, c: controleren.write_findings(book, controleren.controleer(book)),
}


@pytest.fixture(scope="module")
def klein(catalogus: Catalogus) -> Catalogus:
    return small_catalogus(catalogus)


@pytest.fixture(scope="module")
def nieuwe_werkmap(klein: Catalogus) -> bytes:
    return small_workbook(klein)


@pytest.fixture
def pad(klein: Catalogus, nieuwe_werkmap: bytes, tmp_path: Path) -> Path:
    """A workbook that a button worked on, and in which somebody typed since."""
    path = tmp_path / "begroting.xlsx"
    path.write_bytes(nieuwe_werkmap)
    press(path, lambda book: knoppen.schaal(book, klein, Schaalkeuze(medewerkers=900), WIE))
    fill_in(path, ("Algemeen", 1, "Eigen bedrag", 123_456), ("Sociaal", 1, "Al begroot", 0.5))
    return path


def press(pad: Path, knop: Callable[[Any], object], *, streng: bool = False) -> None:
    book = open_boek(pad, streng=streng)
    try:
        knop(book)
        book.save()
    finally:
        book.close()


def outcomes(pad: Path) -> tuple[dict[str, Tabelstand], Any]:
    book = open_boek(pad)
    try:
        stand = read_boek(book)
        return dict(stand.tabellen), werkmodel_of(stand).begroting()
    finally:
        book.close()


def column(tabel: Tabelstand, kolom: str) -> list[object]:
    return [rij[kolom] for _, rij in tabel.records()]


def test_typing_makes_it_old(pad: Path) -> None:
    tabellen, _ = outcomes(pad)
    assert "verouderd" in column(tabellen["tblPython"], "Oordeel")


@pytest.mark.parametrize(
    ("knop", "streng"),
    # Controleer looks at a file, which the web sends beside the book.
    [(k, s) for k in KNOPPEN for s in (False, True) if k != "controleer" or not s],
)
def test_every_button_makes_it_of_now(pad: Path, klein: Catalogus, knop: str, streng: bool) -> None:
    press(pad, lambda book: KNOPPEN[knop](book, klein), streng=streng)
    tabellen, begroting = outcomes(pad)
    assert set(column(tabellen["tblPython"], "Oordeel")) == {"goed"}
    assert set(column(tabellen["tblInvoer"], "Verschil")) == {0}
    assert sum(begroting.totaal) in column(tabellen["tblPython"], "Python")


def test_it_is_not_logged_and_undoing_leaves_it_of_now(pad: Path, klein: Catalogus) -> None:
    press(pad, lambda book: knoppen.herbereken(book, WIE))
    log = outcomes(pad)[0]["tblWijzigingen"]
    assert not {"tblPython", "tblInvoer"} & set(column(log, "Tabel"))
    press(pad, lambda book: knoppen.terugdraaien(book, WIE))
    tabellen, begroting = outcomes(pad)
    assert set(column(tabellen["tblPython"], "Oordeel")) == {"goed"}
    assert begroting.omvang.medewerkers != 900


def test_it_follows_an_input_that_is_a_formula(pad: Path, klein: Catalogus) -> None:
    """The own amount is twice the inwoners; schaal moves both, once it is computed."""
    book = open_boek(pad)
    tabel = book.sheets["Algemeen"].tables["tblAlgemeen"].range
    kolom = tabel.value[0].index("Eigen bedrag") + tabel.column
    book.sheets["Algemeen"].range((tabel.row + 1, kolom)).formula = "=Start!D9*2"
    book.save()
    book.close()
    press(pad, lambda b: knoppen.schaal(b, klein, Schaalkeuze(("Zwolle",)), WIE))
    tabellen, _ = outcomes(pad)
    assert set(column(tabellen["tblPython"], "Oordeel")) == {"goed"}
    assert set(column(tabellen["tblInvoer"], "Verschil")) == {0}
