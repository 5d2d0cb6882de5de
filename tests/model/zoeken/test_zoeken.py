import random
from collections.abc import Iterator

import pytest

from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.zoeken.naam import plain
from modelgemeente_xl.model.zoeken.register import Register
from modelgemeente_xl.model.zoeken.zoeken import (
    GemeenteNietGevonden,
    choose_gemeenten,
    find_gemeente,
)
from modelgemeente_xl.werkmap.inhoud.inhoud import register_of


@pytest.fixture
def register(catalogus: Catalogus) -> Register:
    return register_of(catalogus)


def said(naam: str, register: Register) -> str:
    with pytest.raises(GemeenteNietGevonden) as error:
        find_gemeente(naam, register)
    return str(error.value)


@pytest.mark.parametrize(
    ("typed", "naam"),
    [
        ("Purmerend", "Purmerend"),
        ("purmerend ", "Purmerend"),
        ("gemeente Purmerend", "Purmerend"),
        ("Groningen (gemeente)", "Groningen"),
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
def test_found_as_people_type_it(register: Register, typed: str, naam: str) -> None:
    assert find_gemeente(typed, register).naam == naam


def test_every_gemeente_is_found_by_its_own_name(register: Register) -> None:
    for gemeente in register.gemeenten:
        assert find_gemeente(gemeente.naam, register) is gemeente


@pytest.mark.parametrize(
    ("typed", "bedoeld"),
    [
        ("Purmerent", "'Purmerend'"),
        ("teil", "'Tiel'"),  # in so short a name two swapped letters are half of it
        ("Volendam", "'Edam-Volendam'"),
        ("Den Hag", "'s-Gravenhage'"),
        ("heerhugowaart", "'Heerhugowaard' (Heerhugowaard is sinds 2022 Dijk en Waard)"),
    ],
)
def test_unknown_name_gets_the_nearest(register: Register, typed: str, bedoeld: str) -> None:
    sentence = said(typed, register)
    assert "staat niet in het register; bedoelde u " in sentence
    assert bedoeld in sentence


@pytest.mark.parametrize("typed", ["qqqq", "Hoofddorp", "Drachten", "Sneek", "x", "", "..."])
def test_what_is_like_no_name_gets_no_name_but_how_to_find_it(
    register: Register, typed: str
) -> None:
    assert "zoals het CBS die schrijft" in said(typed, register)


def slips(naam: str) -> Iterator[str]:
    """A letter left out, doubled, or changed with the next."""
    for i in range(len(naam)):
        yield naam[:i] + naam[i + 1 :]
        yield naam[:i] + naam[i] + naam[i:]
        yield naam[:i] + naam[i : i + 2][::-1] + naam[i + 2 :]


def test_one_slip_of_the_finger_still_brings_up_the_name(register: Register) -> None:
    names = {plain(g.naam) for g in register.gemeenten}
    every = [
        (g.naam, slip)
        for g in register.gemeenten
        for slip in slips(g.naam)
        if plain(slip) not in names
    ]
    for naam, slip in random.Random(2026).sample(every, 200):
        try:
            answer = f"'{find_gemeente(slip, register).naam}'"
        except GemeenteNietGevonden as error:
            answer = str(error)
        assert f"'{naam}'" in answer, slip


def test_ambiguous_name_gets_the_choice(register: Register) -> None:
    with pytest.raises(GemeenteNietGevonden, match=r"'Bergen \(L.\)'.*'Bergen \(NH.\)'"):
        find_gemeente("Bergen", register)


def test_a_gemeente_that_was_found_already_is_not_looked_up(register: Register) -> None:
    found = find_gemeente("den haag", register)
    assert choose_gemeenten([found, "Zwolle"], register, 2)[0] is found
    assert choose_gemeenten([found], Register(()), 1) == (found,)
    with pytest.raises(GemeenteNietGevonden, match="dus niet voor 's-Gravenhage"):
        choose_gemeenten(["Zwolle", found], register, 1)
    with pytest.raises(GemeenteNietGevonden, match="meer dan één keer"):
        choose_gemeenten([found, "'s-Gravenhage"], register, 10)
