"""What points to nothing is said in the same round as what does not fit, and nothing is made up."""

import re
from pathlib import Path

import pytest

from modelgemeente_xl.catalogus.vorm.bestandsvormen import known_files
from tests.catalogus.fouten import edit, faults

SMART = "ontwikkelingen/algemeen/smart-city.yaml"
ENERGIE = "ontwikkelingen/fysiek/energietransitie.yaml"


def findings(folder: Path) -> list[str]:
    return [line.removeprefix(str(folder)) for line in faults(folder)]


def test_a_file_with_a_fault_still_has_its_references_checked(folder: Path) -> None:
    edit(folder, SMART, r"^    bedrag: \d+", "    bedrag: veel")
    edit(folder, SMART, r"kostensoort: personeel", "kostensoort: persooneel")
    edit(folder, SMART, r"^editie: .*", "editie: modelgemeente-2032")
    edit(
        folder,
        SMART,
        r"^noodzaak: .*",
        "noodzaak: soms\nverwijst_naar: smartcity\nvoorheen: [Oud, energietransitie]",
    )
    found = "\n".join(findings(folder))
    assert ".bedrag is 'veel'" in found
    assert "noodzaak is 'soms'" in found
    assert "kostensoort 'persooneel' bestaat niet" in found
    assert "editie 'modelgemeente-2032' bestaat niet" in found
    assert "ontwikkeling 'smartcity' bestaat niet" in found
    assert "voorheen.0 is 'Oud'" in found
    assert "voorheen 'energietransitie' is de id van iets dat er nu is" in found


def test_references_of_other_files_and_texts_come_in_the_same_round(folder: Path) -> None:
    edit(folder, SMART, r"^start: \d+", "start: straks")
    edit(folder, ENERGIE, r"kostensoort: \w+", "kostensoort: persooneel")
    edit(folder, ENERGIE, r"^samenvatting: (?:.*\n)*?(?=\w)", "samenvatting: Kort.\n")
    edit(folder, "gemeenten.csv", r"^GM0358,Aalsmeer", "GM0358,")
    found = findings(folder)
    assert [line for line in found if "energietransitie.yaml" in line and "persooneel" in line]
    assert [line for line in found if "energietransitie.yaml" in line and "woorden" in line]
    assert [line for line in found if "smart-city.yaml" in line and "straks" in line]
    assert [line for line in found if line.startswith("/gemeenten.csv:3")]


def places(found: list[str]) -> set[str]:
    return {re.split(r":(?:\d+:)? ", line)[0] for line in found}


@pytest.mark.parametrize("file", sorted(known_files()))
def test_one_broken_file_makes_no_findings_elsewhere(folder: Path, file: str) -> None:
    for broken in ("- 1\n", "a: [\n"):
        (folder / file).write_text(broken, "utf-8")
        assert places(findings(folder)) == {f"/{file}"}
    (folder / file).unlink()
    assert findings(folder) == [f"/{file}: dit bestand ontbreekt; zet het terug"]


@pytest.mark.parametrize(
    ("file", "broken"),
    [
        (SMART, "titel: [\n"),
        (SMART, "titel: x\n"),
        (SMART, "- 1\n- 2\n"),
        (SMART, "begrotingsregels: [x]\nwettelijk_kader: x\nbronnen: {x: 1}\n"),
        ("parameters/edities.yaml", "edities: 3\n"),
        ("parameters/kostensoorten.yaml", "kostensoorten: 3\n"),
        ("parameters/loonkosten.yaml", "jaren: 3\n"),
        ("parameters/index.yaml", "loon: 3\n"),
        ("parameters/referentie.yaml", "naam: x\n"),
        ("nulmeting.yaml", "themas: 3\n"),
    ],
)
def test_a_file_of_another_form_makes_no_findings_elsewhere(
    folder: Path, file: str, broken: str
) -> None:
    (folder / file).write_text(broken, "utf-8")
    assert places(findings(folder)) == {f"/{file}"}


def test_one_bad_entry_hides_none_of_the_others(folder: Path) -> None:
    edit(folder, "bronnen.yaml", r"^  url: https?://", "  url: ftp://")
    edit(folder, "wetten.yaml", r"^  gecontroleerd: .*\n", "")
    edit(folder, "codelijsten/taakvelden-2026.csv", r"^0\.4,Overhead", "0.4,")
    edit(folder, "parameters/kostensoorten.yaml", r"reeks: \w+", "reeks: geen")
    found = findings(folder)
    assert len(found) == 4, found


def test_a_row_keeps_its_number_below_one_that_cannot_be_read(folder: Path) -> None:
    path = folder / "codelijsten" / "taakvelden-2026.csv"
    head, first, second, third, *rest = path.read_text("utf-8").splitlines()
    broken = [first.replace(",", ',"', 1), second, third.rsplit(",", 1)[0] + ",geen-bron"]
    path.write_text("\n".join([head, *broken, *rest]) + "\n", "utf-8")
    found = [line for line in findings(folder) if line.startswith("/codelijsten/taakvelden-2026")]
    assert len(found) == 2
    assert found[0].startswith("/codelijsten/taakvelden-2026.csv:2: een aanhalingsteken")
    assert found[1].startswith("/codelijsten/taakvelden-2026.csv:4: bron 'geen-bron' bestaat niet")
