"""Laws that hold for every input (besluit 0008, and the rounding of model/geld.py)."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.gemeente import Omvang, default_omvang
from modelgemeente_xl.model.ontwikkeling import AARDEN, DOMEINEN, DRIJVERS
from modelgemeente_xl.model.rekenen.rekenmodel import Rekenmodel, rekenmodel_of
from modelgemeente_xl.model.schaal import schaalfactor

FRACTIE = st.decimals(0, 1, places=2)
INWONERS = st.integers(900, 1_000_000)
OMVANG = st.builds(Omvang, INWONERS, st.integers(5, 20_000), st.integers(1, 800))


@given(vast_deel=FRACTIE, drijver=st.sampled_from(DRIJVERS))
def test_scaling_to_the_reference_is_the_identity(vast_deel: Decimal, drijver: str) -> None:
    referentie = Omvang(100_000, 1_000, 40)
    assert schaalfactor(vast_deel, drijver, referentie, referentie) == 1


@given(
    omvang=OMVANG, vast_deel=FRACTIE, drijver=st.sampled_from(DRIJVERS), more=st.integers(1, 10**5)
)
def test_more_of_a_driver_never_costs_less(
    omvang: Omvang, vast_deel: Decimal, drijver: str, more: int
) -> None:
    referentie = Omvang(100_000, 1_000, 40)
    larger = Omvang(omvang.inwoners + more, omvang.medewerkers + more, omvang.afdelingen + more)
    before = schaalfactor(vast_deel, drijver, omvang, referentie)
    assert schaalfactor(vast_deel, drijver, larger, referentie) >= before


@pytest.fixture(scope="module")
def model(catalogus: Catalogus) -> Rekenmodel:
    return rekenmodel_of(catalogus, 2027)


@given(inwoners=st.lists(INWONERS, min_size=2, max_size=2, unique=True).map(sorted))
def test_more_inhabitants_never_cost_less(
    catalogus: Catalogus, model: Rekenmodel, inwoners: list[int]
) -> None:
    small, large = (
        model.begroting(
            default_omvang(
                [aantal],
                catalogus.parameters.klassen,
                catalogus.parameters.afdelingen_per_1000,
            )
        ).totaal
        for aantal in inwoners
    )
    assert all(a <= b for a, b in zip(small, large, strict=True))


@given(omvang=OMVANG)
def test_totals_are_the_sum_of_lines(model: Rekenmodel, omvang: Omvang) -> None:
    begroting = model.begroting(omvang)
    for k in range(4):
        lines = sum(post.jaren[k] for post in begroting.posten)
        parts = sum(begroting.bruto(d, a)[k] for d in DOMEINEN for a in AARDEN)
        assert begroting.bruto()[k] == lines == parts
        assert begroting.totaal[k] == lines + begroting.basis[k]


@given(one=OMVANG, other=OMVANG)
def test_two_gemeenten_as_one_pay_the_fixed_part_once(
    catalogus: Catalogus, model: Rekenmodel, one: Omvang, other: Omvang
) -> None:
    both = Omvang(
        one.inwoners + other.inwoners,
        one.medewerkers + other.medewerkers,
        one.afdelingen + other.afdelingen,
    )
    vast = {regel.id: regel.vast_deel for _, regel in catalogus.regels()}
    apart = [model.begroting(omvang).posten for omvang in (one, other)]
    for a, b, samen in zip(*apart, model.begroting(both).posten, strict=True):
        expected = a.geschaald_bedrag + b.geschaald_bedrag - vast[samen.id] * samen.referentiebedrag
        assert abs(samen.geschaald_bedrag - expected) < Decimal("0.000001")


def test_modelgemeente_has_its_own_size(catalogus: Catalogus) -> None:
    parameters = catalogus.parameters
    omvang = default_omvang([100_000], parameters.klassen, parameters.afdelingen_per_1000)
    assert omvang == parameters.referentie
