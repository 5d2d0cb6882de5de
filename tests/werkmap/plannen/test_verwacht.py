"""Every formula column of a line has its value from the Python model, so that all can be mended."""

from dataclasses import replace
from pathlib import Path

import pytest

from modelgemeente_xl.bestand.motor.motor import open_boek
from modelgemeente_xl.excel.waarde import same
from modelgemeente_xl.werkmap.indeling.basistabel import TBL_BASIS
from modelgemeente_xl.werkmap.indeling.catalogustabellen import TBL_ONTWIKKELINGEN
from modelgemeente_xl.werkmap.indeling.controletabellen import TBL_CONTROLE, TBL_INVOER, TBL_PYTHON
from modelgemeente_xl.werkmap.indeling.declaratie import DOMEINBLADEN, Eigenaar, tabelnaam
from modelgemeente_xl.werkmap.indeling.parametertabellen import TBL_PARAMETERS
from modelgemeente_xl.werkmap.indeling.tabellen import TABELLEN
from modelgemeente_xl.werkmap.indeling.totaalindeling import TBL_TOTAAL
from modelgemeente_xl.werkmap.lezen.boek import read_boek
from modelgemeente_xl.werkmap.lezen.boekbeeld import rounded
from modelgemeente_xl.werkmap.lezen.stand import Boekstand
from modelgemeente_xl.werkmap.plannen.herberekenen import plan_recompute

NIET_HERSTELD = {
    TBL_BASIS.naam: "haar jaren liggen als totaal naast Python, per regel niet",
    TBL_TOTAAL.naam: "haar rijen liggen als totaal naast Python",
    TBL_ONTWIKKELINGEN.naam: "telt de domeinbladen op voor de lezer",
    TBL_CONTROLE.naam: "vergelijkt de werkmap met zichzelf",
    TBL_PYTHON.naam: "vergelijkt de werkmap met Python",
    TBL_INVOER.naam: "vergelijkt de invoer met die van toen",
    **dict.fromkeys(TBL_PARAMETERS, "wordt gelezen als invoer van de berekening"),
}
"""Tables of which herbereken mends no formulas, with why."""


def formula_columns(tabel: str) -> set[str]:
    return {k.naam for k in TABELLEN[tabel].kolommen if k.eigenaar is Eigenaar.FORMULE}


def test_every_table_with_formulas_is_mended_or_has_its_reason() -> None:
    mended = set(map(tabelnaam, DOMEINBLADEN))
    assert {naam for naam in TABELLEN if formula_columns(naam)} <= mended | set(NIET_HERSTELD)
    assert mended.isdisjoint(NIET_HERSTELD)


@pytest.fixture(scope="module")
def stand(meester_pad: Path) -> Boekstand:
    book = open_boek(meester_pad)
    try:
        return read_boek(book)
    finally:
        book.close()


@pytest.mark.parametrize("blad", DOMEINBLADEN)
def test_every_formula_column_of_a_line_is_mended_where_formulas_cannot_be_read(
    stand: Boekstand, blad: str
) -> None:
    tabel, columns = stand.tabellen[tabelnaam(blad)], formula_columns(tabelnaam(blad))
    overtypt = tuple(
        "iets anders" if kop in columns else waarde
        for kop, waarde in zip(tabel.kop, tabel.rijen[0], strict=True)
    )
    anders = replace(tabel, rijen=(overtypt, *tabel.rijen[1:]))
    tabellen = {**stand.tabellen, tabel.naam: anders}
    plan = plan_recompute(replace(stand, tabellen=tabellen), {}).plan
    hersteld = {w.kolom: w.nieuw for w in plan.wijzigingen if w.tabel == tabel.naam}
    assert set(hersteld) == columns
    was = dict(zip(tabel.kop, tabel.rijen[0], strict=True))
    assert {k: v for k, v in hersteld.items() if not same(rounded(was[k]), v)} == {}
