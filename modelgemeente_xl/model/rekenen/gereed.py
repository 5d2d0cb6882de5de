"""A line with everything worked out that does not depend on the size of a gemeente."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from modelgemeente_xl.model.begroting import Reeks, rang_of
from modelgemeente_xl.model.catalogus import Rekenparameters
from modelgemeente_xl.model.keuze import AANTAL_JAREN, Keuze, Keuzes
from modelgemeente_xl.model.ontwikkeling import Domeinregel, Rekenregel
from modelgemeente_xl.model.rekenen.al_begroot import voorstel_al_begroot
from modelgemeente_xl.model.rekenen.kwartalen import Looptijd, looptijd_of
from modelgemeente_xl.model.schaal import prijspeil_of, referentiebedrag


@dataclass(frozen=True, slots=True)
class Gereed:
    """A line and what is in use of it: the user's own, or else what the line proposes.

    `referentiebedrag` is in prices of the begrotingsjaar. `per_jaar` is what each budget year takes
    of the amount in force: index and quarters together, 0 where the line is not taken.
    """

    regel: Rekenregel
    domein: str
    ontwikkeling: str
    keuze: Keuze
    telt: bool
    rang: int
    looptijd: Looptijd
    referentiebedrag: Decimal
    per_jaar: Reeks
    voorstel_al_begroot: Decimal
    al_begroot: Decimal


def gereed_of(
    line: Domeinregel,
    parameters: Rekenparameters,
    begrotingsjaar: int,
    keuzes: Keuzes,
    indexen: Mapping[str, Reeks],
) -> Gereed:
    """Make a line ready for one begrotingsjaar; `indexen` are those of `jaarindexen`."""
    regel = line.regel
    keuze = keuzes.regels.get(regel.id, Keuze())
    peil = prijspeil_of(regel, parameters, begrotingsjaar)
    telt = regel.meenemen if keuze.meenemen is None else keuze.meenemen
    looptijd = looptijd_of(regel, keuze)
    voorstel = voorstel_al_begroot(regel, keuzes.niveaus)
    return Gereed(
        regel,
        line.domein,
        line.ontwikkeling,
        keuze,
        telt,
        rang_of(keuze.scenario or regel.scenario),
        looptijd,
        referentiebedrag(regel, parameters, begrotingsjaar)
        * parameters.index.factor(regel.reeks, peil, begrotingsjaar),
        tuple(
            index * looptijd.deel(begrotingsjaar + k) if telt else Decimal(0)
            for k, index in enumerate(indexen[regel.reeks])
        ),
        voorstel,
        voorstel if keuze.al_begroot is None else keuze.al_begroot,
    )


def jaarindexen(parameters: Rekenparameters, begrotingsjaar: int) -> dict[str, Reeks]:
    """Index of each series in the four budget years, with the begrotingsjaar as 1."""
    index, years = parameters.index, range(begrotingsjaar, begrotingsjaar + AANTAL_JAREN)
    return {
        reeks: tuple(index.factor(reeks, begrotingsjaar, year) for year in years)
        for reeks in index.procenten
    }
