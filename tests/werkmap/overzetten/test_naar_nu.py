"""The rows of the present layout: each catalogue column has its value, own columns have room."""

from dataclasses import replace

import pytest

from modelgemeente_xl.excel.waarde import Waarde
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.ontwikkeling import DRIJVERS
from modelgemeente_xl.werkmap.indeling.declaratie import Eigenaar
from modelgemeente_xl.werkmap.indeling.tabellen import TABELLEN, kolommen_of
from modelgemeente_xl.werkmap.inhoud.inhoud import inhoud_of
from modelgemeente_xl.werkmap.overzetten import indeling1
from modelgemeente_xl.werkmap.overzetten.naar_nu import (
    Inhoud,
    eigen_kolommen,
    inhoud_of_oud,
    left_columns,
)
from modelgemeente_xl.werkmap.overzetten.oud import Oud
from tests.werkmap.overzetten.oudwerk import read, with_cells, with_table

REGEL = "datagedreven-werken.dataplatform"


@pytest.fixture(scope="module")
def nieuw(catalogus: Catalogus) -> Inhoud:
    return dict(inhoud_of(catalogus))


def with_column(oud: Oud, tabel: str, kop: str, value: Waarde) -> Oud:
    """The same workbook with a column of the user, filled in its first row alone."""
    stand = oud.tabellen[tabel]
    rijen = [(*rij, value if i == 0 else None) for i, rij in enumerate(stand.rijen)]
    return with_table(oud, replace(stand, kop=(*stand.kop, kop), rijen=tuple(rijen)))


def test_every_table_that_is_not_computed_has_its_rows(nieuw: Inhoud) -> None:
    inhoud = inhoud_of_oud(read("1-ingevuld"), nieuw)
    computed = {"tblTotaal", "tblPython", "tblInvoer", "tblBevindingen", "tblControle"}
    assert TABELLEN.keys() - computed <= inhoud.keys()
    assert {naam for naam, rijen in inhoud.items() if not rijen} == {"tblOverlap"}


def test_no_row_holds_what_a_formula_gives(nieuw: Inhoud) -> None:
    for naam, rijen in inhoud_of_oud(read("1-ingevuld"), nieuw).items():
        formulas = {k.naam for k in kolommen_of(naam) if k.eigenaar is Eigenaar.FORMULE}
        known = {k.naam for k in kolommen_of(naam)}
        for rij in rijen:
            assert not formulas & rij.keys(), naam
            assert rij.keys() <= known, naam


def test_a_cell_that_the_user_changed_in_the_catalogue_stays_and_its_base_too(
    nieuw: Inhoud,
) -> None:
    oud = with_cells(read("1-nieuw"), "tblAlgemeen", REGEL, {"Bedrag": 1.0, "Status": "bron"})
    inhoud = inhoud_of_oud(oud, nieuw)
    (regel,) = [rij for rij in inhoud["tblAlgemeen"] if rij["Id"] == REGEL]
    (basis,) = [rij for rij in inhoud["tblCatalogus"] if rij["Id"] == REGEL]
    assert (regel["Bedrag"], regel["Status"]) == (1.0, "bron")
    assert basis["Bedrag"] != 1.0


def test_what_the_computation_asks_for_now_comes_from_the_present_catalogue(
    nieuw: Inhoud,
) -> None:
    naam = "tblParametersReferentie"
    oud = read("1-nieuw")
    stand = oud.tabellen[naam]
    less = with_table(oud, replace(stand, rijen=stand.rijen[:-1]))
    lost = stand.rijen[-1][0]
    (rij,) = [rij for rij in inhoud_of_oud(less, nieuw)[naam] if rij["Parameter"] == lost]
    assert rij in nieuw[naam]
    prints = [rij["Sleutel"] for rij in inhoud_of_oud(less, nieuw)["tblKenmerken"]]
    assert f"{naam}!{lost}" in prints


def test_a_table_of_today_is_filled_and_one_that_changes_totals_waits(
    nieuw: Inhoud, monkeypatch: pytest.MonkeyPatch
) -> None:
    naam = "tblParametersBand"
    less = {k: v for k, v in indeling1.TABELLEN.items() if k != naam}
    monkeypatch.setattr(indeling1, "TABELLEN", less)
    oud = read("1-nieuw")
    before = replace(oud, tabellen={k: v for k, v in oud.tabellen.items() if k != naam})
    inhoud = inhoud_of_oud(before, nieuw)
    assert inhoud[naam] == nieuw[naam]
    assert nieuw["tblOverlap"]
    assert inhoud["tblOverlap"] == []


def test_drivers_stand_in_the_order_that_their_formulas_count_on(nieuw: Inhoud) -> None:
    oud = read("1-nieuw")
    stand = oud.tabellen["tblParametersDrijvers"]
    sorted_ = with_table(oud, replace(stand, rijen=tuple(reversed(stand.rijen))))
    rijen = inhoud_of_oud(sorted_, nieuw)["tblParametersDrijvers"]
    assert [rij["Drijver"] for rij in rijen] == list(DRIJVERS)


@pytest.mark.parametrize(
    ("kop", "nu"), [("Wie", "Wie"), ("Scenario", "Scenario (eigen)"), ("rang", "rang (eigen)")]
)
def test_a_column_of_the_user_gets_a_header_of_its_own(kop: str, nu: str, nieuw: Inhoud) -> None:
    oud = with_column(read("1-nieuw"), "tblFysiek", kop, "x")
    assert eigen_kolommen(oud)["tblFysiek"] == {kop: nu}
    assert [rij[nu] for rij in inhoud_of_oud(oud, nieuw)["tblFysiek"]][:2] == ["x", None]


def test_an_empty_column_of_the_user_is_no_work() -> None:
    oud = with_column(read("1-nieuw"), "tblFysiek", "Kolom1", None)
    assert eigen_kolommen(oud)["tblFysiek"] == {}


def test_a_column_beside_which_another_table_stands_is_named() -> None:
    oud = with_column(read("1-nieuw"), "tblParametersLoonkosten", "Mijn bron", "x")
    assert list(left_columns(oud)) == [("Parameters", "Mijn bron")]
