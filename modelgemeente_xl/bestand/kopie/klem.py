"""The sheets of the calculation copy with their formulas cut to what is in use."""

import re
from collections.abc import Callable, Mapping
from functools import cache

from modelgemeente_xl.bestand.grond.bladpatronen import attribute_of
from modelgemeente_xl.bestand.grond.xmltekst import escaped, xml_text
from modelgemeente_xl.bestand.pakket.namen import NAME

_WHOLE = re.compile(rb":\$?(?:[A-Z]{1,3}|[0-9]{1,7})(?![\w\"$!.(\[:])")
_FIXED = re.compile(
    rb"[^!()\[]+!(?:\$[A-Z]+(?:\$[0-9]+)?|\$[0-9]+):(?:\$[A-Z]+(?:\$[0-9]+)?|\$[0-9]+)"
)
_FORMULA = re.compile(rb"(<(?:[\w.-]+:)?f\b([^>]*)>)([^<]+)(?=</)")

Snijder = Callable[[str, bytes | None, str], str]
"""Gives a formula as it is to be computed, by its sheet, its kind and its text."""
Bladen = Mapping[str, tuple[bytes, bytes]]
"""The XML of every sheet with the prefix of its namespace, by name."""


def clipped_sheets(bladen: Bladen, workbook: bytes) -> dict[str, bytes]:
    """The XML of every sheet, as IronCalc computes it soon."""
    namen = _whole_names(workbook)
    known = rb"|".join(re.escape(naam.encode()) for naam in namen)
    named = re.compile(known, re.IGNORECASE) if namen else None

    @cache
    def cut() -> Snijder:  # few workbooks need it, and it takes time to import
        from modelgemeente_xl.bestand.kopie.klemmen import cutter

        return cutter(bladen, namen)

    def clip(blad: str, xml: bytes) -> bytes:
        def formula(match: re.Match[bytes]) -> bytes:
            if not (_to_the_end(match[3]) or (named and named.search(match[3]))):
                return match[0]
            kind = attribute_of(match[2], b"t") if match[2] else None
            text = xml_text(match[3])
            new = cut()(blad, kind, text)
            return match[0] if new == text else match[1] + escaped(new)

        return _FORMULA.sub(formula, xml)

    return {
        blad: clip(blad, xml) if named or _to_the_end(xml) else xml
        for blad, (xml, _) in bladen.items()
    }


def _to_the_end(formulas: bytes) -> bool:
    """Whether there may be a reference to the end of a sheet; most sheets have none."""
    return b"1048576" in formulas or b"XFD" in formulas or _WHOLE.search(formulas) is not None


def _whole_names(workbook: bytes) -> dict[str, str]:
    """The names of the whole workbook that stand for a fixed range to the end of a sheet."""
    found: dict[str, str] = {}
    for match in NAME.finditer(workbook):
        if not _to_the_end(match[3]):
            continue
        naam = xml_text(attribute_of(match[2], b"name") or b"").lower()
        if not naam.startswith("_xlnm.") and _FIXED.fullmatch(match[3]):
            found[naam] = xml_text(match[3])
    return {naam: text for naam, text in found.items() if naam not in _local_names(workbook)}


def _local_names(workbook: bytes) -> set[str]:
    """The names that mean something else on one of the sheets."""
    attributes = [match[2] for match in NAME.finditer(workbook) if b"localSheetId" in match[2]]
    return {xml_text(attribute_of(each, b"name") or b"").lower() for each in attributes}
