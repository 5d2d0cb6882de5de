"""The formula of a column as it must stand in a workbook whose columns a user may have moved."""

from modelgemeente_xl.werkmap.declaratie import DOMEINBLADEN, expand, tabelnaam
from modelgemeente_xl.werkmap.domeintabel import JAARKOLOMMEN, jaarformule, laatstejaarformule
from modelgemeente_xl.werkmap.kenmerken import kolommen_of
from modelgemeente_xl.werkmap.stand import Tabelstand
from modelgemeente_xl.werkmap.tabellen import basisjaarformule

DOMEINTABELLEN = tuple(map(tabelnaam, DOMEINBLADEN))


def formula_of(tabel: Tabelstand, kolom: str) -> str:
    """Give the formula of a column, with year and index taken from above its present place."""
    plaats = tabel.eerste_kolom - 1 + tabel.index(kolom)
    formule = next(k.formule for k in kolommen_of(tabel.naam) if k.naam == kolom)
    if kolom in JAARKOLOMMEN:
        maker = jaarformule if tabel.naam in DOMEINTABELLEN else basisjaarformule
        formule = maker(plaats)
    elif kolom == "Tot en met" and tabel.naam in DOMEINTABELLEN:
        formule = laatstejaarformule(tabel.eerste_kolom - 1 + tabel.index(JAARKOLOMMEN[-1]))
    return expand(formule, tabel.naam)
