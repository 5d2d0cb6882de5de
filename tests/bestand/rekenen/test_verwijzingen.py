"""What a formula reads is found, and where it reads more than it names that is known."""

import pytest

from modelgemeente_xl.bestand.pakket.tabellen import Bladtabel
from modelgemeente_xl.bestand.rekenen.verwijzingen import Verwijzingslezer, is_relative
from modelgemeente_xl.excel.adressen import Bereik, Plaats
from modelgemeente_xl.excel.formulestukken import Functiestuk, in_pieces

LEZER = Verwijzingslezer(
    {"tblx": Bladtabel("tblX", "Een", 10, 2, 14, ("A", "B 'x", "C"))},
    {"vast": "Een!$C$7", "los": "Een!C7", "links": "Een!XFD1", "kring": "kring", "door": "vast*2"},
)


@pytest.mark.parametrize(
    ("formule", "plekken", "meer"),
    [
        ("1+2", [], False),
        ('"A1"&"B2"', [], False),
        ("A1*$B$2", ["Hier!A1", "Hier!B2"], False),
        ("SUM(Een!A1:B3)", ["Een!A1:B3"], False),
        ("'Een twee'!A1+'D''een'!A2", ["Een twee!A1", "D'een!A2"], False),
        ("SUM(A:C)", ["Hier!A1:C1048576"], False),
        ("SUM($2:3)", ["Hier!A2:XFD3"], False),
        ("tblX[[#This Row],[A]]*2", ["Een!B3"], False),
        ("SUM(tblX[A])", ["Een!B11:B14"], False),
        ("SUM(tblX[[A]:[C]])", ["Een!B11:D14"], False),
        ("SUM(tblX[B ''x])", ["Een!C11:C14"], False),
        ("ROWS(tblX[#All])", ["Een!B10:D15"], False),
        ("SUM(tblY[A])", [], True),
        ("vast+1", ["Een!C7"], False),
        ("door", ["Een!C7"], False),
        ("los", ["Een!C9"], False),
        ("links", ["Een!XFD3"], False),
        ("onbekend", [], True),
        ("kring", [], True),
        ("TRUE", [], False),
        ("SUM(A1:INDIRECT(B1))", ["Hier!A1", "Hier!B1", "Hier!A1:B1"], True),
        ('SUM(A1:INDIRECT("C3"))', ["Hier!A1", "Hier!C3", "Hier!A1:C3"], False),
        ("SUM(A1:INDEX(B2:B5,2))", ["Hier!A1", "Hier!B2:B5", "Hier!A1:B5"], False),
        ("OFFSET(A1,1,0)", ["Hier!A1"], True),
        ("SUM(Een:Drie!A1)", ["Een!A1"], True),
        ("SUM(A1#)", ["Hier!A1"], True),
        ("[1]Blad!A1+B1", ["Hier!B1"], False),
        ("'C:\\x\\[y.xlsx]Blad 1'!$A$1+B1", ["Hier!B1"], False),
        ("LOG10(A1)", ["Hier!A1"], False),
    ],
)
def test_what_a_formula_reads(formule: str, plekken: list[str], meer: bool) -> None:
    found = LEZER.reads(formule, Plaats("Hier", 3, 1))
    assert [f"{plek.blad}!{plek.bereik}" for plek in found.plekken] == plekken
    assert found.meer is meer


def test_a_name_that_goes_round_the_edge_of_a_sheet_is_not_followed() -> None:
    assert LEZER.reads("links", Plaats("Hier", 3, 2)).meer


def test_a_column_without_a_table_is_of_the_table_around_it() -> None:
    found = LEZER.reads("[A]*2", Plaats("Een", 12, 4))
    assert found.plekken == (("Een", Bereik(11, 2, 14, 2)),)


@pytest.mark.parametrize(
    ("refers", "relatief"),
    [("Blad!$A$1", False), ("Blad!$A$1:$B$2", False), ("Blad!A$1", True), ("Blad!$A1", True)],
)
def test_a_name_may_depend_on_where_it_is_used(refers: str, relatief: bool) -> None:
    assert is_relative(refers) is relatief


def test_a_formula_in_pieces() -> None:
    stukken = in_pieces('IF(A1="x,""(",_xlfn.IFS({1,2},tbl[a,(]),MAX( 1 ,2))')
    assert stukken.kaal == 'IF(A1="",_xlfn.IFS({1,2},tbl[a,(]),MAX( 1 ,2))'
    assert stukken.teksten == ('x,"(',)
    assert stukken.aanroepen == (
        Functiestuk("IFS", ("{1,2}", "tbl[a,(]")),
        Functiestuk("MAX", ("1", "2")),
        Functiestuk("IF", ('A1="x,""("', "_xlfn.IFS({1,2},tbl[a,(])", "MAX( 1 ,2)")),
    )
