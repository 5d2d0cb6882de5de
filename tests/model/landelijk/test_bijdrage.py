from decimal import Decimal

from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.landelijk.bijdrage import Bijdrage


def bijdrage(catalogus: Catalogus, id_: str) -> Bijdrage:
    return next(b for b in catalogus.bijdragen if b.id == id_)


def test_a_contribution_reaches_the_years_that_were_read_and_no_other(
    catalogus: Catalogus,
) -> None:
    pok = bijdrage(catalogus, "pok")
    assert pok.in_jaar(2027) == 150_000_000
    assert pok.in_jaar(2028) is None
    assert bijdrage(catalogus, "wmebv").in_jaar(2027) is None


def test_a_structural_contribution_goes_on_from_its_first_year(catalogus: Catalogus) -> None:
    wkb = bijdrage(catalogus, "wkb")
    found = [wkb.in_jaar(jaar) for jaar in (2022, 2023, 2024, 2032)]
    assert found == [25_000_000, None, 10_076_000, 10_076_000]


def test_every_contribution_says_what_to_count_on(catalogus: Catalogus) -> None:
    ids = {o.id for o in catalogus.ontwikkelingen}
    assert len(catalogus.bijdragen) == 18
    for b in catalogus.bijdragen:
        assert b.gevolg.endswith("."), b.id
        assert set(b.ontwikkelingen) <= ids, b.id
        assert set(b.bronnen) <= catalogus.bronnen.keys(), b.id
    assert bijdrage(catalogus, "woo").per_inwoner == Decimal("1.98")
