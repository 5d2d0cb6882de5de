"""The copies that charts keep: renewed where a cell changed, else left to the byte."""

import pytest

from modelgemeente_xl.bestand.grafieken import is_chart, with_values
from modelgemeente_xl.bestand.grond.weigering import BestandGeweigerd
from modelgemeente_xl.excel.waarde import Waarde

CELLEN: dict[tuple[str, int, int], Waarde] = {
    ("Blad", 1, 1): 1.0,
    ("Blad", 2, 1): 2.5,
    ("Blad", 3, 1): None,
    ("Blad", 4, 1): "tekst & meer",
    ("Blad", 5, 1): "#N/A",
    ("Blad", 6, 1): "#DIV/0!",
    ("Blad", 7, 1): True,
    ("D'een", 1, 1): 7.0,
}


def value(blad: str, rij: int, kolom: int) -> Waarde:
    if blad == "Kapot":
        raise BestandGeweigerd("kapot")
    return CELLEN[blad, rij, kolom]


def chart(formule: str, kind: str, cache: str) -> bytes:
    return f"<c:x><c:{kind}Ref><c:f>{formule}</c:f>{cache}</c:{kind}Ref></c:x>".encode()


def cache(kind: str, count: int, *points: tuple[int, str], code: str = "") -> str:
    items = "".join(f'<c:pt idx="{i}"><c:v>{text}</c:v></c:pt>' for i, text in points)
    return f'<c:{kind}Cache>{code}<c:ptCount val="{count}"/>{items}</c:{kind}Cache>'


def renewed(content: bytes) -> bytes:
    part = "xl/charts/chart1.xml"
    return with_values({part: content, "xl/workbook.xml": b""}, value).get(part, content)


CODE = "<c:formatCode>#,##0</c:formatCode>"


def test_points_that_differ_are_renewed() -> None:
    old = chart("Blad!$A$1:$A$3", "num", cache("num", 3, (0, "9"), (2, "8"), code=CODE))
    new = chart("Blad!$A$1:$A$3", "num", cache("num", 3, (0, "1"), (1, "2.5"), code=CODE))
    assert renewed(old) == new


@pytest.mark.parametrize(
    "content",
    [
        chart("Blad!$A$1:$A$3", "num", cache("num", 3, (0, "1.0"), (1, "2.50"), code=CODE)),
        chart("Blad!$A$4", "str", cache("str", 1, (0, "tekst &amp; meer"))),
        chart("Blad!$A$1:$A$2", "str", cache("str", 2, (0, "€ 1,00"), (1, "2.5"))),
        chart("Blad!$A$1:$A$3", "num", cache("num", 2, (0, "9"))),
        chart("Weg!$A$1", "num", cache("num", 1, (0, "9"))),
        chart("Kapot!$A$1", "num", cache("num", 1, (0, "9"))),
        chart("Naam", "num", cache("num", 1, (0, "9"))),
        chart("(Blad!$A$1,Blad!$A$2)", "num", cache("num", 2, (0, "9"))),
        chart("[1]Blad!$A$1", "num", cache("num", 1, (0, "9"))),
        chart("#REF!", "num", cache("num", 1, (0, "9"))),
    ],
)
def test_what_agrees_or_cannot_be_told_is_left(content: bytes) -> None:
    assert renewed(content) == content


def test_text_and_errors_among_numbers_are_drawn_as_excel_draws_them() -> None:
    old = chart("Blad!$A$3:$A$7", "num", cache("num", 5))
    points = cache("num", 5, (1, "0"), (2, "#N/A"), (3, "0"), (4, "1"))
    assert renewed(old) == chart("Blad!$A$3:$A$7", "num", points)


def test_texts_are_shown_as_they_are() -> None:
    old = chart("Blad!$A$3:$A$6", "str", cache("str", 4, (1, "oud")))
    points = cache("str", 4, (1, "tekst &amp; meer"), (2, "#N/A"), (3, "#DIV/0!"))
    assert renewed(old) == chart("Blad!$A$3:$A$6", "str", points)


def test_a_number_shown_as_text_follows_where_it_can_be_told() -> None:
    old = chart("Blad!$A$1:$A$2", "str", cache("str", 2, (0, "2027"), (1, "2.5")))
    assert renewed(old) == chart("Blad!$A$1:$A$2", "str", cache("str", 2, (0, "1"), (1, "2.5")))


def test_a_chart_without_copies_gets_them() -> None:
    general = "<c:formatCode>General</c:formatCode>"
    assert renewed(chart("'D''een'!$A$1", "num", "")) == chart(
        "'D''een'!$A$1", "num", cache("num", 1, (0, "7"), code=general)
    )
    assert renewed(chart("Blad!$A$4", "str", "")) == chart(
        "Blad!$A$4", "str", cache("str", 1, (0, "tekst &amp; meer"))
    )


def test_the_form_of_a_point_stays() -> None:
    old = chart("Blad!$A$1", "num", cache("num", 1)).replace(
        b'<c:ptCount val="1"/>',
        b'<c:ptCount val="1"/><c:pt idx="0" formatCode="0%"><c:v>9</c:v></c:pt><c:extLst/>',
    )
    assert renewed(old) == old.replace(b"<c:v>9<", b"<c:v>1<")


def test_another_prefix() -> None:
    old = chart("Blad!$A$1", "num", cache("num", 1, (0, "9"))).replace(b"c:", b"")
    assert renewed(old) == old.replace(b"<v>9<", b"<v>1<")


@pytest.mark.parametrize(
    ("part", "chart_part"),
    [
        ("xl/charts/chart12.xml", True),
        ("xl/charts/style1.xml", False),
        ("xl/charts/_rels/chart1.xml.rels", False),
    ],
)
def test_which_parts_are_charts(part: str, chart_part: bool) -> None:
    assert is_chart(part) is chart_part
