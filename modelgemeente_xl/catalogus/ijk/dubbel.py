"""Money that stands in two lines: how much it is at the Modelgemeente."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from modelgemeente_xl.model.begroting import Begroting
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.geld import round_half_up
from modelgemeente_xl.model.ontwikkeling import Paar
from modelgemeente_xl.model.rekenen.overlap import delingen_of, paren_of, shared_of


@dataclass(frozen=True, slots=True)
class Dubbel:
    """A pair of lines and the euros over four years that stand in both, in whole euros."""

    paar: Paar
    bedrag: int

    @property
    def telling(self) -> str:
        """Whether the proposal counts it once, or twice until the user chooses."""
        return "mogelijk" if self.paar.mogelijk else "telt één keer"


def dubbel_geld(catalogus: Catalogus, alles: Begroting) -> Iterator[Dubbel]:
    """Every pair of lines, in the scenario in which all of them count; 0 where one is off."""
    posten = {post.id: post for post in alles.tellend}
    bruto = {id_: post.bruto for id_, post in posten.items()}
    paren = list(paren_of(catalogus.ontwikkelingen))
    delingen = delingen_of(paren, {id_: post.rang for id_, post in posten.items()}, (), {})
    shared = {deling.paar: reeks for deling, reeks in shared_of(delingen, bruto)}
    for paar in paren:
        yield Dubbel(paar, int(round_half_up(sum(shared.get(paar, ()), Decimal(0)))))
