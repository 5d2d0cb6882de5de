import shutil
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
import xlwings as xw

from modelgemeente_xl.bestand.motor.motor import MOTOR, open_boek, register


@pytest.fixture
def pad(meester_pad: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(meester_pad, tmp_path / "begroting.xlsx"))


@pytest.fixture
def boek(pad: Path) -> Iterator[xw.Book]:
    with open_boek(pad, streng=True) as book:
        yield book


def test_what_is_read_stays_as_it_was_at_opening(boek: xw.Book, pad: Path) -> None:
    cell = boek.names["Begrotingsjaar"].refers_to_range
    new = boek.sheets["Start"]["AA1"]
    cell.value = 2028
    new.formula = "=6*7"
    assert (cell.value, new.value) == (2027.0, None)
    boek.app.calculate()
    assert (cell.value, new.value) == (2027.0, None)
    boek.save()
    assert (cell.value, new.value) == (2027.0, None)
    saved = openpyxl.load_workbook(pad, data_only=True)["Start"]
    assert (saved["C8"].value, saved["AA1"].value) == (2028, 42)


def test_used_range_and_tables_stay_too(boek: xw.Book, pad: Path) -> None:
    sheet = boek.sheets["Algemeen"]
    table = sheet.tables["tblAlgemeen"]
    used, whole = sheet.used_range.address, table.range.address
    rows, columns = table.range.shape
    table.resize(table.range.resize(rows + 3, columns))
    table.range.last_cell.offset(3, 0).value = "onderaan"
    assert (sheet.used_range.address, table.range.address) == (used, whole)
    boek.save()
    saved = openpyxl.load_workbook(pad)["Algemeen"]
    assert saved.tables["tblAlgemeen"].ref != whole.replace("$", "")
    assert saved.cell(table.range.row + rows + 2, columns).value == "onderaan"


def test_clearing_reaches_what_was_written(boek: xw.Book, pad: Path) -> None:
    far = boek.sheets["Start"]["BA500"]
    far.value = 1
    far.clear_contents()
    boek.save()
    assert openpyxl.load_workbook(pad)["Start"]["BA500"].value is None


def test_formulas_cannot_be_read(boek: xw.Book) -> None:
    with pytest.raises(NotImplementedError, match=r"range\.formula lezen kan niet in elke uitv"):
        _ = boek.sheets["Start"]["A1"].formula
    assert boek.impl.lezingen == 0


def test_there_is_no_path(boek: xw.Book) -> None:
    assert boek.fullname == boek.name == "begroting.xlsx"


def test_a_strict_book_is_not_in_the_way_of_another(
    boek: xw.Book, pad: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xw.engines, "active", None)
    register()
    with xw.Book(pad) as live, open_boek(pad, streng=True) as other:
        live.sheets["Start"]["AA1"].value = 5
        assert live.sheets["Start"]["AA1"].value == 5.0
        assert boek.sheets["Start"]["AA1"].value is None
        assert len({boek, live, other}) == 3
        assert [book.name for book in boek.app.books] == ["begroting.xlsx"]
    assert len(MOTOR.apps) == 2
