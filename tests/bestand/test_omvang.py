"""Tables that grow and shrink, and everything that must go along."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from openpyxl.formula.translate import Translator
from openpyxl.workbook import Workbook as OpenpyxlWorkbook
from xlsxwriter.workbook import Workbook

from modelgemeente_xl.bestand.grond.weigering import BestandGeweigerd
from modelgemeente_xl.bestand.werkboek import Werkboek
from modelgemeente_xl.knoppen.eigendom import own_formulas
from tests.bestand.bouwsel import error_in, inhoud, met_openpyxl, schrijf_pakket

DEEL = "xl/worksheets/sheet1.xml"
X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
XM = "http://schemas.microsoft.com/office/excel/2006/main"


@pytest.fixture
def rijk(tmp_path: Path) -> Path:
    """A table in B3:E7 with everything around it that must follow, made by XlsxWriter."""
    pad = tmp_path / "rijk.xlsx"
    with Workbook(pad) as book:
        sheet, ander = book.add_worksheet("Mijn blad"), book.add_worksheet("Ander")
        geel, vet = book.add_format({"bg_color": "#FFFF00"}), book.add_format({"bold": True})
        sheet.add_table(
            "B3:E7",
            {
                "name": "tblX",
                "columns": [
                    {"header": "Naam"},
                    {"header": "Bedrag", "format": geel},
                    {"header": "Dubbel", "formula": "=tblX[[#This Row],[Bedrag]]*2"},
                    {"header": "Los"},
                ],
                "data": [[f"n{i}", i * 10] for i in range(4)],
            },
        )
        for rij in range(3, 7):
            sheet.set_row(rij, 33)
            sheet.write_formula(rij, 4, f"=C{rij + 1}+C$4+$A{rij}", vet)
            sheet.write(rij, 6, "ernaast")
        for regio in ("C4:C7", "C4:C7 D4:D7"):
            first, *_ = regio.split()
            sheet.conditional_format(
                first, {"type": "cell", "criteria": ">", "value": 5, "multi_range": regio}
            )
        sheet.conditional_format("C4:D7", {"type": "data_bar", "data_bar_2010": True})
        sheet.conditional_format("G4:G7", {"type": "blanks"})
        sheet.conditional_format("C7", {"type": "no_blanks"})
        sheet.conditional_format("B4:B20", {"type": "no_blanks"})
        sheet.conditional_format("B4:E6", {"type": "no_blanks"})
        sheet.conditional_format(
            "B4:E4", {"type": "formula", "criteria": "=COUNTIF($B$4:$B$7,$B4)>1"}
        )
        sheet.data_validation("C4:C7", {"validate": "decimal", "criteria": ">=", "value": 0})
        sheet.data_validation("D4:D7", {"validate": "list", "source": "=$B$4:$B$7"})
        ander.data_validation("A1", {"validate": "list", "source": "='Mijn blad'!$B$4:$B$7"})
        ander.data_validation("A2", {"validate": "list", "source": "='Mijn blad'!$B$4:$B$6"})
        ander.data_validation("A3", {"validate": "list", "source": "=Ander!$B$4:$B$7"})
        sheet.ignore_errors({"number_stored_as_text": "B4:E7"})
        sheet.print_area("A1:F7")
        book.define_name("Namen", "='Mijn blad'!$B$4:$B$7")
        book.define_name("Met_kop", "='Mijn blad'!$B$3:$E$7")
        book.define_name("Anders", "='Mijn blad'!$B$4:$B$6")
        chart = book.add_chart({"type": "column"})
        chart.add_series(
            {"values": "='Mijn blad'!$C$4:$C$7", "categories": "='Mijn blad'!$B$4:$B$7"}
        )
        ander.insert_chart("C3", chart)
        sheet.write("A20", "onder")
    return pad


def ranges(xml: bytes) -> dict[str, list[str]]:
    """Where each kind of rule of a sheet holds."""
    root = etree.fromstring(xml)
    found: dict[str, list[str]] = {}
    for element in root.iter():
        name = etree.QName(element).localname
        if element.get("sqref") is not None and name != "selection":
            found.setdefault(name, []).append(str(element.get("sqref")))
        if element.tag == f"{{{XM}}}sqref":
            found.setdefault("x14", []).append(str(element.text))
    return found


def test_all_that_ended_with_the_table_ends_with_it_again(rijk: Path, sml: etree.XMLSchema) -> None:
    boek = Werkboek.open(rijk)
    before = boek.parts()
    boek.resize("tblX", 9)
    boek.save()
    after = inhoud(rijk)
    changed = {naam for naam in before if before[naam] != after[naam]}
    assert changed == {
        DEEL,
        "xl/worksheets/sheet2.xml",
        "xl/tables/table1.xml",
        "xl/workbook.xml",
        "xl/charts/chart1.xml",
    }
    was, now = ranges(before[DEEL]), ranges(after[DEEL])
    assert was.keys() == now.keys()
    follow = {
        "C4:C7": "C4:C9",
        "C4:C7 D4:D7": "C4:C9 D4:D9",
        "C4:D7": "C4:D9",
        "D4:D7": "D4:D9",
        "B4:E7": "B4:E9",
    }
    for kind, refs in was.items():
        assert now[kind] == [follow.get(ref, ref) for ref in refs], kind
    assert {"G4:G7", "C7", "B4:B20", "B4:E6", "B4:E4"} <= set(now["conditionalFormatting"])
    assert now["x14"] == ["C4:D9"]
    for part in (DEEL, "xl/worksheets/sheet2.xml", "xl/tables/table1.xml", "xl/workbook.xml"):
        assert error_in(after[part], sml) is None
    for old, new, part in [
        ('ref="B3:E7"', 'ref="B3:E9"', "xl/tables/table1.xml"),
        ("'Mijn blad'!$A$1:$F$7", "'Mijn blad'!$A$1:$F$9", "xl/workbook.xml"),
        ("'Mijn blad'!$B$4:$B$7", "'Mijn blad'!$B$4:$B$9", "xl/workbook.xml"),
        ("'Mijn blad'!$B$3:$E$7", "'Mijn blad'!$B$3:$E$9", "xl/workbook.xml"),
        ("$B$4:$B$7", "$B$4:$B$9", DEEL),
        ("'Mijn blad'!$B$4:$B$7", "'Mijn blad'!$B$4:$B$9", "xl/worksheets/sheet2.xml"),
        ("'Mijn blad'!$C$4:$C$7", "'Mijn blad'!$C$4:$C$9", "xl/charts/chart1.xml"),
    ]:
        assert before[part].count(old.encode()) == after[part].count(new.encode()) > 0, (part, new)
        assert old.encode() not in after[part], (part, old)
    assert b"'Mijn blad'!$B$4:$B$6" in after["xl/workbook.xml"]
    assert b"Ander!$B$4:$B$7" in after["xl/worksheets/sheet2.xml"]


def test_new_rows_are_as_the_last_one(rijk: Path) -> None:
    boek = Werkboek.open(rijk)
    boek.resize("tblX", 9)
    assert boek.tabellen["tblX"].laatste_rij == 9
    assert boek.formules("Mijn blad", 8, 2, 9, 5) == [
        ["", "", "=tblX[[#This Row],[Bedrag]]*2", "=C8+C$4+$A7"],
        ["", "", "=tblX[[#This Row],[Bedrag]]*2", "=C9+C$4+$A8"],
    ]
    assert boek.waarden("Mijn blad", 8, 1, 9, 7) == [[None] * 7] * 2
    boek.save()
    sheet = met_openpyxl(rijk)["Mijn blad"]
    assert sheet.tables["tblX"].ref == sheet.tables["tblX"].autoFilter.ref == "B3:E9"
    for rij in (8, 9):
        assert sheet.row_dimensions[rij].height == 33
        for kolom in "BCDE":
            assert sheet[f"{kolom}{rij}"].style_id == sheet[f"{kolom}7"].style_id
        assert sheet[f"E{rij}"].value == Translator(sheet["E7"].value, "E7").translate_formula(
            f"E{rij}"
        )
    assert sheet["C8"].fill.start_color.rgb == "FFFFFF00"


def test_results_follow_growth(rijk: Path) -> None:
    boek = Werkboek.open(rijk)
    boek.resize("tblX", 9)
    boek.write("Mijn blad", 8, 2, [["acht", 80], ["negen", 90]])
    boek.write_formulas("Mijn blad", 1, 1, [["=SUM(tblX[Dubbel])"]])
    assert boek.recompute().niet_berekend == ()
    assert boek.waarden("Mijn blad", 1, 1, 1, 1) == [[2 * (0 + 10 + 20 + 30 + 80 + 90)]]
    assert boek.waarden("Mijn blad", 8, 4, 9, 4) == [[160.0], [180.0]]


@pytest.mark.parametrize("opnieuw", [False, True])
def test_shrinking_is_the_inverse_to_the_byte(rijk: Path, opnieuw: bool) -> None:
    before = inhoud(rijk)
    boek = Werkboek.open(rijk)
    boek.resize("tblX", 11)
    boek.write("Mijn blad", 8, 2, [["acht", 80], ["negen", 90]])
    if opnieuw:
        boek.save()
        assert inhoud(rijk) != before
        boek = Werkboek.open(rijk)
    boek.resize("tblX", 9)
    boek.resize("tblX", 7)
    assert boek.parts() == before
    boek.save()
    assert inhoud(rijk) == before


def test_shrinking_below_what_was_empties_the_rows(rijk: Path, sml: etree.XMLSchema) -> None:
    boek = Werkboek.open(rijk)
    boek.resize("tblX", 5)
    assert boek.waarden("Mijn blad", 5, 2, 8, 3) == [
        ["n1", 10.0],
        [None, None],
        [None, None],
        [None, None],
    ]
    assert boek.waarden("Mijn blad", 6, 7, 7, 7) == [["ernaast"], ["ernaast"]]
    boek.save()
    sheet = met_openpyxl(rijk)["Mijn blad"]
    assert sheet.tables["tblX"].ref == "B3:E5"
    assert [sheet[f"{kolom}6"].has_style for kolom in "BCDE"] == [False] * 4
    assert error_in(inhoud(rijk)[DEEL], sml) is None
    assert ranges(inhoud(rijk)[DEEL])["dataValidation"] == ["C4:C5", "D4:D5"]


def test_every_table_of_the_master_grows_and_shrinks_back(
    kopie: Path, formulas: OpenpyxlWorkbook, sml: etree.XMLSchema
) -> None:
    before = inhoud(kopie)
    grown = 0
    for naam, tabel in Werkboek.open(kopie).tabellen.items():
        boek = Werkboek.open(kopie)
        below = [
            formulas[tabel.blad].cell(tabel.laatste_rij + i, tabel.eerste_kolom + k).value
            for i in range(1, 4)
            for k in range(len(tabel.kolommen))
        ]
        if any(value is not None for value in below):
            with pytest.raises(BestandGeweigerd, match="is niet leeg|daar staat tabel"):
                boek.resize(naam, tabel.laatste_rij + 3)
            continue
        boek.resize(naam, tabel.laatste_rij + 3)
        parts = boek.parts()
        for part in {name for name in before if parts[name] != before[name]}:
            assert error_in(parts[part], sml) is None, part
        boek.resize(naam, tabel.laatste_rij)
        assert boek.parts() == before, naam
        grown += 1
    assert grown > 12


def test_a_grown_master_saved_and_shrunk_is_the_master(kopie: Path) -> None:
    before = inhoud(kopie)
    namen = ["tblAlgemeen", "tblWijzigingen", "tblOntwikkelingen", "tblGemeenten", "tblCatalogus"]
    boek = Werkboek.open(kopie)
    ends = {naam: boek.tabellen[naam].laatste_rij for naam in namen}
    for naam in namen:
        boek.resize(naam, ends[naam] + 2)
    boek.save()
    boek = Werkboek.open(kopie)
    assert {naam: boek.tabellen[naam].laatste_rij for naam in namen} == {
        n: e + 2 for n, e in ends.items()
    }
    for naam in namen:
        boek.resize(naam, ends[naam])
    assert boek.parts() == before


def test_totals_of_the_master_follow_a_new_line(boek: Werkboek) -> None:
    tabel = boek.tabellen["tblAlgemeen"]
    rij = tabel.laatste_rij + 1
    kolom = {naam: tabel.eerste_kolom + i for i, naam in enumerate(tabel.kolommen)}
    total = ("Totaal", boek.tabellen["tblTotaal"].kop_rij + 1, 3)
    before = boek.waarden(*total, total[1], 6)[0]
    boek.resize("tblAlgemeen", rij)
    boek.write("Algemeen", rij, kolom["Begrotingsregel"], [["Eigen regel"]])
    for naam, value in {"Aard": "structureel", "Eigen bedrag": 1000, "Startjaar": 2027}.items():
        boek.write("Algemeen", rij, kolom[naam], [[value]])
    assert boek.recompute(own_formulas(boek)).niet_berekend == ()
    after = boek.waarden(*total, total[1], 6)[0]
    year = boek.waarden("Algemeen", rij, kolom["Jaar 1"], rij, kolom["Jaar 4"])[0]
    assert year[0] == 1000
    assert [a - b for a, b in zip(after, before, strict=True)] == year  # type: ignore[operator]


TABEL = (
    '<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="1" name="t" '
    'displayName="t" ref="A1:A3" {}><tableColumns count="1"><tableColumn id="1" name="k">{}'
    "</tableColumn></tableColumns></table>"
)
RELATIE = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="a" Type="x/table" Target="../tables/t.xml"/></Relationships>'
)


@pytest.fixture
def met_tabel(klein: Callable[..., Werkboek]) -> Callable[..., Werkboek]:
    """A table `t` in A1:A3 with these rows."""

    def build(rijen: str, attributen: str = "", kolom: str = "", **rest: object) -> Werkboek:
        parts = {
            "xl/worksheets/_rels/sheet1.xml.rels": RELATIE,
            "xl/tables/t.xml": TABEL.format(attributen, kolom),
        }
        kop = '<row r="1"><c r="A1" t="inlineStr"><is><t>k</t></is></c></row>'
        return klein(kop + rijen, extra=parts, **rest)

    return build


@pytest.mark.parametrize(
    ("rijen", "attributen", "rest", "woorden"),
    [
        ('<row r="5"><c r="A5"><v>1</v></c></row>', "", {}, "cel A5 eronder is niet leeg"),
        ('<row r="4"><c r="A4"><f>1</f></c></row>', "", {}, "cel A4 eronder is niet leeg"),
        ("", 'totalsRowCount="1"', {}, "heeft een totaalrij, die in de weg staat"),
        (
            "",
            "",
            {"staart": '<mergeCells count="1"><mergeCell ref="A4:B4"/></mergeCells>'},
            "samengevoegd",
        ),
    ],
)
def test_no_room(
    met_tabel: Callable[..., Werkboek],
    rijen: str,
    attributen: str,
    rest: dict[str, str],
    woorden: str,
) -> None:
    boek = met_tabel(rijen, attributen, **rest)
    with pytest.raises(BestandGeweigerd, match=f"^tabel t op blad Blad .*{woorden}"):
        boek.resize("t", 5)
    assert not boek.gewijzigd


@pytest.mark.parametrize("rij", [1, 0, -3, 1048577])
def test_rows_that_a_table_cannot_end_at(met_tabel: Callable[..., Werkboek], rij: int) -> None:
    with pytest.raises(BestandGeweigerd, match=f"kan niet eindigen op rij {rij}"):
        met_tabel("").resize("t", rij)


def test_another_table_below(boek: Werkboek) -> None:
    basis = boek.tabellen["tblParametersReferentie"]
    with pytest.raises(BestandGeweigerd, match="(daar staat tabel|is niet leeg)"):
        boek.resize("tblParametersReferentie", basis.laatste_rij + 200)
    assert not boek.gewijzigd


def test_a_typed_value_in_a_computed_column(met_tabel: Callable[..., Werkboek]) -> None:
    formula = "<calculatedColumnFormula>t[[#This Row],[k]]&amp;1</calculatedColumnFormula>"
    boek = met_tabel('<row r="3"><c r="A3"><v>1</v></c></row>', "", formula)
    boek.resize("t", 4)
    assert boek.formules("Blad", 3, 1, 4, 1) == [[""], ["=t[[#This Row],[k]]&1"]]
    shifting = "<calculatedColumnFormula>B3+1</calculatedColumnFormula>"
    boek = met_tabel('<row r="3"><c r="A3" s="2"><v>1</v></c></row>', "", shifting)
    boek.resize("t", 4)
    assert boek.formules("Blad", 4, 1, 4, 1) == [[""]]
    assert b'<row r="4"><c r="A4" s="2"/></row>' in boek.parts()[DEEL]


def test_a_spilling_formula_is_copied_with_what_makes_it_spill(
    met_tabel: Callable[..., Werkboek],
) -> None:
    boek = met_tabel(
        '<row r="3"><c r="A3" cm="1" vm="2"><f t="array" ref="A3">SUM(B3:C3)</f><v>1</v></c></row>'
    )
    boek.resize("t", 4)
    assert b'<c r="A4" cm="1"><f t="array" ref="A4">SUM(B4:C4)</f></c>' in boek.parts()[DEEL]


def test_a_shared_formula_in_the_last_row(met_tabel: Callable[..., Werkboek]) -> None:
    boek = met_tabel(
        '<row r="2"><c r="A2"><f t="shared" ref="A2:A3" si="0">B2</f></c></row>'
        '<row r="3"><c r="A3"><f t="shared" si="0"/></c></row>'
    )
    boek.resize("t", 4)
    assert boek.formules("Blad", 2, 1, 4, 1) == [["=B2"], ["=B3"], ["=B4"]]
    boek.resize("t", 2)
    assert boek.formules("Blad", 2, 1, 4, 1) == [["=B2"], [""], [""]]


def test_styled_cells_below_come_back_in_one_session(met_tabel: Callable[..., Werkboek]) -> None:
    boek = met_tabel('<row r="3"><c r="A3" s="1"/></row><row r="4" ht="9"><c r="A4" s="7"/></row>')
    before = boek.parts()
    boek.resize("t", 5)
    assert b'<row r="4" ht="9"><c r="A4" s="1"/></row>' in boek.parts()[DEEL]
    boek.resize("t", 3)
    assert boek.parts() == before


def test_shrinking_over_part_of_an_array_formula(met_tabel: Callable[..., Werkboek]) -> None:
    boek = met_tabel(
        '<row r="2"><c r="A2"><f t="array" ref="A2:A3">B2:B3</f></c></row><row r="3"><c r="A3"/></row>'
    )
    with pytest.raises(BestandGeweigerd, match="matrixformule in A2:A3"):
        boek.resize("t", 2)
    assert not boek.gewijzigd


def test_a_table_of_one_row_takes_its_rules_along(met_tabel: Callable[..., Werkboek]) -> None:
    rules = '<conditionalFormatting sqref="A2"><cfRule type="containsBlanks" priority="1"/></conditionalFormatting>'
    boek = met_tabel("", staart=rules)
    boek.resize("t", 2)
    assert ranges(boek.parts()[DEEL]) == {"conditionalFormatting": ["A2"]}
    before = boek.parts()
    boek.resize("t", 4)
    assert ranges(boek.parts()[DEEL]) == {"conditionalFormatting": ["A2:A4"]}
    boek.resize("t", 2)
    assert boek.parts() == before


def test_the_place_of_a_sparkline_does_not_follow(met_tabel: Callable[..., Werkboek]) -> None:
    ext = (
        f'<extLst><ext uri="u" xmlns:x14="{X14}" xmlns:xm="{XM}"><x14:sparklineGroups><x14:sparklineGroup>'
        "<x14:sparklines><x14:sparkline><xm:f>Blad!A2:A3</xm:f><xm:sqref>A2:A3</xm:sqref></x14:sparkline>"
        "</x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext></extLst>"
    )
    boek = met_tabel("", staart=ext)
    boek.resize("t", 5)
    assert b"<xm:f>Blad!A2:A5</xm:f><xm:sqref>A2:A3</xm:sqref>" in boek.parts()[DEEL]


def test_a_sort_and_a_filter_of_the_table_follow(met_tabel: Callable[..., Werkboek]) -> None:
    boek = met_tabel("", "insertRow='1'")
    part = boek.parts()["xl/tables/t.xml"]
    sort = (
        b'<autoFilter ref="A1:A3"/><sortState ref="A2:A3"><sortCondition ref="A2:A3"/></sortState>'
    )
    parts = boek.parts() | {
        "xl/tables/t.xml": part.replace(b"<tableColumns", sort + b"<tableColumns")
    }
    boek = _reopened(boek, parts)
    boek.resize("t", 6)
    found = re.findall(rb'ref="([^"]*)"', boek.parts()["xl/tables/t.xml"])
    assert found == [b"A1:A6", b"A1:A6", b"A2:A6", b"A2:A6"]
    assert b"insertRow" not in boek.parts()["xl/tables/t.xml"]


def _reopened(boek: Werkboek, parts: dict[str, bytes]) -> Werkboek:
    return Werkboek.open(schrijf_pakket(boek.pad.with_name("opnieuw.xlsx"), parts))


def test_to_the_row_where_it_ends_already(rijk: Path) -> None:
    boek = Werkboek.open(rijk)
    boek.resize("tblX", 7)
    assert not boek.gewijzigd
