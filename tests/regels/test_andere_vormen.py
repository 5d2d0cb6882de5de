"""The rules find the same in a workbook however its package and its cells are written."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from modelgemeente_xl.bestand.pakket.pakket import read_parts
from modelgemeente_xl.regels.alle import check

Parts = dict[str, bytes]


def zonder_nummers(parts: Parts) -> Parts:
    """Rows that hold every column from A on lose the addresses of their cells."""

    def row(match: re.Match[bytes]) -> bytes:
        columns = re.findall(rb'<c r="([A-Z])[0-9]+"', match[0])
        whole = columns == [bytes([65 + i]) for i in range(match[0].count(b"<c "))]
        return re.sub(rb'<c r="[A-Z]+[0-9]+"', b"<c", match[0]) if whole else match[0]

    return {
        naam: re.sub(rb"<row.*?</row>", row, xml) if "/worksheets/" in naam else xml
        for naam, xml in parts.items()
    }


def elders(parts: Parts) -> Parts:
    """The parts in another folder."""
    return {
        naam.replace("xl/", "boek/"): xml.replace(b'"xl/', b'"boek/').replace(b"/xl/", b"/boek/")
        if naam in ("_rels/.rels", "[Content_Types].xml")
        else xml
        for naam, xml in parts.items()
    }


def hoofdletters(parts: Parts) -> Parts:
    """Names that differ in case from what refers to them."""
    return {naam.replace("xl/", "XL/").replace("sheet", "Sheet"): x for naam, x in parts.items()}


@pytest.mark.parametrize("vorm", [zonder_nummers, elders, hoofdletters])
def test_the_same_findings(meester_pad: Path, vorm: Callable[[Parts], Parts]) -> None:
    parts = read_parts(meester_pad)
    naam = "xl/worksheets/sheet1.xml"
    parts[naam] = parts[naam].replace(b"Modelgemeente", b"#REF!", 1)
    other = vorm(parts)
    assert (list(other), list(other.values())) != (list(parts), list(parts.values()))
    assert check(other) == check(parts)
