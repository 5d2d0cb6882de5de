"""Every table of the workbook, by name; each knows its sheet and its columns."""

from collections.abc import Mapping

from modelgemeente_xl.werkmap.indeling.basistabel import TBL_BASIS
from modelgemeente_xl.werkmap.indeling.catalogustabellen import (
    TBL_CATALOGUS,
    TBL_GEMEENTEN,
    TBL_KENMERKEN,
    TBL_ONTWIKKELINGEN,
    TBL_WIJZIGINGEN,
)
from modelgemeente_xl.werkmap.indeling.controletabellen import (
    TBL_BEVINDINGEN,
    TBL_CONTROLE,
    TBL_INVOER,
    TBL_PYTHON,
)
from modelgemeente_xl.werkmap.indeling.declaratie import DOMEINBLADEN, Kolom, Tabel
from modelgemeente_xl.werkmap.indeling.domeintabel import domeintabel
from modelgemeente_xl.werkmap.indeling.parametertabellen import TBL_PARAMETERS
from modelgemeente_xl.werkmap.indeling.totaalindeling import TBL_TOTAAL

TABELLEN: Mapping[str, Tabel] = {
    tabel.naam: tabel
    for tabel in (
        TBL_TOTAAL,
        TBL_PYTHON,
        TBL_INVOER,
        TBL_BEVINDINGEN,
        *map(domeintabel, DOMEINBLADEN),
        TBL_BASIS,
        TBL_ONTWIKKELINGEN,
        TBL_GEMEENTEN,
        TBL_CATALOGUS,
        TBL_KENMERKEN,
        TBL_WIJZIGINGEN,
        *TBL_PARAMETERS.values(),
        TBL_CONTROLE,
    )
}
GELEZEN = tuple(naam for naam in TABELLEN if naam != TBL_CONTROLE.naam)
"""The tables that a button reads: of the checks it needs only the outcome."""


def kolommen_of(tabel: str) -> tuple[Kolom, ...]:
    """The declared columns of a table, by its name."""
    return TABELLEN[tabel].kolommen
