"""What the first layout makes of the catalogue."""

from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.rekenen.eerste_indeling import years_of
from modelgemeente_xl.model.rekenen.rekenmodel import rekenmodel_of


def test_quarters_in_whole_years() -> None:
    assert [years_of(n) for n in (1, 4, 5, 8, 9)] == [1, 1, 2, 2, 3]


def test_every_line_that_is_taken_counts_whole_and_bruto(catalogus: Catalogus) -> None:
    begroting = rekenmodel_of(catalogus, 2027).begroting(catalogus.parameters.referentie)
    assert {p.id for p in begroting.tellend} == {r.id for _, r in catalogus.regels() if r.meenemen}
    for post in begroting.posten:
        assert (post.van - 1) % 4 == 0
        assert post.kwartalen is None or post.kwartalen % 4 == 0
        assert not any(post.overlap)
        assert post.al_begroot == 0
