"""The validator finds what we would not want to give to Excel, also beside what was wrong already."""

import json
import re
from pathlib import Path

import pytest

from modelgemeente_xl.bestand.pakket.pakket import package_bytes, read_parts
from tests.validator.validator import PAKKET, Bewaard, faults, worse

BLAD, TABEL, BOEK = "xl/worksheets/sheet1.xml", "xl/tables/table1.xml", "xl/workbook.xml"
FOUTEN = {
    "een element dat niet bestaat": (BLAD, rb"<sheetData>", rb"<sheetData><foo/>"),
    "een opmaak die er niet is": (BLAD, rb'(<c r="[A-Z]+[0-9]+" s=")', rb"\g<1>99"),
    "een kenmerk dat niet bestaat": (TABEL, rb' name="', rb' nam="'),
    "twee bladen met één nummer": (BOEK, rb'sheetId="2"', rb'sheetId="1"'),
    "een deel dat er niet is": (
        "xl/_rels/workbook.xml.rels",
        rb"worksheets/sheet1.xml",
        rb"worksheets/sheet99.xml",
    ),
}


def broken(pad: Path, *names: str) -> bytes:
    parts = read_parts(pad)
    for name in names:
        part, old, new = FOUTEN[name]
        parts[part], times = re.subn(old, new, parts[part], count=1)
        assert times == 1, name
    return package_bytes(parts)


@pytest.mark.usefixtures("validator")
def test_it_finds_what_is_wrong(meester_pad: Path) -> None:
    found = faults([broken(meester_pad, name) for name in FOUTEN])
    assert [bool(errors) for errors in found] == [True] * len(FOUTEN)


@pytest.mark.usefixtures("validator")
def test_one_fault_in_the_place_of_another_is_a_new_one(meester_pad: Path) -> None:
    style, element, *_ = (broken(meester_pad, name) for name in list(FOUTEN)[1::-1])
    (line,) = worse([Bewaard("ik", style, element)])
    assert line.startswith(f"ik: /{BLAD} ")
    assert "foo" in line
    assert worse([Bewaard("ik", style, style)]) == []


@pytest.mark.usefixtures("validator")
def test_what_cannot_be_read_at_all_is_wrong(meester_pad: Path) -> None:
    parts = read_parts(meester_pad)
    parts[BLAD] = parts[BLAD][:-20]
    assert worse([Bewaard("ik", meester_pad.read_bytes(), package_bytes(parts))])


def test_the_lock_says_what_to_fetch_and_not_where() -> None:
    names = ("package.json", "package-lock.json")
    package, lock = (json.loads((PAKKET.parents[2] / name).read_text("utf-8")) for name in names)
    (wanted,) = package["devDependencies"].items()
    locked = lock["packages"][f"node_modules/{wanted[0]}"]
    assert locked["version"] == wanted[1]
    assert set(locked["optionalDependencies"]) <= {
        k.removeprefix("node_modules/") for k in lock["packages"]
    }
    assert "resolved" not in str(lock)
    assert "://" not in str((package, lock))
