"""A table in Calc grows and shrinks as it does in Excel."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import xlwings as xw
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from modelgemeente_xl.bestand.grond.weigering import BestandGeweigerd
from modelgemeente_xl.werkmap.indeling.declaratie import Eigenaar
from modelgemeente_xl.werkmap.indeling.domeintabel import KOLOMMEN
from tests.plaatsen import letters
from tests.werkmap.cellen import relative

BLAD, TABEL = "Algemeen", "tblAlgemeen"


def grow(book: xw.Book, rows: int = 2, sheet: str = BLAD, name: str = TABEL) -> xw.Range:
    """Let the table grow; the new rows."""
    table = book.sheets[sheet].tables[name]
    height = table.range.shape[0]
    table.resize(table.range.resize(height + rows))
    return table.range[min(height, height + rows) :, :]


def columns(book: xw.Book) -> dict[str, int]:
    """Place of each column of the table, from 0."""
    headers = book.sheets[BLAD].tables[TABEL].header_row_range.value
    return {kop: k for k, kop in enumerate(headers)}


def fill(row: xw.Range, place: dict[str, int], values: dict[str, object]) -> None:
    for kop, value in values.items():
        row[place[kop]].value = value


def saved(book: xw.Book) -> Worksheet:
    book.save()
    return openpyxl.load_workbook(book.fullname)[BLAD]


def holds(reference: str, row: int) -> bool:
    return any(low <= row <= high for _, low, _, high in map(range_boundaries, reference.split()))


def test_own_lines_count_in_the_totals(levend: xw.Book) -> None:
    algemeen, totaal = levend.sheets[BLAD], levend.sheets["Totaal"]
    sums = f"{letters('Jaar 1')}1:{letters('Jaar 1')}3"
    before = algemeen.range(sums).value
    rest_before = totaal.range("C23").value
    new = grow(levend)
    assert algemeen.range(sums).value == before
    place = columns(levend)
    eigen = {"Begrotingsregel": "Eigen", "Aard": "structureel", "Eigen bedrag": 1000}
    fill(new[0, :], place, eigen)
    fill(new[1, :], place, eigen | {"Aard": "incidenteel", "Eigen bedrag": 6000, "Duur": 2})
    levend.app.calculate()
    gained = [now - then for now, then in zip(algemeen.range(sums).value, before, strict=True)]
    assert gained == [1000.0, 3000.0, 4000.0]
    assert totaal.range("C23").value - rest_before == 1000.0
    per_year = new[1, place["Jaar 1"] : place["Jaar 4"] + 1].value
    assert per_year[0] == 3000.0
    assert per_year[1] > 3000.0
    assert per_year[2:] == [0.0, 0.0]


def test_new_rows_have_the_formulas_of_the_column_and_nothing_else(levend: xw.Book) -> None:
    table = levend.sheets[BLAD].tables[TABEL]
    last = table.range[-1, :]
    kept = last.formula[0]
    new = grow(levend)
    calculated = 0
    for i, row in enumerate(new.formula, start=new.row):
        for k, (old, formula) in enumerate(zip(kept, row, strict=True)):
            if old.startswith("="):
                calculated += 1
                expected = relative(old, last.row, k + 1)
                assert relative(formula, i, k + 1) == expected
            else:
                assert formula == ""
    formulas = [kolom for kolom in KOLOMMEN if kolom.eigenaar is Eigenaar.FORMULE]
    assert calculated == 2 * len(formulas)


def test_style_validation_conditional_formats_and_filter_follow(levend: xw.Book) -> None:
    old = saved(levend)
    new = grow(levend)
    sheet = saved(levend)
    first, last = new.row, new.row + 1
    table = sheet.tables[TABEL]
    assert range_boundaries(table.ref)[3] == range_boundaries(table.autoFilter.ref)[3] == last
    for kolom in range(1, len(KOLOMMEN) + 1):
        above = old.cell(first - 1, kolom)
        for rij in (first, last):
            cell = sheet.cell(rij, kolom)
            for part in ("number_format", "fill", "font", "border", "alignment", "protection"):
                assert repr(getattr(cell, part)) == repr(getattr(above, part))
    validations = sheet.data_validations.dataValidation
    for rij in (first, last):
        reach = [one for one in validations if holds(str(one.sqref), rij)]
        assert len(reach) == len([one for one in validations if holds(str(one.sqref), first - 1)])
        assert len(reach) > 10
        formats = [one for one in sheet.conditional_formatting if holds(str(one.sqref), rij)]
        assert len(formats) == len(
            [one for one in old.conditional_formatting if holds(str(one.sqref), first - 1)]
        )
        assert len(formats) > 3


def test_a_formula_typed_over_in_the_last_row_is_not_taken_along(levend: xw.Book) -> None:
    table = levend.sheets[BLAD].tables[TABEL]
    last = table.range[-1, :]
    expected = last.formula[0]
    place = columns(levend)
    last[place["Geschaald bedrag"]].value = 5
    last[place["Schaalfactor"]].formula = "=1+1"
    last[place["Eigen bedrag"]].formula = "=1000*12"
    new = grow(levend)
    for row in new.formula:
        for kop in ("Geschaald bedrag", "Schaalfactor"):
            assert row[place[kop]] == expected[place[kop]]
        assert row[place["Eigen bedrag"]] == ""


def test_rows_that_leave_keep_what_they_hold(levend: xw.Book) -> None:
    gross = levend.sheets[BLAD].range(f"{letters('Jaar 1')}3")
    before = gross.value
    table = levend.sheets[BLAD].tables[TABEL]
    last = table.range[-1, :]
    identity, gone = last[0].value, last[columns(levend)["Jaar 1"]].value
    assert gone > 0
    grow(levend, -1)
    levend.app.calculate()
    assert last[0].value == identity
    assert gross.value == before - gone


def test_growing_over_something_is_refused(levend: xw.Book) -> None:
    sheet = levend.sheets[BLAD]
    table = sheet.tables[TABEL]
    address = table.range.address
    sheet.range((table.range.last_cell.row + 2, 3)).value = "iets van mij"
    row = table.range.last_cell.row + 2
    with pytest.raises(BestandGeweigerd, match=f"op Algemeen is rij {row} niet leeg"):
        grow(levend, 3)
    assert table.range.address == address
    grow(levend, 1)


def test_growing_over_another_table_is_refused(levend: xw.Book) -> None:
    with pytest.raises(BestandGeweigerd, match="staat tabel tblParameters"):
        grow(levend, 60, "Parameters", "tblParametersDrijvers")


def test_a_table_with_a_totals_row_keeps_its_size(
    open_levend: Callable[[Path], xw.Book], tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (["Soort", "Bedrag"], ["a", 1], ["b", 2], ["Totaal", 3]):
        sheet.append(row)
    sheet.add_table(Table(displayName="tblEigen", ref="A1:B4", totalsRowCount=1))
    path = tmp_path / "bron" / "totaal.xlsx"
    path.parent.mkdir()
    book.save(path)
    table = open_levend(path).sheets[0].tables["tblEigen"]
    assert table.data_body_range.value == [["a", 1.0], ["b", 2.0]]
    with pytest.raises(BestandGeweigerd, match="tblEigen heeft een totaalrij"):
        table.resize(table.range.resize(5))


def test_a_grown_table_survives_saving_and_opening(levend: xw.Book, calc: xw.App) -> None:
    new = grow(levend)
    eigen = {"Begrotingsregel": "=eigen", "Aard": "structureel", "Eigen bedrag": 1000}
    fill(new[0, :], columns(levend), eigen)
    total = levend.sheets[BLAD].range(f"{letters('Jaar 1')}1").value
    levend.save()
    path = Path(levend.fullname)
    levend.close()
    again = calc.books.open(path)
    table = again.sheets[BLAD].tables[TABEL]
    assert table.range.last_cell.row == new.last_cell.row
    assert table.range[-2, 2].value == "=eigen"
    assert again.sheets[BLAD].range(f"{letters('Jaar 1')}1").value == total
