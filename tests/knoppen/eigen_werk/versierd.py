"""The master with all that a user may put in a workbook, added by hand into the package."""

import io
import re

from modelgemeente_xl.bestand.pakket.pakket import read_parts
from modelgemeente_xl.excel.adressen import column_letters
from modelgemeente_xl.werkmap.indeling.domeintabel import KOLOMMEN
from tests.knoppen.eigen_werk import versierd_delen as delen
from tests.knoppen.eigen_werk.pakketproef import TYPEN, rels_of
from tests.plaatsen import last_row, letters

RELATIES = "http://schemas.openxmlformats.org/package/2006/relationships"
BLAD, FYSIEK, EIGEN = (f"xl/worksheets/sheet{n}.xml" for n in (4, 6, 17))
"""Bedrijfsvoering (which the next edition lets grow), Fysiek, and a sheet of the user's own."""
TEKENING = "xl/drawings/drawing4.xml"
"""What is drawn on Bedrijfsvoering: our buttons, and in it what the user draws."""
JAAR_1, JAAR_2, JAAR_4 = map(letters, ("Jaar 1", "Jaar 2", "Jaar 4"))
_PLEKKEN = {
    "jaar_1": JAAR_1,
    "jaar_2": JAAR_2,
    "jaar_4": JAAR_4,
    "titel": letters("Ontwikkeling"),
    "naast": column_letters(len(KOLOMMEN) + 2),
    "verder": column_letters(len(KOLOMMEN) + 3),
}
"""Columns of the domain table, and two beside it, where a user puts something of his own."""
GRAFIEK_DOMEIN = "xl/charts/chart5.xml"
"""A chart of the user's own over a whole column of Bedrijfsvoering."""
_BAR = "{33333333-4444-4555-8666-777777777777}"
_MS = "http://schemas.microsoft.com/office"
_SML = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_DRAW = "application/vnd.openxmlformats-officedocument.drawing"

SPARKLINES = (
    '<x14:sparklineGroups xmlns:xm="{xm}"><x14:sparklineGroup displayEmptyCellsAs="gap"><x14:sparklines>'
    "<x14:sparkline><xm:f>Bedrijfsvoering!{jaar_1}10:{jaar_4}10</xm:f><xm:sqref>{naast}10</xm:sqref></x14:sparkline>"
    "<x14:sparkline><xm:f>Bedrijfsvoering!{jaar_1}{laatste}:{jaar_4}{laatste}</xm:f><xm:sqref>{naast}{laatste}</xm:sqref></x14:sparkline>"
    "<x14:sparkline><xm:f>Bedrijfsvoering!{jaar_1}10:{jaar_1}{laatste}</xm:f><xm:sqref>{naast}8</xm:sqref></x14:sparkline>"
    "</x14:sparklines></x14:sparklineGroup></x14:sparklineGroups>"
)
DATA_BARS = (
    '<x14:conditionalFormattings><x14:conditionalFormatting xmlns:xm="{xm}"><x14:cfRule type="dataBar" '
    'id="{bar}"><x14:dataBar minLength="0" maxLength="100"><x14:cfvo type="autoMin"/><x14:cfvo type="autoMax"/>'
    '<x14:negativeFillColor rgb="FFFF0000"/><x14:axisColor rgb="FF000000"/></x14:dataBar></x14:cfRule>'
    "<xm:sqref>{jaar_2}10:{jaar_2}{laatste}</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings>"
)
VALIDATIONS = (
    '<x14:dataValidations count="2" xmlns:xm="{xm}"><x14:dataValidation type="list" allowBlank="1" '
    'showErrorMessage="1"><x14:formula1><xm:f>Ontwikkelingen!$B$6:$B${laatste_ontwikkeling}</xm:f></x14:formula1>'
    '<xm:sqref>{titel}10:{titel}{laatste}</xm:sqref></x14:dataValidation><x14:dataValidation type="list" allowBlank="1">'
    "<x14:formula1><xm:f>'Eigen blad'!$A$2:$A$3</xm:f></x14:formula1>"
    "<xm:sqref>{verder}10:{verder}{laatste}</xm:sqref>"
    "</x14:dataValidation></x14:dataValidations>"
)
SLICER_LIST = '<x14:slicerList><x14:slicer r:id="rId9"/></x14:slicerList>'
_EXTENSIONS = (
    ("{78C0D931-6437-407d-A8EE-F0AAD7539E65}", "x14", delen.X14, DATA_BARS),
    ("{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}", "x14", delen.X14, VALIDATIONS),
    ("{05C60535-1F16-4fd2-B633-F4F36F0B64E0}", "x14", delen.X14, SPARKLINES),
    ("{3A4CF648-6AED-40f4-86FF-DC5316D8AED3}", "x15", delen.X15, SLICER_LIST),
)

NIEUW: dict[str, tuple[str, str | None]] = {
    "xl/chartsheets/sheet1.xml": (delen.CHART_SHEET, f"{_SML}chartsheet+xml"),
    "xl/drawings/drawing92.xml": (delen.drawing(delen.CHART_FRAME, absolute=True), f"{_DRAW}+xml"),
    "xl/charts/chart4.xml": (
        delen.chart("'Eigen blad'!$B$2:$B$3", ["10", "20"]),
        f"{_DRAW}ml.chart+xml",
    ),
    EIGEN: (delen.OWN_SHEET, f"{_SML}worksheet+xml"),
    "xl/drawings/drawing93.xml": (delen.drawing(delen.CHART_FRAME), f"{_DRAW}+xml"),
    "xl/pivotTables/pivotTable1.xml": (delen.PIVOT_TABLE, f"{_SML}pivotTable+xml"),
    "xl/pivotCache/pivotCacheDefinition1.xml": (
        delen.PIVOT_CACHE,
        f"{_SML}pivotCacheDefinition+xml",
    ),
    "xl/pivotCache/pivotCacheRecords1.xml": (delen.PIVOT_RECORDS, f"{_SML}pivotCacheRecords+xml"),
    "xl/drawings/vmlDrawing1.vml": (delen.NOTE, None),
    "xl/drawings/vmlDrawing2.vml": (delen.BUTTON, None),
    "xl/comments1.xml": (delen.COMMENTS, f"{_SML}comments+xml"),
    "xl/threadedComments/threadedComment1.xml": (
        delen.THREADS,
        "application/vnd.ms-excel.threadedcomments+xml",
    ),
    "xl/persons/person.xml": (delen.PERSONS, "application/vnd.ms-excel.person+xml"),
    "xl/slicers/slicer1.xml": (delen.SLICERS, "application/vnd.ms-excel.slicer+xml"),
    "xl/slicerCaches/slicerCache1.xml": (
        delen.SLICER_CACHE,
        "application/vnd.ms-excel.slicerCache+xml",
    ),
    "customXml/item1.xml": (delen.CUSTOM_XML, None),
    "customXml/itemProps1.xml": (
        delen.CUSTOM_PROPS,
        "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
    ),
    "xl/webextensions/taskpanes.xml": (
        delen.TASKPANES,
        "application/vnd.ms-office.webextensiontaskpanes+xml",
    ),
    "xl/webextensions/webextension1.xml": (
        delen.WEB_EXTENSION,
        "application/vnd.ms-office.webextension+xml",
    ),
}
"""New parts with their content type; None where the extension of the name tells it."""
EXTENSIES = {
    "png": "image/png",
    "vml": "application/vnd.openxmlformats-officedocument.vmlDrawing",
    "bin": f"{_SML}printerSettings",
}
R = delen.REL
RELATIES_VAN: dict[str, list[tuple[str, str, str]]] = {
    "": [
        (
            "rId90",
            f"{_MS}/2011/relationships/webextensiontaskpanes",
            "xl/webextensions/taskpanes.xml",
        )
    ],
    "xl/workbook.xml": [
        ("rId90", f"{R}/worksheet", "worksheets/sheet17.xml"),
        ("rId91", f"{R}/chartsheet", "chartsheets/sheet1.xml"),
        ("rId92", f"{R}/pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml"),
        ("rId93", f"{_MS}/2007/relationships/slicerCache", "slicerCaches/slicerCache1.xml"),
        ("rId94", f"{_MS}/2017/10/relationships/person", "persons/person.xml"),
        ("rId95", f"{R}/customXml", "../customXml/item1.xml"),
    ],
    BLAD: [
        ("rId6", f"{R}/vmlDrawing", "/xl/drawings/vmlDrawing1.vml"),
        ("rId7", f"{R}/comments", "../comments1.xml"),
        (
            "rId8",
            f"{_MS}/2017/10/relationships/threadedComment",
            "../threadedComments/threadedComment1.xml",
        ),
        ("rId9", f"{_MS}/2007/relationships/slicer", "../slicers/slicer1.xml"),
        ("rId10", f"{R}/printerSettings", "../printerSettings/printerSettings1.bin"),
    ],
    FYSIEK: [("rId5", f"{R}/vmlDrawing", "../drawings/vmlDrawing2.vml")],
    EIGEN: [
        ("rId1", f"{R}/pivotTable", "../pivotTables/pivotTable1.xml"),
        ("rId2", f"{R}/drawing", "../drawings/drawing93.xml"),
    ],
    "xl/chartsheets/sheet1.xml": [("rId1", f"{R}/drawing", "../drawings/drawing92.xml")],
    "xl/drawings/drawing92.xml": [("rId1", f"{R}/chart", "../charts/chart4.xml")],
    "xl/drawings/drawing93.xml": [("rId1", f"{R}/chart", "../charts/chart5.xml")],
    TEKENING: [("rId91", f"{R}/image", "../media/image1.png")],
    "xl/pivotTables/pivotTable1.xml": [
        ("rId1", f"{R}/pivotCacheDefinition", "../pivotCache/pivotCacheDefinition1.xml")
    ],
    "xl/pivotCache/pivotCacheDefinition1.xml": [
        ("rId1", f"{R}/pivotCacheRecords", "pivotCacheRecords1.xml")
    ],
    "customXml/item1.xml": [("rId1", f"{R}/customXmlProps", "itemProps1.xml")],
    "xl/webextensions/taskpanes.xml": [
        ("rId1", f"{_MS}/2011/relationships/webextension", "webextension1.xml")
    ],
}


def versierd(meester: bytes, jaar_1: list[str]) -> dict[str, bytes]:
    """The parts of the master with everything added; `jaar_1` is what its own chart shows."""
    parts = read_parts(io.BytesIO(meester))
    laatste = last_row(parts, "tblBedrijfsvoering")
    added = {name: content.encode() for name, (content, _) in NIEUW.items()}
    added |= {
        GRAFIEK_DOMEIN: delen.chart(
            f"Bedrijfsvoering!${JAAR_1}$10:${JAAR_1}${laatste}", jaar_1
        ).encode(),
        "xl/media/image1.png": delen.png(),
        "xl/printerSettings/printerSettings1.bin": bytes(range(256)),
    }
    assert not added.keys() & parts.keys()
    parts |= added
    for part, found in RELATIES_VAN.items():
        name = rels_of(part)
        items = "".join(f'<Relationship Id="{i}" Type="{t}" Target="{d}"/>' for i, t, d in found)
        empty = f'{delen.KOP}<Relationships xmlns="{RELATIES}"></Relationships>'.encode()
        parts[name] = _before(parts.get(name, empty), "</Relationships>", items)
    overrides = {name: kind for name, (_, kind) in NIEUW.items() if kind}
    overrides[GRAFIEK_DOMEIN] = f"{_DRAW}ml.chart+xml"
    types = "".join(f'<Override PartName="/{n}" ContentType="{k}"/>' for n, k in overrides.items())
    defaults = "".join(
        f'<Default Extension="{e}" ContentType="{k}"/>' for e, k in EXTENSIES.items()
    )
    parts[TYPEN] = _before(_before(parts[TYPEN], "<Override", defaults), "</Types>", types)
    parts[TEKENING] = _drawn(parts[TEKENING])
    parts["xl/workbook.xml"] = _workbook(parts["xl/workbook.xml"])
    parts[BLAD] = _domain_sheet(parts[BLAD], laatste, last_row(parts, "tblOntwikkelingen"))
    parts[FYSIEK] = _before(parts[FYSIEK], "<tableParts", '<legacyDrawing r:id="rId5"/>')
    return parts


def _workbook(xml: bytes) -> bytes:
    """A chart sheet stands third, so that all sheets behind it get another number."""
    xml = re.sub(
        rb'localSheetId="([0-9]+)"',
        lambda m: b'localSheetId="%d"' % (int(m[1]) + (int(m[1]) >= 2)),
        xml,
    )
    xml = _before(
        xml, '<sheet name="Algemeen"', '<sheet name="Grafiek" sheetId="18" r:id="rId91"/>'
    )
    xml = _before(xml, "</sheets>", '<sheet name="Eigen blad" sheetId="17" r:id="rId90"/>')
    slicers = '<x14:slicerCache r:id="rId93"/>'
    return _before(
        xml,
        "</workbook>",
        '<pivotCaches><pivotCache cacheId="7" r:id="rId92"/></pivotCaches><extLst><ext '
        f'xmlns:x15="{delen.X15}" uri="{{46BE6895-7355-4a93-B00E-2C351335B9C9}}"><x15:slicerCaches '
        f'xmlns:x14="{delen.X14}">{slicers}</x15:slicerCaches></ext></extLst>',
    )


def _domain_sheet(xml: bytes, laatste: int, laatste_ontwikkeling: int) -> bytes:
    known = {
        "xm": delen.XM,
        "bar": _BAR,
        "laatste": laatste,
        "laatste_ontwikkeling": laatste_ontwikkeling,
        **_PLEKKEN,
    }
    bar = (
        f'<conditionalFormatting sqref="{JAAR_2}10:{JAAR_2}{laatste}">'
        '<cfRule type="dataBar" priority="90"><dataBar><cfvo type="min"/>'
        '<cfvo type="max"/><color rgb="FF638EC6"/></dataBar><extLst><ext '
        f'xmlns:x14="{delen.X14}" uri="{{B025F937-C7B1-47D3-B67F-A62EFF666E3E}}"><x14:id>{_BAR}</x14:id></ext>'
        "</extLst></cfRule></conditionalFormatting>"
    )
    extensions = "".join(
        f'<ext xmlns:{prefix}="{space}"{_also(prefix)} uri="{uri}">{content.format(**known)}</ext>'
        for uri, prefix, space, content in _EXTENSIONS
    )
    xml = _before(xml, "<dataValidations", bar)
    xml = xml.replace(b'orientation="landscape"/>', b'orientation="landscape" r:id="rId10"/>')
    xml = _before(xml, "<tableParts", '<legacyDrawing r:id="rId6"/>')
    return _before(xml, "</worksheet>", f"<extLst>{extensions}</extLst>")


def _drawn(xml: bytes) -> bytes:
    """What a user draws on a sheet that has a drawing comes behind what was there."""
    assert b'name="Vernieuw"' in xml
    objects = delen.drawing(delen.PICTURE, delen.TEXT_BOX, delen.SLICER_FRAME)
    anchors = objects[objects.index("<xdr:twoCellAnchor") : objects.index("</xdr:wsDr>")]
    xml = xml.replace(b"<xdr:wsDr ", b'<xdr:wsDr xmlns:r="%s" ' % delen.REL.encode(), 1)
    return _before(xml, "</xdr:wsDr>", anchors)


def _also(prefix: str) -> str:
    return "" if prefix == "x14" else f' xmlns:x14="{delen.X14}"'


def _before(xml: bytes, mark: str, inserted: str) -> bytes:
    assert mark.encode() in xml, mark
    return xml.replace(mark.encode(), (inserted + mark).encode(), 1)
