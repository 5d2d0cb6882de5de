"""The frozen workbook of layout 1 as it is read, and the same with other cells."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from modelgemeente_xl.bestand.motor.motor import open_boek
from modelgemeente_xl.excel.waarde import Waarde
from modelgemeente_xl.werkmap.lezen.stand import Tabelstand
from modelgemeente_xl.werkmap.overzetten.lezen1 import read_oud
from modelgemeente_xl.werkmap.overzetten.oud import Oud
from tests.indelingen.maak import HIER


@cache
def read(naam: str) -> Oud:
    book = open_boek(HIER / f"{naam}.xlsx")
    oud = read_oud(book)
    book.close()
    return oud


def with_cells(oud: Oud, tabel: str, sleutel: str, cellen: Mapping[str, Waarde]) -> Oud:
    """The same workbook with other values in the row of a key."""
    stand = oud.tabellen[tabel]
    rijen = [
        tuple(cellen.get(kop, value) for kop, value in zip(stand.kop, rij, strict=True))
        if rij[0] == sleutel
        else rij
        for rij in stand.rijen
    ]
    assert rijen != list(stand.rijen)
    return with_table(oud, replace(stand, rijen=tuple(rijen)))


def with_table(oud: Oud, tabel: Tabelstand) -> Oud:
    return replace(oud, tabellen={**oud.tabellen, tabel.naam: tabel})


def row(oud: Oud, tabel: str, sleutel: str) -> dict[str, Waarde]:
    (found,) = [rij for _, rij in oud.tabellen[tabel].records() if rij["Id"] == sleutel]
    return found
