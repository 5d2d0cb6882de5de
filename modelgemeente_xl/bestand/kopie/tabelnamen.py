"""Tables in the calculation copy: IronCalc knows them by `name`, which formulas do not use.

Excel, LibreOffice and formulas go by `displayName`. Others write another `name` beside it, or none:
then the engine cannot load the workbook, or gives `#NAME?` for every reference.
"""

import re
from collections.abc import Iterable, Mapping

from modelgemeente_xl.bestand.grond.bladpatronen import ATTRIBUTES, attribute_of
from modelgemeente_xl.bestand.pakket.tabellen import Tabeldeel

_TABLE = re.compile(rb"<(?:[\w.-]+:)?table(?=\s)%s\s*(?=/?>)" % ATTRIBUTES)
_NAME = re.compile(rb"""\sname\s*=\s*(?:"[^"]*"|'[^']*')""")


def with_table_names(parts: Mapping[str, bytes], tabellen: Iterable[Tabeldeel]) -> dict[str, bytes]:
    """The parts of the tables whose `name` is not their `displayName`, with one that is."""
    found = {}
    for deel in tabellen:
        xml = parts[deel.part]
        tag = _TABLE.search(xml)
        shown = attribute_of(tag[0], b"displayName") if tag else None
        if tag is None or shown is None or attribute_of(tag[0], b"name") == shown:
            continue
        named = _NAME.sub(b"", tag[0]) + b' name="%s"' % shown
        found[deel.part] = xml[: tag.start()] + named + xml[tag.end() :]
    return found
