import pytest
from hypothesis import given
from hypothesis import strategies as st

from modelgemeente_xl.werkmap.lezen.blokken import blocks_of

CELLEN = st.dictionaries(
    st.tuples(st.integers(1, 12), st.integers(1, 6)), st.floats(0, 9), max_size=40
)


@given(cellen=CELLEN)
def test_blocks_hold_every_cell_once(cellen: dict[tuple[int, int], float]) -> None:
    seen: dict[tuple[int, int], object] = {}
    for blok in blocks_of(cellen):
        for i, row in enumerate(blok.waarden):
            for k, value in enumerate(row):
                place = blok.rij + i, blok.kolom + k
                assert place not in seen
                seen[place] = value
    assert seen == cellen


@pytest.mark.parametrize(
    ("cellen", "aantal"),
    [
        ({}, 0),
        ({(1, 1): 1.0}, 1),
        ({(r, c): 1.0 for r in range(1, 9) for c in range(1, 5)}, 1),
        ({(r, 2): 1.0 for r in (1, 2, 3, 7, 8)}, 2),
        ({(r, c): 1.0 for r in range(1, 9) for c in (1, 2, 5)}, 2),
    ],
)
def test_as_few_blocks_as_the_shape_asks(cellen: dict[tuple[int, int], float], aantal: int) -> None:
    assert len(list(blocks_of(cellen))) == aantal
