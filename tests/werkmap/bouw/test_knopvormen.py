"""The buttons in the sheets, as they stand in the file: read from the XML of the master."""

import posixpath
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from lxml import etree
from openpyxl.workbook import Workbook

from modelgemeente_xl.bestand.pakket.pakket import read_parts, sheet_parts
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.werkmap.bouw.vormen.knopvormen import with_names
from modelgemeente_xl.werkmap.indeling.declaratie import BLADEN, DOMEINBLADEN
from modelgemeente_xl.werkmap.indeling.knoppen import in_excel, knop_van
from tests.klein import small_catalogus, small_workbook
from tests.werkmap.test_libreoffice import convert

ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
OP_BLAD = ("vernieuw", "controleer")


class Vorm(NamedTuple):
    naam: str
    tekst: str
    uitleg: str
    tip: str
    naar: str
    rijen: tuple[int, int]
    plaats: tuple[int, int]
    taal: str


def targets(parts: dict[str, bytes], part: str) -> dict[str, tuple[str, str]]:
    """What a part refers to, by id: kind and target."""
    folder, file = posixpath.split(part)
    rels = parts.get(f"{folder}/_rels/{file}.rels", b"<x/>")
    return {
        r.get("Id", ""): (r.get("Type", "").rpartition("/")[2], r.get("Target", ""))
        for r in etree.fromstring(rels)
    }


def shapes(parts: dict[str, bytes], blad: str) -> Iterator[Vorm]:
    sheet = sheet_parts(parts)[blad]
    for kind, target in targets(parts, sheet).values():
        if kind != "drawing":
            continue
        part = posixpath.normpath(posixpath.join(posixpath.dirname(sheet), target))
        links = targets(parts, part)
        for anker in etree.fromstring(parts[part]):
            if (vorm := anker.find("{*}sp")) is None:
                continue
            eigenschap, koppeling = vorm.find("{*}nvSpPr/{*}cNvPr"), vorm.find(".//{*}hlinkClick")
            assert eigenschap is not None
            assert koppeling is not None
            van, tot = (int(anker.findtext(f"{{*}}{e}/{{*}}row", "-1")) for e in ("from", "to"))
            off, ext = vorm.find(".//{*}off"), vorm.find(".//{*}ext")
            assert off is not None
            assert ext is not None
            links_, breed = int(off.get("x", "")), int(ext.get("cx", ""))
            run = vorm.find(".//{*}rPr")
            assert run is not None
            yield Vorm(
                eigenschap.get("name", ""),
                "".join(t.text or "" for t in vorm.iter("{*}t")),
                eigenschap.get("descr", ""),
                koppeling.get("tooltip", ""),
                links[koppeling.get(ID, "")][1],
                (van, tot),
                (links_, links_ + breed),
                run.get("lang", ""),
            )


def test_every_button_stands_on_start_and_two_on_each_domain_sheet(
    parts: dict[str, bytes],
) -> None:
    found = {blad.naam: [vorm.naam for vorm in shapes(parts, blad.naam)] for blad in BLADEN}
    expected = {blad: [knop_van(naam).label for naam in OP_BLAD] for blad in DOMEINBLADEN}
    expected["Start"] = [knop.label for knop in in_excel()]
    assert {blad: namen for blad, namen in found.items() if namen} == expected


@pytest.mark.parametrize("blad", ["Start", *DOMEINBLADEN])
def test_a_press_leads_to_the_line_that_explains_the_button(
    parts: dict[str, bytes], formulas: Workbook, blad: str
) -> None:
    start = formulas["Start"]
    for vorm in shapes(parts, blad):
        assert vorm.naar.startswith("#")
        plek = formulas.defined_names[vorm.naar[1:]].attr_text
        sheet, _, cells = plek.partition("!")
        ((naam, uitleg),) = start[cells.replace("$", "")]
        assert sheet == "Start"
        assert naam.value == vorm.naam.lower()
        assert vorm.tip == f"{uitleg.value}."
        assert vorm.uitleg == f"Knop {vorm.naam}. {uitleg.value}."
        assert vorm.tekst == vorm.naam
        assert vorm.taal == "nl-NL"


@pytest.mark.parametrize("blad", ["Start", *DOMEINBLADEN])
def test_no_button_covers_another_or_leaves_its_row(parts: dict[str, bytes], blad: str) -> None:
    found = list(shapes(parts, blad))
    assert {rij for vorm in found for rij in vorm.rijen} == {found[0].rijen[0]}
    for left, right in pairwise(found):
        assert left.plaats[1] < right.plaats[0]


def test_what_is_no_button_keeps_its_name(parts: dict[str, bytes]) -> None:
    assert with_names(parts) == parts
    box = parts["xl/drawings/drawing1.xml"].replace(b"hlinkClick", b"hlinkHover")
    own = {**parts, "xl/drawings/drawing1.xml": box.replace(b'name="Schaal"', b'name="TextBox 1"')}
    assert with_names(own) == own


def test_libreoffice_keeps_name_texts_and_link(
    soffice: str, tmp_path: Path, catalogus: Catalogus
) -> None:
    """Read from what it writes in a format of its own."""
    pad = tmp_path / "klein.xlsx"
    pad.write_bytes(small_workbook(small_catalogus(catalogus, per_domein=1)))
    parts = read_parts(pad)
    root = etree.parse(str(convert(soffice, tmp_path, "fods", pad) / "klein.fods"))
    found = {
        blad.get(f"{{{blad.nsmap['table']}}}name"): [
            (
                vorm.get(f"{{{vorm.nsmap['draw']}}}name"),
                vorm.findtext("{*}desc"),
                "".join(text for p in vorm.iterfind("{*}p") for text in p.itertext()),
                link.get(f"{{{link.nsmap['xlink']}}}href"),
            )
            for link in blad.iter("{*}a")
            for vorm in link.iterfind("{*}custom-shape")
        ]
        for blad in root.iter("{*}table")
    }
    for blad in ("Start", *DOMEINBLADEN):
        expected = [(v.naam, v.uitleg, v.tekst, v.naar) for v in shapes(parts, blad)]
        assert found[blad] == expected, blad
