"""Where the totals stand on the sheet Basis."""

from modelgemeente_xl.werkmap.indeling.tabellen import TBL_BASIS

RIJ_TOTAAL = 4
KOLOM_JAAR_1 = TBL_BASIS.index("Jaar 1")
KOLOM_LABEL = KOLOM_JAAR_1 - 1
