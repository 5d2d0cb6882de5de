"""Parameters, names and tables that a user broke: the message says where, and what to do."""

import io
import shutil
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from modelgemeente_xl.bestand.motor.motor import open_boek
from modelgemeente_xl.bestand.werkboek import Werkboek
from modelgemeente_xl.cli import hoofd as cli
from modelgemeente_xl.knoppen import knoppen
from modelgemeente_xl.knoppen.eigendom import own_formulas
from modelgemeente_xl.werkmap.lezen.boek import read_boek
from modelgemeente_xl.werkmap.lezen.naar_model import werkmodel_of
from modelgemeente_xl.werkmap.lezen.stand import WerkmapOnbekend
from tests.knoppen.conftest import WIE


@pytest.fixture
def pad(meester_pad: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(meester_pad, tmp_path / "begroting.xlsx"))


def type_in(pad: Path, tabel: str, kolom: str, sleutel: str, waarde: object) -> None:
    """Type in every row of a table whose first columns are this key, joined by a bar."""
    boek = Werkboek.open(pad)
    t = boek.tabellen[tabel]
    k = t.eerste_kolom + t.kolommen.index(kolom)
    width = sleutel.count("|") + 1
    hit = 0
    for rij in range(t.kop_rij + 1, t.laatste_rij + 1):
        [cells] = boek.waarden(t.blad, rij, t.eerste_kolom, rij, t.eerste_kolom + width - 1)
        shown = "|".join(f"{c:g}" if isinstance(c, float) else str(c) for c in cells)
        if sleutel in ("*", shown):
            boek.write(t.blad, rij, k, [[waarde]])
            hit += 1
    assert hit
    boek.save()


ONMISBAAR: dict[str, tuple[tuple[str, str, str, object], str]] = {
    "parameter weg": (
        ("tblParametersReferentie", "Parameter", "Uren per fte", "Uren"),
        "Parameters, tabel tblParametersReferentie: parameter Uren per fte is er niet; haal de oude",
    ),
    "geen uren": (
        ("tblParametersReferentie", "Waarde", "Uren per fte", 0),
        "parameter Uren per fte is 0",
    ),
    "geen index": (
        ("tblParametersIndex", "Reeks", "*", "iets"),
        "Parameters, tabel tblParametersIndex: reeks loon heeft geen jaren",
    ),
    "gat in de index": (
        ("tblParametersIndex", "Jaar", "loon|2020", 1999),
        "reeks loon is niet elk jaar vanaf 2015",
    ),
    "geen loonkosten": (
        ("tblParametersLoonkosten", "Jaar", "*", "ooit"),
        "tblParametersLoonkosten: er is geen tarief in de jaren van de index",
    ),
    "geen klasse": (
        ("tblParametersGrootteklassen", "Tot", "*", 0),
        "geen klasse voor Modelgemeente met 100000 inwoners",
    ),
    "te groot": (
        ("tblGemeenten", "Inwoners", "*", 1e15),
        "geen klasse voor Modelgemeente met 1000000000000000 inwoners",
    ),
    "uitkomst te groot": (
        ("tblBasis", "Per inwoner", "*", 1e15),
        "de werkmap: een uitkomst is te groot om op de euro te berekenen; zoek het bedrag",
    ),
    "deel te groot": (
        ("tblOOV", "Al begroot", "*", 1e15),
        "de werkmap: een uitkomst is te groot om op de euro te berekenen; zoek het bedrag",
    ),
}
ERBIJ: dict[str, tuple[str, str, str, object]] = {
    "uitkomst te groot": ("tblParametersReferentie", "Waarde", "Lopend aandeel", 1e9),
    "deel te groot": ("tblOOV", "Eigen bedrag", "*", 1e12),
}
"""What is typed as well: neither number is too large alone."""


@pytest.mark.parametrize("geval", ONMISBAAR)
def test_what_nothing_can_be_computed_without(geval: str, pad: Path) -> None:
    edit, message = ONMISBAAR[geval]
    type_in(pad, *edit)
    if geval in ERBIJ:
        type_in(pad, *ERBIJ[geval])
    before = pad.read_bytes()
    book = open_boek(pad)
    with pytest.raises(WerkmapOnbekend, match=message):
        knoppen.herbereken(book, WIE)
    book.close()
    assert pad.read_bytes() == before


GETELD: dict[str, tuple[tuple[str, str, str, object], str]] = {
    "onbekende reeks": (
        ("tblParametersKostensoorten", "Reeks", "software", "prjs"),
        "'prjs' in kolom Reeks past niet; bekend zijn loon, prijs; bedoelde u 'prijs'?",
    ),
    "groei": (
        ("tblParametersIndex", "Eigen", "loon|2030", -100),
        "'-100.0' in kolom Eigen past niet; verwacht is een groei tussen -100 en 100 procent",
    ),
    "tarief buiten de index": (
        ("tblParametersLoonkosten", "Jaar", "8|2026", 1990),
        "'1990.0' in kolom Jaar past niet; de index loopt van 2015 tot en met 2035",
    ),
    "prijspeil": (
        ("tblBasis", "Prijspeil", "*", 1990),
        "'1990.0' in kolom Prijspeil past niet; verwacht is 2015 tot en met 2035",
    ),
    "enorm bedrag": (
        ("tblOOV", "Eigen bedrag", "*", 1e16),
        "'1e+16' in kolom Eigen bedrag past niet; verwacht is een kleiner getal; verbeter de cel",
    ),
}


@pytest.mark.parametrize("geval", GETELD)
def test_what_does_not_fit_is_told_and_counts_as_nothing(geval: str, pad: Path) -> None:
    edit, message = GETELD[geval]
    type_in(pad, *edit)
    book = open_boek(pad)
    model = werkmodel_of(read_boek(book))
    book.close()
    assert any(str(b).endswith(f": {message}") for b in model.bevindingen), model.bevindingen
    assert model.begroting().totaal[0] > 0


def test_an_unknown_kind_of_running_cost_follows_the_prices(pad: Path) -> None:
    """As in the workbook, whose formula falls back on `prijs`."""
    type_in(pad, "tblParametersKostensoorten", "Kostensoort", "personeel", "mensen")
    book = open_boek(pad)
    stand = read_boek(book)
    book.close()
    model = werkmodel_of(stand)
    personeel = [p.id for p in model.parameters.basis if p.kostensoort == "personeel"]
    boek = Werkboek.open(pad)
    boek.recompute(own_formulas(boek))
    t = boek.tabellen["tblBasis"]
    rows = boek.waarden(
        t.blad, t.kop_rij + 1, t.eerste_kolom, t.laatste_rij, t.eerste_kolom + len(t.kolommen) - 1
    )
    at = t.kolommen.index("Jaar 1")
    sheet = {str(row[0]): row[at : at + 4] for row in rows}
    posten = dict(model.begroting().basisposten)
    assert personeel
    assert all(list(posten[id_]) == sheet[id_] for id_ in personeel)


NAMEN: dict[str, tuple[str, str, str]] = {
    "fout": ("Gemeente", "#REF!", "de naam Gemeente wijst niet naar één cel, maar naar #REF!"),
    "kolom": ("Begrotingsjaar", "Start!$A:$A", "de naam Begrotingsjaar wijst niet naar één cel"),
    "blok": (
        "Editie",
        "Start!$A$1:$C$4",
        "de naam Editie wijst niet naar één cel, maar naar Start!",
    ),
    "blad weg": ("Vingerafdruk", "Weg!$A$1", "de naam Vingerafdruk wijst niet naar één cel"),
    "een cel": ("Deelnemers", "Start!$A$25", "de naam Deelnemers wijst niet naar een kolom cellen"),
    "vlak": ("Deelnemers", "Start!$A$25:$C$34", "Deelnemers wijst niet naar een kolom cellen"),
}


@pytest.mark.parametrize("geval", NAMEN)
def test_a_name_that_points_elsewhere(geval: str, pad: Path) -> None:
    naam, naar, message = NAMEN[geval]

    def change(book: Workbook) -> None:
        book.defined_names[naam].attr_text = naar

    with_openpyxl(pad, change)
    book = open_boek(pad)
    with pytest.raises(WerkmapOnbekend, match=f"blad Start: .*{message}.*; verbeter"):
        read_boek(book)
    book.close()


def test_two_columns_of_one_name(pad: Path) -> None:
    def change(book: Workbook) -> None:
        book["OOV"].cell(9, 19).value = "Besluit"

    with_openpyxl(pad, change)
    book = open_boek(pad)
    with pytest.raises(
        WerkmapOnbekend, match="OOV, tabel tblOOV: kolom Besluit is er 2 keer; geef"
    ):
        read_boek(book)
    book.close()


@pytest.mark.parametrize("werk", ["toon", "herbereken", "vernieuw"])
def test_the_command_line_says_it_and_ends_with_2(
    werk: str, pad: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "300")
    type_in(pad, *ONMISBAAR["parameter weg"][0])
    before = pad.read_bytes()
    assert cli.main([werk, str(pad)]) == 2
    assert "parameter Uren per fte is er niet" in capsys.readouterr().err
    assert pad.read_bytes() == before


def test_controleer_finds_that_nothing_can_be_held_beside_it(
    pad: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "300")
    type_in(pad, *ONMISBAAR["parameter weg"][0])
    assert cli.main(["controleer", str(pad)]) == 1
    shown = capsys.readouterr().out
    assert "parameter Uren per fte is er niet; verwacht: een werkmap die Python kan nar" in shown
    assert "Haal de oude waarden terug" in shown


def with_openpyxl(pad: Path, change: Callable[[Workbook], None]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(pad.read_bytes()))
    change(book)
    book.save(pad)
