"""Shares add up to the euro, whatever the key and the amount."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.gemeente import Omvang
from modelgemeente_xl.model.verdelen.sleutel import (
    SLEUTELS,
    Partner,
    gewichten_of,
    partners_of,
    sluit,
    verdeel,
)

OMVANG = st.builds(Omvang, st.integers(900, 1_000_000), st.integers(5, 20_000), st.integers(1, 800))
DEELNEMERS = st.lists(
    st.builds(Partner, st.just("x"), OMVANG, st.decimals(0, 1, places=3)), min_size=1, max_size=10
)


@given(
    partners=DEELNEMERS,
    sleutel=st.sampled_from(SLEUTELS),
    vast_deel=st.decimals(0, 1, places=2),
    bedrag=st.integers(-1_000_000, 100_000_000),
)
def test_shares_add_up_and_are_within_a_euro_of_the_key(
    partners: list[Partner], sleutel: str, vast_deel: Decimal, bedrag: int
) -> None:
    gewichten = gewichten_of(partners, sleutel, vast_deel)
    shares = verdeel(bedrag, gewichten)
    assert sum(shares) == bedrag
    for share, gewicht in zip(shares, gewichten, strict=True):
        assert abs(share - bedrag * gewicht / sum(gewichten)) <= 1


@pytest.mark.parametrize(
    ("sleutel", "vast_deel", "expected"),
    [
        ("inwoners", "0", (750, 250)),
        ("medewerkers", "0", (400, 600)),
        ("vast en inwoners", "1", (500, 500)),
        ("vast en inwoners", "0", (750, 250)),
        ("vast en inwoners", "0.4", (650, 350)),  # 200 each, and 600 by inhabitants
        ("eigen", "0", (900, 100)),
    ],
)
def test_every_key_by_hand(sleutel: str, vast_deel: str, expected: tuple[int, int]) -> None:
    """1.000 euro for 75.000 and 25.000 inhabitants, with 400 and 600 staff."""
    both = [
        Partner("groot", Omvang(75_000, 400, 16), Decimal("0.9")),
        Partner("klein", Omvang(25_000, 600, 24), Decimal("0.1")),
    ]
    assert verdeel(1000, gewichten_of(both, sleutel, Decimal(vast_deel))) == expected


def test_own_shares_must_be_the_whole() -> None:
    omvang = Omvang(10_000, 100, 4)
    both = [Partner("a", omvang, Decimal("0.6")), Partner("b", omvang, Decimal("0.4"))]
    assert sluit(both)
    assert not sluit(both[:1])
    nobody = [Partner("a", omvang), Partner("b", omvang)]
    assert not sluit(nobody)
    assert verdeel(7, gewichten_of(nobody, "eigen")) == (4, 3)


def test_each_has_the_size_that_it_has_alone(catalogus: Catalogus) -> None:
    some = catalogus.gemeenten[:3]
    found = partners_of(some, catalogus.parameters)
    assert [(d.naam, d.omvang.inwoners) for d in found] == [(g.naam, g.inwoners) for g in some]
