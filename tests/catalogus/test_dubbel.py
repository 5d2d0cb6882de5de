"""The money that stands in two lines of the real catalogue, beside what the proposal leaves out."""

from decimal import Decimal

import pytest

from modelgemeente_xl.catalogus.ijk.dubbel import dubbel_geld
from modelgemeente_xl.model.begroting import Begroting
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.voorstel.voorstel import voorstel_of


@pytest.fixture(scope="module")
def voorstel(catalogus: Catalogus) -> Begroting:
    (alles,) = voorstel_of(catalogus, 2027, [catalogus.parameters.referentie], "ambitie")
    return alles


def test_what_counts_once_is_what_the_proposal_leaves_out(
    catalogus: Catalogus, voorstel: Begroting
) -> None:
    left_out = sum((sum(post.overlap, Decimal(0)) for post in voorstel.posten), Decimal(0))
    certain = [d for d in dubbel_geld(catalogus, voorstel) if d.telling == "telt één keer"]
    assert certain
    assert abs(sum(d.bedrag for d in certain) - left_out) <= len(certain)


def test_every_pair_is_told_once_and_a_line_that_is_off_shares_nothing(
    catalogus: Catalogus, voorstel: Begroting
) -> None:
    dubbel = list(dubbel_geld(catalogus, voorstel))
    written = [paar for o in catalogus.ontwikkelingen for r in o.overlapt_met for paar in r.paren]
    assert [d.paar for d in dubbel] == written
    off = {regel.id for _, regel in catalogus.regels() if not regel.meenemen}
    assert all(d.bedrag == 0 for d in dubbel if {d.paar.regel, d.paar.met} & off)
    assert any(d.bedrag > 0 for d in dubbel if d.paar.mogelijk)
