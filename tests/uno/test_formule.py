import pytest

from tests.uno.formule import quoted, to_calc, to_excel

# Excel, Calc: both ways the same.
PAREN = (
    ("=SUM(A1:A3,1)", "=SUM(A1:A3;1)"),
    ('=IF(A1="a,b;c","x;y",2)', '=IF(A1="a,b;c";"x;y";2)'),
    ('="zeg ""ja, nee"""&A1', '="zeg ""ja, nee"""&A1'),
    ("=Start!$C$7&Totaal!A$1", "=$Start.$C$7&$Totaal.A$1"),
    ("='Mijn blad, deel 2'!A1:B2", "=$'Mijn blad, deel 2'.A1:B2"),
    ("='Jan''s blad'!A1", "=$'Jan''s blad'.A1"),
    ("=SUM(tblX[Jaar 1])", "=SUM(tblX[Jaar 1])"),
    ("=tblX[[#This Row],[Per jaar]]*2", "=tblX[[#This Row];[Per jaar]]*2"),
    ("=SUMIFS(tblX[a, b],tblX[c],1)", "=SUMIFS(tblX[a, b];tblX[c];1)"),
    ("=SUM(tblX[[Jaar 1]:[Jaar 4]])", "=SUM(tblX[[Jaar 1]:[Jaar 4]])"),
    ('=SUM({1,2;3,4})&INDEX({"a,b","c"},1)', '=SUM({1;2|3;4})&INDEX({"a,b";"c"};1)'),
    ("=STDEV.S(A1,B1)", "=STDEV.S(A1;B1)"),
    ("=Index_loon/2", "=Index_loon/2"),
)


@pytest.mark.parametrize(("excel", "calc"), PAREN)
def test_both_ways(excel: str, calc: str) -> None:
    assert to_calc(excel) == calc
    assert to_excel(calc) == excel


@pytest.mark.parametrize(
    ("excel", "calc"),
    [
        ("=[@Aard]", "=tblX[[#This Row];[Aard]]"),
        ("=[@[Per jaar]]*[@Van]", "=tblX[[#This Row];[Per jaar]]*tblX[[#This Row];[Van]]"),
        ("=tblY[@Aard]", "=tblY[[#This Row];[Aard]]"),
        ("=SUM([Aard])", "=SUM(tblX[Aard])"),
        ("=ROWS([@])", "=ROWS(tblX[#This Row])"),
    ],
)
def test_the_short_forms_of_excel_get_their_table(excel: str, calc: str) -> None:
    assert to_calc(excel, "tblX") == calc


def test_a_short_form_outside_a_table_is_refused() -> None:
    with pytest.raises(ValueError, match=r"\[@Aard\] staat buiten een tabel"):
        to_calc("=[@Aard]")


def test_only_a_plain_name_goes_without_quotes() -> None:
    assert [quoted(name) for name in ("Start", "A-B", "2027", "Überlegung")] == [
        "Start",
        "'A-B'",
        "'2027'",
        "Überlegung",
    ]
