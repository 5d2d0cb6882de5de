"""Read the totals of a workbook, from any source that can give the value of a cell."""

from collections.abc import Callable
from typing import Any

from modelgemeente_xl.model.begroting import Jaarreeks
from modelgemeente_xl.model.totalen import Totalen
from modelgemeente_xl.werkmap.indeling.declaratie import DOMEINBLADEN
from modelgemeente_xl.werkmap.indeling.domeintabel import (
    KOLOM_JAAR_1,
    RIJ_EXTRA,
    RIJ_INCIDENTEEL,
    RIJ_STRUCTUREEL,
)
from modelgemeente_xl.werkmap.indeling.totaalindeling import JAREN, KOLOM_1, RIJ_BASIS, RIJ_BRUTO


def totals_of(value: Callable[[str, int, int], Any]) -> Totalen:
    """Read the totals; `value(sheet, row, column)` counts from 1.

    What is not a whole number is given as -1, which no total can be.
    """

    def reeks(blad: str, rij: int, kolom: int) -> Jaarreeks:
        return tuple(_whole(value(blad, rij + 1, kolom + 1 + k)) for k in JAREN)

    return Totalen(
        {
            blad: {
                "structureel": reeks(blad, RIJ_STRUCTUREEL, KOLOM_JAAR_1),
                "incidenteel": reeks(blad, RIJ_INCIDENTEEL, KOLOM_JAAR_1),
            }
            for blad in DOMEINBLADEN
        },
        {blad: reeks(blad, RIJ_EXTRA, KOLOM_JAAR_1) for blad in DOMEINBLADEN},
        reeks("Totaal", RIJ_BASIS, KOLOM_1),
        reeks("Totaal", RIJ_BRUTO, KOLOM_1),
    )


def _whole(value: Any) -> int:
    if isinstance(value, (int, float)) and value == int(value):
        return int(value)
    return -1
