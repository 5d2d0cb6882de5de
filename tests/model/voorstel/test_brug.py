"""The bridge adds up for every size, and the causes of the first number to what is proposed."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from modelgemeente_xl.model.begroting import Begroting
from modelgemeente_xl.model.benchmark import benchmarkband, peiljaar
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.rekenen.rekenmodel import rekenmodel_of
from modelgemeente_xl.model.schaal import omvang_of
from modelgemeente_xl.model.voorstel.brug import Brug, brug_of
from modelgemeente_xl.model.voorstel.klassen import per_klasse, uitslagen_of
from modelgemeente_xl.model.voorstel.oorzaken import gevoeligheid_of, oorzaken_of
from modelgemeente_xl.model.voorstel.voorstel import voorstel_of


def bridge(catalogus: Catalogus, inwoners: int) -> tuple[Brug, Begroting]:
    (voorstel,) = voorstel_of(catalogus, 2027, [omvang_of(inwoners, catalogus.parameters)])
    return brug_of(catalogus, voorstel), voorstel


@given(inwoners=st.integers(900, 1_000_000))
def test_every_stand_is_the_sum_of_the_steps_before_it(catalogus: Catalogus, inwoners: int) -> None:
    brug, voorstel = bridge(catalogus, inwoners)
    walked = Decimal(0)
    stands = {}
    for rij in brug.rijen:
        if rij.stand:
            assert rij.bedrag == walked, rij.naam
            stands[rij.naam] = rij.bedrag
        else:
            walked += rij.bedrag
    assert stands["Basis (in stand houden)"] == voorstel.basis[0]
    assert stands["Basis en wat extra nodig is"] == voorstel.totaal_netto[0]
    assert brug.laag <= stands["Benchmark van deze klasse"] <= brug.hoog
    assert brug.buiten >= -Decimal("0.01")


def test_it_begins_with_what_was_read(catalogus: Catalogus) -> None:
    brug, _ = bridge(catalogus, 100_000)
    parameters = catalogus.parameters
    assert brug.per_inwoner(brug.rijen[0]) == parameters.benchmark[peiljaar(parameters)]


def test_the_causes_add_up_to_the_proposal(catalogus: Catalogus) -> None:
    omvang = catalogus.parameters.referentie
    _, voorstel = bridge(catalogus, omvang.inwoners)
    (alles,) = voorstel_of(catalogus, 2027, [omvang], "ambitie")
    causes = oorzaken_of(rekenmodel_of(catalogus, 2027).begroting(omvang), alles, voorstel)
    assert sum(oorzaak.bedrag for oorzaak in causes) == voorstel.totaal_netto[0]
    assert all(oorzaak.bedrag <= 0 for oorzaak in causes[2:])  # each takes away, never adds


def test_half_a_step_less_in_the_basis_asks_for_more(catalogus: Catalogus) -> None:
    _, voorstel = bridge(catalogus, catalogus.parameters.referentie.inwoners)
    less, more = gevoeligheid_of(voorstel)
    assert less >= voorstel.netto()[0] >= more


def test_every_gemeente_stands_beside_its_own_band(catalogus: Catalogus) -> None:
    uitslagen = uitslagen_of(catalogus, 2027)
    assert [u.gemeente for u in uitslagen] == list(catalogus.gemeenten)
    for uitslag in uitslagen[::50]:
        band = benchmarkband(uitslag.gemeente.inwoners, 2027, catalogus.parameters)
        _, voorstel = bridge(catalogus, uitslag.gemeente.inwoners)
        assert uitslag.band == band
        assert round(uitslag.per_inwoner * uitslag.gemeente.inwoners) == voorstel.totaal_netto[0]
    klassen = per_klasse(uitslagen)
    assert sum(k.onder + k.binnen + k.boven for k in klassen) == len(catalogus.gemeenten)
    assert all(k.laagste <= k.midden <= k.hoogste for k in klassen)
