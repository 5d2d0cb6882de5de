"""Nothing begins before what it needs; each fault is told with its place."""

import re
from pathlib import Path

import pytest

from modelgemeente_xl.catalogus.controles.tijd import GROOTSTE_DRUKTE, in_words
from modelgemeente_xl.catalogus.laden import load_catalogus
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.rekenen.kwartalen import kwartaal
from modelgemeente_xl.model.voorstel.capaciteit import capaciteit_of
from modelgemeente_xl.model.voorstel.voorstel import voorstel_of
from tests.catalogus.fouten import findings
from tests.catalogus.regelproef import ONTWIKKELING, with_line

PROEF = {"status": "raming", "bedrag": "1000"}
EENMALIG = PROEF | {"aard": "incidenteel", "in_basis_grond": "eenmalig"}


def with_start(folder: Path, start: int, startkwartaal: int = 1) -> None:
    """Let the development of the trial line begin then."""
    path = folder / ONTWIKKELING
    text = re.sub(r"^startkwartaal: .*\n", "", path.read_text("utf-8"), flags=re.M)
    text = re.sub(
        r"^start: .*$", f"start: {start}\nstartkwartaal: {startkwartaal}", text, flags=re.M
    )
    path.write_text(text, "utf-8")


def needs(folder: Path, ontwikkeling: str, other: str, na: int) -> None:
    """Let a development wait for another, and for nothing else."""
    (path,) = (folder / "ontwikkelingen").rglob(f"{ontwikkeling}.yaml")
    text = re.sub(r"^afhankelijk_van:\n(?:[ -].*\n)+", "", path.read_text("utf-8"), flags=re.M)
    needed = f"afhankelijk_van:\n  - {{ontwikkeling: {other}, na: {na}, reden: Proef.}}\n"
    path.write_text(text.replace("begrotingsregels:", f"{needed}begrotingsregels:", 1), "utf-8")


def test_a_start_before_the_plan_is_named(folder: Path) -> None:
    with_start(folder, 2026)
    assert "begint in 2026; de catalogus plant vanaf 2027" in findings(folder)


def test_a_line_waits_for_its_development(folder: Path) -> None:
    with_start(folder, 2028, 2)
    with_line(folder, PROEF | {"startjaar": "2028", "startkwartaal": "1"})
    expected = "begint in het eerste kwartaal van 2028, de ontwikkeling in het tweede kwartaal"
    assert expected in findings(folder)


def test_a_development_lasts_as_long_as_its_one_off_lines(folder: Path) -> None:
    with_start(folder, 2028)
    with_line(folder, EENMALIG | {"startjaar": "2030", "startkwartaal": "3", "kwartalen": "3"})
    expected = (
        "loopt tot en met het eerste kwartaal van 2031, de ontwikkeling tot en met het vierde "
        "kwartaal van 2030"
    )
    assert expected in findings(folder)


def test_a_development_waits_for_what_it_needs(folder: Path, catalogus: Catalogus) -> None:
    """It may begin in the very quarter that its wait is over, and not one before."""
    other = next(o for o in catalogus.ontwikkelingen if o.id == "datagedreven-werken")
    first = kwartaal(other.start, other.startkwartaal) + 3
    needs(folder, "smart-city", other.id, 3)
    with_start(folder, first // 4, first % 4 + 1)
    load_catalogus(folder)
    with_start(folder, (first - 1) // 4, (first - 1) % 4 + 1)
    assert f"kan na {other.id} pas in {in_words(first)}" in findings(folder)


def test_developments_that_wait_for_each_other_are_named(folder: Path) -> None:
    needs(folder, "smart-city", "digivaardigheid", 0)
    needs(folder, "digivaardigheid", "smart-city", 0)
    found = findings(folder)
    assert "wachten op elkaar in een kring" in found
    assert "smart-city -> digivaardigheid" in found or "digivaardigheid -> smart-city" in found


def test_too_much_one_off_work_in_a_year_is_named(folder: Path) -> None:
    with_line(folder, EENMALIG | {"kostensoort": "inhuur", "bedrag": "5000000", "kwartalen": "3"})
    found = findings(folder)
    assert re.search(r"in 2027 vraagt eenmalig werk \d,\d\d keer de uren", found)
    assert "ten hoogste 1,6 keer" in found


def test_the_reference_gemeente_can_carry_the_catalogue_out(catalogus: Catalogus) -> None:
    referentie = catalogus.parameters.referentie
    (alles,) = voorstel_of(catalogus, 2027, [referentie], "ambitie")
    inzet = capaciteit_of(alles, catalogus.parameters)
    assert 1 <= inzet.drukte <= GROOTSTE_DRUKTE


@pytest.mark.parametrize(
    ("jaar", "nummer", "woorden"),
    [
        (2027, 1, "het eerste kwartaal van 2027"),
        (2027, 4, "het vierde kwartaal van 2027"),
        (2030, 3, "het derde kwartaal van 2030"),
    ],
)
def test_a_quarter_is_said_in_words(jaar: int, nummer: int, woorden: str) -> None:
    assert in_words(kwartaal(jaar, nummer)) == woorden
