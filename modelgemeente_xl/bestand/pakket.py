"""The package of an .xlsx file: its parts by name, in their own order."""

import io
import posixpath
import zipfile
from pathlib import Path
from typing import IO
from xml.etree import ElementTree

_FIXED_TIME = (1980, 1, 1, 0, 0, 0)
"""Time of every entry, so that the same parts always give the same bytes."""

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def read_parts(source: Path | IO[bytes]) -> dict[str, bytes]:
    """Read every part of a package, in the order of its directory."""
    with zipfile.ZipFile(source) as package:
        return {name: package.read(name) for name in package.namelist()}


def package_bytes(parts: dict[str, bytes]) -> bytes:
    """Give a package whose bytes depend on the parts alone."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _FIXED_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            package.writestr(entry, content)
    return buffer.getvalue()


def sheet_parts(parts: dict[str, bytes]) -> dict[str, str]:
    """Which part holds which sheet, by name, in the order of the workbook."""
    targets = relations_of(parts, "xl/workbook.xml")
    sheets = ElementTree.fromstring(parts["xl/workbook.xml"]).iter(f"{_MAIN}sheet")
    return {sheet.attrib["name"]: targets[sheet.attrib[_RELATION_ID]] for sheet in sheets}


def relations_of(parts: dict[str, bytes], part: str) -> dict[str, str]:
    """The parts that a part refers to, as whole names by relation id; links to outside left out."""
    folder, _, file = part.rpartition("/")
    content = parts.get(f"{folder}/_rels/{file}.rels")
    if content is None:
        return {}
    return {
        relation.attrib["Id"]: _resolved(folder, relation.attrib["Target"])
        for relation in ElementTree.fromstring(content)
        if relation.get("TargetMode") != "External"
    }


def _resolved(folder: str, target: str) -> str:
    whole = target if target.startswith("/") else f"{folder}/{target}"
    return posixpath.normpath(whole).lstrip("/")
