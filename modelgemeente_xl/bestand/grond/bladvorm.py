"""The XML of a worksheet in a plainer form, to look at; what is written keeps its own."""

import re
from xml.etree import ElementTree

from modelgemeente_xl.excel.adressen import column_letters, column_number

_REMARKS = re.compile(rb">\s*(?:(?:<!--.*?-->|<\?.*?\?>)\s*)+(?=<)", re.DOTALL)
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ADDRESS = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")


def without_remarks(xml: bytes) -> bytes:
    """The XML with blanks where comments and instructions stand between tags, byte for byte."""
    if not (_may_hold(b"<!", xml, 0) or _may_hold(b"<?", xml, xml.find(b"?>") + 2)):
        return xml
    return _REMARKS.sub(lambda match: b">" + b" " * (len(match[0]) - 1), xml)


def _may_hold(tag: bytes, xml: bytes, begin: int) -> bool:
    """Whether a tag is there; its second byte is rare, and looked for in a tenth of the time."""
    return xml.find(tag[1:], begin) >= 0 and xml.find(tag, begin) >= 0


def plain_text(xml: bytes) -> bytes:
    """A part that is only read without comments and CDATA; as it is where it is no XML."""
    try:
        return bytes(ElementTree.tostring(ElementTree.fromstring(xml), "utf-8"))
    except ElementTree.ParseError:
        return xml


def readable(xml: bytes) -> bytes:
    """The cells of a sheet in a form that can be read, however they stand in it.

    Rows and cells in rising order, of two in one place the last, and nothing between them. Not to
    be written: what is left out would be lost.
    """
    root = ElementTree.fromstring(xml)
    rows: dict[int, dict[int, ElementTree.Element]] = {}
    number = 0
    for row in root.iterfind(f"{_MAIN}sheetData/{_MAIN}row"):
        given = row.get("r", "")
        number = int(given) if given.isdecimal() else number + 1
        column = 0
        for cell in row.iterfind(f"{_MAIN}c"):
            address = _ADDRESS.fullmatch(cell.get("r", ""))
            column = column_number(address[1]) if address else column + 1
            cell.set("r", f"{column_letters(column)}{number}")
            rows.setdefault(number, {})[column] = cell
    sheet = ElementTree.Element(f"{_MAIN}worksheet")
    data = ElementTree.SubElement(sheet, f"{_MAIN}sheetData")
    for number, cells in sorted(rows.items()):
        row = ElementTree.SubElement(data, f"{_MAIN}row", r=str(number))
        row.extend(cell for _, cell in sorted(cells.items()))
    return bytes(ElementTree.tostring(sheet, "utf-8"))
