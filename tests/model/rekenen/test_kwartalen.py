"""Quarters over the years, by hand and for every start and length."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.rekenen.kwartalen import kwartaal, kwartalen_in, looptijd_of


@pytest.mark.parametrize(
    ("startkwartaal", "kwartalen", "parts"),
    [
        (1, 4, ("1", "0", "0")),
        (3, 2, ("1", "0", "0")),
        (3, 4, ("0.5", "0.5", "0")),
        (4, 5, ("0.2", "0.8", "0")),
        (2, 8, ("0.375", "0.5", "0.125")),
    ],
)
def test_a_one_off_line_is_spread_over_its_quarters(
    catalogus: Catalogus, startkwartaal: int, kwartalen: int, parts: tuple[str, ...]
) -> None:
    line = next(r for _, r in catalogus.regels() if r.aard == "incidenteel")
    regel = replace(line, startjaar=2027, startkwartaal=startkwartaal, kwartalen=kwartalen)
    assert tuple(looptijd_of(regel).deel(jaar) for jaar in (2027, 2028, 2029)) == tuple(
        map(Decimal, parts)
    )


def test_a_structural_line_begins_in_its_quarter_and_goes_on(catalogus: Catalogus) -> None:
    line = next(r for _, r in catalogus.regels() if r.aard == "structureel")
    regel = replace(line, startjaar=2028, startkwartaal=4)
    found = [looptijd_of(regel).deel(jaar) for jaar in (2027, 2028, 2029, 2040)]
    assert found == [0, Decimal("0.25"), 1, 1]


@given(start=st.integers(4 * 2025, 4 * 2032), duur=st.integers(1, 40))
def test_every_quarter_falls_in_one_year(start: int, duur: int) -> None:
    assert sum(kwartalen_in(start, duur, jaar) for jaar in range(2020, 2060)) == duur
    assert all(0 <= kwartalen_in(start, duur, jaar) <= 4 for jaar in range(2020, 2060))


def test_quarters_are_counted_through_the_years() -> None:
    assert kwartaal(2027, 1) - kwartaal(2026, 4) == 1
