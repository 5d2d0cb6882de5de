"""Whether a line counts from the start is the catalogue's, until somebody worked on the line."""

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

TABEL, KOLOM = "tblFysiek", "Meenemen"


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
    ids = [rij[0] for rij in boek.waarden(tabel.blad, first, left, last, left)]
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


def meenemen(pad: Path, regel: str) -> Waarde:
    boek = Werkboek.open(pad)
    blad, rij, kolom = cell_of(boek, regel, KOLOM)
    return boek.waarden(blad, rij, kolom, rij, kolom)[0][0]


def test_an_untouched_line_follows_the_catalogue_there_and_back(
    pad: Path, regel: str, klein: Catalogus, uit: Catalogus
) -> None:
    for catalogus, value in ((uit, "nee"), (klein, "ja"), (uit, "nee")):
        plan = refresh(pad, catalogus)
        assert meenemen(pad, regel) == value
        assert plan.conflicten == ()
        assert refresh(pad, catalogus).leeg


@pytest.mark.parametrize(
    ("kolom", "value"),
    [("Besluit", "akkoord"), ("Eigen bedrag", 0.0), ("Al begroot", 0.5), ("Toelichting", "Moet")],
)
def test_a_line_that_somebody_worked_on_stays_and_is_shown_once(
    pad: Path, regel: str, uit: Catalogus, kolom: str, value: Waarde
) -> None:
    fill_in(pad, regel, kolom, value)
    plan = refresh(pad, uit)
    assert [(c.sleutel, c.kolom, c.hunne, c.onze) for c in plan.conflicten] == [
        (regel, KOLOM, "ja", "nee")
    ]
    assert meenemen(pad, regel) == "ja"
    assert refresh(pad, uit).conflicten == ()


@pytest.mark.parametrize("value", ["nee", None])
def test_what_was_typed_stays(
    pad: Path, regel: str, klein: Catalogus, uit: Catalogus, value: Waarde
) -> None:
    fill_in(pad, regel, KOLOM, value)
    for catalogus in (klein, uit):
        refresh(pad, catalogus)
        assert meenemen(pad, regel) == value
