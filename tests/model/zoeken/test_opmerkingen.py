"""Who makes a begroting hears with whom it is made, and under whose name."""

from dataclasses import replace

from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.zoeken.opmerkingen import Opmerking, remarks_on
from modelgemeente_xl.model.zoeken.zoeken import choose_gemeenten
from modelgemeente_xl.werkmap.inhoud.inhoud import register_of


def remarks(catalogus: Catalogus, jaar: int, *namen: str) -> tuple[Opmerking, ...]:
    return remarks_on(choose_gemeenten(namen, register_of(catalogus), 10), jaar, catalogus)


def test_who_merges_in_the_begrotingsjaar_hears_who_makes_the_budget(catalogus: Catalogus) -> None:
    for naam in ("Wijdemeren", "Hilversum"):
        (found,) = remarks(catalogus, 2027, naam)
        assert found.tekst.startswith("Wijdemeren gaat op 1-1-2027 op in Hilversum (een voornemen")
        assert "voor 2027 begroot Hilversum voor allebei" in found.tekst
        assert found.samen == ("Hilversum", "Wijdemeren")
    assert remarks(catalogus, 2028, "Wijdemeren")
    assert not remarks(catalogus, 2026, "Wijdemeren")
    assert not remarks(catalogus, 2027, "Wijdemeren", "Hilversum")


def test_others_that_were_chosen_along_stay(catalogus: Catalogus) -> None:
    (found,) = remarks(catalogus, 2027, "Laren (NH.)", "Wijdemeren")
    assert found.samen == ("Laren (NH.)", "Hilversum", "Wijdemeren")


def test_a_member_of_a_partnership_is_offered_its_own(catalogus: Catalogus) -> None:
    (found,) = remarks(catalogus, 2027, "Ermelo")
    assert "Ermelo staat bij Meerinzicht (stand 2025), met Harderwijk en Zeewolde" in found.tekst
    assert found.samen == ("Ermelo", "Harderwijk", "Zeewolde")
    assert not remarks(catalogus, 2027, *found.samen)


def test_a_partnership_without_a_year_says_so(catalogus: Catalogus) -> None:
    (found,) = remarks(catalogus, 2027, "Zundert")
    assert "Equalit (jaar onbekend)" in found.tekst


def test_one_that_ended_is_not_offered(catalogus: Catalogus) -> None:
    assert any(s.opgeheven and "Hoeksche Waard" in s.leden for s in catalogus.samenwerkingen)
    assert not remarks(catalogus, 2027, "Hoeksche Waard")


def test_a_member_that_merged_counts_under_its_name_of_now(catalogus: Catalogus) -> None:
    meerinzicht = next(s for s in catalogus.samenwerkingen if s.id == "meerinzicht")
    old = replace(meerinzicht, leden=("Ermelo", "Heerhugowaard", "Langedijk"))
    (found,) = remarks(replace(catalogus, samenwerkingen=(old,)), 2027, "Ermelo")
    assert found.samen == ("Ermelo", "Dijk en Waard")


def test_a_small_gemeente_without_a_partnership_is_told_to_look_for_one(
    catalogus: Catalogus,
) -> None:
    (found,) = remarks(catalogus, 2027, "Schiermonnikoog")
    assert "minder dan 20.000 inwoners" in found.tekst
    assert found.samen == ()
    assert not remarks(catalogus, 2027, "Purmerend")
    assert not remarks(catalogus, 2027, "Modelgemeente")
