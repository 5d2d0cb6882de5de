"""Places are derived: a declaration with a column or a sheet more gives a right workbook, or says no.

Each case is a copy of the package with one thing put into its declaration, in a process of its own.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from itertools import count
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
INDELING = "modelgemeente_xl/werkmap/indeling"
Edits = list[tuple[str, str]]
DECLARATIE, DOMEINTABEL = f"{INDELING}/declaratie.py", f"{INDELING}/domeintabel.py"
KOLOM = 'Kolom("Proef", Eigenaar.INVOER, 12, EURO, uitleg="Een proef."),\n'
BLAD = 'Blad("Proef", Soort.DOMEIN, "Proef", False, "Een proef"),\n'


def outcome(folder: Path, edits: Mapping[str, Edits]) -> subprocess.CompletedProcess[str]:
    """Build and check a small workbook with a changed package; `edits` puts text before text."""
    shutil.copytree(ROOT / "modelgemeente_xl", folder / "modelgemeente_xl")
    (folder / "data").symlink_to(ROOT / "data")
    (folder / "tests").symlink_to(ROOT / "tests")
    for name, places in edits.items():
        text = (folder / name).read_text("utf-8")
        for voor, erbij in places:
            assert text.count(voor) == 1, (name, voor)
            text = text.replace(voor, erbij + voor)
        (folder / name).write_text(text, "utf-8")
    env = os.environ | {"PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [sys.executable, "-m", "tests.werkmap.indeling.proef"],
        cwd=folder,
        env=env,
        capture_output=True,
        text=True,
    )


def findings(done: subprocess.CompletedProcess[str]) -> list[dict[str, str]]:
    assert done.returncode == 0, done.stderr[-2000:]
    found: list[dict[str, str]] = json.loads(done.stdout)
    return [f for f in found if f["ernst"] == "fout"]


JAAR_1 = "    *(\n        Kolom(\n            naam,"
ELDERS = {
    DOMEINTABEL: ('    Kolom("Ontwikkeling",', '    Kolom("Startjaar",', '    Kolom("Noodzaak",'),
    f"{INDELING}/basistabel.py": ('        Kolom("Kosten",',),
    f"{INDELING}/totaalindeling.py": ("        *(Kolom(naam, Eigenaar.FORMULE, 12",),
    f"{INDELING}/parametertabellen.py": ('        Kolom("Vanaf",',),
    f"{INDELING}/catalogustabellen.py": ('        Kolom("Gevolgen",',),
    f"{INDELING}/controletabellen.py": ('        Kolom("Gevonden",',),
}


def test_a_column_before_the_years_gives_a_right_workbook(tmp_path: Path) -> None:
    assert findings(outcome(tmp_path, {DOMEINTABEL: [(JAAR_1, KOLOM)]})) == []


def test_columns_elsewhere_give_a_right_workbook(tmp_path: Path) -> None:
    nummer = count(1)
    edits = {
        file: [(voor, KOLOM.replace("Proef", f"Proef {next(nummer)}", 1)) for voor in places]
        for file, places in ELDERS.items()
    }
    # How small letters become on paper is for whoever adds a column; here it is about places.
    found = [f for f in findings(outcome(tmp_path, edits)) if "letters van" not in f["gevonden"]]
    assert found == []


def test_a_column_within_columns_that_are_added_together_is_refused(tmp_path: Path) -> None:
    done = outcome(tmp_path, {DOMEINTABEL: [('    Kolom("Duur",', KOLOM)]})
    assert done.returncode == 1
    assert "van Startjaar tot en met Duur staan 3 kolommen en horen er 2 te staan" in done.stderr


@pytest.mark.parametrize("before", ['    Blad("Fysiek",', '    Blad(\n        "Totaal",'])
def test_a_sheet_that_nobody_writes_is_refused(tmp_path: Path, before: str) -> None:
    done = outcome(tmp_path, {DECLARATIE: [(before, BLAD)]})
    assert done.returncode == 1
    assert "niemand schrijft blad Proef" in done.stderr


DOMEIN: dict[str, Edits] = {
    "modelgemeente_xl/model/ontwikkeling.py": [('    "fysiek": "Fysiek",', '"proef": "Proef",')]
}
ZIJN_BLAD = {DECLARATIE: [('    Blad("Fysiek",', BLAD)]}
ZIJN_KLEUR = {f"{INDELING}/kleuren.py": [('    "Fysiek":', '"Proef": "#000000",')]}


def test_a_domain_more_gives_a_right_workbook(tmp_path: Path) -> None:
    assert findings(outcome(tmp_path, DOMEIN | ZIJN_BLAD | ZIJN_KLEUR)) == []


@pytest.mark.parametrize(
    ("given", "message"),
    [({}, "geen blad voor domein Proef"), (ZIJN_BLAD, "geen kleur voor domein Proef")],
)
def test_a_domain_without_its_sheet_or_colour_is_refused(
    tmp_path: Path, given: dict[str, Edits], message: str
) -> None:
    done = outcome(tmp_path, DOMEIN | given)
    assert done.returncode == 1
    assert message in done.stderr
