"""Why one begroting differs from another: causes in a fixed order, which add up to the euro."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from modelgemeente_xl.model.begroting import Begroting, Jaarreeks, minus
from modelgemeente_xl.model.catalogus import Rekenparameters
from modelgemeente_xl.model.gemeente import Omvang
from modelgemeente_xl.model.keuze import Keuze, Keuzes
from modelgemeente_xl.model.ontwikkeling import Domeinregel, Paar
from modelgemeente_xl.model.rekenen.rekenmodel import Rekenmodel


@dataclass(frozen=True, slots=True)
class Toestand:
    """Everything that a begroting is computed from."""

    parameters: Rekenparameters
    regels: tuple[Domeinregel, ...]
    paren: tuple[Paar, ...]
    begrotingsjaar: int
    omvang: Omvang
    keuzes: Keuzes

    def begroting(self) -> Begroting:
        """Compute it."""
        model = Rekenmodel(
            self.parameters, self.regels, self.begrotingsjaar, self.keuzes, self.paren
        )
        return model.begroting(self.omvang)


@dataclass(frozen=True, slots=True)
class Effect:
    """What one cause does to basis and extra nodig, in whole euros per budget year."""

    oorzaak: str
    jaren: Jaarreeks


def verschillen_of(voor: Toestand, na: Toestand) -> Iterator[Effect]:
    """From one state to another: each cause is replaced in turn, and computed.

    The budget years are those of each state: the first beside the first. Raises ValueError where
    the index does not reach a begrotingsjaar.
    """
    before = voor.begroting().totaal_netto
    for oorzaak, stand in _steps(voor, na):
        after = stand.begroting().totaal_netto
        yield Effect(oorzaak, minus(after, before))
        before = after


def _steps(voor: Toestand, na: Toestand) -> Iterator[tuple[str, Toestand]]:
    kept = replace(na.parameters, index=voor.parameters.index)
    stand = replace(voor, parameters=kept, regels=na.regels)
    yield "catalogus", stand
    stand = replace(stand, begrotingsjaar=na.begrotingsjaar)
    yield "begrotingsjaar", stand
    stand = replace(stand, omvang=na.omvang)
    yield "omvang", stand
    stand = _chosen(stand, na, "meenemen", "scenario")
    stand = replace(stand, keuzes=replace(stand.keuzes, scenario=na.keuzes.scenario))
    yield "scenario en meenemen", stand
    stand = _chosen(stand, na, "eigen_bedrag")
    stand = replace(stand, keuzes=replace(stand.keuzes, basis=na.keuzes.basis))
    yield "bedrag", stand
    stand = _chosen(stand, na, "startjaar", "startkwartaal", "kwartalen")
    yield "planning", stand
    stand = replace(stand, parameters=na.parameters)
    yield "index", stand
    stand = replace(stand, paren=na.paren)
    stand = replace(stand, keuzes=replace(stand.keuzes, overlap=na.keuzes.overlap))
    yield "overlap", stand
    stand = _chosen(stand, na, "activeren", "afschrijvingstermijn")
    stand = replace(stand, keuzes=replace(stand.keuzes, omslagrente=na.keuzes.omslagrente))
    yield "activeren", stand
    yield "al begroot", na


def _chosen(stand: Toestand, na: Toestand, *velden: str) -> Toestand:
    """The state with these decisions of the other on every line."""
    names = dict.fromkeys((*stand.keuzes.regels, *na.keuzes.regels))
    regels = {}
    for naam in names:
        own, other = stand.keuzes.regels.get(naam, Keuze()), na.keuzes.regels.get(naam, Keuze())
        taken = {veld: getattr(other, veld) for veld in velden}
        regels[naam] = replace(own, **taken)
    return replace(stand, keuzes=replace(stand.keuzes, regels=regels))
