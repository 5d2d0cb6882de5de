"""Layout 1 is read by its own description, and what is missing is told all at once."""

from pathlib import Path

import openpyxl
import pytest

from modelgemeente_xl.bestand.motor.motor import open_boek
from modelgemeente_xl.bestand.werkboek import Werkboek
from modelgemeente_xl.werkmap.lezen.stand import WerkmapOnbekend
from modelgemeente_xl.werkmap.overzetten import indeling1
from modelgemeente_xl.werkmap.overzetten.lezen1 import read_oud
from tests.indelingen.maak import HIER
from tests.werkmap.overzetten.oudwerk import read


@pytest.mark.parametrize("naam", ["1-nieuw", "1-ingevuld"])
def test_the_frozen_description_is_that_of_the_frozen_workbooks(naam: str) -> None:
    book = openpyxl.load_workbook(HIER / f"{naam}.xlsx")
    tabellen = {t.name: t for sheet in book for t in sheet.tables.values()}
    assert tabellen.keys() == indeling1.TABELLEN.keys() | set(indeling1.ANDERE_TABELLEN)
    for tabel, kolommen in indeling1.TABELLEN.items():
        assert {k.name for k in tabellen[tabel].tableColumns} == kolommen.keys(), tabel
    known = {*indeling1.NAMEN, indeling1.DEELNEMERS, *indeling1.ANDERE_NAMEN}
    assert book.defined_names.keys() <= known


@pytest.mark.parametrize("naam", ["1-nieuw", "1-ingevuld"])
def test_every_cell_of_every_table_is_read(naam: str) -> None:
    book, oud = openpyxl.load_workbook(HIER / f"{naam}.xlsx", data_only=True), read(naam)
    for tabel, stand in oud.tabellen.items():
        (sheet,) = [s for s in book if tabel in s.tables]
        _, *rijen = [[cel.value for cel in rij] for rij in sheet[sheet.tables[tabel].ref]]
        assert len(rijen) == len(stand.rijen), tabel
        for rij, held in zip(rijen, stand.rijen, strict=True):
            for value, found in zip(rij, held, strict=True):
                if isinstance(value, (int, float, str)):
                    assert found == (value or None if isinstance(value, str) else value)


def test_everything_that_is_missing_is_told_at_once(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(HIER / "1-nieuw.xlsx")
    del book["Fysiek"].tables["tblFysiek"]
    del book.defined_names["Editie"]
    pad = tmp_path / "kapot.xlsx"
    book.save(pad)
    with pytest.raises(WerkmapOnbekend) as refused:
        read_oud(open_boek(pad))
    said = [b.wat for b in refused.value.bevindingen]
    assert said == [
        "tabel tblFysiek is er niet",
        "de naam Editie is er niet, of wijst nergens naar",
    ]


def test_lines_beneath_a_table_are_found(tmp_path: Path) -> None:
    pad = tmp_path / "onder.xlsx"
    pad.write_bytes((HIER / "1-nieuw.xlsx").read_bytes())
    boek = Werkboek.open(pad)
    zicht = boek.tabellen["tblOOV"]
    regel = {"Begrotingsregel": "Meldkamer", "Aard": "structureel", "Eigen bedrag": 9_000}
    for kop, value in regel.items():
        kolom = zicht.eerste_kolom + zicht.kolommen.index(kop)
        boek.write("OOV", zicht.laatste_rij + 1, kolom, [[value]])
    boek.save()
    (rijen,) = read_oud(open_boek(pad)).onder.values()
    assert [{k: rij[k] for k in regel} for rij in rijen.values()] == [regel]
