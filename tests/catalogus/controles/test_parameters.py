"""A parameter that is missing or does not fit is found before anything is computed with it."""

import re
from pathlib import Path

import pytest

from modelgemeente_xl.catalogus.controles.parameters import LAATSTE_INDEXJAAR
from tests.catalogus.fouten import edit, faults


def findings(folder: Path, file: str, pattern: str, replacement: str) -> list[str]:
    edit(folder, f"parameters/{file}", pattern, replacement)
    return [line.removeprefix(f"{folder}/parameters/") for line in faults(folder)]


@pytest.mark.parametrize(
    ("file", "pattern", "replacement", "expected"),
    [
        ("referentie.yaml", r"waarde: \d+", "waarde: 0", "inwoners is 0; verwacht meer dan 0"),
        ("referentie.yaml", r"waarde: (\d+)", r"waarde: \1.5", r"inwoners is \d+\.5; .* geheel"),
        ("referentie.yaml", r"(?s)(bereik_van:\s+waarde:) \d+", r"\1 999999", "bereik_van is niet"),
        ("loonkosten.yaml", r'^    "10": .*\n', "", r"ontbreekt schaal 10; geef elk jaar dezelfde"),
        ("loonkosten.yaml", r'"20\d\d":', '"twee":', "sleutel 'twee' past hier niet; .* een jaar"),
        ("loonkosten.yaml", r"(?s)^jaren:.*", "jaren: {}\n", "er zijn geen schalen"),
        ("loonkosten.yaml", '"2026":', '"2031":', r"het eerste jaar is 20\d\d; begin in 2026"),
        (
            "index.yaml",
            r"basisjaren: \{loon: \d+, ",
            "basisjaren: {",
            "het basisjaar van reeks loon ontbreekt",
        ),
        (
            "index.yaml",
            rf'"{LAATSTE_INDEXJAAR}":',
            '"2040":',
            f"mist {LAATSTE_INDEXJAAR}; geef elk",
        ),
        ("grootteklassen.yaml", r"vanaf: 0", "vanaf: 1", "geen klasse begint bij 0 inwoners"),
        (
            "grootteklassen.yaml",
            r"tot: 20000",
            "tot: 20001",
            "laat de klassen op elkaar aansluiten",
        ),
        ("drijvers.yaml", r"(?s)^  vast:.*", "", "drijver vast ontbreekt"),
        (
            "instandhouding.yaml",
            "kostensoort: software",
            "kostensoort: sofware",
            "bedoelde u 'soft",
        ),
        (
            "benchmark.yaml",
            r"(?s)^gemiddeld:.*?(?=^\w)",
            "gemiddeld: {}\n",
            "er is geen gemiddelde",
        ),
    ],
)
def test_each_mistake_is_found(
    folder: Path, file: str, pattern: str, replacement: str, expected: str
) -> None:
    found = findings(folder, file, pattern, replacement)
    assert any(re.match(rf"{file}:\d+: .*{expected}", line) for line in found), found
