"""Fingerprints of what the catalogue last wrote, so that a later edition knows what a user changed.

The lines have their values on the sheet Catalogus; for the long texts, the parameters and the
register a short fingerprint per cell is enough to tell changed from unchanged.
"""

import hashlib
from collections.abc import Container, Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any

from modelgemeente_xl.excel.datum import serial_of
from modelgemeente_xl.excel.waarde import truth
from modelgemeente_xl.werkmap.indeling.declaratie import DOMEINBLADEN, Eigenaar, tabelnaam
from modelgemeente_xl.werkmap.indeling.tabellen import kolommen_of

REGELTABELLEN = tuple(map(tabelnaam, DOMEINBLADEN))
ZONDER = ("tblCatalogus", "tblGemeenten")
"""Tables whose base is kept as values, or that nobody but a refresh writes."""
MEENEMEN, GEWOON = "Meenemen", "ja"
"""What the sheet Catalogus does not hold of a line, and how it was for every line at first.

A line has a fingerprint of its own only where it is or was otherwise.
"""
LENGTE = 8


def kenmerken_of(
    inhoud: Mapping[str, Iterable[Mapping[str, Any]]], bekend: Container[str] = ()
) -> list[dict[str, str]]:
    """One row per table and key: `Kolom=fingerprint` for every column the catalogue fills.

    `bekend` has the keys that a workbook holds already: their lines are told anew.
    """
    return [
        {
            "Sleutel": sleutel,
            "Kenmerken": ";".join(
                f"{kolom}={fingerprint(value)}"
                for kolom, value in rij.items()
                if value is not None and (kolom == MEENEMEN or tabel not in REGELTABELLEN)
            ),
        }
        for tabel, rijen in inhoud.items()
        if tabel not in ZONDER
        for rij in rijen
        if (sleutel := f"{tabel}!{sleutel_of(tabel, rij)}") in bekend
        or tabel not in REGELTABELLEN
        or rij[MEENEMEN] != GEWOON
    ]


def sleutel_of(tabel: str, rij: Mapping[str, Any]) -> str:
    """The key of a row: its key columns joined by a bar."""
    kolommen = sleutelkolommen(tabel)
    if len(kolommen) == 1:  # most have one
        value = rij.get(kolommen[0])
        return value if type(value) is str else plain(value)
    return "|".join(plain(rij.get(kolom)) for kolom in kolommen)


@cache
def sleutelkolommen(tabel: str) -> tuple[str, ...]:
    """Headers of the key columns of a table."""
    return tuple(k.naam for k in kolommen_of(tabel) if k.eigenaar is Eigenaar.SLEUTEL)


def fingerprint(value: Any) -> str:
    """A short hash of a value as it stands in a cell; equal numbers have equal fingerprints."""
    return hashlib.sha256(plain(value).encode()).hexdigest()[:LENGTE]


def plain(value: Any) -> str:
    """A value as text, the same whether it comes from the catalogue or back from a cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return truth(value)
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        value = serial_of(value)
    if isinstance(value, (int, float, Decimal)):
        return f"{float(value):.10g}"
    return str(value)
