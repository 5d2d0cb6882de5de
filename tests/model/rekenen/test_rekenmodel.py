"""Properties that hold for any lines, pairs and decisions."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modelgemeente_xl.model.begroting import Begroting
from modelgemeente_xl.model.catalogus import Catalogus, Parameters
from modelgemeente_xl.model.geld import round_half_up
from modelgemeente_xl.model.keuze import Keuze, Keuzes
from modelgemeente_xl.model.ontwikkeling import (
    AARDEN,
    DOMEINEN,
    SCENARIOS,
    Domeinregel,
    Paar,
    Rekenregel,
)
from modelgemeente_xl.model.rekenen.rekenmodel import Rekenmodel

JAAR = 2027
DEEL = st.decimals(0, 1, places=2)
BEDRAG = st.decimals(0, 500_000, places=2)
NAMEN = ("a", "b", "c", "d", "e")

KEUZE = st.builds(
    Keuze,
    meenemen=st.none() | st.booleans(),
    scenario=st.none() | st.sampled_from(SCENARIOS),
    al_begroot=st.none() | DEEL,
    eigen_bedrag=st.none() | BEDRAG,
    startjaar=st.none() | st.integers(JAAR - 2, JAAR + 5),
    startkwartaal=st.none() | st.integers(1, 4),
    kwartalen=st.none() | st.integers(1, 20),
    activeren=st.booleans(),
    afschrijvingstermijn=st.none() | st.integers(1, 12),
)


@st.composite
def regels(draw: st.DrawFn, naam: str) -> Domeinregel:
    aard = draw(st.sampled_from(AARDEN))
    regel = Rekenregel(
        id=naam,
        begrotingsregel=naam,
        aard=aard,
        kostensoort="software",
        reeks="prijs",
        drijver="inwoners",
        vast_deel=draw(DEEL),
        bedrag=draw(BEDRAG),
        uren_per_week=None,
        schaal=None,
        prijspeil=JAAR,
        startjaar=draw(st.integers(JAAR - 1, JAAR + 4)),
        startkwartaal=draw(st.integers(1, 4)),
        kwartalen=draw(st.integers(1, 16)) if aard == "incidenteel" else None,
        scenario=draw(st.sampled_from(SCENARIOS)),
        meenemen=draw(st.booleans()),
        in_basis=draw(st.sampled_from((Decimal(0), Decimal("0.5"), Decimal(1)))),
        vanaf_niveau=draw(st.none() | st.integers(1, 5)),
        thema="innovatie",
        taakveld_regel=None,
        categorie_regel=None,
        status="raming",
    )
    return Domeinregel(regel, draw(st.sampled_from(list(DOMEINEN))), "Proef")


@st.composite
def paren(draw: st.DrawFn) -> Paar:
    regel, met = draw(st.lists(st.sampled_from(NAMEN), min_size=2, max_size=2, unique=True))
    return Paar(regel, met, draw(DEEL), draw(DEEL), draw(st.booleans()))


Invoer = tuple[tuple[Domeinregel, ...], tuple[Paar, ...], Keuzes]
INVOER = st.tuples(
    st.tuples(*(regels(naam) for naam in NAMEN)),
    st.lists(paren(), max_size=4, unique_by=lambda p: (p.regel, p.met)).map(tuple),
    st.builds(
        Keuzes,
        regels=st.dictionaries(st.sampled_from(NAMEN), KEUZE),
        scenario=st.sampled_from(SCENARIOS),
        niveaus=st.sampled_from(({}, {"innovatie": 3})),
        omslagrente=st.none() | st.decimals(0, Decimal("0.05"), places=3),
    ),
)


@pytest.fixture(scope="module")
def flat(catalogus: Catalogus) -> Parameters:
    """Parameters in which no price moves, so that years can be held beside each other."""
    parameters = catalogus.parameters
    nothing = {
        reeks: dict.fromkeys(jaren, Decimal(0))
        for reeks, jaren in parameters.index.procenten.items()
    }
    return replace(parameters, index=replace(parameters.index, procenten=nothing))


def compute(parameters: Parameters, invoer: Invoer, **changed: object) -> Begroting:
    lines, pairs, keuzes = invoer
    model = Rekenmodel(parameters, lines, JAAR, replace(keuzes, **changed), pairs)  # type: ignore[arg-type]
    return model.begroting(parameters.referentie)


@given(invoer=INVOER)
def test_a_wider_scenario_never_costs_less(flat: Parameters, invoer: Invoer) -> None:
    less, more, most = (compute(flat, invoer, scenario=s).bruto() for s in SCENARIOS)
    for a, b, c in zip(less, more, most, strict=True):
        assert a <= b <= c


@given(invoer=INVOER)
def test_a_line_is_the_same_in_every_scenario(flat: Parameters, invoer: Invoer) -> None:
    """So that three of them can stand side by side: only whether it counts differs."""
    first, *others = (compute(flat, invoer, scenario=s).posten for s in SCENARIOS)
    for other in others:
        assert [replace(p, jaren=()) for p in first] == [replace(p, jaren=()) for p in other]


@given(invoer=INVOER)
def test_no_line_yields_more_than_it_has(flat: Parameters, invoer: Invoer) -> None:
    for post in compute(flat, invoer).posten:
        for bruto, overlap in zip(post.bruto, post.overlap, strict=True):
            assert 0 <= overlap <= bruto


@given(invoer=INVOER)
def test_what_is_asked_is_between_nothing_and_all(flat: Parameters, invoer: Invoer) -> None:
    begroting = compute(flat, invoer)
    for netto, bruto in zip(begroting.netto(), begroting.bruto(), strict=True):
        assert 0 <= netto <= bruto


@given(invoer=INVOER)
def test_everything_a_year_later_is_a_year_later(flat: Parameters, invoer: Invoer) -> None:
    lines, pairs, keuzes = invoer
    now = compute(flat, invoer)
    moved = (
        tuple(replace(r, regel=replace(r.regel, startjaar=r.regel.startjaar + 1)) for r in lines),
        pairs,
        replace(keuzes, regels=_a_year_later(keuzes.regels)),
    )
    later = compute(flat, moved)
    for a, b in zip(now.posten, later.posten, strict=True):
        assert a.jaren[:-1] == b.jaren[1:]
        assert a.krediet[:-1] == b.krediet[1:]


def _a_year_later(keuzes: Mapping[str, Keuze]) -> dict[str, Keuze]:
    return {
        naam: replace(keuze, startjaar=keuze.startjaar and keuze.startjaar + 1)
        for naam, keuze in keuzes.items()
    }


@given(invoer=INVOER)
def test_a_project_is_spent_once(flat: Parameters, invoer: Invoer) -> None:
    """Over all its years an investment is its amount, less what stands in another line."""
    begroting = compute(flat, (invoer[0], (), invoer[2]))
    for post in begroting.posten:
        if post.investering is not None:
            years = len(post.investering.krediet)
            assert abs(post.investering.totaal - post.gehanteerd_bedrag) <= years
            assert post.aard == "structureel"
            assert post.investering.totaal >= sum(post.krediet)


@given(invoer=INVOER)
def test_lines_are_rounded_once(flat: Parameters, invoer: Invoer) -> None:
    for post in compute(flat, invoer).posten:
        left = [int(round_half_up(b - o)) for b, o in zip(post.bruto, post.overlap, strict=True)]
        assert left == list(post.krediet if post.investering else post.bedrag)
