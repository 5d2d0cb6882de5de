"""Values in and out of a cell."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction

import numpy as np
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904, to_excel
from openpyxl.utils.escape import unescape

from modelgemeente_xl.bestand.blad.celwaarde import formula_text, normal_value, number_text
from modelgemeente_xl.bestand.grond.weigering import BestandGeweigerd
from modelgemeente_xl.bestand.werkboek import Werkboek
from tests.bestand.bouwsel import werkmap

MOMENT = st.datetimes(datetime(1904, 1, 2), datetime(2200, 1, 1)).map(
    lambda moment: moment.replace(microsecond=0)
)


@given(MOMENT)
def test_dates_as_openpyxl_counts_them(moment: datetime) -> None:
    assert normal_value(moment, "", False) == pytest.approx(to_excel(moment), abs=1e-9)
    assert normal_value(moment, "", True) == pytest.approx(
        to_excel(moment, CALENDAR_MAC_1904), abs=1e-9
    )


@pytest.mark.parametrize(
    ("waarde", "serienummer"),
    [
        (date(1900, 1, 1), 1),
        (date(1900, 2, 28), 59),
        (date(1900, 3, 1), 61),
        (date(2027, 1, 1), 46388),
        (datetime(2027, 1, 1, 12), 46388.5),
        (datetime(2027, 1, 1, 12, tzinfo=UTC), 46388.5),
        (time(6), 0.25),
        (time(6, tzinfo=UTC), 0.25),
        (timedelta(hours=36), 1.5),
    ],
)
def test_days_that_excel_numbers(waarde: object, serienummer: float) -> None:
    assert normal_value(waarde, "", False) == serienummer


@pytest.mark.parametrize(
    ("waarde", "cel"),
    [
        (3, 3.0),
        (Decimal("0.1"), 0.1),
        (Fraction(1, 4), 0.25),
        (np.float64(2.5), 2.5),
        (np.int64(7), 7.0),
        (True, True),
        (None, None),
        ("", None),
        ("#N/A", "#N/A"),
    ],
)
def test_what_a_cell_makes_of_a_value(waarde: object, cel: object) -> None:
    found = normal_value(waarde, "", False)
    assert (type(found), found) == (type(cel), cel)


@pytest.mark.parametrize(
    ("waarde", "woorden"),
    [
        (float("nan"), "nan past niet in een cel"),
        (float("inf"), "inf past niet in een cel"),
        (10**400, "past niet in een cel"),
        (object(), "past niet in een cel"),
        ([1], "past niet in een cel"),
        ("a" * 32768, "32768 tekens"),
        ("\ud800", "half teken"),
        (date(1899, 12, 30), "eerste dag"),
        (timedelta(days=-1), "eerste dag"),
    ],
)
def test_what_no_cell_can_hold_is_refused_with_its_place(waarde: object, woorden: str) -> None:
    with pytest.raises(BestandGeweigerd, match=f"^Blad!A1: .*{woorden}"):
        normal_value(waarde, "Blad!A1", False)


@pytest.mark.parametrize(
    ("formule", "woorden"),
    [("A1", "is geen formule"), ("=", "is geen"), ("=" + "1" * 8192, "8192")],
)
def test_what_is_no_formula(formule: str, woorden: str) -> None:
    with pytest.raises(BestandGeweigerd, match=f"^Blad!A1: .*{woorden}"):
        formula_text(formule, "Blad!A1")


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_reads_back(getal: float) -> None:
    assert float(number_text(getal)) == getal


@pytest.mark.parametrize(
    ("getal", "tekst"),
    [(3.0, "3"), (-0.5, "-0.5"), (1e16, "1e+16"), (0.1, "0.1"), (1e300, "1e+300")],
)
def test_numbers_are_written_short(getal: float, tekst: str) -> None:
    assert number_text(getal) == tekst


CELLEN = {
    '<c r="A1"><v>1.50</v></c>': 1.5,
    '<c r="A1" t="n"><v>1E+2</v></c>': 100.0,
    '<c r="A1"/>': None,
    '<c r="A1" s="3"></c>': None,
    '<c r="A1"><v></v></c>': None,
    '<c r="A1"><v/></c>': None,
    '<c r="A1" t="s"><v>0</v></c>': "gedeeld",
    '<c r="A1" t="s"><v>1</v></c>': "in twee stukken",
    '<c r="A1" t="s"><v>2</v></c>': "",
    '<c r="A1" t="s"><v>3</v></c>': "東京",
    '<c r="A1" t="b"><v>1</v></c>': True,
    '<c r="A1" t="b"><v>0</v></c>': False,
    '<c r="A1" t="e"><v>#N/A</v></c>': "#N/A",
    '<c r="A1" t="str"><f>"a"</f><v>a&amp;_x0007_</v></c>': "a&\x07",
    '<c r="A1" t="str"><f>""</f><v></v></c>': "",
    '<c r="A1" t="inlineStr"><is><t xml:space="preserve"> x </t></is></c>': " x ",
    '<c r="A1" t="inlineStr"><is><r><rPr><b/></rPr><t>een</t></r><r><t>twee</t></r></is></c>': "eentwee",
    '<c r="A1" t="inlineStr"><is><t/></is></c>': "",
    '<c r="A1" t="d"><v>2027-01-01</v></c>': 46388.0,
    '<c r="A1" t="d"><v>2027-01-01T12:00:00</v></c>': 46388.5,
    '<c s="1" t="str" r="A1"  cm="1" ><f  t="array" ref="A1">1</f><v xml:space="preserve"> x</v></c>': " x",
    "<c r='A1'><v>2</v></c>": 2.0,
}
TEKSTEN = [
    "<si><t>gedeeld</t></si>",
    '<si><r><t xml:space="preserve">in </t></r><r><rPr><b/></rPr><t>twee stukken</t></r></si>',
    "<si><t/></si>",
    '<si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si>',
]


@pytest.mark.parametrize("cel", CELLEN)
def test_every_kind_of_cell_is_read(klein: Callable[..., Werkboek], cel: str) -> None:
    boek = klein(f'<row r="1">{cel}</row>', teksten=TEKSTEN)
    found = boek.waarden("Blad", 1, 1, 1, 1)[0][0]
    assert (type(found), found) == (type(CELLEN[cel]), CELLEN[cel])
    assert boek._bladen["Blad"].value(1, 1) == found


@pytest.mark.parametrize(
    "cel",
    [
        '<c r="A1"><v>een</v></c>',
        '<c r="A1"><v>nan</v></c>',
        '<c r="A1" t="s"><v>99</v></c>',
        '<c r="A1" t="s"><v>x</v></c>',
        '<c r="A1" t="d"><v>gisteren</v></c>',
    ],
)
def test_a_cell_that_contradicts_itself_is_named(klein: Callable[..., Werkboek], cel: str) -> None:
    boek = klein(f'<row r="1">{cel}</row>', teksten=TEKSTEN)
    with pytest.raises(BestandGeweigerd, match="^Blad!A1: de inhoud van deze cel is beschadigd"):
        boek.waarden("Blad", 1, 1, 1, 1)


WAARDE = (
    st.none()
    | st.booleans()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.integers(-(10**9), 10**9)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
    | st.text("=+-@_x005F&<>\"'\n\r\t \x00\x07é😀", max_size=12)
)


@given(st.lists(st.lists(WAARDE, min_size=3, max_size=3), min_size=1, max_size=4))
def test_what_is_written_is_read_back_also_by_openpyxl(
    tmp_path_factory: pytest.TempPathFactory, waarden: list[list[object]]
) -> None:
    folder = tmp_path_factory.mktemp("waarden")
    boek = Werkboek.open(werkmap(folder / "in.xlsx", '<row r="9"><c r="A9"><v>1</v></c></row>'))
    boek.write("Blad", 20, 30, waarden)
    boek.save(folder / "uit.xlsx")
    expected = [[None if value == "" else value for value in row] for row in waarden]
    read = Werkboek.open(folder / "uit.xlsx").waarden("Blad", 20, 30, 19 + len(waarden), 32)
    assert read == expected
    kinds = [[isinstance(value, bool) for value in row] for row in expected]
    assert [[isinstance(value, bool) for value in row] for row in read] == kinds
    sheet = openpyxl.load_workbook(folder / "uit.xlsx")["Blad"]
    for rij, row in enumerate(expected, 20):
        for kolom, value in enumerate(row, 30):
            cell = sheet.cell(rij, kolom)
            if isinstance(value, str):
                assert unescape(cell.value) == value
                assert cell.data_type == "s"
            else:
                assert cell.value == value
