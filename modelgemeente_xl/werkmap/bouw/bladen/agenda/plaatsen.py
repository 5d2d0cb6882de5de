"""Where everything stands on the sheet Agenda."""

from enum import IntEnum

from modelgemeente_xl.model.keuze import AANTAL_JAREN
from modelgemeente_xl.werkmap.indeling.declaratie import Bladrij
from modelgemeente_xl.werkmap.indeling.parametertabellen import TARIEVEN

KWARTALEN = 4 * AANTAL_JAREN
RESERVE = 10
"""Rows for developments that a later edition brings; they show nothing until then."""


class Agendarij(Bladrij):
    """The rows above the developments: the quarters, and the people that they ask."""

    NUMMER = "Kwartaal"
    JAAR = "Jaar"
    KOP = "Ontwikkeling"
    INHUUR = "Fte inhuur voor eenmalig werk"
    ADVIES = "Fte advies voor eenmalig werk"
    GEVRAAGD = "Fte samen gevraagd"
    BESCHIKBAAR = "Fte beschikbaar (blad Start)"
    TEKORT = "Fte te kort"

    @staticmethod
    def eerste() -> int:
        """Beneath the title and the master check."""
        return 3


PER_TARIEF = dict(zip((Agendarij.INHUUR, Agendarij.ADVIES), TARIEVEN, strict=True))
"""The rows of people, each with its day rate."""


class Agendakolom(IntEnum):
    """The columns: what it is, when, its quarters, what it waits for, and its numbers."""

    NR = 0
    ONTWIKKELING = 1
    BEGINT = 2
    KLAAR = 3
    EERSTE = 4
    WACHT_OP = EERSTE + KWARTALEN
    VAN = WACHT_OP + 1
    TOT = WACHT_OP + 2
    BEHEER = WACHT_OP + 3


EERSTE_RIJ = Agendarij.TEKORT + 1
"""The first row of a development."""
