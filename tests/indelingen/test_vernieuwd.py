"""The workbooks of earlier layouts after *vernieuw*: what a person then sees in them is right."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from modelgemeente_xl.bestand.motor.motor import open_boek
from modelgemeente_xl.knoppen import controleren, knoppen, opslaan
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.plan.samenvoegen import STATUSKOLOM, VERVALLEN
from modelgemeente_xl.werkmap.indeling.declaratie import DOMEINBLADEN, tabelnaam
from modelgemeente_xl.werkmap.inhoud.opdracht import Opdracht
from tests.indelingen.maak import HIER, computed, held
from tests.indelingen.test_indelingen import AFDRUK, BEVROREN, of_today
from tests.knoppen.conftest import WIE

VERS = [naam for naam in BEVROREN if of_today(naam) and naam.endswith("-nieuw")]
"""In which nobody worked."""


def rows_of(blad: Worksheet, tabel: str) -> list[dict[str, Any]]:
    kop, *rijen = [[cel.value for cel in rij] for rij in blad[blad.tables[tabel].ref]]
    return [dict(zip(kop, rij, strict=True)) for rij in rijen]


@pytest.fixture(scope="module", params=filter(of_today, BEVROREN))
def naam(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def vernieuwd(naam: str, catalogus: Catalogus, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workbook after *vernieuw* with the catalogue of now."""
    pad = Path(shutil.copy(HIER / f"{naam}.xlsx", tmp_path_factory.mktemp("vernieuwd")))
    book = open_boek(pad)
    knoppen.vernieuw(book, catalogus, WIE)
    opslaan.save(book)
    book.close()
    return pad


@pytest.fixture(scope="module")
def bladen(vernieuwd: Path) -> Callable[[str], Worksheet]:
    return openpyxl.load_workbook(vernieuwd, data_only=True).__getitem__


def test_every_line_and_total_is_what_python_computes(vernieuwd: Path) -> None:
    assert computed(vernieuwd) == held(vernieuwd)


@pytest.mark.parametrize("naam", VERS, scope="module")
def test_one_that_nobody_worked_in_is_the_begroting_of_the_catalogue(
    vernieuwd: Path, catalogus: Catalogus, bladen: Callable[[str], Worksheet]
) -> None:
    """Also a line that counts from the start no more; what lapsed stays until a person says nee."""
    gemeenten = tuple(g for g in catalogus.gemeenten if g.naam == "Purmerend")
    begroting = Opdracht(catalogus, gemeenten, 2027, WIE.moment).begroting()
    verwacht = {post.id: list(post.jaren) for post in begroting.posten}
    now = held(vernieuwd)
    regels = {key.partition(" ")[2]: regel["Jaren"] for key, regel in now["regels"].items()}
    lapsed = {
        str(rij["Id"])
        for blad in DOMEINBLADEN
        for rij in rows_of(bladen(blad), tabelnaam(blad))
        if rij[STATUSKOLOM] == VERVALLEN
    }
    assert {id_: jaren for id_, jaren in regels.items() if id_ not in lapsed} == verwacht
    assert tuple(now["totalen"]["basis"]) == begroting.basis


def test_the_agenda_shows_every_development(bladen: Callable[[str], Worksheet]) -> None:
    held_there = rows_of(bladen("Ontwikkelingen"), "tblOntwikkelingen")
    shown = (rij[:2] for rij in bladen("Agenda").iter_rows(values_only=True))
    assert [titel for nr, titel in shown if isinstance(nr, int)] == [
        rij["Ontwikkeling"] for rij in held_there
    ]


def test_every_euro_has_its_taakveld_and_categorie(bladen: Callable[[str], Worksheet]) -> None:
    (rest,) = (
        rij[2:6]
        for rij in bladen("Totaal").iter_rows(values_only=True)
        if rij[0] == "Niet toegedeeld"
    )
    assert rest == (0, 0, 0, 0)


def test_it_says_goed(bladen: Callable[[str], Worksheet], vernieuwd: Path) -> None:
    for blad in ("Start", *DOMEINBLADEN, "Totaal", "Controle"):
        assert str(bladen(blad)["A3"].value).startswith(("Controle: alles goed", "Controle: goed"))
    book = open_boek(vernieuwd)
    found = controleren.controleer(book)
    book.close()
    told = [g for g in found if g.ernst == "fout" and g.regel != AFDRUK]
    assert [str(g) for g in told] == []
