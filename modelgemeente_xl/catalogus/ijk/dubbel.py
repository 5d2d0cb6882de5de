"""Money that stands in two lines: how much it is at the Modelgemeente."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.geld import round_half_up
from modelgemeente_xl.model.ontwikkeling import Paar
from modelgemeente_xl.model.voorstel.overlap import paren_of, shared_of
from modelgemeente_xl.model.voorstel.voorstel import Voorstel


@dataclass(frozen=True, slots=True)
class Dubbel:
    """A pair of lines and the euros over four years that stand in both, in whole euros."""

    paar: Paar
    bedrag: int

    @property
    def telling(self) -> str:
        """Whether the proposal counts it once, or twice until the user chooses."""
        return "mogelijk" if self.paar.mogelijk else "telt één keer"


def dubbel_geld(catalogus: Catalogus, alles: Voorstel) -> Iterator[Dubbel]:
    """Every pair of lines, in the scenario in which all of them count; 0 where one is off."""
    bruto = {post.regel.id: post.bruto for post in alles.posten}
    paren = list(paren_of(catalogus.ontwikkelingen))
    shared = dict(shared_of(paren, bruto))
    for paar in paren:
        yield Dubbel(paar, int(round_half_up(sum(shared.get(paar, ()), Decimal(0)))))
