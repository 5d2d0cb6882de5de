"""What stays behind is named, one thing after another; what comes along is not."""

from pathlib import Path

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.table import Table

from modelgemeente_xl.bestand.motor.motor import open_boek, werkboek_of
from modelgemeente_xl.knoppen.overzetten.achterblijvers import MEEST, left_behind
from modelgemeente_xl.werkmap.overzetten.lezen1 import read_oud
from tests.indelingen.maak import HIER


def found_in(pad: Path) -> list[str]:
    book = open_boek(pad)
    try:
        return [str(a) for a in left_behind(werkboek_of(book).parts(), read_oud(book))]
    finally:
        book.close()


@pytest.fixture
def book() -> openpyxl.Workbook:
    return openpyxl.load_workbook(HIER / "1-nieuw.xlsx")


@pytest.fixture
def pad(tmp_path: Path) -> Path:
    return tmp_path / "oud.xlsx"


def test_a_fresh_workbook_leaves_nothing_behind() -> None:
    assert found_in(HIER / "1-nieuw.xlsx") == []


def test_a_sheet_of_the_user_is_named() -> None:
    assert found_in(HIER / "1-ingevuld.xlsx") == ["College: eigen blad"]


def test_each_kind_is_named_where_it_is(book: openpyxl.Workbook, pad: Path) -> None:
    fysiek, oov = book["Fysiek"], book["OOV"]
    fysiek["C12"].comment = Comment("Zie de offerte", "Jansen")
    fysiek["D14"].fill = PatternFill("solid", fgColor="FF00B050")
    fysiek.cell(3, fysiek.max_column + 2).value = "Nog bespreken"
    oov.cell(oov.max_row + 3, 2).value = "Nog bespreken"
    chart = BarChart()
    chart.add_data(Reference(fysiek, min_col=13, min_row=10, max_row=14))
    oov.add_chart(chart, "B40")
    book["Parameters"]["A80"] = 0.21
    book.defined_names["Btw"] = DefinedName("Btw", attr_text="Parameters!$A$80")
    sheet = book["Ontwikkelingen"]
    for kolom, kop in enumerate(("Wie", "Wat"), sheet.max_column + 3):
        sheet.cell(5, kolom).value = kop
        sheet.cell(6, kolom).value = kop.lower()
    sheet.add_table(Table(displayName="Acties", ref="AF5:AG6"))
    book.save(pad)
    assert found_in(pad) == [
        "Ontwikkelingen: eigen tabel Acties",
        *(
            f"{cel}: eigen tekst of getal naast of onder wat het programma schrijft"
            for cel in (
                "Fysiek!AP3",
                "OOV!B29",
                "Ontwikkelingen!AF5",
                "Ontwikkelingen!AG5",
                "Ontwikkelingen!AF6",
                "Ontwikkelingen!AG6",
                "Parameters!A80",
            )
        ),
        "Fysiek!C12: opmerking bij een cel",
        "OOV: eigen grafiek, vorm of plaatje: Chart 1",
        "Fysiek!D14: eigen kleur van een cel",
        "de werkmap: eigen naam Btw",
    ]


def test_many_cells_are_counted(book: openpyxl.Workbook, pad: Path) -> None:
    for rij in range(10, 32):
        book["Fysiek"].cell(rij, 3).fill = PatternFill("solid", fgColor="FFFFFF00")
    book.save(pad)
    found = found_in(pad)
    assert len(found) == MEEST + 1
    assert found[-1] == "Fysiek: eigen kleur van een cel: nog 10 andere cellen"


def test_a_line_beneath_a_table_comes_along(book: openpyxl.Workbook, pad: Path) -> None:
    sheet = book["OOV"]
    rij = sheet.max_row + 1
    for kolom, value in ((3, "Meldkamer"), (4, "structureel"), (7, 9000)):
        sheet.cell(rij, kolom).value = value
    book.save(pad)
    assert found_in(pad) == []


def test_a_sheet_with_another_name_is_still_ours(book: openpyxl.Workbook, pad: Path) -> None:
    for naam in ("Agenda", "Fysiek"):
        book[naam].title = f"{naam} oud"
    book.save(pad)
    assert found_in(pad) == []
