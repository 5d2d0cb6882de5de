"""Files that other programs saved: every button works, and prints what the workbook then holds."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from modelgemeente_xl.bestand.motor.motor import open_boek
from modelgemeente_xl.cli import hoofd as cli
from modelgemeente_xl.knoppen import controleren, knoppen
from modelgemeente_xl.knoppen.knoppen import Schaalkeuze
from modelgemeente_xl.knoppen.uitkomst import Uitkomst
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.totalen import Totalen
from modelgemeente_xl.werkmap.lezen.boek import read_boek
from modelgemeente_xl.werkmap.lezen.stand import AndereIndeling
from modelgemeente_xl.werkmap.lezen.totaalblad import totals_of
from tests.conftest import needs
from tests.klein import small_catalogus
from tests.knoppen.conftest import WIE
from tests.knoppen.volgend_jaar import next_year
from tests.plaatsen import letters
from tests.vreemd import maak
from tests.werkmap.test_libreoffice import convert

HIER = Path(__file__).parent
BEWAARD = (
    "libreoffice",
    "libreoffice-ods",
    "openpyxl",
    "pandas",
    "xlsx-populate",
    "excelize",
    "wolfxl",
)
NAGEMAAKT = ("onlyoffice-x2t", "onlyoffice-editor")
ZONDER_VERSE_UITKOMSTEN = ("openpyxl", "pandas", "xlsx-populate", "excelize", "wolfxl")
EIGEN_BEDRAG = ("openpyxl", "xlsx-populate", "excelize", "wolfxl")
NAREKENEN = ("libreoffice-ods", "onlyoffice-x2t", "wolfxl", "pandas")
"""Computed by LibreOffice as well, after the last button."""


@pytest.fixture(scope="module")
def klein(catalogus: Catalogus) -> Catalogus:
    return small_catalogus(catalogus, per_domein=1)


@pytest.fixture(scope="module")
def bestanden(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of each file, and the shapes that are made anew.

    A file of an earlier layout is made anew too, where its program is here; else it is left out.
    """
    folder = tmp_path_factory.mktemp("vreemd")
    bron = folder / "bron" / "begroting.xlsx"
    bron.parent.mkdir()
    maak.filled_in(bron)
    for naam in (*BEWAARD, *NAGEMAAKT):
        pad = folder / f"{naam}.xlsx"
        if naam in BEWAARD and of_today(HIER / pad.name):
            shutil.copy(HIER / pad.name, pad)
            continue
        try:
            maak.MAKERS[naam](bron, pad, folder)
        except (ImportError, FileNotFoundError, subprocess.CalledProcessError) as error:
            print(f"{naam}: {error}")
    return folder


def of_today(pad: Path) -> bool:
    book = open_boek(pad)
    try:
        read_boek(book)
    except AndereIndeling:
        return False
    finally:
        book.close()
    return True


def file_of(bestanden: Path, naam: str) -> Path:
    """The file of a program; skips where it is of an earlier layout and cannot be made anew."""
    pad = bestanden / f"{naam}.xlsx"
    needs(pad.exists(), f"een {pad.name} van deze indeling (maak haar: tests/vreemd/README.md)")
    return pad


def held(pad: Path) -> Totalen:
    """The totals that a reader without an engine finds in the file."""
    sheets = openpyxl.load_workbook(pad, data_only=True)
    return totals_of(lambda blad, rij, kolom: sheets[blad].cell(rij, kolom).value)


def press(pad: Path, knop: Callable[..., Uitkomst], *given: Any) -> Uitkomst:
    book = open_boek(pad)
    uitkomst = knop(book, *given, WIE)
    book.save()
    book.close()
    return uitkomst


@pytest.mark.parametrize("naam", [*BEWAARD, *NAGEMAAKT])
def test_every_button_gives_the_workbook_the_totals_that_it_prints(
    bestanden: Path, klein: Catalogus, naam: str
) -> None:
    pad = file_of(bestanden, naam)
    assert cli.main(["toon", str(pad)]) == (1 if naam in ZONDER_VERSE_UITKOMSTEN else 0)
    pressed = [
        (knoppen.herbereken, ()),
        (knoppen.schaal, (klein, Schaalkeuze(("Venlo", "Purmerend"), 2028))),
        (knoppen.terugdraaien, ()),
        (knoppen.vernieuw, (next_year(klein),)),
    ]
    uitkomsten = []
    for knop, given in pressed:
        uitkomsten.append(press(pad, knop, *given))  # type: ignore[arg-type]
        assert [str(b) for b in uitkomsten[-1].bevindingen] == [], knop
        assert held(pad).differences(uitkomsten[-1].na) == [], knop
    first, schaal, *_, last = uitkomsten
    assert bool(first.meldingen) == (naam in ZONDER_VERSE_UITKOMSTEN)
    assert len({str(dict(u.na.series())) for u in (first, schaal, last)}) == 3
    book = open_boek(pad)
    gevonden = controleren.controleer(book)
    book.close()
    wrong = [str(g) for g in gevonden if g.regel in (32, 33, 42)]
    assert wrong == []


@pytest.mark.parametrize("naam", EIGEN_BEDRAG)
def test_an_amount_that_another_program_typed_counts(bestanden: Path, naam: str) -> None:
    sheet = openpyxl.load_workbook(file_of(bestanden, naam), data_only=True)["Sociaal"]
    typed, counted = (sheet[f"{letters(kop)}10"] for kop in ("Eigen bedrag", "Gehanteerd bedrag"))
    assert (typed.value, counted.value) == (54_321, 54_321)


@pytest.mark.parametrize("naam", NAREKENEN)
def test_libreoffice_computes_the_same_after_the_buttons(
    bestanden: Path, soffice: str, tmp_path: Path, naam: str
) -> None:
    file = file_of(bestanden, naam)
    folder = convert(soffice, tmp_path, "xlsx", file)
    assert held(folder / file.name).differences(held(file)) == []
