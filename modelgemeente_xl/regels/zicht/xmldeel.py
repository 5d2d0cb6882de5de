"""Parse the parts of a package safely, and read what openpyxl does not keep."""

from lxml import etree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
X14 = "{http://schemas.microsoft.com/office/spreadsheetml/2009/9/main}"
XM = "{http://schemas.microsoft.com/office/excel/2006/main}"
TEKENING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
GRAFIEK = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
RELATIE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
LEEG = etree.Element("leeg")
"""Stands for a part that is not there or cannot be read."""


def parse_xml(content: bytes | None) -> etree._Element:
    """Parse a part; no entities, no network. What cannot be parsed is an empty element."""
    if content is None:
        return LEEG
    try:
        return etree.fromstring(content, _parser())
    except etree.XMLSyntaxError:
        return LEEG


def xml_fout(content: bytes) -> int | None:
    """The line at which a part is no XML; None where it is."""
    try:
        etree.fromstring(content, _parser())
    except etree.XMLSyntaxError as error:
        return error.lineno or 1
    return None


def _parser() -> etree.XMLParser:
    # One per part: lxml's parsers are not to be shared between threads.
    return etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)


def waar(element: etree._Element, naam: str, standaard: bool = False) -> bool:
    """A yes-or-no attribute."""
    value = element.get(naam)
    return standaard if value is None else value in ("1", "true")


def getal(element: etree._Element, naam: str, standaard: float) -> float:
    """A number in an attribute; the default where there is none, or no number."""
    try:
        return float(element.get(naam, standaard))
    except ValueError:
        return standaard
