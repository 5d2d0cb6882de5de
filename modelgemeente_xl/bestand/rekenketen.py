"""The calculation chain: a list of formula cells that Excel rebuilds when it is not there."""

import re
from collections.abc import Mapping

from modelgemeente_xl.bestand.bladpatronen import ATTRIBUTES, attribute_of
from modelgemeente_xl.bestand.pakket import INHOUDSTYPEN, relations, relations_part, workbook_part

_RELATION = re.compile(rb"<(?:[\w.-]+:)?Relationship\b(%s)\s*/>" % ATTRIBUTES)
_OVERRIDE = re.compile(rb"<(?:[\w.-]+:)?Override\b(%s)\s*/>" % ATTRIBUTES)


def without_chain(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts without the chain, its relation and its content type.

    An entry for a cell without a formula makes Excel call the file damaged; no chain is fine.
    """
    workbook = workbook_part(parts)
    chain = next((r for r in relations(parts, workbook) if r.soort == "calcChain"), None)
    if chain is None:
        return dict(parts)
    left = {name: content for name, content in parts.items() if name != chain.doel}
    rels = relations_part(workbook)
    left[rels] = _without(_RELATION, left[rels], b"Id", chain.id)
    left[INHOUDSTYPEN] = _without(_OVERRIDE, left[INHOUDSTYPEN], b"PartName", f"/{chain.doel}")
    return left


def _without(element: re.Pattern[bytes], xml: bytes, name: bytes, value: str) -> bytes:
    def keep(match: re.Match[bytes]) -> bytes:
        return b"" if attribute_of(match[1], name) == value.encode() else match[0]

    return element.sub(keep, xml)
