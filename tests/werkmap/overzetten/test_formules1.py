"""Formulas of the user, and formulas of the program that were typed over."""

from pathlib import Path

import pytest

from modelgemeente_xl.bestand.motor.motor import open_boek
from modelgemeente_xl.bestand.werkboek import Werkboek
from modelgemeente_xl.werkmap.overzetten.formules1 import own_formulas, typed_over
from modelgemeente_xl.werkmap.overzetten.lezen1 import read_oud
from tests.indelingen.maak import HIER
from tests.werkmap.overzetten.oudwerk import read


@pytest.fixture
def boek(tmp_path: Path) -> Werkboek:
    pad = tmp_path / "oud.xlsx"
    pad.write_bytes((HIER / "1-ingevuld.xlsx").read_bytes())
    return Werkboek.open(pad)


def place(boek: Werkboek, tabel: str, kolom: str) -> tuple[str, int, int]:
    zicht = boek.tabellen[tabel]
    return zicht.blad, zicht.kop_rij + 2, zicht.eerste_kolom + zicht.kolommen.index(kolom)


def test_a_workbook_of_our_own_has_none() -> None:
    for naam in ("1-nieuw", "1-ingevuld"):
        assert list(own_formulas(read(naam))) == []
        assert list(typed_over(read(naam))) == []


def test_a_formula_in_an_input_is_the_users(boek: Werkboek) -> None:
    blad, rij, kolom = place(boek, "tblFysiek", "Eigen bedrag")
    boek.write_formulas(blad, rij, kolom, [["=100000+20000"]])
    boek.recompute()
    boek.save()
    (found,) = own_formulas(read_oud(open_boek(boek.pad)))
    assert (found.tabel, found.kolom, found.waarde) == ("tblFysiek", "Eigen bedrag", 120_000)
    assert found.waar == "Fysiek!G11"


def test_a_constant_and_another_formula_over_a_formula_are_found(boek: Werkboek) -> None:
    blad, rij, kolom = place(boek, "tblSociaal", "Jaar 1")
    boek.write(blad, rij, kolom, [[50_000]])
    boek.write_formulas(blad, rij + 1, kolom, [["=100000+20000"]])
    boek.recompute()
    boek.save()
    found = list(typed_over(read_oud(open_boek(boek.pad))))
    assert [(cel.kolom, cel.waarde) for cel in found] == [("Jaar 1", 50_000), ("Jaar 1", 120_000)]
