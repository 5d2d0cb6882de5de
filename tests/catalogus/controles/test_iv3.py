"""The codes of Iv3 per boekjaar, as the CBS published them."""

from pathlib import Path

import pytest

from modelgemeente_xl.model.catalogus import Catalogus, codelijst_of
from tests.catalogus.fouten import change, findings

SMART = "ontwikkelingen/algemeen/smart-city.yaml"
VERVALLEN = {f"4.4.{nr}" for nr in range(1, 9)}
NIEUW = {*(f"4.5.{nr}" for nr in range(1, 9)), "4.6.6", "4.6.8"}


def test_each_boekjaar_has_its_own_codes(catalogus: Catalogus) -> None:
    lijsten = catalogus.codelijsten
    assert {jaar: len(lijst.taakvelden) for jaar, lijst in lijsten.items()} == {
        2024: 71,
        2025: 69,
        2026: 69,
    }
    for soort in ("lasten", "baten"):
        codes = {jaar: set(getattr(lijst, soort)) for jaar, lijst in lijsten.items()}
        assert codes[2024] - codes[2025] == VERVALLEN
        assert codes[2025] - codes[2024] == NIEUW
        assert codes[2026] == codes[2025]
        assert "4.4.9" in codes[2026]
    assert all("4.2" not in lijst.baten for lijst in lijsten.values())


@pytest.mark.parametrize(
    ("jaar", "boekjaar"), [(2023, 2024), (2024, 2024), (2025, 2025), (2026, 2026), (2031, 2026)]
)
def test_the_newest_list_that_is_not_after_the_year_is_used(
    catalogus: Catalogus, jaar: int, boekjaar: int
) -> None:
    assert codelijst_of(catalogus.codelijsten, jaar).boekjaar == boekjaar


@pytest.mark.parametrize(
    ("regel", "expected"),
    [
        ('categorie_regel: "4.4.3"', "categorie_regel '4.4.3' verviel na boekjaar 2024"),
        ('categorie_regel: "2.2.1"', "categorie_regel '2.2.1' bestaat niet"),
        ('taakveld_regel: "6.71a"', "taakveld_regel '6.71a' verviel na boekjaar 2024"),
        ('taakveld_regel: "0.44"', "taakveld_regel '0.44' bestaat niet"),
    ],
)
def test_a_code_that_lapsed_or_never_was_is_found(folder: Path, regel: str, expected: str) -> None:
    change(folder, SMART, "    bedrag: 100000\n", f"    bedrag: 100000\n    {regel}\n")
    assert expected in findings(folder)


def test_a_source_of_a_code_must_exist(folder: Path) -> None:
    change(folder, "codelijsten/taakvelden-2025.csv", "cbs-iv3-definities", "cbs-iv3-defintie")
    found = findings(folder)
    assert "codelijsten/taakvelden-2025.csv:2: bron 'cbs-iv3-defintie' bestaat niet" in found
