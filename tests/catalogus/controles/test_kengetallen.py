"""The figures that were read of others: the index of wages and prices, benchmark, day rates."""

from decimal import Decimal
from pathlib import Path

import pytest

from modelgemeente_xl.catalogus.laden import installed_catalogus
from modelgemeente_xl.model.catalogus import Catalogus
from tests.catalogus.fouten import change, findings

CAO = {
    (2016, 1): (0, "3.0"),
    (2017, 1): (0, "0.4"),
    (2017, 8): (0, "1.0"),
    (2018, 1): (0, "1.5"),
    (2019, 10): (0, "3.25"),
    (2020, 1): (0, "1.0"),
    (2020, 7): (0, "1.0"),
    (2020, 10): (0, "1.0"),
    (2021, 12): (0, "1.5"),
    (2022, 4): (0, "2.4"),
    (2023, 1): (240, "2.0"),
    (2024, 1): (0, "4.75"),
    (2024, 10): (0, "1.25"),
    (2025, 4): (0, "2.0"),
    (2025, 10): (0, "1.85"),
    (2026, 1): (35, "0"),
    (2026, 7): (0, "1.25"),
    (2027, 1): (0, "1.6"),
}
"""What the CAO Gemeenten gave: from year and month on, euro a month and then percent."""
MAAND_2020 = 4176
"""Schaal 10, periodiek 9, on 1 July 2020: the last table that was read."""


def year_averages() -> dict[int, Decimal]:
    """Follow the salary month by month, and scale it to the table that was read."""
    maand = Decimal(MAAND_2020)
    for vanaf, (_, procent) in CAO.items():
        if vanaf <= (2020, 7):
            maand /= 1 + Decimal(procent) / 100
    found = {2015: maand}
    for jaar in range(2016, 2028):
        maanden = []
        for nr in range(1, 13):
            euro, procent = CAO.get((jaar, nr), (0, "0"))
            maand = (maand + euro) * (1 + Decimal(procent) / 100)
            maanden.append(maand)
        found[jaar] = sum(maanden, Decimal(0)) / 12
    return found


@pytest.mark.parametrize("jaar", range(2016, 2028))
def test_wages_compare_the_average_of_a_year_with_that_of_the_year_before(jaar: int) -> None:
    gemiddeld = year_averages()
    groei = 100 * (gemiddeld[jaar] / gemiddeld[jaar - 1] - 1)
    assert abs(installed_catalogus().parameters.index.procenten["loon"][jaar] - groei) < Decimal(
        "0.05"
    )


def test_prices_that_are_known_stand_as_they_were_read(catalogus: Catalogus) -> None:
    prijs = catalogus.parameters.index.procenten["prijs"]
    assert [str(prijs[jaar]) for jaar in (2024, 2025, 2027)] == ["3.3", "3.3", "2.7"]


def test_a_year_without_a_published_figure_says_that_it_is_an_assumption(
    catalogus: Catalogus,
) -> None:
    for reeks, first in (("loon", 2030), ("prijs", 2028)):
        for jaar in range(first, 2036):
            grondslag = catalogus.parameters.grondslagen[f"index.{reeks}.{jaar}"]
            assert grondslag.status == "raming"
            assert "Aanname van dit project" in grondslag.toelichting


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            '"2025":\n    procent: 3.3\n    voor_jaar: 2025',
            '"2025":\n    procent: 3.3\n    voor_jaar: 2024',
            "index prijs 2025: status secundair, en de bron geeft het cijfer voor 2024",
        ),
        (
            '"2025":\n    procent: 3.3\n    voor_jaar: 2025\n',
            '"2025":\n    procent: 3.3\n',
            "index prijs 2025: status secundair, en de bron geeft het cijfer niet voor een jaar",
        ),
        (
            '"2027":\n    procent: 2.2\n',
            '"2027":\n    procent: 2.3\n',
            "index loon 2027: de berekening geeft 2.23 en het procent is 2.3",
        ),
        ("    berekening: 100", "    berekening: 100 x", "mag alleen getallen"),
        (
            "    procent: 2.7\n    voor_jaar: 2027\n    status: secundair",
            "    procent: 2.7\n    voor_jaar: 2027\n    status: afgeleid",
            "index prijs 2027: status afgeleid en berekening horen bij elkaar",
        ),
    ],
)
def test_a_mistake_in_the_series_is_found(folder: Path, old: str, new: str, expected: str) -> None:
    change(folder, "parameters/index.yaml", old, new)
    found = findings(folder)
    assert expected in found
    assert "data/parameters/index.yaml:" in found


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (
            "benchmark",
            "infrastructuur: 18",
            "infrastructuur: 19",
            "de delen van 2023 zijn samen 110, en het gemiddelde is 109",
        ),
        (
            "benchmark",
            "    gemiddeld: 84\n",
            "    gemiddeld: 85\n",
            "het gemiddelde van 2018 is hier 85 en bij gemiddeld 84",
        ),
        (
            "grootteklassen",
            "klassen:\n",
            "klassen:\n  - naam: Meer\n    vanaf: 2000000\n    tot: 3000000\n"
            "    medewerkers_per_1000: {waarde: 9, eenheid: e, jaar: 2023, status: raming, "
            "bron: mxi-modelgemeente, gecontroleerd: 2026-11-28, toelichting: t}\n",
            "geen gepubliceerde klasse raakt 'Meer'",
        ),
        (
            "dagtarieven",
            "    euro_per_dag: 1000\n",
            "",
            "dagtarief 'advies': geef of euro_per_dag, of waarnemingen",
        ),
        (
            "dagtarieven",
            "    status: raming\n",
            "    status: afgeleid\n",
            "dagtarief 'advies': status afgeleid zonder waarnemingen",
        ),
        (
            "dagtarieven",
            "    bron: gelderland-dagtarief-2010\n",
            "",
            "dagtarief 'advies': de bron staat bij elke waarneming, en anders bij het tarief zelf",
        ),
        (
            "dagtarieven",
            "bron: inhuur-kadaster-beheerder",
            "bron: inhuur-kadaster",
            "bron 'inhuur-kadaster' bestaat niet",
        ),
    ],
)
def test_a_mistake_in_benchmark_or_rates_is_found(
    folder: Path, file: str, old: str, new: str, expected: str
) -> None:
    change(folder, f"parameters/{file}.yaml", old, new)
    found = findings(folder)
    assert expected in found
    assert f"parameters/{file}.yaml:" in found
