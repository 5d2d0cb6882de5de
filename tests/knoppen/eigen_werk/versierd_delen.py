"""The parts that a user's workbook may hold and that ours never makes, as Excel writes them."""

import struct
import zlib

KOP = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
X15 = "http://schemas.microsoft.com/office/spreadsheetml/2010/11/main"
XM = "http://schemas.microsoft.com/office/excel/2006/main"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
XDR = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
TC = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
_ROOTS = f'xmlns="{MAIN}" xmlns:r="{REL}"'
PERSOON = "{11111111-2222-4333-8444-555555555555}"
DRAAD = "{0A1B2C3D-1111-4222-8333-444455556666}"


def png() -> bytes:
    """A picture of two by two pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    pixels = zlib.compress(b"\0\xff\0\0\0\xff\0" * 2)
    header = struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )


def chart(reference: str, values: list[str]) -> str:
    """A column chart of one series, with the copy of the cells that Excel keeps."""
    points = "".join(f'<c:pt idx="{i}"><c:v>{v}</c:v></c:pt>' for i, v in enumerate(values))
    return (
        f'{KOP}<c:chartSpace xmlns:c="{C}" xmlns:a="{A}" xmlns:r="{REL}"><c:chart><c:plotArea>'
        '<c:layout/><c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:ser>'
        f'<c:idx val="0"/><c:order val="0"/><c:val><c:numRef><c:f>{reference}</c:f><c:numCache>'
        f'<c:formatCode>General</c:formatCode><c:ptCount val="{len(values)}"/>{points}'
        '</c:numCache></c:numRef></c:val></c:ser><c:axId val="1"/><c:axId val="2"/></c:barChart>'
        '<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="minMax"/></c:scaling>'
        '<c:delete val="0"/><c:axPos val="b"/><c:crossAx val="2"/></c:catAx>'
        '<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/></c:scaling>'
        '<c:delete val="0"/><c:axPos val="l"/><c:crossAx val="1"/></c:valAx>'
        '</c:plotArea><c:plotVisOnly val="1"/></c:chart></c:chartSpace>'
    )


def drawing(*objects: str, absolute: bool = False) -> str:
    """A drawing with these objects, one below the other."""
    place = (
        '<xdr:absoluteAnchor><xdr:pos x="0" y="0"/><xdr:ext cx="9000000" cy="6000000"/>{}'
        "<xdr:clientData/></xdr:absoluteAnchor>"
        if absolute
        else "<xdr:twoCellAnchor><xdr:from><xdr:col>44</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>3"
        "</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>48</xdr:col><xdr:colOff>0"
        "</xdr:colOff><xdr:row>12</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>{}<xdr:clientData/>"
        "</xdr:twoCellAnchor>"
    )
    return (
        f'{KOP}<xdr:wsDr xmlns:xdr="{XDR}" xmlns:a="{A}" xmlns:r="{REL}">'
        f"{''.join(place.format(item) for item in objects)}</xdr:wsDr>"
    )


CHART_FRAME = (
    '<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="Eigen grafiek"/>'
    '<xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/>'
    f'</xdr:xfrm><a:graphic><a:graphicData uri="{C}"><c:chart xmlns:c="{C}" r:id="rId1"/>'
    "</a:graphicData></a:graphic></xdr:graphicFrame>"
)
_BOX = (
    '<xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr>'
)
PICTURE = (
    '<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="93" name="Logo" descr="Logo van de gemeente"/><xdr:cNvPicPr/>'
    '</xdr:nvPicPr><xdr:blipFill><a:blip r:embed="rId91"/><a:stretch><a:fillRect/></a:stretch>'
    f"</xdr:blipFill>{_BOX}</xdr:pic>"
)
TEXT_BOX = (
    '<xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="94" name="Tekstvak"/><xdr:cNvSpPr txBox="1"/>'
    f"</xdr:nvSpPr>{_BOX}<xdr:txBody><a:bodyPr/><a:p><a:r><a:t>Let op: raad 12 mei &amp; later</a:t></a:r></a:p>"
    "</xdr:txBody></xdr:sp>"
)
SLICER_FRAME = (
    f'<mc:AlternateContent xmlns:mc="{MC}"><mc:Choice '
    'xmlns:sle15="http://schemas.microsoft.com/office/drawing/2012/slicer" Requires="sle15">'
    '<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="95" name="Aard"/>'
    '<xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/>'
    '</xdr:xfrm><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/drawing/2010/slicer">'
    '<sle:slicer xmlns:sle="http://schemas.microsoft.com/office/drawing/2010/slicer" name="Aard"/>'
    "</a:graphicData></a:graphic></xdr:graphicFrame></mc:Choice><mc:Fallback/></mc:AlternateContent>"
)


def vml(kind: str, inside: str, client: str) -> str:
    """A legacy drawing with one shape: a note or a button."""
    return (
        '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
        'xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="_x0000_t201" coordsize="21600,21600" '
        'o:spt="201" path="m,l,21600r21600,l21600,xe"/><v:shape id="_x0000_s1025" type="#_x0000_t201" '
        f'style="position:absolute">{inside}<x:ClientData ObjectType="{kind}">'
        f"<x:Anchor>1, 15, 1, 2, 3, 15, 4, 4</x:Anchor>{client}</x:ClientData></v:shape></xml>"
    )


NOTE = vml("Note", "", "<x:Row>11</x:Row><x:Column>6</x:Column>")
BUTTON = vml(
    "Button",
    '<v:textbox><div style="text-align:center"><font size="220">Mijn knop</font></div></v:textbox>',
    "<x:FmlaMacro>[0]!MijnMacro</x:FmlaMacro>",
)
COMMENTS = (
    f'{KOP}<comments xmlns="{MAIN}"><authors><author>tc={DRAAD}</author></authors><commentList>'
    '<comment ref="G12" authorId="0"><text><t>[Opmerkingenthread] Klopt dit bedrag?</t></text></comment>'
    "</commentList></comments>"
)
THREADS = (
    f'{KOP}<ThreadedComments xmlns="{TC}"><threadedComment ref="G12" dT="2027-02-01T10:00:00.00" '
    f'personId="{PERSOON}" id="{DRAAD}"><text>Klopt dit bedrag?</text></threadedComment></ThreadedComments>'
)
PERSONS = (
    f'{KOP}<personList xmlns="{TC}"><person displayName="Ambtenaar" id="{PERSOON}" userId="a" '
    'providerId="None"/></personList>'
)
SLICERS = f'{KOP}<slicers xmlns="{X14}"><slicer name="Aard" cache="Slicer_Aard" caption="Aard" rowHeight="241300"/></slicers>'
SLICER_CACHE = (
    f'{KOP}<slicerCacheDefinition xmlns="{X14}" xmlns:x15="{X15}" name="Slicer_Aard" sourceName="Aard"><extLst>'
    f'<x:ext xmlns:x="{MAIN}" uri="{{2F2917AC-EB37-4324-AD4E-5DD8C200BD13}}">'
    '<x15:tableSlicerCache tableId="3" column="4"/></x:ext></extLst></slicerCacheDefinition>'
)
PIVOT_CACHE = (
    f'{KOP}<pivotCacheDefinition {_ROOTS} r:id="rId1" refreshedBy="a" refreshedDate="46000" createdVersion="6" '
    'refreshedVersion="6" recordCount="2"><cacheSource type="worksheet"><worksheetSource ref="A1:B3" '
    'sheet="Eigen blad"/></cacheSource><cacheFields count="2"><cacheField name="Post" numFmtId="0">'
    '<sharedItems count="2"><s v="een"/><s v="twee"/></sharedItems></cacheField><cacheField name="Euro" numFmtId="0">'
    '<sharedItems containsSemiMixedTypes="0" containsString="0" containsNumber="1" containsInteger="1" '
    'minValue="10" maxValue="20"/></cacheField></cacheFields></pivotCacheDefinition>'
)
PIVOT_RECORDS = (
    f'{KOP}<pivotCacheRecords {_ROOTS} count="2"><r><x v="0"/><n v="10"/></r><r><x v="1"/><n v="20"/></r>'
    "</pivotCacheRecords>"
)
PIVOT_TABLE = (
    f'{KOP}<pivotTableDefinition xmlns="{MAIN}" name="Draaitabel1" cacheId="7" dataCaption="Waarden" '
    'applyNumberFormats="0" applyBorderFormats="0" applyFontFormats="0" applyPatternFormats="0" '
    'applyAlignmentFormats="0" applyWidthHeightFormats="1"><location ref="D1:E4" firstHeaderRow="1" firstDataRow="1" '
    'firstDataCol="1"/><pivotFields count="2"><pivotField axis="axisRow" showAll="0"><items count="3"><item x="0"/>'
    '<item x="1"/><item t="default"/></items></pivotField><pivotField dataField="1" showAll="0"/></pivotFields>'
    '<rowFields count="1"><field x="0"/></rowFields><rowItems count="3"><i><x/></i><i><x v="1"/></i><i t="grand"><x/>'
    '</i></rowItems><colItems count="1"><i/></colItems><dataFields count="1"><dataField name="Som van Euro" fld="1"/>'
    "</dataFields></pivotTableDefinition>"
)


def _text(ref: str, text: str) -> str:
    return f'<c r="{ref}" t="inlineStr"><is><t>{text}</t></is></c>'


OWN_SHEET = (
    f"{KOP}<worksheet {_ROOTS}><sheetData>"
    f'<row r="1">{_text("A1", "Post")}{_text("B1", "Euro")}{_text("D1", "Rijlabels")}{_text("E1", "Som van Euro")}</row>'
    f'<row r="2">{_text("A2", "een")}<c r="B2"><v>10</v></c>{_text("D2", "een")}<c r="E2"><v>10</v></c></row>'
    f'<row r="3">{_text("A3", "twee")}<c r="B3"><v>20</v></c>{_text("D3", "twee")}<c r="E3"><v>20</v></c></row>'
    f'<row r="4">{_text("D4", "Eindtotaal")}<c r="E4"><v>30</v></c></row>'
    '</sheetData><drawing r:id="rId2"/></worksheet>'
)
CHART_SHEET = (
    f'{KOP}<chartsheet {_ROOTS}><sheetPr/><sheetViews><sheetView workbookViewId="0"/></sheetViews>'
    '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>'
    '<drawing r:id="rId1"/></chartsheet>'
)
CUSTOM_XML = '<?xml version="1.0" encoding="utf-8"?>\n<dossier xmlns="urn:gemeente:dossier"><zaak>Z-1</zaak></dossier>'
CUSTOM_PROPS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<ds:datastoreItem '
    'ds:itemID="{AAAAAAAA-1111-4222-8333-BBBBBBBBBBBB}" '
    'xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs/></ds:datastoreItem>'
)
TASKPANES = (
    f'{KOP}<wetp:taskpanes xmlns:wetp="http://schemas.microsoft.com/office/webextensions/taskpanes/2010/11">'
    '<wetp:taskpane dockstate="right" visibility="0" width="350" row="0"><wetp:webextensionref '
    f'xmlns:r="{REL}" r:id="rId1"/></wetp:taskpane></wetp:taskpanes>'
)
WEB_EXTENSION = (
    f'{KOP}<we:webextension xmlns:we="http://schemas.microsoft.com/office/webextensions/webextension/2010/11" '
    'id="{CCCCCCCC-1111-4222-8333-DDDDDDDDDDDD}"><we:reference id="wa1" version="1.0" store="nl-NL" '
    'storeType="OMEX"/><we:alternateReferences/><we:properties/><we:bindings/></we:webextension>'
)
