"""What the planning moves out of the four years: euros with these starts beside other starts."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from modelgemeente_xl.model.begroting import Begroting
from modelgemeente_xl.model.catalogus import Rekenparameters
from modelgemeente_xl.model.keuze import AANTAL_JAREN
from modelgemeente_xl.model.ontwikkeling import Rekenregel
from modelgemeente_xl.model.rekenen.gereed import jaarindexen
from modelgemeente_xl.model.rekenen.kwartalen import looptijd_of


@dataclass(frozen=True, slots=True)
class Planning:
    """Euro of four budget years together: at once if all began in the first quarter, and staat."""

    meteen: Decimal
    staat: Decimal

    @property
    def later(self) -> Decimal:
        """What falls after the four years, or is not spent yet, because lines begin later."""
        return self.meteen - self.staat


def euros_in(
    regels: Iterable[tuple[Rekenregel, Decimal]],
    parameters: Rekenparameters,
    begrotingsjaar: int,
) -> Decimal:
    """What lines cost in the four years; each with its whole amount in prices of the first."""
    indexen = jaarindexen(parameters, begrotingsjaar)
    return sum(
        (
            bedrag * indexen[regel.reeks][k] * looptijd_of(regel).deel(begrotingsjaar + k)
            for regel, bedrag in regels
            for k in range(AANTAL_JAREN)
        ),
        Decimal(0),
    )


def planning_of(voorstel: Begroting, parameters: Rekenparameters) -> Planning:
    """The lines of a proposal as planned, beside all of them at once; before overlap."""
    begrotingsjaar = voorstel.begrotingsjaar
    posten = [(post.regel, post.gehanteerd_bedrag) for post in voorstel.tellend]
    at_once = [
        (replace(regel, startjaar=begrotingsjaar, startkwartaal=1), bedrag)
        for regel, bedrag in posten
    ]
    return Planning(*(euros_in(r, parameters, begrotingsjaar) for r in (at_once, posten)))
