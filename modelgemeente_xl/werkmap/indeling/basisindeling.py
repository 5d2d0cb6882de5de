"""Where the totals stand on the sheet Basis."""

from modelgemeente_xl.werkmap.indeling.domeintabel import JAARKOLOMMEN, Domeinrij
from modelgemeente_xl.werkmap.indeling.tabellen import TBL_BASIS

RIJ_TOTAAL = Domeinrij.EXTRA
"""The row above the index: the running cost has one total."""
KOLOM_JAAR_1 = TBL_BASIS.index(JAARKOLOMMEN[0])
