"""The figure of a line is given in one way, and days cost what the list of rates says."""

from pathlib import Path

import pytest

from modelgemeente_xl.catalogus.laden import load_catalogus
from modelgemeente_xl.model.bewijs.uitleg import working
from modelgemeente_xl.model.rekenen.rekenmodel import rekenmodel_of
from tests.catalogus.fouten import findings
from tests.catalogus.regelproef import with_line

DAGEN = {"status": "raming", "kostensoort": "advies", "prijspeil": "", "dagen": "18"}


def test_days_cost_what_the_list_says(folder: Path) -> None:
    with_line(folder, dict(DAGEN))
    catalogus = load_catalogus(folder)
    regel = next(r for _, r in catalogus.regels() if r.id == "smart-city.proefregel")
    tarief = catalogus.parameters.dagtarieven["advies"]
    assert (regel.bedrag, regel.prijspeil) == (18 * tarief.euro_per_dag, tarief.prijspeil)
    (said,) = working(regel, catalogus.parameters)
    assert said.startswith("18 dagen x ")


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"bedrag": "5"}, "geef of bedrag, of uren_per_week met schaal, of dagen"),
        ({"dagen": ""}, "geef of bedrag, of uren_per_week met schaal, of dagen"),
        ({"prijspeil": "2026"}, "prijspeil hoort niet bij dagen"),
        ({"status": "bron"}, "status bron bij dagen"),
        ({"kostensoort": "software"}, "dagen zonder dagtarief bij kostensoort software"),
        ({"dagtarief": "advis"}, "dagtarief 'advis' bestaat niet"),
    ],
)
def test_days_stand_alone(folder: Path, changed: dict[str, str], expected: str) -> None:
    with_line(folder, DAGEN | changed)
    assert expected in findings(folder)


GEEN_CIJFER = {"status": "ontbreekt", "bedrag": "0"}


def test_a_figure_that_was_not_found_is_no_euro_and_stays_visible(folder: Path) -> None:
    with_line(folder, dict(GEEN_CIJFER))
    catalogus = load_catalogus(folder)
    begroting = rekenmodel_of(catalogus, 2027).begroting(catalogus.parameters.referentie)
    (post,) = (p for p in begroting.posten if p.id == "smart-city.proefregel")
    assert set(post.jaren) == {0}


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"status": "raming"}, "status raming met bedrag 0"),
        ({"bedrag": "5"}, "status ontbreekt met bedrag 5"),
        (
            {"bedrag": "", "prijspeil": "", "uren_per_week": "8", "schaal": '"10"'},
            "status ontbreekt met uren_per_week",
        ),
        ({"laag": "0", "hoog": "5"}, "een bandbreedte zonder cijfer"),
    ],
)
def test_a_zero_is_a_figure_that_was_not_found(
    folder: Path, changed: dict[str, str], expected: str
) -> None:
    with_line(folder, GEEN_CIJFER | changed)
    assert expected in findings(folder)
