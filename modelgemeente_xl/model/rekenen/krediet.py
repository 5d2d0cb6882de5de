"""What a project spends in every year of it, where that is an investment (besluit 0033)."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from modelgemeente_xl.model.activeren.investering import Investering
from modelgemeente_xl.model.catalogus import Rekenparameters
from modelgemeente_xl.model.geld import round_half_up
from modelgemeente_xl.model.rekenen.gereed import Gereed
from modelgemeente_xl.model.rekenen.overlap import Deling, overlap_of


def is_activated(gereed: Gereed, omslagrente: Decimal | None) -> bool:
    """Say whether a line becomes an investment: wanted, one-off, and with what it needs."""
    return (
        gereed.telt
        and gereed.keuze.activeren
        and gereed.regel.aard == "incidenteel"
        and gereed.keuze.afschrijvingstermijn is not None
        and omslagrente is not None
    )


def krediet_of(
    gereed: Gereed,
    gehanteerd: Mapping[str, Decimal],
    lines: Sequence[Gereed],
    delingen: Sequence[Deling],
    parameters: Rekenparameters,
    begrotingsjaar: int,
) -> dict[int, int]:
    """Whole euros by year, also outside the four, less what another line holds.

    `gehanteerd` has the whole amount of every line by id.
    """
    jaren, own = gereed.looptijd.jaren, gereed.regel.id
    yielding = [deling for deling in delingen if deling.wijkt == own]
    names = {own} | {deling.blijft for deling in yielding}
    bruto = {
        line.regel.id: tuple(
            gehanteerd[line.regel.id]
            * _index_of(parameters, line.regel.reeks, begrotingsjaar, jaar)
            * line.looptijd.deel(jaar)
            for jaar in jaren
        )
        for line in lines
        if line.regel.id in names
    }
    less = overlap_of(yielding, bruto).get(own, (Decimal(0),) * len(jaren))
    return {
        jaar: int(round_half_up(most - least))
        for jaar, most, least in zip(jaren, bruto[own], less, strict=True)
    }


def investering_of(
    gereed: Gereed, krediet: Mapping[int, int], omslagrente: Decimal | None
) -> Investering:
    """The investment of a line that is activated."""
    termijn = gereed.keuze.afschrijvingstermijn or 1
    return Investering(krediet, gereed.looptijd.jaren[-1], termijn, omslagrente or Decimal(0))


def _index_of(parameters: Rekenparameters, reeks: str, begrotingsjaar: int, jaar: int) -> Decimal:
    """Index of any year: 1 before the begrotingsjaar, and no growth past what is known."""
    known = min(max(jaar, begrotingsjaar), parameters.index.laatste_jaar)
    return parameters.index.factor(reeks, begrotingsjaar, known)
