"""Where a column of the domain sheets or a table ends up, for a test that must name a cell."""

import re
from collections.abc import Mapping

from modelgemeente_xl.excel.adressen import column_letters
from modelgemeente_xl.werkmap.indeling.declaratie import DOMEINBLADEN
from modelgemeente_xl.werkmap.indeling.domeintabel import domeintabel


def letters(kop: str) -> str:
    """The letters of a column, which are those on each domain sheet."""
    return column_letters(domeintabel(DOMEINBLADEN[0]).index(kop) + 1)


def last_row(parts: Mapping[str, bytes], tabel: str) -> int:
    """The row (from 1) where a table ends, in the parts of a workbook."""
    pattern = rb' displayName="%s" ref="[A-Z]+[0-9]+:[A-Z]+([0-9]+)"' % tabel.encode()
    (found,) = [hit[1] for xml in parts.values() if (hit := re.search(pattern, xml))]
    return int(found)
