"""The proposal as a whole: what counts, once, and what running cost holds of it."""

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest

from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.geld import round_half_up
from modelgemeente_xl.model.ontwikkeling import SCENARIOS, Paar, Raakvlak
from modelgemeente_xl.model.schaal import omvang_of
from modelgemeente_xl.model.voorstel.voorstel import voorstel_of


def two_lines(catalogus: Catalogus, *paren: Paar, **changed: object) -> Catalogus:
    """A catalogue of two structural lines of 1.000 and 400 euro in prices of 2027, all fixed."""
    ontwikkeling = next(o for o in catalogus.ontwikkelingen if o.begrotingsregels)
    plain = replace(
        next(r for _, r in catalogus.regels() if r.aard == "structureel" and r.schaal is None),
        reeks="prijs",
        kostensoort="software",
        drijver="vast",
        vast_deel=Decimal(1),
        prijspeil=2027,
        startjaar=2027,
        startkwartaal=1,
        in_basis=Decimal(0),
        scenario="voorstel",
        meenemen=True,
    )
    lines = (
        replace(plain, id="o.a", bedrag=Decimal(1000)),
        replace(plain, id="o.b", bedrag=Decimal(400), **changed),  # type: ignore[arg-type]
    )
    met = Raakvlak("o", "Hetzelfde geld.", paren)
    one = replace(ontwikkeling, id="o", begrotingsregels=lines, overlapt_met=(met,))
    return replace(catalogus, ontwikkelingen=(one,))


def first_year(catalogus: Catalogus, scenario: str = "voorstel") -> tuple[int, int]:
    (voorstel,) = voorstel_of(catalogus, 2027, [catalogus.parameters.referentie], scenario)
    return voorstel.bruto()[0], voorstel.netto()[0]


def test_what_stands_in_both_counts_once(catalogus: Catalogus) -> None:
    """Line b yields all it has to a: 1.000 is left; half of b is in the basis without the pair."""
    same = Paar("o.b", "o.a", Decimal(1), Decimal(1), mogelijk=False)
    assert first_year(two_lines(catalogus)) == (1400, 1400)
    assert first_year(two_lines(catalogus, same)) == (1000, 1000)
    assert first_year(two_lines(catalogus, in_basis=Decimal("0.5"))) == (1400, 1200)


def test_a_line_counts_from_its_own_scenario_on(catalogus: Catalogus) -> None:
    ambition = two_lines(catalogus, scenario="ambitie")
    assert first_year(ambition) == (1000, 1000)
    assert first_year(ambition, "ambitie") == (1400, 1400)
    assert first_year(ambition, "minimaal") == (0, 0)


def test_a_line_that_starts_off_counts_in_no_scenario(catalogus: Catalogus) -> None:
    assert first_year(two_lines(catalogus, meenemen=False), "ambitie") == (1000, 1000)


def test_a_half_year_is_half_the_amount(catalogus: Catalogus) -> None:
    assert first_year(two_lines(catalogus, startkwartaal=3)) == (1200, 1200)


@pytest.mark.parametrize("jaar", [2026, 2027, 2030])
def test_more_of_a_scenario_never_costs_less(catalogus: Catalogus, jaar: int) -> None:
    omvang = catalogus.parameters.referentie
    reeksen = [voorstel_of(catalogus, jaar, [omvang], s)[0].bruto() for s in SCENARIOS]
    for less, more in pairwise(reeksen):
        assert all(a <= b for a, b in zip(less, more, strict=True))


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_no_gemeente_saves_more_than_it_would_spend(catalogus: Catalogus, scenario: str) -> None:
    """For each of the 342: what is left out is part of its own line, and nothing comes on top."""
    omvangen = [omvang_of(g.inwoners, catalogus.parameters) for g in catalogus.gemeenten]
    left_out = 0
    for voorstel in voorstel_of(catalogus, 2027, omvangen, scenario):
        for post in voorstel.tellend:
            for bruto, overlap, bedrag in zip(post.bruto, post.overlap, post.bedrag, strict=True):
                assert 0 <= overlap <= bruto, post.id
                assert 0 <= bedrag <= round_half_up(bruto), post.id
                left_out += overlap > 0
    assert left_out > 0 or scenario == "minimaal"
