"""Scaling: from the reference gemeente to another size (ontwerp 3)."""

from decimal import Decimal

from modelgemeente_xl.model.catalogus import Parameters
from modelgemeente_xl.model.gemeente import Omvang
from modelgemeente_xl.model.ontwikkeling import Begrotingsregel


def schaalfactor(vast_deel: Decimal, drijver: str, omvang: Omvang, referentie: Omvang) -> Decimal:
    """A fixed part that every gemeente has, and a part that grows with the driver."""
    verhouding = Decimal(omvang.of(drijver)) / Decimal(referentie.of(drijver))
    return vast_deel + (1 - vast_deel) * verhouding


def referentiebedrag(
    regel: Begrotingsregel, parameters: Parameters, begrotingsjaar: int
) -> Decimal:
    """Euro for the reference gemeente, still at the price level that `prijspeil_of` gives."""
    if regel.uren_per_week is not None and regel.schaal is not None:
        jaar = parameters.loonkosten.tariefjaar(begrotingsjaar)
        fte = regel.uren_per_week / parameters.uren_per_fte
        return fte * parameters.loonkosten.tarieven[regel.schaal, jaar]
    return regel.bedrag if regel.bedrag is not None else Decimal(0)


def prijspeil_of(regel: Begrotingsregel, parameters: Parameters, begrotingsjaar: int) -> int:
    """Price level of the reference amount: that of the line, or the year of the loonkosten."""
    if regel.prijspeil is not None:
        return regel.prijspeil
    return parameters.loonkosten.tariefjaar(begrotingsjaar)
