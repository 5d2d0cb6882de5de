"""Money that stands in two lines, counted once; every figure by hand."""

from collections.abc import Container, Iterable, Mapping
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modelgemeente_xl.model.begroting import Reeks
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.ontwikkeling import Paar
from modelgemeente_xl.model.rekenen.overlap import delingen_of, overlap_of, paren_of, shared_of

D = Decimal


def paar(regel: str, met: str, deel: str, deel_met: str, *, mogelijk: bool = False) -> Paar:
    return Paar(regel, met, D(deel), D(deel_met), mogelijk)


def left_out(
    paren: Iterable[Paar],
    bruto: Mapping[str, Reeks],
    *,
    rangen: Mapping[str, int] | None = None,
    eigen: Container[str] = (),
    besluiten: Mapping[tuple[str, str], bool] | None = None,
) -> dict[str, Reeks]:
    """What each line counts less; all in one scenario unless their places are given."""
    places = dict.fromkeys(bruto, 2) | dict(rangen or {})
    return overlap_of(delingen_of(paren, places, eigen, besluiten or {}), bruto)


def test_the_smaller_of_the_two_shares_is_counted_once() -> None:
    """Half of 100 is 50, a tenth of 300 is 30: the same money is 30; in year two 50 against 60."""
    bruto = {"a": (D(100), D(100)), "b": (D(300), D(600))}
    assert left_out([paar("a", "b", "0.5", "0.1")], bruto) == {"a": (30, 50)}


def test_two_pairs_together_never_take_more_than_the_line_has() -> None:
    bruto = {"a": (D(100),), "b": (D(80),), "c": (D(70),)}
    pairs = [paar("a", "b", "1", "1"), paar("a", "c", "1", "1")]
    assert left_out(pairs, bruto) == {"a": (100,)}


def test_a_pair_that_is_only_possible_or_half_absent_takes_nothing() -> None:
    bruto = {"a": (D(100),), "b": (D(80),)}
    assert left_out([paar("a", "b", "1", "1", mogelijk=True)], bruto) == {}
    assert left_out([paar("a", "weg", "1", "1"), paar("weg", "b", "1", "1")], bruto) == {}


AMOUNT = st.integers(0, 10**7).map(Decimal)
SHARE = st.decimals(0, 1, places=2)


@given(own=AMOUNT, other=AMOUNT, deel=SHARE, deel_met=SHARE)
def test_never_more_than_the_smaller_of_both(
    own: Decimal, other: Decimal, deel: Decimal, deel_met: Decimal
) -> None:
    found = left_out([Paar("a", "b", deel, deel_met, False)], {"a": (own,), "b": (other,)})
    assert 0 <= found["a"][0] <= min(own, other)


EXIT = "digitale-soevereiniteit.exitplannen"
NULMETING = "cyberbeveiligingswet-en-bio2.nulmeting-en-inrichting"
LANDSCHAP = "werken-onder-architectuur.doelarchitectuur"
KOPPELEN, KLANTBEELD = "mijnmodelgemeente.koppelen", "omnichannel.invoering-klantcontactsysteem"


def test_real_pairs_by_hand(catalogus: Catalogus) -> None:
    """Amounts of this test, for two years; the shares as the catalogue has them.

    Exit plans of 60.000 in the first year: 0,17 is 10.200. A third of a nulmeting of 40.000 is
    13.200, and 0,6 of a landscape of 15.000 is 9.000: left out is 10.200 + 9.000.
    Links of 30.000 a year: 0,4 is 12.000. A quarter of a system is first 20.000, then 10.000.
    """
    bruto = {
        EXIT: (D(60_000), D(0)),
        NULMETING: (D(40_000), D(40_000)),
        LANDSCHAP: (D(15_000), D(15_000)),
        KOPPELEN: (D(30_000), D(30_000)),
        KLANTBEELD: (D(80_000), D(40_000)),
    }
    pairs = [p for p in paren_of(catalogus.ontwikkelingen) if p.regel in bruto and p.met in bruto]
    assert len(pairs) == 3
    assert left_out(pairs, bruto) == {EXIT: (19_200, 0), KOPPELEN: (12_000, 10_000)}


def test_what_is_possible_comes_after_what_is_certain_and_takes_only_the_rest() -> None:
    bruto = {"a": (D(100),), "b": (D(80),), "c": (D(70),)}
    pairs = [paar("a", "c", "1", "1", mogelijk=True), paar("a", "b", "1", "1")]
    delingen = list(delingen_of(pairs, dict.fromkeys(bruto, 2), (), {}))
    assert [(d.blijft, shared) for d, shared in shared_of(delingen, bruto)] == [
        ("b", (80,)),
        ("c", (20,)),
    ]


@pytest.mark.parametrize(
    ("rangen", "expected"),
    [
        ({"a": 2, "b": 2}, {"a": (30,)}),  # together: the one the catalogue says
        ({"a": 3, "b": 1}, {"a": (30,)}),
        ({"a": 1, "b": 3}, {"b": (30,)}),  # b joins later, so b yields the same money
    ],
)
def test_the_line_that_joins_later_yields(
    rangen: Mapping[str, int], expected: Mapping[str, Reeks]
) -> None:
    """Half of 100 is 50 and a tenth of 300 is 30: the same money is 30, whichever yields."""
    bruto = {"a": (D(100),), "b": (D(300),)}
    assert left_out([paar("a", "b", "0.5", "0.1")], bruto, rangen=rangen) == expected


def test_a_user_decides_whether_both_count() -> None:
    bruto = {"a": (D(100),), "b": (D(300),)}
    for mogelijk in (False, True):
        pair = paar("a", "b", "0.5", "0.1", mogelijk=mogelijk)
        assert left_out([pair], bruto, besluiten={("a", "b"): False}) == {}
        assert left_out([pair], bruto, besluiten={("a", "b"): True}) == {"a": (30,)}


def test_an_own_amount_is_never_lowered_but_lowers_another_line() -> None:
    bruto = {"a": (D(100),), "b": (D(300),)}
    pair = paar("a", "b", "0.5", "0.1")
    assert left_out([pair], bruto, eigen={"a"}) == {}
    assert left_out([pair], bruto, eigen={"b"}) == {"a": (30,)}
