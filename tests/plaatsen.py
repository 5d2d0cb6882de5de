"""Where a column of the domain sheets stands, for a test that must name a cell."""

from modelgemeente_xl.excel.adressen import column_letters
from modelgemeente_xl.werkmap.indeling.declaratie import DOMEINBLADEN
from modelgemeente_xl.werkmap.indeling.domeintabel import domeintabel


def letters(kop: str) -> str:
    """The letters of a column, which are those on each domain sheet."""
    return column_letters(domeintabel(DOMEINBLADEN[0]).index(kop) + 1)
