import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils import column_index_from_string, get_column_letter

from modelgemeente_xl.excel.adressen import (
    LAATSTE_KOLOM,
    Bereik,
    cell_name,
    column_letters,
    column_number,
    parse_range,
    quoted,
)


@given(st.integers(1, LAATSTE_KOLOM))
def test_columns_as_openpyxl_names_them(number: int) -> None:
    assert column_letters(number) == get_column_letter(number)
    assert column_number(column_letters(number)) == column_index_from_string(column_letters(number))


@pytest.mark.parametrize(
    ("text", "bereik"),
    [
        ("A1", Bereik(1, 1, 1, 1)),
        ("$B$2:AA$10", Bereik(2, 2, 10, 27)),
        ("XFD1048576", Bereik(1048576, 16384, 1048576, 16384)),
        ("A0", None),
        ("A:B", None),
        ("1:2", None),
        ("Blad!A1", None),
        ("A1 B2", None),
        ("", None),
    ],
)
def test_parse_range(text: str, bereik: Bereik | None) -> None:
    assert parse_range(text) == bereik


def test_a_range_writes_itself() -> None:
    assert str(Bereik(1, 1, 1, 1)) == "A1"
    assert str(Bereik(2, 2, 10, 27)) == "B2:AA10"
    assert cell_name(7, 28) == "AB7"


def test_overlap_and_content() -> None:
    block = Bereik(2, 2, 3, 3)
    assert block.overlaps(Bereik(3, 3, 9, 9))
    assert not block.overlaps(Bereik(4, 2, 9, 9))
    assert not block.overlaps(Bereik(2, 4, 9, 9))
    assert list(block.cells()) == [(2, 2), (2, 3), (3, 2), (3, 3)]
    assert [cell for cell in block.cells() if not block.holds(*cell)] == []
    assert not block.holds(1, 2)
    assert list(block.rows()) == [2, 3]


def test_an_apostrophe_in_a_name_is_doubled() -> None:
    assert quoted("D'een") == "'D''een'"
