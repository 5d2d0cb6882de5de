"""The calculation chain: a list of formula cells that Excel rebuilds when it is not there."""

import re
from collections.abc import Callable, Mapping

from modelgemeente_xl.bestand.grond.bladpatronen import ATTRIBUTES, attribute_of
from modelgemeente_xl.bestand.grond.xmltekst import xml_text
from modelgemeente_xl.bestand.pakket.deelnamen import part_found
from modelgemeente_xl.bestand.pakket.pakket import (
    INHOUDSTYPEN,
    relations,
    relations_part,
    workbook_part,
)

_ELEMENT = rb"<((?:[\w.-]+:)?%s)\b(%s)\s*(?:/>|>\s*</\1\s*>)"
_RELATION = re.compile(_ELEMENT % (b"Relationship", ATTRIBUTES))
_OVERRIDE = re.compile(_ELEMENT % (b"Override", ATTRIBUTES))


def without_chain(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts without the chain, its relation and its content type.

    An entry for a cell without a formula makes Excel call the file damaged; no chain is fine.
    """
    workbook = workbook_part(parts)
    chain = next((r for r in relations(parts, workbook) if r.soort == "calcChain"), None)
    if chain is None:
        return dict(parts)
    left = {name: content for name, content in parts.items() if name != chain.doel}
    rels, types = (part_found(left, name) for name in (relations_part(workbook), INHOUDSTYPEN))
    part = f"/{chain.doel}".lower()
    left[rels] = _without(_RELATION, left[rels], b"Id", chain.id.__eq__)
    left[types] = _without(_OVERRIDE, left[types], b"PartName", lambda n: n.lower() == part)
    return left


def _without(
    element: re.Pattern[bytes], xml: bytes, name: bytes, gone: Callable[[str], bool]
) -> bytes:
    def keep(match: re.Match[bytes]) -> bytes:
        return b"" if gone(xml_text(attribute_of(match[2], name) or b"")) else match[0]

    return element.sub(keep, xml)
