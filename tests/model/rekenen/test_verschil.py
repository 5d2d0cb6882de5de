"""The causes of a difference add up, and each change is told under its own cause."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modelgemeente_xl.model.catalogus import Catalogus, Parameters
from modelgemeente_xl.model.gemeente import Omvang
from modelgemeente_xl.model.keuze import Keuze, Keuzes
from modelgemeente_xl.model.ontwikkeling import Domeinregel, Paar
from modelgemeente_xl.model.rekenen.verschil import Toestand, verschillen_of
from tests.model.rekenen.test_rekenmodel import INVOER, Invoer

OORZAKEN = (
    *("catalogus", "begrotingsjaar", "omvang", "scenario en meenemen", "bedrag", "planning"),
    *("index", "overlap", "activeren", "al begroot"),
)


def state(parameters: Parameters, invoer: Invoer, omvang: Omvang, jaar: int = 2027) -> Toestand:
    lines, pairs, keuzes = invoer
    return Toestand(parameters, lines, pairs, jaar, omvang, keuzes)


@given(voor=INVOER, na=INVOER, inwoners=st.integers(900, 500_000), jaar=st.integers(2026, 2029))
def test_causes_add_up_to_the_difference(
    catalogus: Catalogus, voor: Invoer, na: Invoer, inwoners: int, jaar: int
) -> None:
    before = state(catalogus.parameters, voor, catalogus.parameters.referentie)
    after = state(catalogus.parameters, na, Omvang(inwoners, 500, 20), jaar)
    found = list(verschillen_of(before, after))
    assert [each.oorzaak for each in found] == list(OORZAKEN)
    walked = before.begroting().totaal_netto
    for each in found:
        walked = tuple(a + b for a, b in zip(walked, each.jaren, strict=True))
    assert walked == after.begroting().totaal_netto


Change = Callable[[Toestand], Toestand]


def decide(**velden: object) -> Change:
    """A user who decides something on the first line."""

    def change(stand: Toestand) -> Toestand:
        keuze = Keuze(**velden)  # type: ignore[arg-type]
        regels = {stand.regels[0].regel.id: keuze}
        return replace(stand, keuzes=replace(stand.keuzes, regels=regels))

    return change


@pytest.fixture(scope="module")
def plain(catalogus: Catalogus) -> Toestand:
    """Two one-off lines of 40.000 in 2027, without index and with an omslagrente of 0."""
    parameters = catalogus.parameters
    line = next(r for _, r in catalogus.regels() if r.aard == "incidenteel" and r.schaal is None)
    flat = {r: dict.fromkeys(j, Decimal(0)) for r, j in parameters.index.procenten.items()}
    regel = replace(
        line,
        drijver="inwoners",
        vast_deel=Decimal("0.5"),
        bedrag=Decimal(40_000),
        prijspeil=2027,
        startjaar=2027,
        startkwartaal=1,
        kwartalen=4,
        scenario="voorstel",
        meenemen=True,
        in_basis=Decimal(0),
    )
    return Toestand(
        replace(parameters, basis=(), index=replace(parameters.index, procenten=flat)),
        tuple(Domeinregel(replace(regel, id=f"o.{i}"), "fysiek", "Proef") for i in (1, 2)),
        (),
        2027,
        parameters.referentie,
        Keuzes(omslagrente=Decimal(0)),
    )


PAAR = Paar("o.1", "o.2", Decimal("0.25"), Decimal(1), mogelijk=False)


@pytest.mark.parametrize(
    ("oorzaak", "change", "jaren"),
    [
        ("omvang", lambda t: replace(t, omvang=Omvang(50_000, 500, 20)), (-20_000, 0, 0, 0)),
        ("scenario en meenemen", decide(meenemen=False), (-40_000, 0, 0, 0)),
        ("scenario en meenemen", decide(scenario="ambitie"), (-40_000, 0, 0, 0)),
        ("bedrag", decide(eigen_bedrag=Decimal(41_000)), (1_000, 0, 0, 0)),
        ("planning", decide(startkwartaal=3), (-20_000, 20_000, 0, 0)),
        ("overlap", lambda t: replace(t, paren=(PAAR,)), (-10_000, 0, 0, 0)),
        (
            "activeren",
            decide(activeren=True, afschrijvingstermijn=4),
            (-40_000, 10_000, 10_000, 10_000),
        ),
        ("al begroot", decide(al_begroot=Decimal("0.5")), (-20_000, 0, 0, 0)),
        ("catalogus", lambda t: replace(t, regels=t.regels[:1]), (-40_000, 0, 0, 0)),
        ("begrotingsjaar", lambda t: replace(t, begrotingsjaar=2028), (-80_000, 0, 0, 0)),
    ],
)
def test_a_change_is_told_under_its_own_cause(
    plain: Toestand, oorzaak: str, change: Change, jaren: tuple[int, ...]
) -> None:
    for each in verschillen_of(plain, change(plain)):
        assert each.jaren == (jaren if each.oorzaak == oorzaak else (0, 0, 0, 0)), each.oorzaak
