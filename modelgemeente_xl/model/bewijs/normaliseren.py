"""Bring observations to the reference gemeente, so that scaling gives each source its own back.

A published amount is brought to the price level of its line and divided by the factor with which
that line would be scaled to the very body that was read (law 10, besluit 0030). Scaling the line
back then returns the observed amount, whatever part of the line is fixed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from statistics import median

from modelgemeente_xl.model.catalogus import Rekenparameters
from modelgemeente_xl.model.ontwikkeling import Rekenregel, Waarneming
from modelgemeente_xl.model.schaal import schaalfactor

MILJOENSTE = Decimal("0.000001")
"""Of a euro: what a cell of a workbook still holds, and too little to move any whole euro."""


@dataclass(frozen=True, slots=True)
class Middeling:
    """The reference figure of a line from its observations, with their extremes."""

    midden: Decimal
    laag: Decimal
    hoog: Decimal

    @property
    def spreiding(self) -> Decimal:
        """How many times the highest is the lowest; 0 where the lowest is nothing."""
        return self.hoog / self.laag if self.laag else Decimal(0)


def omvangfactor(waarneming: Waarneming, regel: Rekenregel, parameters: Rekenparameters) -> Decimal:
    """With which factor the line is scaled to the body that was read."""
    return schaalfactor(
        regel.vast_deel,
        regel.drijver,
        waarneming.omvang,
        parameters.referentie,
        waarneming.gemeenten,
    )


def prijsfactor(waarneming: Waarneming, regel: Rekenregel, parameters: Rekenparameters) -> Decimal:
    """From the prices of the observation to those of the line; hours have no price."""
    if waarneming.bedrag is None or regel.prijspeil is None:
        return Decimal(1)
    return parameters.index.factor(regel.reeks, waarneming.prijsjaar, regel.prijspeil)


def genormaliseerd(
    waarneming: Waarneming, regel: Rekenregel, parameters: Rekenparameters
) -> Decimal:
    """The observation for the reference gemeente, at the price level of the line; unrounded."""
    prijs = prijsfactor(waarneming, regel, parameters)
    return waarneming.toegerekend * prijs / omvangfactor(waarneming, regel, parameters)


def middel(
    waarnemingen: Sequence[Waarneming], regel: Rekenregel, parameters: Rekenparameters
) -> Middeling:
    """The median of the observations of a line, with the lowest and the highest."""
    each = [genormaliseerd(waarneming, regel, parameters) for waarneming in waarnemingen]
    return Middeling(_held(median(each)), _held(min(each)), _held(max(each)))


def partijen(waarnemingen: Iterable[Waarneming]) -> int:
    """How many different bodies the observations are of."""
    return len({waarneming.partij for waarneming in waarnemingen})


def _held(figure: Decimal) -> Decimal:
    return figure.quantize(MILJOENSTE, ROUND_HALF_UP)
