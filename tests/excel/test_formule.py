"""Formulas are taken apart as openpyxl's tokenizer does, and have one form wherever they stand."""

import io

import openpyxl
import pytest
from openpyxl.formula import Tokenizer

from modelgemeente_xl.excel.formule import cellen_of, parsed
from modelgemeente_xl.excel.vormen import jaarvorm, vorm

LASTIG = (
    '=IF(A1="","x""y",\'Mijn blad\'\'s\'!B$2:C3)',
    "=SUM(Blad1!A:A,1:3,$B$2)-1.5E+3*.5%",
    "=-A1+(-B2)--C3&D4<>E5>=F6",
    "=tbl[[#This Row],[Een naam]]*tbl[[A]:[B]]+tbl[#All]",
    "={1,2;3,4}*A1",
    "=_xlfn.XLOOKUP(LOG10(A1),B1:B9,C1:C9,,0)",
    '=HYPERLINK("https://a.nl/?x=1","a, b")',
    "=A1 + B1 , C1" if False else "=SUM(A1 , B1)",
    "=TRUE+Naam_1.x",
    "=#N/A",
    "='[Boek 1.xlsx]Blad 1'!$A$1",
)


def parts_of(tekst: str) -> tuple[list[str], list[str], list[str]]:
    """Calls, numbers and all tokens, as openpyxl sees them."""
    items = [t for t in Tokenizer(tekst).items if t.type != "WHITE-SPACE"]
    return (
        [t.value[:-1].upper() for t in items if t.type == "FUNC" and t.subtype == "OPEN"],
        [t.value for t in items if t.type == "OPERAND" and t.subtype == "NUMBER"],
        [t.value for t in items],
    )


def same_as_openpyxl(tekst: str) -> bool:
    deel = parsed(tekst)
    calls, numbers, tokens = parts_of(tekst)
    return (
        deel.sjabloon.leesbaar
        and [call.naam for call in deel.sjabloon.oproepen] == calls
        and [getal.tekst for getal in deel.sjabloon.getallen] == numbers
        and deel.tekst_van(0, len(deel.sjabloon.stukken)) == "".join(tokens)
    )


def test_every_formula_of_the_master(meester: bytes) -> None:
    book = openpyxl.load_workbook(io.BytesIO(meester))
    formulas = {
        cell.value
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }
    assert len(formulas) > 1500
    assert [f for f in formulas if not same_as_openpyxl(f)] == []


@pytest.mark.parametrize("tekst", LASTIG)
def test_hard_formulas(tekst: str) -> None:
    assert same_as_openpyxl(tekst)


@pytest.mark.parametrize("tekst", ["=SUM(A1", "=A1)", '="open', "=SUM(A1))"])
def test_what_cannot_be_read_says_so(tekst: str) -> None:
    assert not parsed(tekst).sjabloon.leesbaar


def test_references_by_kind() -> None:
    deel = parsed("=Fysiek!M$3+'A B'!A1:B2+tblX[[#This Row],[K L]]+[1]Blad!C4+Begrotingsjaar+A:A")
    assert [(b.blad, b.boven, b.links, b.onder, b.rechts) for b in deel.bereiken] == [
        ("Fysiek", 3, 13, 3, 13),
        ("A B", 1, 1, 2, 2),
        ("[1]Blad", 4, 3, 4, 3),
    ]
    assert deel.bereiken[0].vast == (False, True, False, True)
    tabel = deel.sjabloon.tabellen[0]
    assert (tabel.tabel, tabel.kolommen, tabel.deze_rij) == ("tblX", ("K L",), True)
    assert deel.sjabloon.elders == ["[1]Blad"]
    assert deel.sjabloon.namen == ["Begrotingsjaar"]
    assert deel.sjabloon.hele == ["A:A"]


def test_arguments_and_terms() -> None:
    deel = parsed("=ROUND(SUM(A1,-B2)*2,0)-MAX(C3,4)+5")
    assert deel.termen() == ["ROUND(SUM(A1,-B2)*2,0)", "MAX(C3,4)", "5"]
    assert [deel.argumenten(call) for call in deel.sjabloon.oproepen] == [
        ["SUM(A1,-B2)*2", "0"],
        ["A1", "-B2"],
        ["C3", "4"],
    ]
    assert [(g.tekst, g.functie, g.argument) for g in deel.sjabloon.getallen] == [
        ("2", "ROUND", 0),
        ("0", "ROUND", 1),
        ("4", "MAX", 1),
        ("5", "", 0),
    ]


def test_lost_references() -> None:
    assert parsed("=Blad!#REF!+1").sjabloon.verwijsfout
    assert parsed("=SUM(#REF!)").sjabloon.verwijsfout
    assert not parsed('="#REF!"').sjabloon.verwijsfout


def test_form_is_equal_where_excel_fills_down_and_right() -> None:
    assert vorm(parsed("=A1*$B$2+C$3"), 1, 4) == vorm(parsed("=B5*$B$2+D$3"), 5, 5)
    assert vorm(parsed("=A1*$B$2"), 1, 4) != vorm(parsed("=A1*$B$2"), 2, 4)


def test_form_along_years_leaps_over_an_own_column() -> None:
    jaren = {"Fysiek": {13: 1, 15: 2}}
    een = jaarvorm(parsed("=M1*tblX[Jaar 1]"), "Fysiek", 3, 1, jaren)
    twee = jaarvorm(parsed("=O1*tblX[Jaar 2]"), "Fysiek", 3, 2, jaren)
    assert een == twee
    assert een != jaarvorm(parsed("=N1*tblX[Jaar 2]"), "Fysiek", 3, 2, jaren)


def test_one_reference() -> None:
    assert cellen_of("Start!$C$7") is not None
    assert cellen_of("Start!$C$7,Start!$D$8") is None
    assert cellen_of("Naam") is None
