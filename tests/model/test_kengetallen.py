"""The band of a class is the spread of what was published of classes that touch it."""

from decimal import Decimal

import pytest

from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.kengetallen import Klassestand, band_of, dag_of, in_euro

KLEIN_A = Klassestand(2011, 0, 100_000, Decimal(60), Decimal(80))
KLEIN_B = Klassestand(2018, 0, 60_000, Decimal(84), Decimal(80))
MIDDEN = Klassestand(2018, 60_000, 100_000, Decimal(72), Decimal(80))
GROOT = Klassestand(2018, 100_000, 2_000_000, Decimal(88), Decimal(80))
ALLE = (KLEIN_A, KLEIN_B, MIDDEN, GROOT)


@pytest.mark.parametrize(
    ("vanaf", "tot", "laag", "hoog"),
    [
        (0, 20_000, KLEIN_A, KLEIN_B),
        (50_000, 100_000, KLEIN_A, KLEIN_B),
        (60_000, 100_000, KLEIN_A, MIDDEN),
        (100_000, 250_000, GROOT, GROOT),
    ],
)
def test_a_band_runs_over_every_class_that_has_a_size_in_common(
    vanaf: int, tot: int, laag: Klassestand, hoog: Klassestand
) -> None:
    assert band_of(vanaf, tot, ALLE) == (laag, hoog)


def test_a_class_is_carried_to_another_average_in_whole_euros() -> None:
    assert in_euro(KLEIN_A, Decimal(109)) == 82  # 0,75 x 109 = 81,75
    assert in_euro(GROOT, Decimal(109)) == 120  # 1,1 x 109 = 119,9


def test_a_day_is_the_median_of_the_hours() -> None:
    rates = [Decimal(n) for n in (125, 80, 100, 95)]
    assert dag_of(rates, Decimal(8)) == 780
    assert dag_of([*rates, Decimal(500)], Decimal(8)) == 800


def test_small_gemeenten_lie_at_or_below_the_average_and_large_ones_above(
    catalogus: Catalogus,
) -> None:
    p = catalogus.parameters
    gemiddeld = p.benchmark[max(p.benchmark)]
    for klasse in p.klassen:
        laag, hoog = p.banden[klasse.naam]
        if klasse.vanaf < 100_000:
            assert laag < hoog <= gemiddeld
        else:
            assert gemiddeld < laag < hoog


def test_the_parts_are_those_of_the_benchmark(catalogus: Catalogus) -> None:
    p = catalogus.parameters
    for jaar, delen in p.benchmarkinhoud.delen.items():
        assert delen.keys() == p.benchmarkinhoud.telt_mee.keys()
        assert sum(delen.values()) == p.benchmark[jaar]
    basis = {post.id: post.per_inwoner for post in p.basis}
    delen = p.benchmarkinhoud.delen[max(p.benchmark)]
    assert basis["personeel"] + basis["inhuur"] == delen["personeel"]
    assert basis["software"] == delen["software"]
    assert basis["hardware"] == delen["infrastructuur"]
    assert basis["overig"] == 0
    assert {post.prijspeil for post in p.basis} == {max(p.benchmark)}


def test_the_running_share_is_an_assumption_between_what_was_read(catalogus: Catalogus) -> None:
    p = catalogus.parameters
    assert min(p.lopend_gelezen.values()) <= p.lopend_aandeel <= max(p.lopend_gelezen.values())
    assert p.grondslagen["lopend_aandeel"].status == "raming"
    assert "Aanname van dit project" in p.grondslagen["lopend_aandeel"].toelichting


def test_day_rates_say_what_they_rest_on(catalogus: Catalogus) -> None:
    tarieven = catalogus.parameters.dagtarieven
    assert {"advies", "inhuur"} <= tarieven.keys()
    assert tarieven["inhuur"].status == "afgeleid"
    assert len(tarieven["inhuur"].bronnen) >= 3
    assert tarieven["advies"].status == "raming"
    for tarief in tarieven.values():
        assert set(tarief.bronnen) <= catalogus.bronnen.keys()
        assert 500 <= tarief.euro_per_dag <= 1500
