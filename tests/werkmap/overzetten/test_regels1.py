"""What was decided on a line of layout 1: what was only filled in beforehand says nothing."""

from dataclasses import replace

import pytest

from modelgemeente_xl.excel.waarde import Waarde
from modelgemeente_xl.werkmap.inhoud.kenmerken import fingerprint
from modelgemeente_xl.werkmap.overzetten import indeling1
from modelgemeente_xl.werkmap.overzetten.oud import Oud
from modelgemeente_xl.werkmap.overzetten.regels1 import Regels1, kwartalen
from tests.werkmap.overzetten.oudwerk import read, row, with_cells, with_table

EENMALIG = "datagedreven-werken.programma-drie-vraagstukken"
"""A one-off line that the catalogue begins in 2027 and spreads over three years."""
JAARLIJKS = "datagedreven-werken.dataplatform"


def decided(oud: Oud, sleutel: str, tabel: str = "tblAlgemeen") -> dict[str, Waarde]:
    return Regels1(oud).invoer(tabel, row(oud, tabel, sleutel))


def changed(sleutel: str, **cellen: Waarde) -> dict[str, Waarde]:
    named = {naam.replace("_", " "): value for naam, value in cellen.items()}
    return decided(with_cells(read("1-nieuw"), "tblAlgemeen", sleutel, named), sleutel)


def test_a_fresh_workbook_holds_no_decision() -> None:
    oud = read("1-nieuw")
    regels = Regels1(oud)
    for naam in indeling1.DOMEINTABELLEN:
        for _, rij in oud.tabellen[naam].records():
            assert regels.invoer(naam, rij) == {}, rij["Id"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ({"Meenemen": "nee"}, {"Meenemen": "nee"}),
        ({"Meenemen": "JA"}, {}),
        ({"Meenemen": None}, {}),
        ({"Meenemen": "n"}, {"Meenemen": "n"}),
        ({"Al_begroot": 0.4}, {"Al begroot": 0.4}),
        ({"Al_begroot": None}, {}),
        ({"Al_begroot": "half"}, {"Al begroot": "half"}),
        ({"Startjaar": 2028.0}, {"Startjaar": 2028.0}),
        ({"Startjaar": "2028"}, {"Startjaar": "2028"}),
        ({"Duur": 1.0}, {"Kwartalen": 4.0}),
        ({"Duur": 2.5}, {"Kwartalen": 10.0}),
        ({"Duur": 0.0}, {"Kwartalen": 4.0}),
        ({"Duur": "twee"}, {"Kwartalen": "twee"}),
        ({"Noodzaak": "onvermijdelijk"}, {"Noodzaak": "onvermijdelijk"}),
        ({"Noodzaak": None}, {}),
        ({"Eigen_bedrag": 0.0}, {"Eigen bedrag": 0.0}),
        ({"Besluit": "akkoord", "Toelichting": "="}, {"Besluit": "akkoord", "Toelichting": "="}),
    ],
)
def test_what_differs_from_what_was_filled_in_is_a_decision(
    typed: dict[str, Waarde], found: dict[str, Waarde]
) -> None:
    assert changed(EENMALIG, **typed) == found


def test_a_blank_that_meant_something_else_than_the_proposal_is_written_out() -> None:
    """A blank Duur was one year, and a blank Startjaar the begrotingsjaar."""
    assert changed(EENMALIG, Duur=None) == {"Kwartalen": 4.0}
    later = "digitaal-leiderschap.kennis-bestuur-management"
    assert row(read("1-nieuw"), "tblAlgemeen", later)["Startjaar"] == 2028
    assert changed(later, Startjaar=None) == {"Startjaar": 2027.0}
    assert changed(JAARLIJKS, Startjaar=None) == {}


def test_a_yearly_line_without_quarters_takes_none() -> None:
    assert changed(JAARLIJKS, Toelichting="x") == {"Toelichting": "x"}
    assert changed(JAARLIJKS, Duur=2.0) == {"Kwartalen": 8.0}
    assert changed(JAARLIJKS, Aard="incidenteel") == {"Kwartalen": 4.0}


def test_a_line_that_was_left_out_beforehand_is_known_by_its_fingerprint() -> None:
    oud = with_cells(read("1-nieuw"), "tblAlgemeen", EENMALIG, {"Meenemen": "nee"})
    assert decided(oud, EENMALIG) == {"Meenemen": "nee"}
    prints = oud.tabellen["tblKenmerken"]
    left_out = (f"tblAlgemeen!{EENMALIG}", f"Meenemen={fingerprint('nee')}")
    oud = with_table(oud, replace(prints, rijen=(*prints.rijen, left_out)))
    voorstel = Regels1(oud).voorstel("tblAlgemeen", row(oud, "tblAlgemeen", EENMALIG))
    assert voorstel is not None
    assert voorstel["Meenemen"] == "nee"
    assert decided(oud, EENMALIG) == {}
    for typed in (None, "ja"):
        taken = with_cells(oud, "tblAlgemeen", EENMALIG, {"Meenemen": typed})
        assert decided(taken, EENMALIG) == {"Meenemen": "ja"}


def test_an_own_line_keeps_all_that_was_typed() -> None:
    oud = read("1-ingevuld")
    assert decided(oud, "eigen-001", "tblFysiek") == {
        "Eigen bedrag": 45_000,
        "Toelichting": "Raadsbesluit van oktober",
        "Al begroot": 0.25,
        "Startjaar": 2028,
        "Noodzaak": "keuze",
        "Kwartalen": 8,
    }
    assert Regels1(oud).voorstel("tblFysiek", row(oud, "tblFysiek", "eigen-001")) is None


def test_a_line_counts_as_before_until_a_refresh() -> None:
    oud = read("1-nieuw")
    voorstel = Regels1(oud).voorstel("tblAlgemeen", row(oud, "tblAlgemeen", EENMALIG))
    assert voorstel is not None
    assert (voorstel["Scenario"], voorstel["In basis"]) == ("minimaal", 0)
    assert (voorstel["Startkwartaal"], voorstel["Kwartalen"]) == (1, 12)


def test_years_become_quarters() -> None:
    assert [kwartalen(jaren) for jaren in (None, 1.0, 3.0, 0.5, -2.0)] == [None, 4, 12, 4, 4]
