import pytest

from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.zoeken import GemeenteNietGevonden, choose_gemeenten, find_gemeente


@pytest.mark.parametrize(
    ("typed", "naam"),
    [
        ("Purmerend", "Purmerend"),
        ("purmerend ", "Purmerend"),
        ("gemeente Purmerend", "Purmerend"),
        ("den haag", "'s-Gravenhage"),
        ("'s-Gravenhage", "'s-Gravenhage"),
        ("s gravenhage", "'s-Gravenhage"),
        ("Den Bosch", "'s-Hertogenbosch"),
        ("Bergen (NH.)", "Bergen (NH.)"),
        ("bergen nh", "Bergen (NH.)"),
        ("Bergen Limburg", "Bergen (L.)"),
        ("hengelo", "Hengelo (O.)"),
        ("sudwest-fryslan", "Súdwest-Fryslân"),
        ("GM0363", "Amsterdam"),
        ("0363", "Amsterdam"),
    ],
)
def test_found_as_people_type_it(catalogus: Catalogus, typed: str, naam: str) -> None:
    assert find_gemeente(typed, catalogus.gemeenten).naam == naam


def test_every_gemeente_is_found_by_its_own_name(catalogus: Catalogus) -> None:
    for gemeente in catalogus.gemeenten:
        assert find_gemeente(gemeente.naam, catalogus.gemeenten) is gemeente


def test_unknown_name_gets_the_nearest(catalogus: Catalogus) -> None:
    with pytest.raises(GemeenteNietGevonden, match=r"bedoelde u 'Purmerend'"):
        find_gemeente("Purmerent", catalogus.gemeenten)


def test_nonsense_gets_an_example(catalogus: Catalogus) -> None:
    with pytest.raises(GemeenteNietGevonden, match="zoals het CBS die schrijft"):
        find_gemeente("qqqq", catalogus.gemeenten)


def test_ambiguous_name_gets_the_choice(catalogus: Catalogus) -> None:
    with pytest.raises(GemeenteNietGevonden, match=r"'Bergen \(L.\)'.*'Bergen \(NH.\)'"):
        find_gemeente("Bergen", catalogus.gemeenten)


def test_a_gemeente_that_was_found_already_is_not_looked_up(catalogus: Catalogus) -> None:
    found = find_gemeente("den haag", catalogus.gemeenten)
    assert choose_gemeenten([found, "Zwolle"], catalogus.gemeenten, 2)[0] is found
    assert choose_gemeenten([found], (), 1) == (found,)
    with pytest.raises(GemeenteNietGevonden, match="dus niet voor 's-Gravenhage"):
        choose_gemeenten(["Zwolle", found], catalogus.gemeenten, 1)
    with pytest.raises(GemeenteNietGevonden, match="meer dan één keer"):
        choose_gemeenten([found, "'s-Gravenhage"], catalogus.gemeenten, 10)
