"""Read the totals of a workbook, from any source that can give the value of a cell."""

from collections.abc import Callable
from typing import Any

from modelgemeente_xl.model.begroting import Jaarreeks
from modelgemeente_xl.model.totalen import Totalen
from modelgemeente_xl.werkmap.indeling.declaratie import DOMEINBLADEN
from modelgemeente_xl.werkmap.indeling.domeintabel import (
    JAARKOLOMMEN,
    PER_AARD,
    Domeinrij,
    domeintabel,
)
from modelgemeente_xl.werkmap.indeling.totaalindeling import JAREN, KOLOM_JAAR_1, Somrij


def totals_of(value: Callable[[str, int, int], Any]) -> Totalen:
    """Read the totals; `value(sheet, row, column)` counts from 1.

    What is not a whole number is given as -1, which no total can be.
    """

    def reeks(blad: str, rij: int, kolom: int) -> Jaarreeks:
        return tuple(_whole(value(blad, rij + 1, kolom + 1 + k)) for k in JAREN)

    def domein(blad: str, rij: Domeinrij) -> Jaarreeks:
        return reeks(blad, rij, domeintabel(blad).index(JAARKOLOMMEN[0]))

    return Totalen(
        {
            blad: {aard: domein(blad, rij) for rij, aard in PER_AARD.items()}
            for blad in DOMEINBLADEN
        },
        {blad: domein(blad, Domeinrij.EXTRA) for blad in DOMEINBLADEN},
        reeks("Totaal", Somrij.BASIS, KOLOM_JAAR_1),
        reeks("Totaal", Somrij.BRUTO, KOLOM_JAAR_1),
    )


def _whole(value: Any) -> int:
    if isinstance(value, (int, float)) and value == int(value):
        return int(value)
    return -1
