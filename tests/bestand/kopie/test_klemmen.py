"""Whole columns are cut in the calculation copy where the result stays; the rest is left alone."""

import re
from pathlib import Path

import pytest
from xlsxwriter.workbook import Workbook

from modelgemeente_xl.bestand.kopie.gebruikt import Bladmaat
from modelgemeente_xl.bestand.kopie.klemmen import Klemmer, Klemplek
from modelgemeente_xl.bestand.rekenen.rekenblad import Rekenblad
from modelgemeente_xl.bestand.werkboek import Werkboek
from modelgemeente_xl.excel.formuleboom import parsed, written
from tests.bestand.bouwsel import blad_xml, delen, schrijf_pakket

GROOT = 1_048_576
RIJEN = 40
DATA = {"A": range(1, RIJEN + 1), "B": [r * 10 for r in range(1, RIJEN - 3)], "C": [7, 7, 7]}
"""Column B ends before column A does, and C before both."""


def maat(rijen: dict[int, int]) -> Bladmaat:
    cells = {rij: [k for k, last in rijen.items() if last >= rij] for rij in range(1, 60)}
    rows = "".join(
        f'<row r="{rij}">'
        + "".join(f'<c r="{chr(64 + k)}{rij}"><v>1</v></c>' for k in kolommen)
        + "</row>"
        for rij, kolommen in cells.items()
    )
    return Bladmaat(rows.encode(), b"")


KLEMMER = Klemmer(
    {"hier": maat({1: 50}), "data": maat({1: 40, 2: 36, 3: 3}), "d'ata": maat({1: 9})},
    {"prijzen": "Data!$A:$B"},
)
MATRIX, GEDEELD = Klemplek("Hier", matrix=True), Klemplek("Hier", gedeeld=True)
GEKLEMD: dict[str, tuple[Klemplek, str, str]] = {
    "opzoeken": (Klemplek("Hier"), "VLOOKUP(A2,Data!A:B,2,FALSE)", "VLOOKUP(A2,Data!A$1:B$40,2,FALSE)"),
    "eigen blad": (Klemplek("Hier"), "MATCH(1, $A:$A ,0)", "MATCH(1,$A$1:$A$50,0)"),
    "kolom die eerder ophoudt": (Klemplek("Hier"), "MATCH(5,Data!B:B)", "MATCH(5,Data!B$1:B$36)"),
    "kolom die meeschuift": (GEDEELD, "MATCH(5,Data!B:B)", "MATCH(5,Data!B$1:B$40)"),
    "blad met aanhalingsteken": (Klemplek("Hier"), "SUM('D''ata'!A:A)", "SUM('D''ata'!A$1:A$9)"),
    "binnen een ander": (Klemplek("Hier"), "IF(1,INDEX(Data!B:B,MATCH(1,Data!A:A,0)))", "IF(1,INDEX(Data!B:B,MATCH(1,Data!A$1:A$40,0)))"),
    "tot het einde": (Klemplek("Hier"), "SUM(Data!A2:A1048576)", "SUM(Data!A2:A$40)"),
    "rijen": (Klemplek("Hier"), "HLOOKUP(1,Data!1:3,2,0)", "HLOOKUP(1,Data!$A1:$C3,2,0)"),
    "heel blad": (Klemplek("Hier"), "COUNTA(Data!1:1048576)", "COUNTA(Data!$A1:$C$40)"),
    "kolommen tot het einde": (Klemplek("Hier"), "SUM(Data!B2:XFD2)", "SUM(Data!B2:$C2)"),
    "naam": (Klemplek("Hier"), "VLOOKUP(A2,Prijzen,2,0)", "VLOOKUP(A2,Data!$A$1:$B$40,2,0)"),
    "lege cellen": (Klemplek("Hier"), "COUNTBLANK(Data!A:A)", "(COUNTBLANK(Data!A$1:A$40)+1048536*COUNTBLANK(Data!A$41:A$41))"),
    "som van producten": (Klemplek("Hier"), 'SUMPRODUCT((Data!A:A="x")*Data!B:B)', '(SUMPRODUCT((Data!A$1:A$40="x")*Data!B$1:B$40)+1048536*SUMPRODUCT((Data!A$41:A$41="x")*Data!B$41:B$41))'),
    "matrix": (MATRIX, "MAX(IF(Data!A:A=B1,Data!B:B))", "MAX(IF(Data!A$1:A$40=B1,Data!B$1:B$40),IF(Data!A$41:A$41=B1,Data!B$41:B$41))"),
    "matrix zoekt": (MATRIX, "MATCH(1,(Data!A:A=1)*(Data!B:B=2),0)", "MATCH(1,(Data!A$1:A$41=1)*(Data!B$1:B$41=2),0)"),
}  # fmt: skip
GELATEN = {
    "rijen tellen": (Klemplek("Hier"), "ROWS(A:A)+COLUMNS(1:1)+ROW(A:A)"),
    "plaatsen": (Klemplek("Hier"), "INDEX(A:A,900)+OFFSET(A:A,1,1,5)"),
    "tellen met eis": (Klemplek("Hier"), 'COUNTIF(A:A,"")+SUMIFS(A:A,B:B,"<>x")'),
    "in een tekst": (Klemplek("Hier"), '"SUM(A:A)"&\'SUM(A:A)\'!B1&tbl[SUM(A:A)]'),
    "doorsnede": (Klemplek("Hier"), "SUM(A:B C:C)"),
    "vereniging": (Klemplek("Hier"), "SUM((A:A,C:C))"),
    "over bladen heen": (Klemplek("Hier"), "SUM(Hier:Data!A:A)+SUM([1]Data!A:A)"),
    "onbekend blad": (Klemplek("Hier"), "SUM(Weg!A:A)+MATCH(1,Weg!A:A,0)"),
    "einde dat meeschuift": (GEDEELD, "SUM(A2:A1048576)"),
    "wat gezocht wordt": (Klemplek("Hier"), "VLOOKUP(A:A,B1:C9,2,0)+LARGE(B1:B9,A:A)"),
    "geen matrix": (Klemplek("Hier"), "SUM((A:A=1)*1)+SUMPRODUCT(IF(A:A=1,1))"),
    "functie per cel": (Klemplek("Hier"), "SUMPRODUCT(LEN(A:A))+SUMPRODUCT(ROW(A:A)*A:A)"),
    "los getal erbij": (Klemplek("Hier"), "SUMPRODUCT((A:A=1)*1,5)"),
    "andere naam": (Klemplek("Hier"), "SUM(PrijzenOud)+SUM(prijzen.2)"),
    "scheef": (Klemplek("Hier"), "SUM(A:A"),
}  # fmt: skip


@pytest.mark.parametrize("geval", GEKLEMD)
def test_cut_to_what_is_in_use(geval: str) -> None:
    plek, formule, verwacht = GEKLEMD[geval]
    assert KLEMMER.clipped(plek, formule) == verwacht


@pytest.mark.parametrize("geval", GELATEN)
def test_left_where_cutting_would_change_what_it_means(geval: str) -> None:
    assert KLEMMER.clipped(*GELATEN[geval]) == GELATEN[geval][1]


@pytest.mark.parametrize(
    "formule",
    ['IF(A1="(",{1,2;"}",3},tbl[[#This Row],[a (x)]])', "'a(b'!A1+[1]B!A1", "(A1:B2,C3)", "-(1)%"],
)
def test_a_formula_is_written_as_it_was_read(formule: str) -> None:
    stukken = parsed(formule)
    assert stukken is not None
    assert written(stukken) == formule


@pytest.mark.parametrize(
    "cellen",
    [
        '<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>',
        "<row r='1'><c r='A1'><v>1</v></c></row>",
        '<row r="1"><c r="A1" cm="1"><f t="array" ref="A1:A3">B1:B3</f><v>1</v></c></row>',
    ],
)
def test_a_sheet_whose_size_is_not_sure_is_not_cut(cellen: str) -> None:
    assert Bladmaat(cellen.encode(), b"").laatste_rij == GROOT


def test_a_block_formula_is_in_use_to_its_last_row() -> None:
    cellen = b'<row r="1"><c r="B1"><f t="array" ref="B1:C30">A1:A3</f><v>1</v></c></row>'
    assert Bladmaat(cellen, b"").rijen == {2: 30, 3: 30}


UITKOMSTEN = {
    "=VLOOKUP(7,Data!A:B,2,FALSE)": 70,
    "=VLOOKUP(7.5,Data!A:B,2)": 70,
    "=MATCH(39.5,Data!A:A)": 39,
    "=MATCH(9.9E307,Data!B:B)": 36,
    '=IFERROR(VLOOKUP("",Data!A:B,2,FALSE),"nee")': "nee",
    "=LOOKUP(20.5,Data!A:A,Data!B:B)": 200,
    "=INDEX(Data!B:B,MATCH(36,Data!A:A,0))": 360,
    "=COUNTBLANK(Data!A:C)": 3 * GROOT - 40 - 36 - 3,
    "=ROWS(Data!A:A)+COLUMNS(Data!1:1)": GROOT + 16_384,
    "=COUNTA(Data!A:C)": 79,
    "=AVERAGE(Data!C:C)": 7,
    "=SUMPRODUCT(Data!A:A,Data!C:C)": 42,
    "=SUMPRODUCT((Data!A:A>30)*(Data!B:B>0))": 6,
    '=SUMPRODUCT((Data!B:B="")*1)': GROOT - 36,
    "=SUMPRODUCT((Data!B:B=0)*1)": GROOT - 36,
    "=LARGE(Data!A:A,2)-SMALL(Data!A2:A1048576,1)": 37,
    "=MEDIAN(Data!A:A)+SUM(Prijzen)": 20.5 + 820 + 6660,
    '=COUNTIF(Data!A:A,">38")': 2,
    "=MAX(Data!1:1048576)": 360,
    "=SUBTOTAL(9,Data!A:A)": 820,
    "{=SUM(IF(Data!A:A>38,Data!A:A))}": 79,
    "{=MATCH(1,(Data!A:A>5)*(Data!C:C=0),0)}": 6,
    "{=MATCH(1,(Data!A:A=0)*(Data!C:C=0),0)}": 41,
}


def met_hele_kolommen(pad: Path) -> Path:
    with Workbook(pad) as book:
        blad, data = book.add_worksheet("Blad"), book.add_worksheet("Data")
        book.define_name("Prijzen", "=Data!$A:$B")
        for rij, (formule, uitkomst) in enumerate(UITKOMSTEN.items()):
            if formule.startswith("{"):
                blad.write_array_formula(rij, 0, rij, 0, formule, None, uitkomst)
            else:
                blad.write_formula(rij, 0, formule, None, uitkomst)
        for kolom, values in DATA.items():
            data.write_column(f"{kolom}1", values)
        data.write_blank("E900", None, book.add_format({"bold": True}))
    return pad


def test_results_over_whole_columns(tmp_path: Path) -> None:
    rekenblad = Rekenblad(met_hele_kolommen(tmp_path / "x.xlsx"))
    rekenblad.evaluate()
    found = [rekenblad.value("Blad", rij, 1) for rij in range(1, len(UITKOMSTEN) + 1)]
    assert dict(zip(UITKOMSTEN, found, strict=True)) == UITKOMSTEN


def test_only_the_copy_is_cut(tmp_path: Path) -> None:
    boek = Werkboek.open(met_hele_kolommen(tmp_path / "x.xlsx"))
    before = boek.parts()
    boek.write("Data", 8, 1, [[7.2]])
    boek.recompute()
    after = boek.parts()
    name = "xl/worksheets/sheet1.xml"
    formulas = re.compile(rb"<f[^<]*</f>")
    assert formulas.findall(after[name]) == formulas.findall(before[name])
    assert boek.waarden("Blad", 2, 1, 2, 1) == [[80.0]]


def test_a_value_written_far_below_counts(tmp_path: Path) -> None:
    cellen = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>COUNTA(A:A)</f><v>1</v></c></row>'
    boek = Werkboek.open(schrijf_pakket(tmp_path / "x.xlsx", delen({"Blad": blad_xml(cellen)})))
    boek.write("Blad", 1_000_000, 1, [["laag"]])
    boek.recompute()
    assert boek.waarden("Blad", 1, 2, 1, 2) == [[2.0]]
