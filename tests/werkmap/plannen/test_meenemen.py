"""Whether a line counts is proposed by the catalogue, and decided by the user: neither writes both."""

from dataclasses import replace
from pathlib import Path

import pytest

from modelgemeente_xl.bestand.motor.motor import open_boek
from modelgemeente_xl.bestand.werkboek import Werkboek
from modelgemeente_xl.excel.waarde import Waarde
from modelgemeente_xl.knoppen import knoppen, opslaan
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.plan.plan import Plan
from tests.klein import small_catalogus, small_workbook
from tests.knoppen.conftest import WIE

TABEL, KOLOM, VOORSTEL = "tblFysiek", "Meenemen", "Voorstel meenemen"


@pytest.fixture(scope="module")
def klein(catalogus: Catalogus) -> Catalogus:
    return small_catalogus(catalogus)


@pytest.fixture(scope="module")
def regel(klein: Catalogus) -> str:
    """A line on the sheet Fysiek."""
    return next(r.id for o, r in klein.regels() if o.domein == "fysiek")


@pytest.fixture(scope="module")
def uit(klein: Catalogus, regel: str) -> Catalogus:
    """The catalogue in which that line does not count from the start."""
    return replace(
        klein,
        ontwikkelingen=tuple(
            replace(
                o,
                begrotingsregels=tuple(
                    replace(r, meenemen=r.id != regel) for r in o.begrotingsregels
                ),
            )
            for o in klein.ontwikkelingen
        ),
        hash="e" * 64,
    )


@pytest.fixture(scope="module")
def vers(klein: Catalogus) -> bytes:
    return small_workbook(klein)


@pytest.fixture
def pad(vers: bytes, tmp_path: Path) -> Path:
    pad = tmp_path / "begroting.xlsx"
    pad.write_bytes(vers)
    return pad


def cell_of(boek: Werkboek, regel: str, kolom: str) -> tuple[str, int, int]:
    tabel = boek.tabellen[TABEL]
    first, last, left = tabel.kop_rij + 1, tabel.laatste_rij, tabel.eerste_kolom
    id_ = left + tabel.kolommen.index("Id")
    ids = [rij[0] for rij in boek.waarden(tabel.blad, first, id_, last, id_)]
    return tabel.blad, first + ids.index(regel), left + tabel.kolommen.index(kolom)


def fill_in(pad: Path, regel: str, kolom: str, value: Waarde) -> None:
    boek = Werkboek.open(pad)
    boek.write(*cell_of(boek, regel, kolom), [[value]])
    boek.recompute()
    boek.save()


def refresh(pad: Path, catalogus: Catalogus) -> Plan:
    book = open_boek(pad)
    uitkomst = knoppen.vernieuw(book, catalogus, WIE)
    opslaan.save(book)
    book.close()
    return uitkomst.plan


def held(pad: Path, regel: str, kolom: str) -> Waarde:
    boek = Werkboek.open(pad)
    blad, rij, place = cell_of(boek, regel, kolom)
    return boek.waarden(blad, rij, place, rij, place)[0][0]


def test_the_proposal_follows_the_catalogue_there_and_back(
    pad: Path, regel: str, klein: Catalogus, uit: Catalogus
) -> None:
    for catalogus, value, telt in ((uit, "nee", 0.0), (klein, "ja", 1.0), (uit, "nee", 0.0)):
        plan = refresh(pad, catalogus)
        assert held(pad, regel, VOORSTEL) == value
        assert held(pad, regel, KOLOM) is None
        assert held(pad, regel, "Telt") == telt
        assert plan.conflicten == ()
        assert refresh(pad, catalogus).leeg


@pytest.mark.parametrize(
    ("kolom", "value"),
    [
        ("Meenemen", "ja"),
        ("Meenemen", "nee"),
        ("Scenario", "ambitie"),
        ("Besluit", "akkoord"),
        ("Eigen bedrag", 0.0),
        ("Al begroot", 0.5),
        ("Startkwartaal", 3.0),
        ("Toelichting", "Moet"),
    ],
)
def test_what_was_typed_stays_and_is_no_conflict(
    pad: Path, regel: str, uit: Catalogus, kolom: str, value: Waarde
) -> None:
    fill_in(pad, regel, kolom, value)
    plan = refresh(pad, uit)
    assert plan.conflicten == ()
    assert held(pad, regel, kolom) == value
    assert held(pad, regel, VOORSTEL) == "nee"


def test_what_was_chosen_goes_before_the_proposal(pad: Path, regel: str, uit: Catalogus) -> None:
    fill_in(pad, regel, KOLOM, "ja")
    refresh(pad, uit)
    assert held(pad, regel, "Telt") == 1
