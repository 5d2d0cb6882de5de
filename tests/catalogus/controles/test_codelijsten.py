"""The lists of others: what they hold, and that a mistake in them is found with its row."""

from pathlib import Path

import pytest

from modelgemeente_xl.model.catalogus import Catalogus
from tests.catalogus.fouten import change, findings


def test_a_gemeente_has_its_inhabitants_of_every_year_that_it_existed(catalogus: Catalogus) -> None:
    jaren = catalogus.gemeenten_jaren
    assert jaren["Krimpenerwaard"][2025] == 57_798  # also in its own budget of 2026
    assert jaren["Purmerend"].keys() == set(range(2018, 2027))
    assert min(jaren["Voorne aan Zee"]) == 2023
    assert sum(per_jaar[2025] for per_jaar in jaren.values()) == 18_044_027
    for gemeente in catalogus.gemeenten:
        assert jaren[gemeente.naam][gemeente.jaar] == gemeente.inwoners


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "\nGM0358,Aalsmeer,31499,",
            "\nGM0358,Aalsmeer,31.499,",
            "gemeenten_jaren.csv:3: 2018 is '31.499'",
        ),
        (
            "\nGM0358,Aalsmeer,",
            "\nGM0358,Aalsmere,",
            "'GM0358 Aalsmere' staat niet in gemeenten.csv",
        ),
        (
            "33250,33459\n",
            "33250,33458\n",
            "inwoners in 2026 is '33458' en gemeenten.csv zegt '33459'",
        ),
        ("\nGM0358,", "\nGM0197,", "gemeenten_jaren.csv:4: code 'GM0197' staat ook in rij 3"),
        ("\nGM0358,", "\nGM9999,", "'GM0358 Aalsmeer' ontbreekt"),
    ],
)
def test_a_mistake_in_the_years_is_found(folder: Path, old: str, new: str, expected: str) -> None:
    change(folder, "gemeenten_jaren.csv", old, new)
    assert expected in findings(folder)
