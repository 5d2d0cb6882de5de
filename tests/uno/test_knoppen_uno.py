"""The buttons on a live Calc: the same functions, the same plans, the same totals as on a file."""

import shutil
from pathlib import Path
from typing import Any

import xlwings as xw

from modelgemeente_xl.addin import scripts
from modelgemeente_xl.bestand.motor.motor import open_boek
from modelgemeente_xl.knoppen import knoppen
from modelgemeente_xl.knoppen.knoppen import Schaalkeuze
from modelgemeente_xl.knoppen.uitkomst import Uitkomst
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.totalen import Totalen
from modelgemeente_xl.werkmap.lezen.totaalblad import totals_of
from tests.knoppen.conftest import WIE
from tests.knoppen.volgend_jaar import GEWIJZIGD, NIEUW, VERVALLEN, next_year
from tests.uno.test_motor_uno import live_totals


def on_file(pad: Path, *presses: tuple[Any, ...]) -> Totalen:
    """The totals of a file after the same buttons."""
    book = open_boek(pad)
    for knop, *given in presses:
        knop(book, *given, WIE)
    book.app.calculate()
    sheets = {
        sheet.name: sheet.used_range.options(ndim=2, err_to_str=True).value for sheet in book.sheets
    }
    totals = totals_of(lambda blad, rij, kolom: sheets[blad][rij - 1][kolom - 1])
    book.close()
    return totals


def press(book: xw.Book, knop: Any, *given: Any) -> Uitkomst:
    uitkomst: Uitkomst = knop(book, *given, WIE)
    book.app.calculate()
    return uitkomst


def test_schaal_by_button_gives_what_it_gives_on_a_file(
    levend: xw.Book, meester_pad: Path, tmp_path: Path, catalogus: Catalogus
) -> None:
    keuze = Schaalkeuze(("Zwolle",), 2028)
    uitkomst = press(levend, knoppen.schaal, catalogus, keuze)
    found = live_totals(levend)
    assert found.differences(uitkomst.na) == []
    copy = Path(shutil.copy(meester_pad, tmp_path / "bestand.xlsx"))
    assert found.differences(on_file(copy, (knoppen.schaal, catalogus, keuze))) == []


def test_refresh_and_undo_on_a_live_book(
    levend: xw.Book, meester_pad: Path, tmp_path: Path, catalogus: Catalogus
) -> None:
    before = live_totals(levend)
    later = next_year(catalogus)
    uitkomst = press(levend, knoppen.vernieuw, later)
    found = live_totals(levend)
    assert found.differences(uitkomst.na) == []
    copy = Path(shutil.copy(meester_pad, tmp_path / "bestand.xlsx"))
    assert found.differences(on_file(copy, (knoppen.vernieuw, later))) == []
    rows = levend.sheets["Fysiek"].tables["tblFysiek"].range.value
    status = {row[0]: row[rows[0].index("Status")] for row in rows[1:]}
    bedrag = {row[0]: row[rows[0].index("Bedrag")] for row in rows[1:]}
    assert bedrag[GEWIJZIGD] == 7500
    assert {s for id_, s in status.items() if id_.startswith(f"{VERVALLEN}.")} == {"vervallen"}
    ids = [
        row[0] for row in levend.sheets["Bedrijfsvoering"].tables["tblBedrijfsvoering"].range.value
    ]
    assert f"{NIEUW}.inventarisatie" in ids
    assert press(levend, knoppen.terugdraaien).plan.conflicten == ()
    assert live_totals(levend).differences(before) == []


def test_herbereken_finds_nothing_on_a_good_book_and_mends_a_bad_one(levend: xw.Book) -> None:
    assert press(levend, knoppen.herbereken).plan.leeg
    sheet = levend.sheets["OOV"]
    kop = sheet.tables["tblOOV"].range.value[0]
    sheet.range((10, kop.index("Geschaald bedrag") + 1)).value = 4321
    levend.app.calculate()
    press(levend, knoppen.herbereken)
    row = sheet.tables["tblOOV"].range.value[1]
    assert row[kop.index("Eigen bedrag")] == 4321
    assert row[kop.index("Geschaald bedrag")] != 4321
    assert sheet.range((10, kop.index("Geschaald bedrag") + 1)).formula.startswith("=")


def test_controleer_looks_at_the_saved_file_and_writes_in_the_live_book(levend: xw.Book) -> None:
    sheet = levend.sheets["Fysiek"]
    kop = sheet.tables["tblFysiek"].range.value[0]
    sheet.range((10, kop.index("Eigen bedrag") + 1)).value = 1000
    levend.app.calculate()
    levend.save()
    scripts.controleer(levend)
    rows = levend.sheets["Controle"].tables["tblBevindingen"].range.value
    found = [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
    assert any(r["Regel"] == 37 and r["Waar"].startswith("Fysiek!") for r in found)
    assert "zonder toelichting" in levend.impl.app.meldingen[-1].tekst
