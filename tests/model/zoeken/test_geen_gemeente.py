"""A name that is no gemeente any more, or never was, gets the answer that fits, and no other name."""

import pytest

from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.zoeken.zoeken import GemeenteNietGevonden, find_gemeente
from modelgemeente_xl.werkmap.inhoud.inhoud import register_of


def said(naam: str, catalogus: Catalogus) -> str:
    with pytest.raises(GemeenteNietGevonden) as error:
        find_gemeente(naam, register_of(catalogus))
    return str(error.value)


@pytest.mark.parametrize(
    ("naam", "zin"),
    [
        ("Heerhugowaard", "Heerhugowaard is sinds 2022 Dijk en Waard; geef 'Dijk en Waard'"),
        ("gemeente uden", "Uden is sinds 2022 Maashorst; geef 'Maashorst'"),
        ("Brielle", "Brielle is sinds 2023 Voorne aan Zee; geef 'Voorne aan Zee'"),
        ("Weesp", "Weesp hoort sinds 2022 bij Amsterdam; geef 'Amsterdam'"),
        ("Veghel", "Veghel is sinds 2017 Meierijstad; geef 'Meierijstad'"),
        ("GM0398", "Heerhugowaard is sinds 2022 Dijk en Waard; geef 'Dijk en Waard'"),
        ("0398", "Heerhugowaard is sinds 2022 Dijk en Waard; geef 'Dijk en Waard'"),
        (
            "Haaren",
            "Haaren is sinds 2021 verdeeld over Boxtel, Oisterwijk, Tilburg en Vught; geef "
            "'Boxtel', 'Oisterwijk', 'Tilburg' of 'Vught'",
        ),
    ],
)
def test_an_old_gemeente_gets_the_one_that_it_is_now(
    catalogus: Catalogus, naam: str, zin: str
) -> None:
    assert said(naam, catalogus) == zin


def test_no_old_gemeente_is_taken_for_another(catalogus: Catalogus) -> None:
    namen = {g.naam for g in catalogus.gemeenten}
    went = [h for h in catalogus.herindelingen if h.oude_naam not in namen]
    assert len({h.oude_naam for h in went}) >= 65
    for h in went:
        sentence = said(h.oude_naam, catalogus)
        assert f" sinds {h.datum.year} " in sentence
        assert f"'{h.nieuwe_naam}'" in sentence
        assert "bedoelde u" not in sentence


def test_a_gemeente_that_is_still_there_is_found_also_when_it_will_go(catalogus: Catalogus) -> None:
    assert find_gemeente("Wijdemeren", register_of(catalogus)).naam == "Wijdemeren"


@pytest.mark.parametrize(
    ("naam", "soort"),
    [
        ("Waterschap Rivierenland", "een waterschap"),
        ("Hoogheemraadschap van Delfland", "een waterschap"),
        ("Wetterskip Fryslân", "een waterschap"),
        ("Hunze en Aa's", "een waterschap"),
        ("Amstel, Gooi en Vecht", "een waterschap"),
        ("provincie Utrecht", "een provincie"),
        ("Gelderland", "een provincie"),
        ("Friesland", "een provincie"),
        ("Omgevingsdienst IJmond", "een omgevingsdienst"),
        ("Veiligheidsregio Twente", "een veiligheidsregio"),
        ("GGD Hart voor Brabant", "een GGD"),
    ],
)
def test_another_government_is_told_that_this_is_for_gemeenten(
    catalogus: Catalogus, naam: str, soort: str
) -> None:
    assert said(naam, catalogus).startswith(
        f"{naam} is {soort}; de Modelgemeente is voor gemeenten"
    )


def test_a_partnership_is_told_by_its_members(catalogus: Catalogus) -> None:
    for naam in ("Meerinzicht", "meerinzicht "):
        assert said(naam, catalogus) == (
            f"{naam.strip()} is een samenwerking van gemeenten; geef haar leden: 'Ermelo', "
            "'Harderwijk' en 'Zeewolde'"
        )
    for s in catalogus.samenwerkingen:
        for naam in (s.naam, *s.andere_namen):
            assert "is een samenwerking van gemeenten" in said(naam, catalogus)


def test_a_gemeente_that_bears_the_name_of_its_province_stays_a_gemeente(
    catalogus: Catalogus,
) -> None:
    for naam in ("Utrecht", "Groningen"):
        assert find_gemeente(naam, register_of(catalogus)).naam == naam
