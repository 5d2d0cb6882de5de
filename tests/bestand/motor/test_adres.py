import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils import quote_sheetname, range_boundaries

from modelgemeente_xl.bestand.motor.adres import Block, block_at, parse_address, parse_reference

ROWS, COLUMNS = st.integers(1, 1_048_576), st.integers(1, 16_384)


@given(first=st.tuples(ROWS, COLUMNS), last=st.tuples(ROWS, COLUMNS), fixed=st.booleans())
def test_an_address_is_the_one_openpyxl_reads(
    first: tuple[int, int], last: tuple[int, int], fixed: bool
) -> None:
    block = block_at(*first).span(block_at(*last))
    address = block.address(fixed, fixed)
    boundaries = (block.column, block.row, block.last_column, block.last_row)
    assert range_boundaries(address) == boundaries
    assert ("$" in address) is fixed
    assert parse_address(address) == parse_address(address.lower()) == block


@given(name=st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=31))
def test_a_reference_names_its_sheet(name: str) -> None:
    assert parse_reference(f"{quote_sheetname(name)}!$B$2:$C$3") == (name, Block(2, 2, 2, 2))


@pytest.mark.parametrize(
    ("address", "block"),
    [
        ("C3:A1", Block(1, 1, 3, 3)),
        ("$B:$A", Block(1, 1, 1_048_576, 2)),
        ("3:$2", Block(2, 1, 2, 16_384)),
        ("XFD1048576", Block(1_048_576, 16_384, 1, 1)),
    ],
)
def test_addresses(address: str, block: Block) -> None:
    assert parse_address(address) == block


@pytest.mark.parametrize(
    "text",
    ["", "A", "1", "A0", "XFE1", "A1048577", "A1:B", "ZZZ:A", "A1,B2", "A1:B2:C3", "Start!A1"],
)
def test_what_is_no_address(text: str) -> None:
    assert parse_address(text) is None


@pytest.mark.parametrize(
    "text", ["42", "A1", "Start!#REF!", "Start!A1,Start!B2", "[1]Start!A1", "!A1"]
)
def test_what_is_no_reference(text: str) -> None:
    assert parse_reference(text) is None


@pytest.mark.parametrize("place", [(0, 1), (1, 0), (1_048_577, 1), (1, 16_384, 1, 2)])
def test_what_lies_off_the_sheet(place: tuple[int, ...]) -> None:
    with pytest.raises(
        IndexError, match="ligt niet op het blad; rijen tellen van 1 tot en met 1048576"
    ):
        block_at(*place)


def test_what_lies_within_the_cells_in_use() -> None:
    assert Block(2, 2, 5, 5).within(4, 3) == Block(2, 2, 3, 2)
    assert Block(2, 2, 5, 5).within(9, 9) == Block(2, 2, 5, 5)
    assert Block(2, 2, 5, 5).within(1, 9).size == 0
