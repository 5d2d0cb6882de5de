"""Law 10: a source gets its own figure back, whatever the line, the body and the year."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modelgemeente_xl.model.bewijs.normaliseren import genormaliseerd, middel
from modelgemeente_xl.model.catalogus import Catalogus, Parameters
from modelgemeente_xl.model.geld import round_half_up
from modelgemeente_xl.model.gemeente import Omvang
from modelgemeente_xl.model.ontwikkeling import (
    DRIJVERS,
    Begrotingsregel,
    Domeinregel,
    Waarneming,
)
from modelgemeente_xl.model.rekenen.rekenmodel import Rekenmodel

JAREN = st.integers(2016, 2030)
OMVANG = st.builds(Omvang, st.integers(900, 1_000_000), st.integers(5, 20_000), st.integers(1, 800))


@st.composite
def regels(draw: st.DrawFn) -> Begrotingsregel:
    """A line in euro without figure: every driver, any fixed part, either index."""
    drijver = draw(st.sampled_from(DRIJVERS))
    reeks = draw(st.sampled_from(("loon", "prijs")))
    vast = Decimal(1) if drijver == "vast" else draw(st.decimals(0, 1, places=2))
    return Begrotingsregel(
        id="o.r",
        begrotingsregel="Regel",
        aard="structureel",
        kostensoort="inhuur" if reeks == "loon" else "software",
        reeks=reeks,
        drijver=drijver,
        vast_deel=vast,
        bedrag=None,
        uren_per_week=None,
        schaal=None,
        prijspeil=draw(JAREN),
        startjaar=2004,
        startkwartaal=1,
        kwartalen=None,
        scenario="voorstel",
        meenemen=True,
        in_basis=Decimal(0),
        vanaf_niveau=None,
        thema="proef",
        taakveld_regel=None,
        categorie_regel=None,
        status="afgeleid",
        editie="proef",
        bronnen=(),
        onderbouwing="Proef.",
    )


@st.composite
def waarnemingen(draw: st.DrawFn) -> Waarneming:
    return Waarneming(
        partij=draw(st.sampled_from(("Almere", "Texel", "Meppel"))),
        prijsjaar=draw(JAREN),
        omvangjaar=None,
        omvang=draw(OMVANG),
        gemeenten=1,
        bedrag=Decimal(draw(st.integers(1, 10_000_000))),
        uren_per_week=None,
        aandeel=draw(st.decimals("0.01", 1, places=2)),
        aandeel_status="gelezen",
        aandeel_reden="Zo gelezen.",
        bevat="Alles.",
        bron="bron",
    )


def scaled_back(regel: Begrotingsregel, waarneming: Waarneming, parameters: Parameters) -> Decimal:
    """What the model says the line costs this body in the year that was read."""
    model = Rekenmodel(
        parameters, [Domeinregel(regel, "algemeen", "Ontwikkeling")], waarneming.prijsjaar
    )
    (post,) = model.begroting(waarneming.omvang).posten
    return post.gehanteerd_bedrag


@given(regel=regels(), waarneming=waarnemingen())
def test_one_observation_gets_its_own_figure_back(
    catalogus: Catalogus, regel: Begrotingsregel, waarneming: Waarneming
) -> None:
    parameters = catalogus.parameters
    derived = replace(regel, bedrag=middel([waarneming], regel, parameters).midden)
    read = (waarneming.bedrag or 0) * waarneming.aandeel
    assert abs(scaled_back(derived, waarneming, parameters) - read) < Decimal("0.01")


@given(regel=regels(), several=st.lists(waarnemingen(), min_size=2, max_size=6))
def test_the_reference_lies_between_its_observations(
    catalogus: Catalogus, regel: Begrotingsregel, several: list[Waarneming]
) -> None:
    parameters = catalogus.parameters
    each = sorted(genormaliseerd(w, regel, parameters) for w in several)
    found = middel(several, regel, parameters)
    assert each[0] <= found.midden + Decimal("0.000001")
    assert found.midden - Decimal("0.000001") <= each[-1]
    assert (found.laag, found.hoog) == (
        pytest.approx(each[0], abs=Decimal("0.000001")),
        pytest.approx(each[-1], abs=Decimal("0.000001")),
    )
    below = sum(figure <= found.midden + Decimal("0.000001") for figure in each)
    above = sum(figure >= found.midden - Decimal("0.000001") for figure in each)
    assert 2 * min(below, above) >= len(each)


def test_every_derived_line_of_the_catalogue_gives_its_source_back(catalogus: Catalogus) -> None:
    """In prices and at the size of the source itself; several gemeenten share as one each."""
    parameters = catalogus.parameters
    seen = 0
    for _, regel in catalogus.regels():
        if len(regel.waarnemingen) != 1 or regel.schaal is not None:
            continue
        (waarneming,) = regel.waarnemingen
        if waarneming.gemeenten == 1 and waarneming.prijsjaar >= 2016:
            early = replace(regel, startjaar=2004, aard="structureel")
            back = round_half_up(scaled_back(early, waarneming, parameters))
            assert back == round_half_up(waarneming.toegerekend), regel.id
            seen += 1
    assert seen, "geen enkele regel met één waarneming"


def test_hours_have_no_price(catalogus: Catalogus) -> None:
    """Two fte at 50.000 inhabitants, wholly growing with them, are four at the reference."""
    regel = replace(
        next(r for _, r in catalogus.regels() if r.schaal is not None),
        drijver="inwoners",
        vast_deel=Decimal(0),
        prijspeil=None,
    )
    read = Waarneming(
        "Meppel", 2016, None, Omvang(50_000, 1, 1), 1, None, Decimal(72),
        Decimal(1), "geheel", None, "Alles.", "bron",
    )  # fmt: skip
    assert genormaliseerd(read, regel, catalogus.parameters) == 144


def test_a_sum_of_gemeenten_holds_the_fixed_part_of_each(catalogus: Catalogus) -> None:
    """Ten gemeenten of the reference size that pay a million together pay 100.000 each."""
    regel = replace(
        next(r for _, r in catalogus.regels() if r.schaal is None),
        drijver="inwoners",
        vast_deel=Decimal("0.4"),
        prijspeil=2026,
    )
    read = Waarneming(
        "Tien gemeenten", 2026, None, Omvang(1_000_000, 1, 1), 10, Decimal(1_000_000), None,
        Decimal(1), "geheel", None, "Alles.", "bron",
    )  # fmt: skip
    assert genormaliseerd(read, regel, catalogus.parameters) == 100_000
