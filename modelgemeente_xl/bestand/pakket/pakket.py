"""The package of an .xlsx file: its parts by name, in their own order, and how they are related."""

import io
import posixpath
import zipfile
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import IO, NamedTuple
from xml.etree import ElementTree

from modelgemeente_xl.bestand.grond.weigering import BestandGeweigerd
from modelgemeente_xl.bestand.grond.xmlkeuring import check_xml, is_read
from modelgemeente_xl.bestand.pakket.deelnamen import part_found, part_name
from modelgemeente_xl.bestand.pakket.zipcontrole import read_entry

_FIXED_TIME = (1980, 1, 1, 0, 0, 0)
"""Time of every entry, so that the same parts always give the same bytes."""

VOL_INGEPAKT = 6
"""Level of compression of a new workbook, for which small counts for more than quick."""
INHOUDSTYPEN = "[Content_Types].xml"
MODULE = "module"
"""Kind of a sheet that holds old code; the code itself is elsewhere, the sheet has no part."""

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class Relatie(NamedTuple):
    """A link of one part to another part; to outside the package where `doel` is empty."""

    id: str
    soort: str
    doel: str


class Bladingang(NamedTuple):
    """A sheet of the workbook: its name, kind (worksheet, chartsheet, ...) and part.

    A module of Visual Basic of before Excel 97 is a sheet of kind `module`, without a part.
    """

    naam: str
    soort: str
    part: str


def read_parts(source: Path | IO[bytes]) -> dict[str, bytes]:
    """Read every part of a package, in the order of its directory."""
    with zipfile.ZipFile(source) as package:
        return {part_name(entry): read_entry(package, entry) for entry in package.infolist()}


def package_bytes(parts: Mapping[str, bytes], level: int = VOL_INGEPAKT) -> bytes:
    """Give a package whose bytes depend on the parts alone; level 0 stores them as they are."""
    buffer = io.BytesIO()
    method = zipfile.ZIP_DEFLATED if level else zipfile.ZIP_STORED
    with zipfile.ZipFile(buffer, "w", method, compresslevel=level) as package:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _FIXED_TIME)
            entry.compress_type = method
            entry.external_attr = 0o600 << 16
            package.writestr(entry, content)
    return buffer.getvalue()


def workbook_part(parts: Mapping[str, bytes]) -> str:
    """Name of the part that holds the workbook itself."""
    for relation in relations(parts, ""):
        if relation.soort == "officeDocument" and relation.doel in parts:
            return relation.doel
    raise BestandGeweigerd(
        "in dit bestand ontbreekt het onderdeel met de werkmap; het is beschadigd of geen "
        "Excel-werkmap"
    )


def sheets_of(parts: Mapping[str, bytes]) -> list[Bladingang]:
    """Every sheet in the order of the workbook, chart sheets too."""
    workbook = workbook_part(parts)
    by_id = {r.id: r for r in relations(parts, workbook)}
    sheets = []
    for name, id_ in _listed(workbook, parts[workbook]):
        if id_ == "":
            sheets.append(Bladingang(name, MODULE, ""))
            continue
        relation = by_id.get(id_ or "")
        if relation is None or relation.doel not in parts:
            raise BestandGeweigerd(
                f"het onderdeel van blad {name} ontbreekt in dit bestand; het is beschadigd"
            )
        sheets.append(Bladingang(name, relation.soort, relation.doel))
    return sheets


@lru_cache(16)
def _listed(name: str, content: bytes) -> tuple[tuple[str, str | None], ...]:
    """Name and relation of every sheet of the workbook's part; it is asked more than once."""
    sheets = xml_tree({name: content}, name).iter(f"{_MAIN}sheet")
    return tuple((sheet.get("name", ""), sheet.get(_RELATION_ID)) for sheet in sheets)


def sheet_parts(parts: Mapping[str, bytes]) -> dict[str, str]:
    """Which part holds which worksheet, by name, in the order of the workbook."""
    return {sheet.naam: sheet.part for sheet in sheets_of(parts) if sheet.soort == "worksheet"}


def relations(parts: Mapping[str, bytes], part: str) -> list[Relatie]:
    """What a part refers to; the package itself is part ``""``."""
    folder = part.rpartition("/")[0]
    name = part_found(parts, relations_part(part))
    if name not in parts:
        return []
    return [
        link._replace(doel=part_found(parts, link.doel)) if link.doel else link
        for link in _links(name, parts[name], folder)
    ]


@lru_cache(512)
def _links(name: str, content: bytes, folder: str) -> tuple[Relatie, ...]:
    """What a part with relations says; it is asked more than once."""
    return tuple(
        Relatie(
            relation.get("Id", ""),
            relation.get("Type", "").rpartition("/")[2],
            ""
            if relation.get("TargetMode") == "External"
            else _resolved(folder, relation.get("Target", "")),
        )
        for relation in xml_tree({name: content}, name)
    )


def relations_part(part: str) -> str:
    """Name of the part that holds the relations of a part."""
    folder, _, file = part.rpartition("/")
    return posixpath.join(folder, "_rels", f"{file}.rels")


def check_workbook(naam: str, parts: Mapping[str, bytes]) -> None:
    """Raise `BestandGeweigerd` where the parts are not a workbook that can be worked on."""
    if part_found(parts, INHOUDSTYPEN) not in parts:
        raise BestandGeweigerd(
            f"{naam}: dit is geen Excel-werkmap ({INHOUDSTYPEN} ontbreekt); open het in het "
            "programma waarmee het is gemaakt en sla het op als .xlsx"
        )
    try:
        workbook = workbook_part(parts)
        if workbook.endswith(".bin"):
            raise BestandGeweigerd(
                "dit is een binaire werkmap (.xlsb); sla haar in Excel op als Excel-werkmap (.xlsx)"
            )
        root = xml_tree(parts, workbook).tag
        if root == f"{_STRICT}workbook":
            raise BestandGeweigerd(
                "dit is een werkmap in Strict Open XML; sla haar in Excel op als gewone "
                "Excel-werkmap (.xlsx)"
            )
        if root != f"{_MAIN}workbook":
            raise BestandGeweigerd("dit is een ander Office-bestand, geen Excel-werkmap")
        sheets = sheets_of(parts)
    except BestandGeweigerd as refusal:
        raise BestandGeweigerd(f"{naam}: {refusal}") from refusal
    seen: set[str] = set()
    for sheet in sheets:
        if sheet.naam.lower() in seen or (sheet.part and sheet.part in seen):
            raise BestandGeweigerd(
                f"{naam}: blad {sheet.naam} komt twee keer voor; het bestand is beschadigd"
            )
        seen |= {sheet.naam.lower(), sheet.part}
        if sheet.part and not is_read(sheet.part):
            check_xml(f"{naam}: onderdeel {sheet.part}", parts[sheet.part])
    if all(sheet.soort == MODULE for sheet in sheets):
        raise BestandGeweigerd(
            f"{naam}: in deze werkmap staat geen blad; het bestand is beschadigd"
        )


def xml_tree(parts: Mapping[str, bytes], part: str) -> ElementTree.Element:
    """Parse a part; raise `BestandGeweigerd` where it is no XML."""
    check_xml(f"onderdeel {part}", parts[part])
    try:
        return ElementTree.fromstring(parts[part])
    except ElementTree.ParseError as error:
        regel, teken = error.position
        raise BestandGeweigerd(
            f"onderdeel {part} is geen geldige XML (bij regel {regel}, teken {teken + 1}); het "
            "bestand is beschadigd"
        ) from error


def _resolved(folder: str, target: str) -> str:
    whole = target if target.startswith("/") else f"{folder}/{target}"
    return posixpath.normpath(whole).lstrip("/")
