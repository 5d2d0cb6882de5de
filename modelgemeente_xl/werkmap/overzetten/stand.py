"""Rows as a workbook would hold them, so that Python computes them before there is a workbook."""

from collections.abc import Mapping, Sequence
from typing import Any

from modelgemeente_xl.excel.waarde import Waarde
from modelgemeente_xl.werkmap.indeling.tabellen import TABELLEN
from modelgemeente_xl.werkmap.lezen.boekbeeld import waarde_of
from modelgemeente_xl.werkmap.lezen.stand import DEELNEMERS, NAMEN, Boekstand, Tabelstand


def stand_of(
    inhoud: Mapping[str, Sequence[Mapping[str, Any]]],
    namen: Mapping[str, Waarde],
    deelnemers: tuple[Waarde, ...],
) -> Boekstand:
    """The state of the workbook that is built of these rows; what it computes is empty."""
    tabellen = {}
    for naam, tabel in TABELLEN.items():
        kop = tuple(kolom.naam for kolom in tabel.kolommen)
        tabellen[naam] = Tabelstand(
            naam,
            tabel.blad,
            max(tabel.kop_rij, 0) + 1,
            tabel.kolom + 1,
            kop,
            tuple(
                tuple(waarde_of(rij.get(kolom)) for kolom in kop) for rij in inhoud.get(naam, ())
            ),
        )
    return Boekstand(
        tabellen,
        {naam: namen.get(naam) for naam in NAMEN},
        dict.fromkeys((*NAMEN, DEELNEMERS), "Start!C7"),
        deelnemers,
    )
