"""Workbooks of every layout that was ever written: the program of today reads and serves them."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from modelgemeente_xl.bestand.motor.motor import open_boek
from modelgemeente_xl.cli import hoofd as cli
from modelgemeente_xl.knoppen import controleren, knoppen, opslaan
from modelgemeente_xl.knoppen.uitkomst import Uitkomst
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.werkmap.inhoud import nummer
from modelgemeente_xl.werkmap.lezen.formules import DOMEINTABELLEN
from tests.indelingen.maak import HIER, INVOER, KEUZES, computed, held
from tests.knoppen.conftest import WIE

BEVROREN = ("1-nieuw", "1-ingevuld")
"""By the number of their layout."""
AFDRUK = 38
"""The first layout printed smaller letters than this rule now asks for."""
EIGEN_WERK = {
    "Fysiek eigen-001": (45_000, 0.25, 2028, 2),
    "Fysiek energietransitie.dashboard": (9_876, 0, 2027, 3),
    "Algemeen datagedreven-werken.dataplatform": (61_234.5, 0, 2027, None),
}
"""Of the workbook that was filled in, seen in it by eye."""
GEZIEN = "Eigen bedrag", "Al begroot", "Startjaar", "Duur"


def of_today(naam: str) -> bool:
    return int(naam.partition("-")[0]) == nummer.INDELING


@pytest.fixture(params=filter(of_today, BEVROREN))
def naam(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def pad(naam: str, tmp_path: Path) -> Path:
    return Path(shutil.copy(HIER / f"{naam}.xlsx", tmp_path))


@pytest.fixture
def inhoud(naam: str) -> dict[str, Any]:
    """What the workbook held when it was made."""
    return dict(json.loads((HIER / f"{naam}.json").read_text("utf-8")))


def press(pad: Path, knop: Callable[[Any], Uitkomst]) -> Uitkomst:
    book = open_boek(pad)
    uitkomst = knop(book)
    assert opslaan.save(book).oud == ()
    book.close()
    assert [str(bevinding) for bevinding in uitkomst.bevindingen] == []
    return uitkomst


def typed() -> dict[tuple[str, str], object]:
    """What a person typed in lines of the one that was filled in, by line and column."""
    own = {
        (f"{tabel.removeprefix('tbl')} {id_}", kolom): value
        for tabel, id_, kolom, value in INVOER
        if tabel in DOMEINTABELLEN and kolom in KEUZES
    }
    for naam, keuzes in EIGEN_WERK.items():
        own |= {(naam, kolom): value for kolom, value in zip(GEZIEN, keuzes, strict=True)}
    return own


def test_a_layout_is_served_or_refused_as_a_whole(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is of an earlier layout says so; it is never read as if it were of this one."""
    for naam in BEVROREN:
        kopie = Path(shutil.copy(HIER / f"{naam}.xlsx", tmp_path))
        code = cli.main(["vernieuw", "--voorbeeld", str(kopie)])
        said = capsys.readouterr().err
        assert (code == 2, "oudere versie" in said) == (not of_today(naam),) * 2, said
        assert kopie.read_bytes() == (HIER / f"{naam}.xlsx").read_bytes()


def test_it_holds_what_it_held(pad: Path, inhoud: dict[str, Any]) -> None:
    assert held(pad) == inhoud
    assert computed(pad) == inhoud
    assert cli.main(["toon", str(pad)]) == 0


def test_own_work_is_in_it() -> None:
    regels = json.loads((HIER / "1-ingevuld.json").read_text("utf-8"))["regels"]
    for naam, keuzes in EIGEN_WERK.items():
        assert tuple(regels[naam].get(kolom) for kolom in GEZIEN) == keuzes, naam
    assert {(regel, kolom): regels[regel].get(kolom) for regel, kolom in typed()} == typed()
    assert regels["Algemeen datagedreven-werken.data-engineer"]["Meenemen"] == "nee"


def test_no_rule_calls_it_wrong(pad: Path) -> None:
    book = open_boek(pad)
    gevonden = controleren.controleer(book)
    book.close()
    told = (g for g in gevonden if g.ernst != "informatie")
    told = (g for g in told if g.regel != AFDRUK)
    assert [str(g) for g in told] == []


def test_every_button_serves_it_and_undoing_brings_it_back(
    naam: str, pad: Path, inhoud: dict[str, Any], catalogus: Catalogus
) -> None:
    press(pad, lambda book: knoppen.herbereken(book, WIE))
    assert held(pad) == inhoud
    press(pad, lambda book: knoppen.vernieuw(book, catalogus, WIE))
    now = held(pad)["regels"]
    assert now.keys() >= inhoud["regels"].keys()
    if naam == "1-ingevuld":
        assert {(regel, kolom): now[regel].get(kolom) for regel, kolom in typed()} == typed()
    assert computed(pad) == held(pad)
    press(pad, lambda book: knoppen.terugdraaien(book, WIE))
    assert held(pad) == inhoud
