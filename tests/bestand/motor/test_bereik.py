import shutil
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pandas as pd
import pytest
import xlwings as xw
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.datetime import to_excel
from openpyxl.workbook import Workbook

from modelgemeente_xl.bestand.motor.motor import open_boek, werkboek_of
from modelgemeente_xl.bestand.openen import BestandGeweigerd


@pytest.fixture
def boek(meester_pad: Path, tmp_path: Path) -> Iterator[xw.Book]:
    with open_boek(Path(shutil.copy(meester_pad, tmp_path / "begroting.xlsx"))) as book:
        yield book


@pytest.fixture
def leeg(boek: xw.Book) -> xw.Range:
    """A cell far from all others, with nothing to its right or beneath."""
    return boek.sheets["Start"]["BA500"]


@pytest.fixture(scope="module")
def gelezen(meester_pad: Path) -> Workbook:
    return openpyxl.load_workbook(meester_pad, data_only=True)


@pytest.fixture(scope="module")
def formules(meester_pad: Path) -> Workbook:
    return openpyxl.load_workbook(meester_pad)


def plain(value: object) -> object:
    """What openpyxl reads, as the file holds it: a date is its number, nothing is None."""
    if isinstance(value, datetime):
        return float(to_excel(value))
    if isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        return float(value)
    return value or None


def test_every_cell_is_what_openpyxl_reads(boek: xw.Book, gelezen: Workbook) -> None:
    for sheet in boek.sheets:
        theirs = gelezen[sheet.name]
        size = (theirs.max_row, theirs.max_column)
        ours = sheet.range((1, 1), size).options(ndim=2, err_to_str=True).value
        assert ours == [[plain(cell.value) for cell in row] for row in theirs.iter_rows()]


def test_used_range_holds_every_value(boek: xw.Book, gelezen: Workbook) -> None:
    for sheet in boek.sheets:
        filled = [c for row in gelezen[sheet.name].iter_rows() for c in row if c.value is not None]
        used = sheet.used_range
        assert (used.row, used.column) == (1, 1)
        assert used.shape[0] >= max(cell.row for cell in filled)
        assert used.shape[1] >= max(cell.column for cell in filled)


def test_the_shape_of_what_is_read(leeg: xw.Range) -> None:
    leeg.value = [[1, "a"], [True, None]]
    block = leeg.resize(2, 2)
    assert leeg.value == 1.0
    assert leeg.resize(1, 2).value == [1.0, "a"]
    assert leeg.resize(2, 1).value == [1.0, True]
    assert block.value == [[1.0, "a"], [True, None]]
    assert leeg.options(ndim=1).value == [1.0]
    assert leeg.options(ndim=2).value == [[1.0]]
    assert block.options(transpose=True).value == [[1.0, True], ["a", None]]
    assert block.options(empty="-").value == [[1.0, "a"], [True, "-"]]
    assert [type(value) for row in block.value for value in row] == [float, str, bool, type(None)]
    assert type(leeg.options(numbers=int).value) is int


def test_errors_are_none_unless_asked_for(leeg: xw.Range) -> None:
    leeg.formula = "=1/0"
    leeg.sheet.book.app.calculate()
    assert leeg.value is None
    assert leeg.options(err_to_str=True).value == "#DIV/0!"


@pytest.mark.parametrize(
    ("size", "data", "stored"),
    [
        ((1, 1), 5, [[5.0]]),
        ((2, 2), "x", [["x", "x"], ["x", "x"]]),
        ((1, 1), [1, 2, 3], [[1.0, 2.0, 3.0]]),
        ((1, 1), (1, 2), [[1.0, 2.0]]),
        ((1, 1), [[1], [2]], [[1.0], [2.0]]),
        ((3, 3), [[1, 2]], [[1.0, 2.0, None], [None, None, None], [None, None, None]]),
        ((1, 1), [["a", None], [False, ""]], [["a", None], [False, None]]),
    ],
)
def test_writing(leeg: xw.Range, size: tuple[int, int], data: Any, stored: list[list[Any]]) -> None:
    leeg.resize(*size).value = data
    last = (499 + len(stored), 52 + len(stored[0]))
    assert werkboek_of(leeg.sheet.book).waarden("Start", 500, 53, *last) == stored
    beyond = leeg.sheet.range((500, 53), (last[0] + 1, last[1] + 1))
    assert sum(v is not None for row in beyond.value for v in row) == sum(
        v is not None for row in stored for v in row
    )


def test_converters_of_xlwings_write(leeg: xw.Range) -> None:
    leeg.options(transpose=True).value = [1, 2, 3]
    assert leeg.resize(3, 1).value == [1.0, 2.0, 3.0]
    leeg.value = {"a": 1, "b": 2}
    assert leeg.resize(2, 2).value == [["a", 1.0], ["b", 2.0]]
    assert leeg.resize(2, 2).options(dict).value == {"a": 1.0, "b": 2.0}
    frame = pd.DataFrame({"jaar": [2027, 2028], "bedrag": [1.5, None]})
    leeg.options(index=False).value = frame
    assert leeg.resize(3, 2).value == [["jaar", "bedrag"], [2027.0, 1.5], [2028.0, None]]
    read = leeg.resize(3, 2).options(pd.DataFrame, index=False).value
    pd.testing.assert_frame_equal(read, frame.astype(float))
    leeg.value = np.array([[1, 2], [3, 4]])
    assert leeg.resize(2, 2).options(np.array).value.tolist() == [[1.0, 2.0], [3.0, 4.0]]
    leeg.options(chunksize=1).value = [["p"], ["q"]]
    assert leeg.resize(2, 1).options(chunksize=1).value == ["p", "q"]


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+31 6", "-", "@naam", "'x", "00123", "1-2-2027", "WAAR", " ", "<&>\"'", "é\n€"],
)
def test_text_stays_text(leeg: xw.Range, text: str) -> None:
    leeg.value = text
    assert leeg.value == text
    leeg.sheet.book.save()
    with open_boek(Path(leeg.sheet.book.fullname)) as reopened:
        assert reopened.sheets["Start"][leeg.address].value == text
    cell = openpyxl.load_workbook(leeg.sheet.book.fullname)["Start"]["BA500"]
    assert cell.data_type == "s"


@pytest.mark.parametrize(
    ("value", "stored"),
    [
        (np.int64(3), 3.0),
        (np.float64(2.5), 2.5),
        (np.bool_(True), True),
        (np.nan, None),
        (pd.NA, None),
        (pd.NaT, None),
        (float("nan"), None),
        (Decimal("12.50"), 12.5),
        (date(2027, 1, 1), 46388.0),
        (datetime(2027, 1, 1, 12), 46388.5),
        (pd.Timestamp(2027, 1, 1), 46388.0),
        (np.datetime64("2027-01-01"), 46388.0),
    ],
)
def test_values_of_other_kinds(leeg: xw.Range, value: object, stored: object) -> None:
    leeg.value = [[value]]
    assert leeg.value == stored
    leeg.raw_value = value
    assert leeg.value == stored


@pytest.mark.parametrize(
    "value", [float("inf"), Decimal("-Infinity"), 10**400, object(), b"x", "x" * 32_768]
)
def test_what_no_cell_can_hold(leeg: xw.Range, value: object) -> None:
    with pytest.raises(BestandGeweigerd, match="Start!BA501"):
        leeg.value = [[1], [value]]
    assert leeg.resize(2, 1).value == [None, None]


def test_a_block_of_another_shape_is_refused(leeg: xw.Range) -> None:
    with pytest.raises(ValueError, match=r"Start!\$BA\$500:\$BB\$501 heeft 2 x 2 cellen"):
        leeg.resize(2, 2).raw_value = [[1, 2, 3]]
    leeg.resize(1, 3).raw_value = (1, 2, 3)
    assert leeg.resize(1, 3).raw_value == [[1.0, 2.0, 3.0]]


def test_more_cells_than_excel_on_the_web_takes(boek: xw.Book) -> None:
    with pytest.raises(ValueError, match="is te veel ineens; neem er hoogstens 5000000"):
        _ = boek.sheets["Start"].cells.value
    with pytest.raises(ValueError, match="is te veel ineens"):
        boek.sheets["Start"]["A:Z"].value = 0


def test_formulas_are_what_openpyxl_reads(boek: xw.Book, formules: Workbook) -> None:
    for name in ("Start", "Algemeen", "Totaal"):
        theirs = formules[name]
        ours = boek.sheets[name].range((1, 1), (theirs.max_row, theirs.max_column)).formula
        for row, cells in zip(ours, theirs.iter_rows(), strict=True):
            for formula, cell in zip(row, cells, strict=True):
                if cell.data_type == "f":
                    assert formula == cell.value, cell.coordinate


def test_where_no_formula_stands_the_value_is_shown(leeg: xw.Range) -> None:
    leeg.value = [[1, 0.5, True, "tekst", None]]
    assert leeg.resize(1, 5).formula == (("1", "0.5", "TRUE", "tekst", ""),)
    assert leeg.formula == "1"


def test_one_formula_fills_a_block_and_moves_along(leeg: xw.Range) -> None:
    leeg.value = [[1, 10], [2, 20], [3, 30]]
    leeg.offset(0, 2).resize(3, 1).formula = "=BA500+$BB$500"
    leeg.sheet.book.app.calculate()
    column = leeg.offset(0, 2).resize(3, 1)
    assert column.formula == (("=BA500+$BB$500",), ("=BA501+$BB$500",), ("=BA502+$BB$500",))
    assert column.value == [11.0, 12.0, 13.0]


def test_formulas_and_values_in_one_write(leeg: xw.Range) -> None:
    before = leeg.sheet.book.impl.schrijvingen
    leeg.formula = [["x", 2, "=BB500*3", "=BC500+1", None], ["=1", "y", "", 4, "=2"]]
    assert leeg.sheet.book.impl.schrijvingen == before + 1
    leeg.sheet.book.app.calculate()
    assert leeg.resize(2, 5).value == [["x", 2.0, 6.0, 7.0, None], [1.0, "y", None, 4.0, 2.0]]


def test_a_value_replaces_a_formula(leeg: xw.Range) -> None:
    leeg.formula = "=6*7"
    leeg.value = 5
    assert leeg.formula == "5"
    leeg.sheet.book.app.calculate()
    assert leeg.value == 5.0


def test_clear_contents_leaves_the_look(boek: xw.Book, formules: Workbook) -> None:
    cell = boek.sheets["Start"]["A1:C8"]
    assert any(value is not None for row in cell.value for value in row)
    cell.clear_contents()
    assert cell.value == [[None] * 3] * 8
    boek.save()
    after = openpyxl.load_workbook(boek.fullname)["Start"]
    for row in formules["Start"]["A1:C8"]:
        for before in row:
            assert after[before.coordinate].style_id == before.style_id
            assert after[before.coordinate].value is None


def test_clear_contents_of_whole_columns(leeg: xw.Range) -> None:
    leeg.value = [[1, 2]]
    leeg.sheet["BA:BA"].clear_contents()
    assert leeg.resize(1, 2).value == [None, 2.0]


def test_a_range_without_cells(leeg: xw.Range) -> None:
    nothing = leeg.sheet["BA500:BB501"][0:0, :]
    assert (nothing.shape, nothing.count, nothing.value) == ((0, 2), 0, None)
    nothing.value = 5
    nothing.formula = "=1"
    nothing.clear_contents()
    assert leeg.resize(2, 2).value == [[None, None], [None, None]]


def test_ways_to_name_a_range(boek: xw.Book) -> None:
    sheet = boek.sheets["Start"]
    same = [
        sheet["B2:C4"], sheet["$B$2:$C$4"], sheet["c4:b2"], sheet[1:4, 1:3], sheet.range("B2", "C4"),
        sheet.range((2, 2), (4, 3)), sheet.range(sheet["B2"], sheet["C4"]), sheet["B2"].resize(3, 2),
        sheet["A1"].offset(1, 1).resize(3, 2), sheet["A1:D9"][1:4, 1:3],
    ]  # fmt: skip
    for found in same:
        assert found.address == "$B$2:$C$4"
        assert (found.row, found.column, found.shape, found.count) == (2, 2, (3, 2), 6)
        assert (found.rows.count, found.columns.count, found.size) == (3, 2, 6)
    assert sheet["B2:C4"].last_cell.address == "$C$4"
    assert sheet["B2:C4"].rows[1].address == "$B$3:$C$3"
    assert sheet["B2:C4"].columns[1].address == "$C$2:$C$4"
    assert [cell.address for cell in sheet["B2:C3"]] == ["$B$2", "$C$2", "$B$3", "$C$3"]
    assert sheet["B2:C4"].get_address(False, False) == "B2:C4"
    assert sheet["B2"].get_address(True, False, include_sheetname=True) == "Start!B$2"
    assert sheet["B2"].get_address(external=True) == "[begroting.xlsx]Start!$B$2"
    assert repr(sheet["B2"]) == "<Range [begroting.xlsx]Start!$B$2>"
    assert sheet["2:3"].shape == (2, 16384)
    assert sheet["Gemeente"].address == "$C$7"
    assert (
        boek.sheets["Algemeen"]["tblAlgemeen"] == boek.sheets["Algemeen"].tables[0].data_body_range
    )


@pytest.mark.parametrize(
    ("where", "error", "words"),
    [
        ((0, 1), IndexError, "rij 0, kolom 1 .* ligt niet op het blad; rijen tellen van 1"),
        ("XFE1", xw.NoSuchObjectError, "blad Totaal: 'XFE1' is geen adres"),
        ("Gemeente", xw.NoSuchObjectError, r"staat op het blad Start; neem book\.names"),
        ("tblAlgemeen", xw.NoSuchObjectError, "is geen adres, geen naam en geen tabel op dit blad"),
        (5, TypeError, "blad Totaal: 5 wijst geen cellen aan"),
    ],
)
def test_what_is_no_range(boek: xw.Book, where: Any, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        boek.sheets["Totaal"].range(where)


def test_reads_and_writes_are_counted(boek: xw.Book) -> None:
    counts = boek.impl
    sheet = boek.sheets["Algemeen"]
    body = sheet.tables["tblAlgemeen"].data_body_range
    assert (counts.lezingen, counts.schrijvingen) == (0, 0)
    _ = body.value
    _ = body.options(pd.DataFrame).value
    assert (counts.lezingen, counts.schrijvingen) == (2, 0)
    for cell in body[0, :]:
        _ = cell.value
    assert counts.lezingen == 2 + body.shape[1]
    sheet["BA500:BC900"].value = 1
    sheet["BA500"].value = [[2] * 3] * 400
    sheet["BA500:BA900"].formula = "=1"
    sheet["BA500:BC900"].clear_contents()
    assert counts.schrijvingen == 4
    _ = sheet["BA500"].formula
    assert counts.lezingen == 3 + body.shape[1]


VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.floats(allow_nan=False, allow_infinity=False, width=64).map(lambda x: x + 0.0),
    st.integers(-(2**53), 2**53),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
)


@st.composite
def blocks(draw: st.DrawFn) -> list[list[object]]:
    width = draw(st.integers(1, 5))
    return draw(st.lists(st.lists(VALUES, min_size=width, max_size=width), min_size=1, max_size=6))


def as_read(data: list[list[object]]) -> list[list[object]]:
    return [[None if value == "" else value for value in line] for line in data]


@given(data=blocks(), row=st.integers(1, 400), column=st.integers(1, 60))
def test_what_is_written_is_read(
    boek: xw.Book, data: list[list[object]], row: int, column: int
) -> None:
    sheet = boek.sheets["Start"]
    block = sheet.range((row, column, len(data), len(data[0])))
    around = sheet.range((row, column, len(data) + 1, len(data[0]) + 1))
    beside = around.columns[-1].value, around.rows[-1].value
    sheet.range((row, column)).value = data
    assert block.options(ndim=2, err_to_str=True).value == as_read(data)
    assert (around.columns[-1].value, around.rows[-1].value) == beside


@settings(max_examples=20)
@given(data=blocks(), row=st.integers(1, 400), column=st.integers(1, 60))
def test_what_is_saved_is_read_by_the_next(
    meester_pad: Path, tmp_path: Path, data: list[list[object]], row: int, column: int
) -> None:
    pad = Path(shutil.copy(meester_pad, tmp_path / "begroting.xlsx"))
    with open_boek(pad) as book:
        book.sheets["Agenda"].range((row + 100, column)).value = data
        book.save()
    with open_boek(pad) as book:
        read = book.sheets["Agenda"].range((row + 100, column, len(data), len(data[0])))
        assert read.options(ndim=2, err_to_str=True).value == as_read(data)
