"""A real begroting, shared: the parts are the whole, and the fixed part is why alone is dearer."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.gemeente import Omvang
from modelgemeente_xl.model.keuze import Keuzes
from modelgemeente_xl.model.rekenen.rekenmodel import model_of
from modelgemeente_xl.model.verdelen.sleutel import Partner, gewichten_of
from modelgemeente_xl.model.verdelen.verdeling import Verdeling, verdeling_of

OMVANG = st.builds(Omvang, st.integers(900, 300_000), st.integers(5, 5_000), st.integers(1, 200))


def shared(catalogus: Catalogus, *omvangen: Omvang) -> Verdeling:
    partners = [Partner(str(i), omvang) for i, omvang in enumerate(omvangen)]
    whole = Omvang(
        sum(o.inwoners for o in omvangen),
        sum(o.medewerkers for o in omvangen),
        sum(o.afdelingen for o in omvangen),
    )
    keuzes = Keuzes()
    begroting = model_of(catalogus, 2027, keuzes).begroting(whole)
    gewichten = gewichten_of(partners, "inwoners")
    return verdeling_of(begroting, partners, gewichten, keuzes, catalogus.parameters)


@given(omvangen=st.lists(OMVANG, min_size=2, max_size=4))
def test_the_parts_are_the_whole_and_the_difference_is_the_fixed_part(
    catalogus: Catalogus, omvangen: list[Omvang]
) -> None:
    verdeling = shared(catalogus, *omvangen)
    for k, totaal in enumerate(verdeling.totaal):
        assert sum(deel.samen[k] for deel in verdeling.delen) == totaal
        alleen = sum(deel.alleen[k] for deel in verdeling.delen)
        assert alleen - totaal == verdeling.verschil[k]
        # Apart from rounding: once per gemeente, and once per domain and aard in the whole.
        assert abs(verdeling.overig[k]) <= len(omvangen) + 7


def test_one_gemeente_alone_pays_the_whole(catalogus: Catalogus) -> None:
    verdeling = shared(catalogus, Omvang(100_000, 1_000, 40))
    assert verdeling.vast_deel == (0, 0, 0, 0)
    (deel,) = verdeling.delen
    assert deel.samen == verdeling.totaal
    assert all(abs(a - b) <= 7 for a, b in zip(deel.alleen, deel.samen, strict=True))


def test_a_partner_of_nothing_but_its_fixed_part_makes_the_other_no_cheaper(
    catalogus: Catalogus,
) -> None:
    """What a second gemeente adds to the fixed part does not depend on its size."""
    large = Omvang(100_000, 1_000, 40)
    one = shared(catalogus, large, Omvang(1_000, 10, 1)).vast_deel
    other = shared(catalogus, large, large).vast_deel
    for a, b in zip(one, other, strict=True):
        assert abs(Decimal(a) - b) <= max(1, Decimal(b) / 1000)
