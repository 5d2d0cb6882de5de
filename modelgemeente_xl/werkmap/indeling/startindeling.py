"""Where everything stands on the sheet Start."""

from modelgemeente_xl.werkmap.indeling.teksten import STAPPEN

MAX_GEMEENTEN = 10
"""Rows for gemeenten that merge or share their ICT."""
RIJ_GEMEENTE, RIJ_JAAR, RIJ_INWONERS, RIJ_MEDEWERKERS, RIJ_AFDELINGEN, RIJ_KLASSE, RIJ_BEREIK = (
    range(6, 13)
)
RIJ_STAPPEN = 14
RIJ_SAMEN = RIJ_STAPPEN + len(STAPPEN) + 2
RIJ_DEELNEMERS = RIJ_SAMEN + 2
RIJ_CATALOGUS = RIJ_DEELNEMERS + MAX_GEMEENTEN + 1
STANDAARD, EIGEN, IN_GEBRUIK, UITLEG = 1, 2, 3, 4
RECHTS = 6
