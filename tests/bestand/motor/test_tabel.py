import shutil
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
import xlwings as xw
from openpyxl.workbook import Workbook

from modelgemeente_xl.bestand.motor.motor import open_boek


@pytest.fixture
def boek(meester_pad: Path, tmp_path: Path) -> Iterator[xw.Book]:
    with open_boek(Path(shutil.copy(meester_pad, tmp_path / "begroting.xlsx"))) as book:
        yield book


@pytest.fixture(scope="module")
def gelezen(meester_pad: Path) -> Workbook:
    return openpyxl.load_workbook(meester_pad)


def test_tables_are_those_of_the_file(boek: xw.Book, gelezen: Workbook) -> None:
    for sheet in boek.sheets:
        theirs = {table.name: table for table in gelezen[sheet.name].tables.values()}
        assert len(sheet.tables) == len(theirs)
        assert {table.name: table.range.get_address(False, False) for table in sheet.tables} == {
            name: table.ref for name, table in theirs.items()
        }
        for name, table in theirs.items():
            ours = sheet.tables[name]
            assert ours.header_row_range.value == [column.name for column in table.tableColumns]
            assert ours.data_body_range.row == ours.range.row + 1
            assert ours.data_body_range.last_cell == ours.range.last_cell
            assert ours.show_autofilter is (table.autoFilter is not None)
            assert name in sheet.tables


def test_a_table_by_number_and_in_words(boek: xw.Book) -> None:
    sheet = boek.sheets["Parameters"]
    assert sheet.tables[0].name == "tblParametersReferentie"
    assert sheet.tables(1) == sheet.tables[0]
    assert repr(sheet.tables[0]) == "<Table 'tblParametersReferentie' in Parameters>"
    with pytest.raises(KeyError, match="blad Parameters: tabel 'tblX' is er niet; wel: tblP"):
        sheet.tables["tblX"]
    with pytest.raises(xw.NoSuchObjectError, match="bedoelde u 'tblParametersBand'"):
        sheet.tables["tblparametersband"]
    with pytest.raises(KeyError, match="begroting.xlsx: blad 'X' is er niet; wel: Start, "):
        boek.sheets["X"]
    with pytest.raises(KeyError, match="blad nummer 99 is er niet; het zijn er "):
        boek.sheets(99)


def test_a_table_grows_and_shrinks_back(boek: xw.Book) -> None:
    table = boek.sheets["Algemeen"].tables["tblAlgemeen"]
    before = table.range.address
    rows, columns = table.range.shape
    table.resize(table.range.resize(rows + 2, columns))
    assert table.range.shape == (rows + 2, columns)
    assert table.data_body_range.shape == (rows + 1, columns)
    boek.save()
    saved = openpyxl.load_workbook(boek.fullname)["Algemeen"].tables["tblAlgemeen"]
    assert saved.ref == table.range.get_address(False, False)
    table.resize(table.range.resize(rows, columns))
    assert table.range.address == before


def test_a_resize_that_cannot_be(boek: xw.Book) -> None:
    sheet = boek.sheets["Algemeen"]
    table = sheet.tables["tblAlgemeen"]
    before = table.range
    rows, columns = before.shape
    with pytest.raises(NotImplementedError, match="table.resize met een andere kopregel of andere"):
        table.resize(before.resize(rows, columns - 1))
    with pytest.raises(NotImplementedError, match=r"neem een bereik dat begint als \$A\$"):
        table.resize(before.offset(1, 0))
    with pytest.raises(ValueError, match="tblAlgemeen houdt minstens één rij"):
        table.resize(before.resize(1, columns))
    with pytest.raises(ValueError, match="tblAlgemeen kan niet naar een ander blad"):
        table.resize(boek.sheets["Start"].range((before.row, before.column, rows + 1, columns)))
    with (
        open_boek(Path(boek.fullname)) as other,
        pytest.raises(ValueError, match="tblAlgemeen kan niet naar een ander blad"),
    ):
        table.resize(other.sheets["Algemeen"].tables["tblAlgemeen"].range)
    assert table.range.address == before.address


def test_names_are_those_of_the_file(boek: xw.Book, gelezen: Workbook) -> None:
    theirs = {name: f"={item.attr_text}" for name, item in gelezen.defined_names.items()}
    assert {name.name: name.refers_to for name in boek.names} == theirs
    assert len(boek.names) == len(theirs)
    assert "Gemeente" in boek.names
    assert "gemeente" not in boek.names
    for name in boek.names:
        place = name.refers_to_range
        assert f"={place.sheet.name}!{place.address}" == name.refers_to
    assert boek.names[0] == boek.names(1) == boek.names[boek.names[0].name]
    with pytest.raises(KeyError, match="de naam 'Weg' is er niet; wel: "):
        boek.names["Weg"]


def test_a_name_leads_to_its_cell(boek: xw.Book) -> None:
    cell = boek.names["Begrotingsjaar"].refers_to_range
    assert cell.value == 2027.0
    cell.value = 2028
    assert boek.sheets["Start"]["Begrotingsjaar"].value == 2028.0


def test_a_name_that_is_no_block_of_cells(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.create_sheet("Mijn 'eigen' blad")["B2"] = "hier"
    for name, refers_to in {
        "Getal": "42",
        "Weg": "Sheet!#REF!",
        "Twee": "Sheet!$A$1,Sheet!$B$2",
        "Blok": "'Mijn ''eigen'' blad'!$A$1:$B$2",
    }.items():
        book.defined_names[name] = openpyxl.workbook.defined_name.DefinedName(
            name, attr_text=refers_to
        )
    book.save(tmp_path / "namen.xlsx")
    with open_boek(tmp_path / "namen.xlsx") as opened:
        for name in ("Getal", "Weg", "Twee"):
            with pytest.raises(ValueError, match=f"namen.xlsx: de naam '{name}' wijst niet naar"):
                _ = opened.names[name].refers_to_range
        assert opened.names["Blok"].refers_to_range.value == [[None, None], [None, "hier"]]
