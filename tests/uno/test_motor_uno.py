"""The engine on a live Calc: what the file holds, what Excel would do, what the model computes."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
import xlwings as xw
from openpyxl.comments import Comment

from modelgemeente_xl.bestand.grond.weigering import BestandGeweigerd
from modelgemeente_xl.bestand.rekenen.rekenblad import Rekenblad
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.totalen import Totalen, totalen_of
from modelgemeente_xl.werkmap.indeling.domeintabel import KOLOMMEN
from modelgemeente_xl.werkmap.inhoud.opdracht import Opdracht
from modelgemeente_xl.werkmap.lezen.totaalblad import totals_of
from tests.invullen import set_gemeente
from tests.plaatsen import letters
from tests.werkmap.cellen import formula_cells


def live_totals(book: xw.Book) -> Totalen:
    """The totals that Calc shows, each sheet read once."""
    sheets = {
        sheet.name: sheet.used_range.options(ndim=2, err_to_str=True).value for sheet in book.sheets
    }
    return totals_of(lambda blad, rij, kolom: sheets[blad][rij - 1][kolom - 1])


def spare(book: xw.Book, rows: int = 1, columns: int = 1) -> xw.Range:
    """Empty cells beside the table of Algemeen, in an unprotected sheet."""
    return book.sheets["Algemeen"].range("BA10").resize(rows, columns)


@pytest.mark.parametrize("naam", ["Schiermonnikoog", "Zwolle", "Amsterdam"])
def test_a_gemeente_chosen_on_a_live_book_gives_the_totals_of_the_model_and_of_the_file(
    levend: xw.Book, rekenblad: Rekenblad, catalogus: Catalogus, moment: datetime, naam: str
) -> None:
    gemeente = next(one for one in catalogus.gemeenten if one.naam == naam)
    expected = totalen_of(Opdracht(catalogus, (gemeente,), 2027, moment).begroting())
    before = live_totals(levend)
    levend.names["Gemeente"].refers_to_range.value = naam
    levend.app.calculate()
    after = live_totals(levend)
    assert after.differences(expected) == []
    assert after.totaal != before.totaal
    set_gemeente(rekenblad, naam)
    rekenblad.evaluate()
    assert after.differences(totals_of(rekenblad.value)) == []


def test_a_whole_table_comes_in_one_read_as_it_is_in_the_file(
    levend: xw.Book, meester_pad: Path
) -> None:
    table = levend.sheets["Fysiek"].tables["tblFysiek"]
    read = table.range.value
    assert levend.impl.lezingen == 1
    saved = openpyxl.load_workbook(meester_pad, data_only=True)["Fysiek"]
    theirs = [[cell.value for cell in row] for row in saved[table.range.get_address(False, False)]]
    assert len(read) > 15
    assert read[0] == [kolom.naam for kolom in KOLOMMEN]
    for ours, expected in zip(read, theirs, strict=True):
        for one, other in zip(ours, expected, strict=True):
            assert one == (pytest.approx(other, rel=1e-12) if isinstance(other, float) else other)
            assert not isinstance(one, int)


def test_every_formula_reads_as_it_is_in_the_file(levend: xw.Book, meester_pad: Path) -> None:
    book = openpyxl.load_workbook(meester_pad)
    read = {sheet.name: sheet.used_range.formula for sheet in levend.sheets}
    found = {
        (sheet, cell.coordinate): read[sheet][cell.row - 1][cell.column - 1]
        for sheet in read
        for row in book[sheet][levend.sheets[sheet].used_range.get_address(False, False)]
        for cell in row
    }
    expected = {(blad, adres): formule for blad, adres, formule in formula_cells(book)}
    assert len(expected) > 4000
    assert {place: found[place] for place in expected} == expected


def test_a_formula_goes_in_as_excel_writes_it(levend: xw.Book) -> None:
    sheet = levend.sheets["Algemeen"]
    sums = [f"=SUM(tblAlgemeen[Jaar 1])-{letters('Jaar 1')}3", "=Start!$C$8+1"]
    sheet.range("BA3:BC3").formula = [[*sums, '=IF(Gemeentenaam="x, y",1,{3,4;5,6})']]
    assert sheet.range("BA3:BC3").value == [0.0, 2028.0, 3.0]
    assert sheet.range("BA3:BB3").formula == (tuple(sums),)
    cell = sheet.range(f"{letters('Geschaald bedrag')}10")
    cell.formula = "=[@Referentiebedrag]*2"
    assert cell.value == 2 * sheet.range(f"{letters('Referentiebedrag')}10").value
    assert cell.formula == "=tblAlgemeen[[#This Row],[Referentiebedrag]]*2"


def test_a_formula_that_calc_cannot_read_is_refused(levend: xw.Book) -> None:
    with pytest.raises(BestandGeweigerd, match=r"Algemeen, rij 10, kolom 53: .*=1\+\*2"):
        spare(levend).formula = "=1+*2"


def test_a_text_stays_the_text_it_is(levend: xw.Book) -> None:
    texts = ["=1+1", "+31 38 498 9111", "-", "@SUM(A1)", "123", "0.5", "2026-01-01", "1 jan", "'x"]
    texts += ["WAAR", "TRUE", "1e5", "#N/A", "twee\nregels", "gewoon"]
    cells = spare(levend, len(texts))
    cells.value = [[text] for text in texts]
    levend.app.calculate()
    assert cells.options(err_to_str=True).value == texts
    levend.save()
    sheet = openpyxl.load_workbook(levend.fullname)["Algemeen"]
    saved = [sheet.cell(10 + i, 53) for i in range(len(texts))]
    assert [cell.value for cell in saved if cell.value != "#N/A"] == [
        text for text in texts if text != "#N/A"
    ]
    assert {cell.number_format for cell in saved} == {"General"}


def test_a_written_text_leaves_the_number_format_of_each_cell(levend: xw.Book) -> None:
    cells = levend.sheets["Algemeen"].range("G10:J12")
    old = openpyxl.load_workbook(levend.fullname)["Algemeen"]
    cells.value = [["=1", "2", "ja", "4"]] * 3
    levend.save()
    new = openpyxl.load_workbook(levend.fullname)["Algemeen"]
    places = [cell.coordinate for row in new["G10:J12"] for cell in row]
    formats = {place: new[place].number_format for place in places}
    assert formats == {place: old[place].number_format for place in places}
    assert len(set(formats.values())) > 1


def test_numbers_dates_truth_and_emptiness_come_back(levend: xw.Book) -> None:
    cells = spare(levend, 2, 3)
    cells.value = [[1, 1e-7, datetime(2026, 11, 23)], [True, False, None]]
    assert cells.value == [[1.0, 1e-7, 46349.0], [True, False, None]]
    assert [type(value) for value in cells.value[1]] == [bool, bool, type(None)]
    cells.clear_contents()
    assert cells.value == [[None] * 3] * 2


def test_errors_read_as_excel_names_them(levend: xw.Book) -> None:
    cells = spare(levend, 1, 6)
    cells.formula = [["=NA()", "=1/0", '="a"*1', "=kapot(1)", "=10^400", "=1=1"]]
    read = cells.options(err_to_str=True).value
    assert read == ["#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", True]
    assert cells.value[:5] == [None] * 5


def test_a_truth_that_a_filter_hides_reads_as_the_others(
    open_levend: Callable[[Path], xw.Book], tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (["Soort", "Waar"], ["a", "=1=1"], ["b", "=1=1"], ["b", "=1=2"], ["a", "=2-1"]):
        sheet.append(row)
    sheet.auto_filter.ref = "A1:B5"
    sheet.auto_filter.add_filter_column(0, ["a"])
    for row in (3, 4):
        sheet.row_dimensions[row].hidden = True
    path = tmp_path / "bron" / "gefilterd.xlsx"
    path.parent.mkdir()
    book.save(path)
    read = open_levend(path).sheets[0].range("B2:B5").value
    assert read == [True, True, False, 1.0]
    assert [type(value) for value in read] == [bool, bool, bool, float]


def test_a_note_survives_what_is_written_beneath_it(
    open_levend: Callable[[Path], xw.Book], meester_pad: Path, tmp_path: Path
) -> None:
    book = openpyxl.load_workbook(meester_pad)
    book["Fysiek"]["G11"].comment = Comment("besproken op 3 maart", "een gebruiker")
    path = tmp_path / "bron" / "met-opmerking.xlsx"
    path.parent.mkdir()
    book.save(path)
    live = open_levend(path)
    live.sheets["Fysiek"].range("G10:J11").value = [[1.5, "=x", "ja", None], [2.5, 3, True, "4"]]
    live.sheets["Fysiek"].range("G10").formula = "=1+1"
    assert live.sheets["Fysiek"].range("G11:J11").value == [2.5, 3.0, True, "4"]
    live.save()
    saved = openpyxl.load_workbook(live.fullname)["Fysiek"]
    assert saved["G11"].comment is not None
    assert "besproken op 3 maart" in saved["G11"].comment.text
    assert saved["G11"].value == 2.5


def test_names_lead_to_their_cells(levend: xw.Book) -> None:
    assert levend.names["Gemeente"].refers_to == "=Start!$C$7"
    assert levend.names["Gemeente"].refers_to_range.value == "Modelgemeente"
    deelnemers = levend.names["Deelnemers"].refers_to_range
    assert (deelnemers.sheet.name, deelnemers.shape) == ("Start", (10, 1))
    assert "Bestaat_niet" not in levend.names
    assert {"Gemeente", "Begrotingsjaar", "Tariefjaar"} <= {name.name for name in levend.names}


def test_the_book_knows_its_sheets_and_tables(levend: xw.Book, meester_pad: Path) -> None:
    book = openpyxl.load_workbook(meester_pad)
    assert [sheet.name for sheet in levend.sheets] == book.sheetnames
    for name in ("Totaal", "Fysiek", "Parameters", "Start"):
        tables = levend.sheets[name].tables
        places = {table.name: table.range.get_address(False, False) for table in tables}
        assert places == dict(book[name].tables.items())


def test_what_is_locked_is_refused_as_in_excel_until_it_is_unlocked(levend: xw.Book) -> None:
    start = levend.sheets["Start"]
    title = start.range("A1").value
    for change in (
        lambda: setattr(start.range("A1"), "value", "kapot"),
        lambda: setattr(start.range("C7:D7"), "value", [["Zwolle", "kapot"]]),
        lambda: setattr(start.range("A1"), "formula", "=1"),
        lambda: start.range("A1").clear_contents(),
        lambda: _grow(levend, "Totaal", "tblTotaal", 1),
    ):
        with pytest.raises(BestandGeweigerd, match="is beveiligd"):
            change()
    assert start.range("A1").value == title
    levend.impl.werkboek.ontgrendel()
    start.range("A1").value = "eigen titel"
    assert start.range("A1").value == "eigen titel"


def test_saved_closed_and_opened_again_it_holds_what_was_written(
    levend: xw.Book, calc: xw.App
) -> None:
    levend.names["Gemeente"].refers_to_range.value = "Zwolle"
    spare(levend).value = "=geen formule"
    totals = live_totals(levend)
    levend.save()
    path = levend.fullname
    levend.close()
    again = calc.books.open(path)
    assert live_totals(again).differences(totals) == []
    assert spare(again).value == "=geen formule"


def test_what_is_not_portable_says_so(levend: xw.Book, tmp_path: Path) -> None:
    for member in (
        lambda: levend.save(tmp_path / "anders.xlsx"),
        lambda: levend.sheets.add("Nieuw"),
        lambda: spare(levend).color,
        lambda: levend.sheets["Start"].charts,
        lambda: levend.app.quit(),
    ):
        with pytest.raises(NotImplementedError, match=r"\w+\.\w+"):
            member()


def test_xlwings_finds_the_engine_by_name(levend: xw.Book) -> None:
    assert levend.app.engine.name == "uno"
    assert xw.engines["uno"].apps.active == levend.app
    assert xw.engines["uno"].apps.active.books[levend.name] == levend


def _grow(book: xw.Book, sheet: str, name: str, rows: int) -> None:
    table = book.sheets[sheet].tables[name]
    table.resize(table.range.resize(table.range.shape[0] + rows))
