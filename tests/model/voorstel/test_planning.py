"""Levelling does not push money out of sight: the four years hold what they held."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import yaml

from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.ontwikkeling import Begrotingsregel
from modelgemeente_xl.model.rekenen.eerste_indeling import years_of
from modelgemeente_xl.model.voorstel.planning import euros_in, planning_of
from modelgemeente_xl.model.voorstel.voorstel import voorstel_of
from tests.model.voorstel.test_voorstel import two_lines

VROEGER = yaml.safe_load((Path(__file__).parent / "vroegere_starten.yaml").read_text("utf-8"))
BLIJFT = Decimal("0.95")


def as_before(regel: Begrotingsregel) -> Begrotingsregel:
    """The line with its earlier start; one that was not there yet begins at once."""
    known = next((VROEGER[name] for name in (regel.id, *regel.voorheen) if name in VROEGER), [2027])
    startjaar, *duur = known
    kwartalen = (
        None if regel.kwartalen is None else 4 * (duur[0] if duur else years_of(regel.kwartalen))
    )
    return replace(regel, startjaar=startjaar, startkwartaal=1, kwartalen=kwartalen)


def test_what_stood_in_the_four_years_still_does(catalogus: Catalogus) -> None:
    referentie = catalogus.parameters.referentie
    (ambitie,) = voorstel_of(catalogus, 2027, [referentie], "ambitie")
    now = [(post.regel, post.gehanteerd_bedrag) for post in ambitie.tellend]
    before = [(as_before(regel), bedrag) for regel, bedrag in now]
    stood = euros_in(before, catalogus.parameters, 2027)
    stands = euros_in(now, catalogus.parameters, 2027)
    assert stands >= BLIJFT * stood
    assert round(stands, 6) == round(sum(sum(post.bruto) for post in ambitie.tellend), 6)


def test_the_earlier_starts_are_of_lines_that_are_known(catalogus: Catalogus) -> None:
    names = {name for _, regel in catalogus.regels() for name in (regel.id, *regel.voorheen)}
    assert len(VROEGER.keys() & names) >= 0.9 * len(VROEGER)


def test_a_half_year_later_is_an_eighth_of_four_years_less(catalogus: Catalogus) -> None:
    """Two lines of 1.000 and 400; the second begins a half year later, without any index."""
    later = two_lines(catalogus, startkwartaal=3)
    flat = replace(
        later.parameters,
        index=replace(
            later.parameters.index,
            procenten={
                reeks: dict.fromkeys(jaren, Decimal(0))
                for reeks, jaren in later.parameters.index.procenten.items()
            },
        ),
    )
    (voorstel,) = voorstel_of(replace(later, parameters=flat), 2027, [flat.referentie])
    planning = planning_of(voorstel, flat)
    assert (planning.meteen, planning.staat, planning.later) == (5600, 5400, 200)
