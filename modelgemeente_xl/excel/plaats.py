"""Rectangles as the parts of a package write them; rows and columns count from 1."""

import re

from modelgemeente_xl.excel.adressen import (
    LAATSTE_KOLOM,
    LAATSTE_RIJ,
    Bereik,
    column_number,
    parse_range,
)

_KOLOMMEN = re.compile(r"([A-Z]{1,3}):([A-Z]{1,3})")
_RIJEN = re.compile(r"([0-9]{1,7}):([0-9]{1,7})")
HEEL_BLAD = Bereik(1, 1, LAATSTE_RIJ, LAATSTE_KOLOM)


def vlak_of(tekst: str) -> Bereik | None:
    """Read `A1`, `A1:C3`, `A:C` or `1:3`, dollars or not; None if it is none of these."""
    tekst = tekst.replace("$", "")
    if match := _KOLOMMEN.fullmatch(tekst):
        return Bereik(1, column_number(match[1]), LAATSTE_RIJ, column_number(match[2]))
    if match := _RIJEN.fullmatch(tekst):
        return Bereik(int(match[1]), 1, int(match[2]), LAATSTE_KOLOM)
    return parse_range(tekst)


def vlakken_of(tekst: str) -> tuple[Bereik, ...]:
    """Read a list such as `A1:B2 D4`; what cannot be read is left out."""
    return tuple(vlak for deel in tekst.split() if (vlak := vlak_of(deel)))


def plaats_of(tekst: str) -> tuple[int, int] | None:
    """Row and column of the first cell of a range; None if it is no range."""
    vlak = vlak_of(tekst)
    return (vlak.rij, vlak.kolom) if vlak else None
