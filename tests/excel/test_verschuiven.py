"""Formulas on the move, held against openpyxl's translator."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.formula.translate import Translator
from openpyxl.workbook import Workbook

from modelgemeente_xl.excel.verschuiven import moved
from tests.werkmap.cellen import formula_cells


@pytest.mark.parametrize(
    ("formule", "verschoven"),
    [
        ("A1+$A1+A$1+$A$1", "B3+$A3+B$1+$A$1"),
        ("SUM(A1:B2,Blad2!C3:$D$4)", "SUM(B3:C4,Blad2!D5:$D$4)"),
        ("SUM(A:B)+SUM($A:B)+SUM(1:2)+SUM($1:2)", "SUM(B:C)+SUM($A:C)+SUM(3:4)+SUM($1:4)"),
        ('\'Blad A1\'!A1&"A1 ""B2"""', '\'Blad A1\'!B3&"A1 ""B2"""'),
        ("tbl[[#This Row],[A1]]+tbl[A1]+A1", "tbl[[#This Row],[A1]]+tbl[A1]+B3"),
        ("tbl['[A1']]+A1", "tbl['[A1']]+B3"),
        ("LOG10(A1)+Q1_2025+tbl1[x]+Naam1.A1", "LOG10(B3)+Q1_2025+tbl1[x]+Naam1.A1"),
        ("[1]Blad1!A1+'[2]D''een'!A1", "[1]Blad1!B3+'[2]D''een'!B3"),
        ("AB1!A1", "AB1!B3"),
        ("A1:INDEX(B:B,3)", "B3:INDEX(C:C,3)"),
        ("1.5+1E5+A1%", "1.5+1E5+B3%"),
        ("IF(A1<>\"\",'D''A1'!A1,B1)", "IF(B3<>\"\",'D''A1'!B3,C3)"),
    ],
)
def test_two_rows_down_and_one_column_right(formule: str, verschoven: str) -> None:
    assert moved(formule, 2, 1) == verschoven


@pytest.mark.parametrize("formule", ["A1", "A$1", "SUM(A1:B2)", "SUM(1:1)", "SUM(A:A)"])
def test_off_the_sheet(formule: str) -> None:
    assert "#REF!" in moved(formule, -1 if "A:A" not in formule and "$" not in formule else 0, -1)


def test_nowhere_is_the_same_text() -> None:
    assert moved("A1+B2", 0, 0) == "A1+B2"


@given(st.integers(1, 40), st.integers(0, 30))
def test_the_masters_formulas_move_as_openpyxl_moves_them(
    formulas: Workbook, rijen: int, kolommen: int
) -> None:
    cells = {formule for _, _, formule in formula_cells(formulas)}
    for formule in sorted(cells)[rijen :: 1 + rijen]:
        origin = Translator(formule, origin="A1")
        expected = origin.translate_formula(row_delta=rijen, col_delta=kolommen)
        assert "=" + moved(formule[1:], rijen, kolommen) == expected
