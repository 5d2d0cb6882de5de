"""Reading and writing cells: the touched cells change, and nothing else in the package."""

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from lxml import etree
from openpyxl.utils.datetime import to_excel
from openpyxl.workbook import Workbook

from modelgemeente_xl.bestand.grond.weigering import BestandGeweigerd
from modelgemeente_xl.bestand.werkboek import Werkboek
from tests.bestand.bouwsel import MAIN, delen, error_in, rijen_in, schrijf_pakket, tabel_xml

DEEL = "xl/worksheets/sheet1.xml"


def xml_after(boek: Werkboek, part: str = DEEL) -> str:
    return boek.parts()[part].decode()


def changed(boek: Werkboek, before: dict[str, bytes]) -> set[str]:
    after = boek.parts()
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


def test_every_value_of_the_master_as_openpyxl_reads_it(boek: Werkboek, kopie: Path) -> None:
    book = openpyxl.load_workbook(kopie, data_only=True)
    cells = 0
    assert boek.bladnamen == tuple(book.sheetnames)
    for sheet in book.worksheets:
        rows, columns = boek.gebruikt(sheet.title)
        for row, found in zip(
            sheet.iter_rows(1, rows, 1, columns),
            boek.waarden(sheet.title, 1, 1, rows, columns),
            strict=True,
        ):
            for cell, value in zip(row, found, strict=True):
                expected = to_excel(cell.value) if cell.is_date else cell.value
                assert value == expected or (value == "" and expected is None), cell
                cells += value is not None
    assert cells > 12_000


def test_used_is_what_openpyxl_sees_filled(boek: Werkboek, formulas: Workbook) -> None:
    for sheet in formulas.worksheets:
        filled = [
            (c.row, c.column) for row in sheet.iter_rows() for c in row if c.value is not None
        ]
        assert boek.gebruikt(sheet.title) == tuple(map(max, zip(*filled, strict=True))), sheet.title


def test_every_formula_of_the_master_as_openpyxl_reads_it(
    boek: Werkboek, formulas: Workbook
) -> None:
    count = 0
    for sheet in formulas.worksheets:
        rows, columns = boek.gebruikt(sheet.title)
        for row, found in zip(
            sheet.iter_rows(1, rows, 1, columns),
            boek.formules(sheet.title, 1, 1, rows, columns),
            strict=True,
        ):
            for cell, text in zip(row, found, strict=True):
                assert text == (cell.value if cell.data_type == "f" else ""), cell
                count += text != ""
    assert count > 5_000


def test_names_and_tables_as_openpyxl_reads_them(boek: Werkboek, formulas: Workbook) -> None:
    assert dict(boek.namen) == {
        name: item.attr_text for name, item in formulas.defined_names.items()
    }
    assert boek.namen["Gemeente"] == "Start!$C$7"
    tables = {t.name: (sheet, t) for sheet in formulas.worksheets for t in sheet.tables.values()}
    assert boek.tabellen.keys() == tables.keys()
    for naam, (sheet, table) in tables.items():
        tabel = boek.tabellen[naam]
        first, last = (formulas[sheet.title][part] for part in table.ref.split(":"))
        assert (tabel.blad, tabel.kop_rij, tabel.eerste_kolom) == (
            sheet.title,
            first.row,
            first.column,
        )
        assert (tabel.laatste_rij, len(tabel.kolommen)) == (
            last.row,
            last.column - first.column + 1,
        )
        assert list(tabel.kolommen) == table.column_names
        assert boek.waarden(tabel.blad, first.row, first.column, first.row, last.column) == [
            list(tabel.kolommen)
        ]


def test_nothing_written_is_nothing_changed(boek: Werkboek) -> None:
    before = boek.parts()
    for naam in boek.bladnamen:
        boek.waarden(naam, 1, 1, *boek.gebruikt(naam))
    assert not boek.gewijzigd
    assert all(boek.parts()[name] is content for name, content in before.items())


def test_writing_back_what_was_read_changes_nothing(boek: Werkboek) -> None:
    for tabel in boek.tabellen.values():
        for kolom in range(tabel.eerste_kolom, tabel.eerste_kolom + len(tabel.kolommen)):
            block = (tabel.kop_rij + 1, kolom, tabel.laatste_rij, kolom)
            if not any(text for row in boek.formules(tabel.blad, *block) for text in row):
                boek.write(tabel.blad, *block[:2], boek.waarden(tabel.blad, *block))
    assert not boek.gewijzigd


def test_only_the_touched_cells_differ(boek: Werkboek, sml: etree.XMLSchema) -> None:
    before = boek.parts()
    sheet = "xl/worksheets/sheet4.xml"
    boek.write("Bedrijfsvoering", 12, 7, [[1234.5], ["=tekst"]])
    boek.write("Bedrijfsvoering", 12, 17, [["nieuw & <anders>"]])
    assert changed(boek, before) == {sheet}
    cell = re.compile(rb'<c r="(?:G12|G13|Q12)"[^>]*?(?:/>|>.*?</c>)')
    assert cell.sub(b"", before[sheet]) == cell.sub(b"", boek.parts()[sheet])
    assert error_in(boek.parts()[sheet], sml) is None


def test_the_style_of_a_cell_stays(boek: Werkboek, formulas: Workbook, tmp_path: Path) -> None:
    cells = ["C7", "C8", "D8", "A1", "E6"]
    for address in cells:
        cell = formulas["Start"][address]
        boek.write("Start", cell.row, cell.column, [["x"]])
    boek.write("Start", 9, 3, [[None]])
    boek.save(tmp_path / "uit.xlsx")
    after = openpyxl.load_workbook(tmp_path / "uit.xlsx")["Start"]
    for address in cells:
        assert after[address].value == "x"
        assert after[address].style_id == formulas["Start"][address].style_id
    assert after["C9"].value is None
    assert after["C9"].style_id == formulas["Start"]["C9"].style_id


KOLOMMEN = '<cols><col min="2" max="3" width="9" style="4"/></cols>'


def test_a_new_cell_looks_as_its_row_or_column(klein: Callable[..., Werkboek]) -> None:
    boek = klein(
        '<row r="2" s="6" customFormat="1"><c r="A2"/></row><row r="3" s="6"/>', kop=KOLOMMEN
    )
    boek.write("Blad", 1, 1, [[1, 2], [3, 4], [5, 6]])
    assert [row.decode() for row in rijen_in(boek.parts()[DEEL])] == [
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1" s="4"><v>2</v></c></row>',
        '<row r="2" s="6" customFormat="1"><c r="A2"><v>3</v></c><c r="B2" s="6"><v>4</v></c></row>',
        '<row r="3" s="6"><c r="A3"><v>5</v></c><c r="B3" s="4"><v>6</v></c></row>',
    ]


def test_emptying_a_new_cell_takes_it_out_again(
    klein: Callable[..., Werkboek], tmp_path: Path
) -> None:
    boek = klein('<row r="2"><c r="A2" s="1"><v>1</v></c></row>', kop=KOLOMMEN)
    before = boek.parts()
    boek.write("Blad", 1, 2, [["x"], ["y"], [True]])
    boek.save(tmp_path / "uit.xlsx")
    again = Werkboek.open(tmp_path / "uit.xlsx")
    assert changed(again, before) == {DEEL}
    again.write("Blad", 1, 2, [[None], [None], [""]])
    assert changed(again, before) == set()


def test_a_row_that_somebody_made_stays_when_it_is_emptied(klein: Callable[..., Werkboek]) -> None:
    boek = klein('<row r="2" ht="40" customHeight="1"><c r="A2"><v>1</v></c></row>')
    boek.write("Blad", 2, 1, [[None]])
    assert '<row r="2" ht="40" customHeight="1"></row>' in xml_after(boek)


def test_putting_a_value_back_gives_the_same_bytes(boek: Werkboek) -> None:
    before = boek.parts()
    gemeente, jaar = boek.waarden("Start", 7, 3, 8, 3)
    boek.write("Start", 7, 3, [["Purmerend"], [2028]])
    assert boek.gewijzigd
    boek.write("Start", 7, 3, [gemeente, jaar])
    assert changed(boek, before) == set()
    assert not boek.gewijzigd


def test_also_after_saving_in_between(boek: Werkboek, kopie: Path) -> None:
    before = boek.parts()
    gemeente, jaar = boek.waarden("Start", 7, 3, 8, 3)
    boek.write("Start", 7, 3, [["Purmerend"], [2028]])
    boek.save()
    again = Werkboek.open(kopie)
    assert changed(again, before) == {DEEL}
    again.write("Start", 7, 3, [gemeente, jaar])
    assert changed(again, before) == set()


@pytest.mark.parametrize(
    "tekst", ["=1+1", "+1", "-1", "@x", "\t", "'x", "{=1}", "1", "WAAR", "#N/A"]
)
def test_text_is_text_whatever_it_looks_like(klein: Callable[..., Werkboek], tekst: str) -> None:
    boek = klein('<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>')
    boek.write("Blad", 1, 1, [[tekst]])
    assert boek.waarden("Blad", 1, 1, 1, 1) == [[tekst]]
    assert boek.formules("Blad", 1, 1, 1, 1) == [[""]]
    assert 't="inlineStr"' in xml_after(boek)
    assert "<f" not in xml_after(boek)


def test_a_text_that_is_among_the_shared_ones_refers_to_it(klein: Callable[..., Werkboek]) -> None:
    teksten = ["<si><t>een</t></si>", "<si><r><t>rijk</t></r></si>", "<si><t>een</t></si>"]
    boek = klein('<row r="1"><c r="A1" t="s"><v>1</v></c></row>', teksten=teksten)
    before = boek.parts()
    boek.write("Blad", 2, 1, [["een", "rijk"]])
    assert '<c r="A2" t="s"><v>0</v></c><c r="B2" t="inlineStr"><is><t>rijk</t>' in xml_after(boek)
    assert changed(boek, before) == {DEEL}


def test_rich_text_and_an_error_are_left_when_written_back(klein: Callable[..., Werkboek]) -> None:
    cellen = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="e"><v>#N/A</v></c></row>'
    boek = klein(cellen, teksten=["<si><r><t>a</t></r><r><rPr><b/></rPr><t>b</t></r></si>"])
    boek.write("Blad", 1, 1, [["ab", "#N/A"]])
    assert not boek.gewijzigd
    boek.write("Blad", 1, 1, [["abc", None]])
    boek.write("Blad", 1, 1, [["ab", "#N/A"]])
    assert '<c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>#N/A</t>' in xml_after(boek)


def test_metadata_of_a_value_goes_with_the_value(klein: Callable[..., Werkboek]) -> None:
    boek = klein('<row r="1"><c r="A1" s="2" t="e" vm="1"><v>#VALUE!</v></c></row>')
    boek.write("Blad", 1, 1, [[5]])
    assert '<c r="A1" s="2"><v>5</v></c>' in xml_after(boek)


def test_dates_count_as_the_workbook_counts(klein: Callable[..., Werkboek]) -> None:
    moment = datetime(2027, 1, 1, 6)
    boek = klein("")
    boek.write("Blad", 1, 1, [[moment]])
    assert boek.waarden("Blad", 1, 1, 1, 1) == [[46388.25]]
    parts = delen({"Blad": boek.parts()[DEEL].decode()})
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(
        "<sheets>", '<workbookPr date1904="1"/><sheets>'
    )
    boek = Werkboek.open(schrijf_pakket(boek.pad.with_name("mac.xlsx"), parts))
    boek.write("Blad", 1, 1, [[moment]])
    assert boek.waarden("Blad", 1, 1, 1, 1) == [[46388.25 - 1462]]


@pytest.mark.parametrize(
    ("leeg", "na"),
    [
        ("<sheetData/>", '<sheetData><row r="2"><c r="C2"><v>1</v></c></row></sheetData>'),
        (
            "<sheetData></sheetData>",
            '<sheetData><row r="2"><c r="C2"><v>1</v></c></row></sheetData>',
        ),
        (
            '<sheetData><row r="2" spans="1:1"/><row r="5"/></sheetData>',
            '<sheetData><row r="2" spans="1:1"><c r="C2"><v>1</v></c></row><row r="5"/></sheetData>',
        ),
        (
            '<sheetData><row r="1"/><row r="5"/></sheetData>',
            '<sheetData><row r="1"/><row r="2"><c r="C2"><v>1</v></c></row><row r="5"/></sheetData>',
        ),
        (
            '<sheetData><row r="2"><c r="A2"/><c r="D2"/></row></sheetData>',
            '<sheetData><row r="2"><c r="A2"/><c r="C2"><v>1</v></c><c r="D2"/></row></sheetData>',
        ),
        (
            '<sheetData>\n <row r="2">\n  <c r="A2"/>\n </row>\n</sheetData>',
            '<sheetData>\n <row r="2">\n  <c r="A2"/>\n <c r="C2"><v>1</v></c></row>\n</sheetData>',
        ),
    ],
)
def test_a_cell_comes_in_its_place(tmp_path: Path, leeg: str, na: str) -> None:
    xml = f'<worksheet xmlns="{MAIN}">{{}}<pageMargins/></worksheet>'
    boek = Werkboek.open(schrijf_pakket(tmp_path / "x.xlsx", delen({"Blad": xml.format(leeg)})))
    boek.write("Blad", 2, 3, [[1]])
    assert xml_after(boek) == xml.format(na)
    boek.write("Blad", 2, 3, [[None]])
    assert xml_after(boek) == xml.format(leeg)


def test_a_prefix_is_written_too(tmp_path: Path) -> None:
    xml = f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1"/></x:sheetData></x:worksheet>'
    boek = Werkboek.open(schrijf_pakket(tmp_path / "x.xlsx", delen({"Blad": xml})))
    boek.write("Blad", 1, 1, [["a", 1, True], [None, None, 2]])
    boek.write_formulas("Blad", 3, 1, [["=A1"]])
    boek.save()
    sheet = openpyxl.load_workbook(tmp_path / "x.xlsx")["Blad"]
    assert [[c.value for c in row] for row in sheet.iter_rows()] == [
        ["a", 1, True],
        [None, None, 2],
        ["=A1", None, None],
    ]


@pytest.mark.parametrize(
    ("was", "rij", "kolom", "na"),
    [
        ("B2:C3", 5, 1, "A2:C5"),
        ("B2:C3", 2, 2, "B2:C3"),
        ("B2", 3, 3, "B2:C3"),
        ("B2:C3", 1, 9, "B1:I3"),
    ],
)
def test_the_dimension_holds_what_is_added(
    klein: Callable[..., Werkboek], was: str, rij: int, kolom: int, na: str
) -> None:
    boek = klein(
        '<row r="2"><c r="B2"/></row><row r="3"><c r="C3"/></row>', kop=f'<dimension ref="{was}"/>'
    )
    before = boek.parts()
    boek.write("Blad", rij, kolom, [[1]])
    assert f'<dimension ref="{na}"/>' in xml_after(boek)
    boek.write("Blad", rij, kolom, [[None]])
    assert changed(boek, before) == set()


def test_formulas_are_written_as_given(
    klein: Callable[..., Werkboek], sml: etree.XMLSchema
) -> None:
    boek = klein('<row r="1"><c r="A1" s="2" t="inlineStr"><is><t>x</t></is></c></row>')
    boek.write_formulas("Blad", 1, 1, [['=IF(B1<>"a&b",1,2)', "=SUM(A1:A2)"]])
    assert boek.formules("Blad", 1, 1, 1, 3) == [['=IF(B1<>"a&b",1,2)', "=SUM(A1:A2)", ""]]
    assert boek.waarden("Blad", 1, 1, 1, 2) == [[None, None]]
    assert '<c r="A1" s="2"><f>IF(B1&lt;&gt;"a&amp;b",1,2)</f></c>' in xml_after(boek)
    assert error_in(boek.parts()[DEEL], sml) is None


def test_a_formula_that_is_there_already_is_left(boek: Werkboek) -> None:
    block = ("Algemeen", 10, 6, 40, 8)
    boek.write_formulas("Algemeen", 10, 6, [[row[0]] for row in boek.formules(*block)])
    assert not boek.gewijzigd


def test_the_header_of_a_table_is_not_changed(boek: Werkboek) -> None:
    tabel = boek.tabellen["tblAlgemeen"]
    boek.write("Algemeen", tabel.kop_rij, 1, [list(tabel.kolommen)])
    with pytest.raises(BestandGeweigerd, match="Algemeen!B9 is een kolomkop van tabel tblAlgemeen"):
        boek.write("Algemeen", tabel.kop_rij, 1, [["Id", "Iets anders"]])
    with pytest.raises(BestandGeweigerd, match="is een kolomkop"):
        boek.write_formulas("Algemeen", tabel.kop_rij, 1, [["=A1"]])
    assert not boek.gewijzigd


MATRIX = (
    '<row r="1"><c r="A1"><f t="array" ref="A1:A2">B1:B2*2</f><v>2</v></c><c r="B1"><v>1</v></c></row>'
    '<row r="2"><c r="A2"><v>4</v></c><c r="B2"><v>2</v></c></row>'
)


@pytest.mark.parametrize("rij", [1, 2])
def test_part_of_an_array_formula_is_not_replaced(klein: Callable[..., Werkboek], rij: int) -> None:
    boek = klein(MATRIX)
    with pytest.raises(BestandGeweigerd, match=f"Blad!A{rij} hoort bij de matrixformule in A1:A2"):
        boek.write("Blad", rij, 1, [[9]])
    with pytest.raises(BestandGeweigerd, match="matrixformule in A1:A2"):
        boek.write_formulas("Blad", rij, 1, [["=1"]])
    assert not boek.gewijzigd


def test_a_whole_array_formula_is(klein: Callable[..., Werkboek]) -> None:
    boek = klein(MATRIX)
    boek.write("Blad", 1, 1, [[8], [9]])
    boek.write("Blad", 2, 1, [[10]])
    assert boek.waarden("Blad", 1, 1, 2, 1) == [[8.0], [10.0]]
    assert "<f" not in xml_after(boek)


def test_an_array_formula_written_back_is_left(klein: Callable[..., Werkboek]) -> None:
    boek = klein(MATRIX)
    boek.write("Blad", 2, 1, [[4]])
    assert not boek.gewijzigd
    assert boek.formules("Blad", 1, 1, 2, 1) == [["=B1:B2*2"], [""]]


@pytest.mark.parametrize("plek", [(0, 1), (1, 0), (1048577, 1), (1, 16385)])
def test_a_cell_beyond_the_sheet(klein: Callable[..., Werkboek], plek: tuple[int, int]) -> None:
    boek = klein("")
    with pytest.raises(BestandGeweigerd, match="bestaat niet op een blad"):
        boek.write("Blad", *plek, [[1]])


def test_a_refused_block_changes_nothing(klein: Callable[..., Werkboek]) -> None:
    boek = klein("")
    with pytest.raises(BestandGeweigerd, match="^Blad!B3: .*past niet in een cel"):
        boek.write("Blad", 2, 1, [[1, 2], [3, object()]])
    assert not boek.gewijzigd


def test_names_that_are_not_there(boek: Werkboek) -> None:
    with pytest.raises(
        BestandGeweigerd, match="begroting.xlsx: blad Weg is er niet; er is: Start, "
    ):
        boek.waarden("Weg", 1, 1, 1, 1)
    with pytest.raises(BestandGeweigerd, match="begroting.xlsx: tabel tblWeg is er niet; er is: "):
        boek.resize("tblWeg", 10)


def test_a_sheet_that_is_not_trusted_is_refused_when_touched(tmp_path: Path) -> None:
    goed = f'<worksheet xmlns="{MAIN}"><sheetData/></worksheet>'
    fout = goed.replace("<sheetData/>", "<sheetData><row r=''><c><v>1</v></c></row></sheetData>")
    pad = schrijf_pakket(tmp_path / "x.xlsx", delen({"Goed": goed, "Fout": fout}))
    boek = Werkboek.open(pad)
    boek.write("Goed", 1, 1, [[1]])
    with pytest.raises(BestandGeweigerd, match="blad Fout is niet veilig te wijzigen"):
        boek.write("Fout", 1, 1, [[1]])
    boek.save()
    assert Werkboek.open(pad).waarden("Goed", 1, 1, 1, 1) == [[1.0]]


def test_chart_sheets_are_no_sheets_to_read(tmp_path: Path) -> None:
    goed = f'<worksheet xmlns="{MAIN}"><sheetData/></worksheet>'
    parts = delen({"Grafiek": "<chartsheet/>", "Blad": goed})
    parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replace(
        'worksheet" Target="worksheets/sheet1', 'chartsheet" Target="worksheets/sheet1'
    )
    assert Werkboek.open(schrijf_pakket(tmp_path / "x.xlsx", parts)).bladnamen == ("Blad",)


def test_table_names_and_columns_are_read_as_excel_shows_them(tmp_path: Path) -> None:
    kop = '<row r="1"><c r="A1"/><c r="B1"/></row>'
    xml = f'<worksheet xmlns="{MAIN}"><sheetData>{kop}</sheetData></worksheet>'
    tabel = tabel_xml("tblX", "A1:B3", ["Twee_x000a_regels", "R&amp;D &quot;x&quot;"])
    extra = {
        "xl/worksheets/_rels/sheet1.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org'
        '/package/2006/relationships"><Relationship Id="a" Type="x/table" Target="../tables/t.xml"/>'
        "</Relationships>",
        "xl/tables/t.xml": tabel,
    }
    boek = Werkboek.open(schrijf_pakket(tmp_path / "x.xlsx", delen({"Blad": xml}, extra=extra)))
    assert boek.tabellen["tblX"].kolommen == ("Twee\nregels", 'R&D "x"')
