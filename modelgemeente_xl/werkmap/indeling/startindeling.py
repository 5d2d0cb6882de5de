"""Where everything stands on the sheet Start."""

from enum import IntEnum

from modelgemeente_xl.werkmap.indeling.declaratie import Bladrij
from modelgemeente_xl.werkmap.indeling.teksten import STAPPEN

MAX_GEMEENTEN = 10
"""Rows for gemeenten that merge or share their ICT."""
RIJ_KEUZE = 4


class Startrij(Bladrij):
    """The rows of what is chosen, beneath their heading and its columns."""

    GEMEENTE = "Gemeente"
    JAAR = "Begrotingsjaar"
    INWONERS = "Inwoners"
    MEDEWERKERS = "Medewerkers"
    AFDELINGEN = "Afdelingen"
    KLASSE = "Grootteklasse"
    BEREIK = "Zekerheid van de schaling"

    @staticmethod
    def eerste() -> int:
        """Beneath heading and columns."""
        return RIJ_KEUZE + 2


class Startkolom(IntEnum):
    """The columns of what is chosen; behind an empty one stands what the workbook holds."""

    LABEL, STANDAARD, EIGEN, IN_GEBRUIK, UITLEG, TUSSEN, RECHTS = range(7)


class Deelnemer(IntEnum):
    """The columns of the gemeenten that count together."""

    GEMEENTE, INWONERS, MEDEWERKERS, NAAM, KEER = range(5)


RIJ_STAPPEN = Startrij.BEREIK + 2
RIJ_SAMEN = RIJ_STAPPEN + len(STAPPEN) + 2
RIJ_DEELNEMERS = RIJ_SAMEN + 2
RIJ_CATALOGUS = RIJ_DEELNEMERS + MAX_GEMEENTEN + 1
