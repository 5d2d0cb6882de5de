"""All that a user may put in a workbook and that we never make: it survives every button."""

import io
import re
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from lxml import etree
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing

from modelgemeente_xl.bestand.motor.motor import open_boek, werkboek_of
from modelgemeente_xl.bestand.pakket.pakket import package_bytes, read_parts
from modelgemeente_xl.bestand.werkboek import Werkboek
from modelgemeente_xl.knoppen import knoppen
from modelgemeente_xl.knoppen.controleren import controleer, write_findings
from modelgemeente_xl.knoppen.knoppen import Schaalkeuze
from modelgemeente_xl.model.catalogus import Catalogus
from tests.bestand.bouwsel import MAIN, error_in
from tests.knoppen.conftest import Druk, column, fill_in
from tests.knoppen.eigen_werk.pakketproef import TYPEN, faults
from tests.knoppen.eigen_werk.versierd import (
    BLAD,
    FYSIEK,
    GRAFIEK_DOMEIN,
    JAAR_1,
    JAAR_2,
    NIEUW,
    TEKENING,
    versierd,
)
from tests.knoppen.volgend_jaar import NIEUW as NIEUWE_ONTWIKKELING
from tests.knoppen.volgend_jaar import next_year
from tests.plaatsen import last_row, letters

BEDRIJF = "Bedrijfsvoering"
TOEGEVOEGD = {*NIEUW, "xl/media/image1.png", "xl/printerSettings/printerSettings1.bin"}
"""Every added part but the chart over a column of ours, which must follow that column."""
Parts = dict[str, bytes]

# openpyxl says of every extension that it would lose it.
pytestmark = pytest.mark.filterwarnings("ignore:.* extension is not supported:UserWarning")


@pytest.fixture(scope="module")
def kast(meester: bytes) -> Parts:
    sheet = openpyxl.load_workbook(io.BytesIO(meester), data_only=True)[BEDRIJF]
    laatste = last_row(read_parts(io.BytesIO(meester)), "tblBedrijfsvoering")
    shown = sheet[f"{JAAR_1}10:{JAAR_1}{laatste}"]
    return versierd(meester, [str(cell.value) for (cell,) in shown])


@pytest.fixture
def pad(kast: Parts, tmp_path: Path) -> Path:
    path = tmp_path / "begroting.xlsx"
    path.write_bytes(package_bytes(kast))
    return path


def test_the_decorated_master_is_a_sound_package(kast: Parts) -> None:
    """Else the tests below would say nothing; openpyxl, which loses much, names what it saw."""
    assert list(faults(kast)) == []
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        book = openpyxl.load_workbook(io.BytesIO(package_bytes(kast)))
    assert {str(w.message).partition(" extension")[0] for w in told} >= {
        "Conditional Formatting",
        "Data Validation",
        "Sparkline Group",
    }
    sheets: dict[str, Any] = {name: book[name] for name in (BEDRIJF, "Eigen blad", "Grafiek")}
    assert sheets[BEDRIJF]["G12"].comment is not None
    # openpyxl keeps a picture only where Pillow is installed, so it reads the drawing here.
    drawing: Any = SpreadsheetDrawing.from_tree(etree.fromstring(kast[TEKENING]))
    assert [rel.embed for rel in drawing._blip_rels] == ["rId91"]
    assert len(sheets["Eigen blad"]._pivots) == 1
    assert len(sheets["Eigen blad"]._charts) == len(sheets["Grafiek"]._charts) == 1


def test_faults_are_found(kast: Parts) -> None:
    """The check itself sees an orphan, a relation to nothing, an unknown id and a missing type."""
    without = {name: content for name, content in kast.items() if name != "xl/comments1.xml"}
    assert [f for f in faults(without) if "xl/comments1.xml" in f] == [
        "xl/comments1.xml: soort van een deel dat er niet is",
        f"{BLAD}: xl/comments1.xml is er niet",
    ]
    orphan = {**kast, "xl/los.foo": b""}
    assert set(faults(orphan)) == {
        "xl/los.foo: niets verwijst ernaar",
        "xl/los.foo: heeft geen soort",
    }
    wrong = {**kast, BLAD: kast[BLAD].replace(b'r:id="rId9"', b'r:id="rId99"')}
    assert list(faults(wrong)) == [f"{BLAD}: relatie rId99 is er niet"]


def tail(xml: bytes, *elements: str) -> list[bytes]:
    """These elements of what stands behind the cells, as they are written."""
    behind = xml[xml.index(b"</sheetData>") :]
    found = [
        re.findall(rb"<%s\b.*?(?:/>|</%s>)" % (e.encode(), e.encode()), behind, re.DOTALL)
        for e in elements
    ]
    return [element for elements_ in found for element in elements_]


def extensions(xml: bytes) -> bytes:
    return xml[xml.rindex(b"<extLst>") :]


def grown_with(laatste: int, laatste_ontwikkeling: int) -> list[tuple[bytes, bytes]]:
    """What follows where the table gets one line more, which is one development more.

    The rest stays: sparklines of single lines (Excel makes none for a new line either) and a
    validation beside the table.
    """
    places = [
        (f"Bedrijfsvoering!{JAAR_1}10:{JAAR_1}", laatste),
        (f">{JAAR_2}10:{JAAR_2}", laatste),
        (">{0}10:{0}".format(letters("Ontwikkeling")), laatste),
        ("Ontwikkelingen!$B$6:$B$", laatste_ontwikkeling),
    ]
    return [(f"{x}{row}<".encode(), f"{x}{row + 1}<".encode()) for x, row in places]


def check_survived(before: Parts, pad: Path, grown: bool = False) -> Parts:
    """Everything that was added is there as it was, and everything that leads to it."""
    after = read_parts(pad)
    assert list(after) == list(before)
    same = {*TOEGEVOEGD, TYPEN, *(name for name in before if name.endswith(".rels"))}
    assert {name for name in same if after[name] != before[name]} == set()
    assert list(faults(after)) == []
    for part, elements in {
        BLAD: ("pageSetup", "drawing", "legacyDrawing", "tableParts"),
        FYSIEK: ("legacyDrawing", "tableParts"),
    }.items():
        found = tail(after[part], *elements)
        assert found == tail(before[part], *elements)
        assert len(found) == len(elements)
    expected = extensions(before[BLAD])
    rows = (last_row(before, "tblBedrijfsvoering"), last_row(before, "tblOntwikkelingen"))
    for old, new in grown_with(*rows) if grown else ():
        assert expected.count(old) == 1
        expected = expected.replace(old, new)
    assert extensions(after[BLAD]) == expected
    bar = f'<conditionalFormatting sqref="{JAAR_2}10:{JAAR_2}{rows[0] + grown}">'
    assert bar.encode() in after[BLAD]
    for pattern in (rb"<sheets>.*</sheets>", rb"<pivotCaches>.*</workbook>"):
        was, now = (re.findall(pattern, parts["xl/workbook.xml"]) for parts in (before, after))
        assert was == now
        assert len(was) == 1
    openpyxl.load_workbook(pad)
    assert "Eigen blad" in Werkboek.open(pad).bladnamen
    return after


def chart_of(parts: Parts) -> tuple[str, list[str]]:
    xml = parts[GRAFIEK_DOMEIN].decode()
    return re.findall("<c:f>(.*?)</c:f>", xml)[0], re.findall("<c:v>(.*?)</c:v>", xml)


def test_schaal(druk: Druk, pad: Path, kast: Parts, catalogus: Catalogus) -> None:
    assert druk(knoppen.schaal, catalogus, Schaalkeuze(("Zwolle",), 2028)).toegepast
    after = check_survived(kast, pad)
    reference, values = chart_of(after)
    assert (
        reference
        == f"Bedrijfsvoering!${JAAR_1}$10:${JAAR_1}${last_row(kast, 'tblBedrijfsvoering')}"
    )
    assert [float(v) for v in values] == column(pad, BEDRIJF, "Jaar 1")
    assert values != chart_of(kast)[1]


def test_vernieuw(druk: Druk, pad: Path, kast: Parts, catalogus: Catalogus) -> None:
    assert druk(knoppen.vernieuw, next_year(catalogus)).toegepast
    assert column(pad, BEDRIJF, "Id")[-1] == f"{NIEUWE_ONTWIKKELING}.inventarisatie"
    after = check_survived(kast, pad, grown=True)
    laatste = last_row(kast, "tblBedrijfsvoering") + 1
    assert chart_of(after)[0] == f"Bedrijfsvoering!${JAAR_1}$10:${JAAR_1}${laatste}"
    areas = dict(
        re.findall(rb'Print_Area" localSheetId="([0-9]+)">([^<]*)<', after["xl/workbook.xml"])
    )
    # The chart sheet stands third, so Bedrijfsvoering is the fifth sheet: number 4 from 0.
    last = letters("Toelichting")
    assert areas[b"4"].decode() == f"Bedrijfsvoering!$A$1:${last}${laatste}"
    assert areas[b"6"].decode() == f"Fysiek!$A$1:${last}${last_row(after, 'tblFysiek')}"


def test_every_part_is_valid_before_and_after(
    druk: Druk, pad: Path, catalogus: Catalogus, xsd_folder: Path
) -> None:
    schema = etree.XMLSchema(etree.parse(str(xsd_folder / "sml.xsd")))
    for _ in range(2):
        checked = 0
        for name, content in read_parts(pad).items():
            if name.endswith(".xml") and etree.fromstring(content).tag.startswith(f"{{{MAIN}}}"):
                assert error_in(content, schema) is None, name
                checked += 1
        assert checked > 45
        druk(knoppen.vernieuw, next_year(catalogus))


def test_herbereken(druk: Druk, pad: Path, kast: Parts) -> None:
    fill_in(pad, (BEDRIJF, 24, "Jaar 2", 77), ("Fysiek", 2, "Geschaald bedrag", 4321))
    check_survived(kast, pad)
    uitkomst = druk(knoppen.herbereken)
    assert {w.kolom for w in uitkomst.plan.wijzigingen} >= {
        "Jaar 2",
        "Geschaald bedrag",
        "Eigen bedrag",
    }
    after = check_survived(kast, pad)
    assert after[BLAD] == kast[BLAD]


def test_terugdraaien(druk: Druk, pad: Path, kast: Parts, catalogus: Catalogus) -> None:
    """Every part but the log is what it was to the byte, the chart over the column too.

    Controle shows what Python makes of now after every button, and that is not taken back.
    """
    druk(knoppen.vernieuw, next_year(catalogus))
    druk(knoppen.schaal, catalogus, Schaalkeuze(("Venlo",)))
    changed = {name for name, content in read_parts(pad).items() if content != kast[name]}
    assert {BLAD, FYSIEK, GRAFIEK_DOMEIN} <= changed
    uitkomst = druk(knoppen.terugdraaien, aantal=2)
    assert uitkomst.plan.conflicten == ()
    after = check_survived(kast, pad)
    different = {name for name, content in after.items() if content != kast[name]}
    different.discard("xl/worksheets/sheet15.xml")
    assert different == {"xl/worksheets/sheet14.xml", "xl/tables/table19.xml", "xl/workbook.xml"}
    log = re.compile(rb"Wijzigingen!\$A\$1:\$[A-Z]+\$[0-9]+")
    assert len(log.findall(kast["xl/workbook.xml"])) == 1
    assert log.sub(b"", after["xl/workbook.xml"]) == log.sub(b"", kast["xl/workbook.xml"])


def test_controleer_only_reads(pad: Path, kast: Parts) -> None:
    before = pad.read_bytes()
    book = open_boek(pad)
    gevonden = controleer(book)
    assert not werkboek_of(book).gewijzigd
    book.close()
    assert pad.read_bytes() == before
    # How many formulas there are; a sheet among ours; no words with the slicer and the data bars.
    assert {(g.regel, g.blad) for g in gevonden} == {(18, ""), (19, "Grafiek"), (39, BEDRIJF)}


def test_findings_on_controle(pad: Path, kast: Parts) -> None:
    book = open_boek(pad)
    gevonden = controleer(book)
    write_findings(book, gevonden)
    book.save()
    book.close()
    after = check_survived(kast, pad)
    changed = {name for name, content in after.items() if content != kast[name]}
    assert changed <= {"xl/worksheets/sheet15.xml", "xl/tables/table23.xml", "xl/workbook.xml"}


@pytest.mark.parametrize("knop", [knoppen.herbereken, knoppen.terugdraaien])
def test_a_button_with_nothing_to_do_changes_nothing(
    druk: Druk, pad: Path, kast: Parts, knop: Callable[..., object]
) -> None:
    druk(knop)
    assert read_parts(pad) == kast
