"""Small packages with exactly the XML that a test is about."""

import re
import warnings
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl
from lxml import etree
from openpyxl.workbook import Workbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
KOP = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def blad_xml(cellen: str, staart: str = "", kop: str = "") -> str:
    """A worksheet with these rows, and with this before and behind them."""
    return (
        f'{KOP}<worksheet xmlns="{MAIN}" xmlns:r="{REL}">{kop}'
        f"<sheetData>{cellen}</sheetData>{staart}</worksheet>"
    )


def tabel_xml(naam: str, ref: str, kolommen: Sequence[str], extra: str = "") -> str:
    """A table; `extra` stands before the columns."""
    columns = "".join(f'<tableColumn id="{i}" name="{k}"/>' for i, k in enumerate(kolommen, 1))
    return (
        f'{KOP}<table xmlns="{MAIN}" id="1" name="{naam}" displayName="{naam}" ref="{ref}" '
        f'totalsRowShown="0">{extra}<tableColumns count="{len(kolommen)}">{columns}</tableColumns>'
        "</table>"
    )


def relaties(*soort_doel: tuple[str, str]) -> str:
    """The relations of a part, with ids rId1, rId2, ..."""
    items = "".join(
        f'<Relationship Id="rId{i}" Type="{REL}/{soort}" Target="{doel}"/>'
        for i, (soort, doel) in enumerate(soort_doel, 1)
    )
    return f'{KOP}<Relationships xmlns="{PACKAGE}/relationships">{items}</Relationships>'


def delen(
    bladen: Mapping[str, str],
    teksten: Sequence[str] = (),
    namen: str = "",
    staart: str = "",
    extra: Mapping[str, str] | None = None,
) -> dict[str, str]:
    """The parts of a workbook with these sheets; `teksten` are whole `<si>` elements."""
    soorten = {f"/xl/worksheets/sheet{i}.xml": "worksheet" for i in range(1, len(bladen) + 1)}
    soorten |= {"/xl/workbook.xml": "sheet.main", "/xl/styles.xml": "styles"}
    if teksten:
        soorten["/xl/sharedStrings.xml"] = "sharedStrings"
    if "xl/calcChain.xml" in (extra or {}):
        soorten["/xl/calcChain.xml"] = "calcChain"
    overrides = "".join(
        f'<Override PartName="{part}" ContentType='
        f'"application/vnd.openxmlformats-officedocument.spreadsheetml.{soort}+xml"/>'
        for part, soort in soorten.items()
    )
    sheets = "".join(
        f'<sheet name="{naam}" sheetId="{i}" r:id="rId{i}"/>' for i, naam in enumerate(bladen, 1)
    )
    doelen = [("worksheet", f"worksheets/sheet{i}.xml") for i in range(1, len(bladen) + 1)]
    doelen.append(("styles", "styles.xml"))
    if teksten:
        doelen.append(("sharedStrings", "sharedStrings.xml"))
    if "xl/calcChain.xml" in (extra or {}):
        doelen.append(("calcChain", "calcChain.xml"))
    parts = {
        "[Content_Types].xml": f'{KOP}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package'
        '.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f"{overrides}</Types>",
        "_rels/.rels": relaties(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'{KOP}<workbook xmlns="{MAIN}" xmlns:r="{REL}">'
        f"<sheets>{sheets}</sheets>{namen}{staart}</workbook>",
        "xl/_rels/workbook.xml.rels": relaties(*doelen),
        "xl/styles.xml": f'{KOP}<styleSheet xmlns="{MAIN}"><fonts count="1"><font/></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill '
        'patternType="gray125"/></fill></fills><borders count="1"><border/></borders>'
        '<cellStyleXfs count="1"><xf/></cellStyleXfs>'
        f'<cellXfs count="9">{"<xf/>" * 9}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
        "</styleSheet>",
    }
    if teksten:
        parts["xl/sharedStrings.xml"] = f'{KOP}<sst xmlns="{MAIN}">{"".join(teksten)}</sst>'
    for i, xml in enumerate(bladen.values(), 1):
        parts[f"xl/worksheets/sheet{i}.xml"] = xml
    return parts | dict(extra or {})


def schrijf_pakket(pad: Path, parts: Mapping[str, str | bytes]) -> Path:
    """Write parts as a zip."""
    with zipfile.ZipFile(pad, "w", zipfile.ZIP_DEFLATED) as package:
        for naam, content in parts.items():
            package.writestr(naam, content)
    return pad


def werkmap(pad: Path, cellen: str, staart: str = "", kop: str = "", **rest: object) -> Path:
    """A workbook with one sheet, `Blad`."""
    parts = delen({"Blad": blad_xml(cellen, staart, kop)}, **rest)  # type: ignore[arg-type]
    return schrijf_pakket(pad, parts)


def inhoud(pad: Path) -> dict[str, bytes]:
    """The parts of a file as they are on disk."""
    with zipfile.ZipFile(pad) as package:
        assert package.testzip() is None
        return {naam: package.read(naam) for naam in package.namelist()}


def error_in(xml: bytes, schema: etree.XMLSchema) -> str | None:
    """What the schema has against a part; what `mc:Ignorable` names is left out.

    `xml:space` on `<t>` too: Excel writes it, though the schema that came with the standard does
    not know it.
    """
    root = etree.fromstring(xml)
    ignorable = root.attrib.pop(f"{{{MC}}}Ignorable", "").split()
    spaces = {root.nsmap[prefix] for prefix in ignorable}
    spaces.add("http://www.w3.org/XML/1998/namespace")
    for element in root.iter():
        for attribute in list(element.attrib):
            if etree.QName(attribute).namespace in spaces:
                del element.attrib[attribute]
    return None if schema.validate(root) else str(schema.error_log.last_error)


def met_openpyxl(pad: Path) -> Workbook:
    """The workbook as openpyxl reads it; it warns of what it does not know."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return openpyxl.load_workbook(pad)


def rijen_in(xml: bytes) -> list[bytes]:
    """The rows of a sheet as they are written."""
    return re.findall(rb"<row .*?(?:</row>|(?<=/)>)", xml, re.DOTALL)
