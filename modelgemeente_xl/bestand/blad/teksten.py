"""The shared strings of a workbook, read when first asked for."""

import re
from collections.abc import Mapping
from functools import cached_property

from modelgemeente_xl.bestand.blad.celwaarde import rich_text
from modelgemeente_xl.bestand.grond.bladpatronen import ATTRIBUTES, patterns
from modelgemeente_xl.bestand.grond.bladvorm import plain_text
from modelgemeente_xl.bestand.grond.xmlkeuring import check_xml, is_read
from modelgemeente_xl.bestand.grond.xmltekst import cell_text, needs_preserve
from modelgemeente_xl.bestand.pakket.pakket import relations, workbook_part

_ROOT = re.compile(rb"<(?:([\w.-]+):)?sst[\s>/]")


class Teksten:
    """The shared strings; their part is never written."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self._parts = parts

    @cached_property
    def lijst(self) -> list[str]:
        """Every text by its number; what only part of it looks like is left out."""
        root = _ROOT.search(self._xml)
        rich = patterns(root[1] + b":" if root and root[1] else b"")
        return [
            cell_text(plain) if plain or not runs else rich_text(runs, rich)
            for plain, runs in self._items
        ]

    @cached_property
    def nummers(self) -> dict[str, int]:
        """The number of every text that is nothing but text."""
        numbers: dict[str, int] = {}
        for number, ((plain, _), text) in enumerate(zip(self._items, self.lijst, strict=True)):
            if plain and not needs_preserve(text):
                numbers.setdefault(text, number)
        return numbers

    @cached_property
    def _xml(self) -> bytes:
        found = relations(self._parts, workbook_part(self._parts))
        part = next((r.doel for r in found if r.soort == "sharedStrings"), "")
        xml = self._parts.get(part, b"")
        if not is_read(part):
            check_xml(f"onderdeel {part}", xml)
        return plain_text(xml) if b"<!" in xml else xml

    @cached_property
    def _items(self) -> list[tuple[bytes, bytes]]:
        """The text of each item, or else its runs."""
        root = _ROOT.search(self._xml)
        if root is None:
            return []
        names = {b"p": re.escape(root[1] + b":" if root[1] else b""), b"a": ATTRIBUTES}
        item = re.compile(
            rb"<%(p)ssi\b%(a)s\s*(?:/>|>\s*(?:<%(p)st\b%(a)s\s*>([^<]*)</%(p)st\s*>\s*</%(p)ssi\s*>"
            rb"|(.*?)</%(p)ssi\s*>))" % names,
            re.DOTALL,
        )
        return item.findall(self._xml)
