"""The master as a file: reproducible, valid, true, and plain."""

import io
import re
from pathlib import Path

import pandas as pd
import pytest
from lxml import etree
from openpyxl.workbook import Workbook

from modelgemeente_xl.knoppen.meester import MEESTER
from modelgemeente_xl.knoppen.nieuw import make_workbook
from modelgemeente_xl.werkmap.inhoud.opdracht import Opdracht
from tests.werkmap.cellen import formula_cells

SCHEMA_OF = {
    r"xl/(workbook|styles|sharedStrings)\.xml|xl/(worksheets|tables)/[^/]+\.xml": "sml.xsd",
    r"xl/charts/[^/]+\.xml": "dml-chart.xsd",
    r"xl/drawings/[^/]+\.xml": "dml-spreadsheetDrawing.xsd",
    r"xl/theme/[^/]+\.xml": "dml-main.xsd",
    r".*\.rels": "opc-relationships.xsd",
    r"\[Content_Types\]\.xml": "opc-contentTypes.xsd",
    r"docProps/app\.xml": "shared-documentPropertiesExtended.xsd",
}
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def test_committed_master_is_what_the_catalogue_gives(meester: bytes) -> None:
    assert MEESTER.read_bytes() == meester, "draai: make werkmap"


def test_building_again_gives_the_same_bytes(opdracht: Opdracht, meester: bytes) -> None:
    assert make_workbook(opdracht) == meester


def test_every_part_is_valid(parts: dict[str, bytes], xsd_folder: Path) -> None:
    schemas: dict[str, etree.XMLSchema] = {}
    checked = 0
    for name, content in parts.items():
        schema = next((s for pattern, s in SCHEMA_OF.items() if re.fullmatch(pattern, name)), None)
        if schema is None:
            assert name == "docProps/core.xml", name
            continue
        if schema not in schemas:
            schemas[schema] = etree.XMLSchema(etree.parse(str(xsd_folder / schema)))
        root = etree.fromstring(content)
        _drop_ignorable(root)
        assert schemas[schema].validate(root), (name, schemas[schema].error_log.last_error)
        checked += 1
    assert checked > 30


def _drop_ignorable(root: etree._Element) -> None:
    prefixes = (root.attrib.pop(f"{{{MC}}}Ignorable", "")).split()
    namespaces = {root.nsmap[prefix] for prefix in prefixes}
    for element in root.iter():
        for attribute in list(element.attrib):
            if etree.QName(attribute).namespace in namespaces:
                del element.attrib[attribute]


def test_no_error_value_anywhere(values: Workbook) -> None:
    errors = [
        (sheet.title, cell.coordinate, cell.value)
        for sheet in values.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str) and re.match(r"#[A-Z/0]+[!?]?", cell.value)
    ]
    assert errors == []


def test_every_formula_has_a_result(formulas: Workbook, values: Workbook) -> None:
    cells = list(formula_cells(formulas))
    assert len(cells) > 4000
    for blad, adres, formule in cells:
        value = values[blad][adres].value
        empty_text = '""' in formule or "INDEX(tblOntwikkelingen[[Fase" in formule
        assert value is not None or empty_text or "regel" in formule, (blad, adres, formule)


def test_chart_copies_hold_the_results(parts: dict[str, bytes], values: Workbook) -> None:
    checked = 0
    for name, content in parts.items():
        if not name.startswith("xl/charts/"):
            continue
        root = etree.fromstring(content)
        c = {"c": "http://schemas.openxmlformats.org/drawingml/2006/chart"}
        for ref in root.xpath("//c:numRef|//c:strRef", namespaces=c):
            blad, bereik = ref.findtext("c:f", namespaces=c).split("!")
            found = [v.text for v in ref.findall(".//c:pt/c:v", namespaces=c)]
            cells = values[blad][bereik.replace("$", "")]
            flat = [cells] if not isinstance(cells, tuple) else [x for row in cells for x in row]
            assert found == [str(cell.value) for cell in flat], (name, bereik)
            checked += 1
    assert checked >= 20


def test_no_macro_no_link_to_another_file(parts: dict[str, bytes]) -> None:
    names = " ".join(parts)
    for word in ("vba", "externalLink", "activeX", "embeddings", "connections", "customXml"):
        assert word not in names
    urls = {
        m.decode()
        for content in parts.values()
        for m in re.findall(rb'TargetMode="External"[^>]*|Target="(https?://[^"]+)"', content)
        if m
    }
    assert urls


def test_every_url_is_of_a_source(parts: dict[str, bytes], opdracht: Opdracht) -> None:
    known = {bron.url for bron in opdracht.catalogus.bronnen.values()}
    found = set()
    for name, content in parts.items():
        if name.startswith("xl/worksheets/_rels/"):
            for relation in etree.fromstring(content):
                if relation.get("TargetMode") == "External":
                    found.add(relation.get("Target"))
    assert found
    assert {url.split("#")[0] for url in found} <= {url.split("#")[0] for url in known}


def test_properties(parts: dict[str, bytes]) -> None:
    core = parts["docProps/core.xml"].decode()
    assert "<dc:title>ICT-begroting Modelgemeente 2027</dc:title>" in core
    assert "<dc:language>nl-NL</dc:language>" in core
    assert "<dc:creator>modelgemeente_xl</dc:creator>" in core


def test_pandas_reads_the_right_totals(meester: bytes, opdracht: Opdracht) -> None:
    begroting = opdracht.begroting()
    frame = pd.read_excel(
        io.BytesIO(meester), sheet_name="Totaal", header=21, nrows=33, usecols="A:F"
    )
    jaren = ["Jaar 1", "Jaar 2", "Jaar 3", "Jaar 4"]
    totaal = frame[(frame["Domein"] == "Totaal") & (frame["Soort"] == "Bruto")]
    assert totaal[jaren].to_numpy().tolist() == [list(begroting.totaal)]
    algemeen = frame[(frame["Domein"] == "Algemeen") & (frame["Soort"] == "Structureel")]
    assert algemeen[jaren].to_numpy().tolist() == [list(begroting.bruto("algemeen", "structureel"))]


def test_pandas_reads_a_domain_sheet(meester: bytes, opdracht: Opdracht) -> None:
    frame = pd.read_excel(io.BytesIO(meester), sheet_name="Fysiek", header=8)
    verwacht = opdracht.begroting().bruto("fysiek")
    assert [int(frame[f"Jaar {k}"].sum()) for k in range(1, 5)] == list(verwacht)


@pytest.mark.parametrize("woord", ["Sheet", "Total ", "Year", "Amount", "Name", "Error"])
def test_no_english_words(values: Workbook, woord: str) -> None:
    for sheet in values.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert not (isinstance(cell.value, str) and cell.value.startswith(woord)), cell
