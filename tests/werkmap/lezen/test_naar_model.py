"""The model of a workbook: read and computed once, and again where an input is another."""

from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from modelgemeente_xl.bestand.motor.motor import open_boek
from modelgemeente_xl.catalogus.laden import installed_catalogus
from modelgemeente_xl.knoppen import knoppen
from modelgemeente_xl.knoppen.knoppen import Schaalkeuze
from modelgemeente_xl.model.catalogus import Catalogus, Rekenparameters
from modelgemeente_xl.model.rekenen.rekenmodel import Rekenmodel
from modelgemeente_xl.plan.plan import Plan
from modelgemeente_xl.plan.wijziging import Wijziging, Wijzigingssoort
from modelgemeente_xl.werkmap.lezen import naar_model
from modelgemeente_xl.werkmap.lezen.boek import read_boek
from modelgemeente_xl.werkmap.lezen.boekbeeld import keyed_rows
from modelgemeente_xl.werkmap.lezen.naar_model import werkmodel_of
from modelgemeente_xl.werkmap.lezen.naar_parameters import PARAMETERTABELLEN, parameters_of
from modelgemeente_xl.werkmap.lezen.stand import Boekstand
from modelgemeente_xl.werkmap.plannen.na_plan import after_plan
from modelgemeente_xl.werkmap.plannen.verversen import merge_register
from tests.knoppen.conftest import WIE


@pytest.fixture(scope="module")
def stand(meester_pad: Path) -> Boekstand:
    book = open_boek(meester_pad)
    return read_boek(book)


def changed(stand: Boekstand, tabel: str, nummer: int, kolom: str, nieuw: Any) -> Boekstand:
    """The workbook after one input became another."""
    sleutel = keyed_rows(stand.tabellen[tabel])[nummer][1] if tabel else kolom
    cel = Wijziging("", tabel, sleutel, kolom, Wijzigingssoort.CEL, None, nieuw, "")
    return after_plan(stand, Plan("schaal", "", (cel,)))


@pytest.mark.parametrize(
    ("tabel", "nummer", "kolom", "nieuw"),
    [
        ("", 0, "Gemeente", "Zwolle"),
        ("", 0, "Gemeente", "Zwol"),
        ("", 0, "Begrotingsjaar", 2029.0),
        ("", 0, "Eigen_medewerkers", 900.0),
        ("tblAlgemeen", 0, "Eigen bedrag", 12345.0),
        ("tblSociaal", 3, "Meenemen", "nee"),
        ("tblFysiek", 1, "Drijver", "fietsen"),
        ("tblBasis", 0, "Eigen bedrag", 1e6),
        ("tblBasis", 0, "Prijspeil", 1900.0),
        ("tblParametersKostensoorten", 0, "Reeks", "prijs"),
        ("tblParametersReferentie", 3, "Waarde", 40.0),
        ("tblParametersGrootteklassen", 0, "Medewerkers per 1.000", 4.0),
        ("tblParametersDrijvers", 0, "Referentie", 50000.0),
        ("tblParametersLoonkosten", 0, "Eigen", 1.0),
        ("tblParametersIndex", 1, "Eigen", 9.0),
        ("tblGemeenten", 0, "Inwoners", 5000.0),
    ],
)
def test_a_model_from_an_earlier_one_is_the_model_made_anew(
    stand: Boekstand, tabel: str, nummer: int, kolom: str, nieuw: Any
) -> None:
    eerder = werkmodel_of(stand)
    before = eerder.begroting()
    na = changed(stand, tabel, nummer, kolom, nieuw)
    again, anew = werkmodel_of(na, eerder), werkmodel_of(na)
    assert again == anew
    assert again.begroting() == anew.begroting()
    assert eerder.begroting() == before


@pytest.mark.parametrize(
    ("naam", "herstel"),
    [
        ("Zwolel", "bedoelde u 'Zwolle'?"),
        ("Heerhugowaard", "kies er een uit de lijst op Start"),
    ],
)
def test_a_gemeente_that_is_not_in_the_workbook_is_not_taken_for_another(
    stand: Boekstand, naam: str, herstel: str
) -> None:
    (found,) = werkmodel_of(changed(stand, "", 0, "Gemeente", naam)).bevindingen
    assert found.wat == f"gemeente '{naam}' staat niet op blad Gemeenten"
    assert found.herstel == herstel


def test_a_refresh_says_what_became_of_a_gemeente(stand: Boekstand, catalogus: Catalogus) -> None:
    told = merge_register(stand, catalogus, ("Heerhugowaard", "Atlantis")).meldingen
    assert [melding.partition(": ")[2] for melding in told] == [
        "Heerhugowaard is sinds 2022 Dijk en Waard; geef 'Dijk en Waard'",
        "'Atlantis' staat niet in het register",
    ]


def test_parameters_come_from_the_tables_that_are_named(stand: Boekstand) -> None:
    alone = replace(stand, tabellen={naam: stand.tabellen[naam] for naam in PARAMETERTABELLEN})
    assert parameters_of(alone, []) == parameters_of(stand, [])


def test_nothing_in_the_model_of_a_workbook_is_left_empty(stand: Boekstand) -> None:
    parameters = werkmodel_of(stand).parameters
    assert type(parameters) is Rekenparameters
    records = (
        parameters,
        *parameters.klassen,
        *parameters.basis,
        *parameters.kostensoorten.values(),
    )
    for record in records:
        for field in fields(record):
            assert getattr(record, field.name) not in ("", None, {}, ()), (record, field.name)


@pytest.mark.parametrize(
    ("knop", "keer"),
    [
        (lambda book: knoppen.herbereken(book, WIE), (1, 1, 1)),
        (lambda book: knoppen.vernieuw(book, installed_catalogus(), WIE), (1, 1, 1)),
        (
            lambda book: knoppen.schaal(book, installed_catalogus(), Schaalkeuze(("Zwolle",)), WIE),
            (1, 1, 2),
        ),
    ],
    ids=["herbereken", "vernieuw", "schaal"],
)
def test_a_press_reads_and_computes_once(
    meester_pad: Path,
    monkeypatch: pytest.MonkeyPatch,
    knop: Callable[[Any], object],
    keer: tuple[int, int, int],
) -> None:
    """Parameters read, models made and sizes computed: schaal computes that of before and after."""
    told: list[str] = []

    def count(naam: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*args: Any, **kwargs: Any) -> Any:
            told.append(naam)
            return function(*args, **kwargs)

        return counted

    installed_catalogus()  # checking a catalogue computes it too, and that is no part of a press
    monkeypatch.setattr(naar_model, "parameters_of", count("parameters", parameters_of))
    monkeypatch.setattr(Rekenmodel, "__init__", count("model", Rekenmodel.__init__))
    monkeypatch.setattr(Rekenmodel, "begroting", count("omvang", Rekenmodel.begroting))
    knop(open_boek(meester_pad))
    assert tuple(told.count(naam) for naam in ("parameters", "model", "omvang")) == keer
