"""The real catalogue from other sides: the same euros, in other heaps."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modelgemeente_xl.model.begroting import Begroting
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.keuze import Keuzes
from modelgemeente_xl.model.ontwikkeling import SCENARIOS
from modelgemeente_xl.model.overzicht.buiten import buiten_de_jaren, buiten_of
from modelgemeente_xl.model.overzicht.dubbel import mogelijk_dubbel, paarbedragen
from modelgemeente_xl.model.overzicht.groepen import groepen_of
from modelgemeente_xl.model.overzicht.scenarios import scenariorijen, scenariototalen, verschil_in
from modelgemeente_xl.model.rekenen.overlap import paren_of
from modelgemeente_xl.model.rekenen.rekenmodel import model_of


@pytest.fixture(scope="module")
def begroting(catalogus: Catalogus) -> Begroting:
    return model_of(catalogus, 2027).begroting(catalogus.parameters.referentie)


def test_a_scenario_beside_the_others_is_that_scenario_chosen(
    catalogus: Catalogus, begroting: Begroting
) -> None:
    for total in scenariototalen(begroting):
        model = model_of(catalogus, 2027, Keuzes(scenario=total.scenario))
        chosen = model.begroting(catalogus.parameters.referentie)
        assert total.bruto == chosen.bruto()
        assert total.extra_nodig == chosen.netto()
        assert total.totaal_netto == chosen.totaal_netto
        assert begroting.in_scenario(total.scenario).posten == chosen.posten


def test_rows_of_a_scenario_add_up_to_it(begroting: Begroting) -> None:
    rows = list(scenariorijen(begroting))
    for total in scenariototalen(begroting):
        own = [row for row in rows if row.scenario == total.scenario]
        for k in range(4):
            assert sum(row.bruto[k] for row in own) == total.bruto[k]
            assert sum(row.extra_nodig[k] for row in own) == total.extra_nodig[k]


def test_the_lines_that_join_are_the_difference(begroting: Begroting) -> None:
    stands = [begroting.in_scenario(s).bruto() for s in SCENARIOS]
    for i in (1, 2):
        joining = verschil_in(begroting, SCENARIOS[i])
        for k in range(4):
            assert sum(p.bedrag[k] for p in joining) == stands[i][k] - stands[i - 1][k]
        assert [sum(p.bedrag) for p in joining] == sorted(
            (sum(p.bedrag) for p in joining), reverse=True
        )


def test_groups_in_which_each_line_stands_once_add_up(
    catalogus: Catalogus, begroting: Begroting
) -> None:
    noodzaak = {r.id: [o.noodzaak] for o, r in catalogus.regels()}
    names = sorted({naam for own in noodzaak.values() for naam in own})
    groepen = groepen_of(begroting, noodzaak, names)
    assert sum(groep.regels for groep in groepen) == len(list(begroting.tellend))
    for k in range(4):
        assert sum(groep.bruto[k] for groep in groepen) == begroting.bruto()[k]
        assert abs(sum(g.extra_nodig[k] for g in groepen) - begroting.netto()[k]) <= 12


@given(van=st.integers(-30, 30), kwartalen=st.integers(1, 40))
def test_before_within_and_after_are_the_whole(
    begroting: Begroting, van: int, kwartalen: int
) -> None:
    """Counted quarter by quarter: 1 to 16 are the four years."""
    post = replace(
        begroting.posten[0], van=van, kwartalen=kwartalen, gehanteerd_bedrag=Decimal(kwartalen)
    )
    quarters = range(van, van + kwartalen)
    voor, na = buiten_of(post)
    assert round(voor, 9) == sum(q < 1 for q in quarters)
    assert round(na, 9) == sum(q > 16 for q in quarters)


def test_only_one_off_lines_have_money_outside(begroting: Begroting) -> None:
    assert all(b.post.kwartalen is not None for b in buiten_de_jaren(begroting))


def test_what_is_counted_once_is_what_lines_yield(
    catalogus: Catalogus, begroting: Begroting
) -> None:
    paren = list(paren_of(catalogus.ontwikkelingen))
    found = list(paarbedragen(begroting, paren, Keuzes()))
    yielded = sum((sum(post.overlap) for post in begroting.tellend), Decimal(0))
    once = [each for each in found if each.deling.eenmaal]
    assert abs(sum(sum(each.jaren) for each in once) - yielded) <= 2 * len(once)
    open_pairs = [each for each in found if each.open]
    assert open_pairs
    decided = Keuzes(overlap={(e.deling.paar.regel, e.deling.paar.met): False for e in open_pairs})
    assert any(mogelijk_dubbel(begroting, paren, Keuzes()))
    assert not any(mogelijk_dubbel(begroting, paren, decided))
