"""Scaling: from the reference gemeente to another size (besluit 0008)."""

from decimal import Decimal

from modelgemeente_xl.model.catalogus import Rekenparameters
from modelgemeente_xl.model.gemeente import Omvang, default_omvang
from modelgemeente_xl.model.ontwikkeling import Rekenregel


def schaalfactor(
    vast_deel: Decimal, drijver: str, omvang: Omvang, referentie: Omvang, gemeenten: int = 1
) -> Decimal:
    """A fixed part that every gemeente has, and a part that grows with the driver.

    Where `omvang` is that of several gemeenten apart from each other, each has its own fixed part.
    """
    verhouding = Decimal(omvang.of(drijver)) / Decimal(referentie.of(drijver))
    return vast_deel * gemeenten + (1 - vast_deel) * verhouding


def geschaald_bedrag(
    bedrag: Decimal, drijver: str, vast_deel: Decimal, omvang: Omvang, parameters: Rekenparameters
) -> Decimal:
    """Any amount of the reference gemeente, for another size; its price level stays."""
    return bedrag * schaalfactor(vast_deel, drijver, omvang, parameters.referentie)


def omvang_of(inwoners: int, parameters: Rekenparameters, medewerkers: int | None = None) -> Omvang:
    """Size of an organisation of which only the inhabitants, or also the staff, are known."""
    own = {} if medewerkers is None else {"medewerkers": medewerkers}
    return default_omvang((inwoners,), parameters.klassen, parameters.afdelingen_per_1000, own)


def loonkosten_of(
    schaal: str, uren_per_week: Decimal, parameters: Rekenparameters, begrotingsjaar: int
) -> Decimal:
    """Employer cost of staff per year, at the price level of the tariefjaar."""
    jaar = parameters.loonkosten.tariefjaar(begrotingsjaar)
    fte = uren_per_week / parameters.uren_per_fte
    return fte * parameters.loonkosten.tarieven[schaal, jaar]


def loonkosten_in(
    schaal: str, uren_per_week: Decimal, parameters: Rekenparameters, jaar: int
) -> Decimal:
    """Employer cost of staff in prices of a year: of the table, carried by the index `loon`."""
    tariefjaar = parameters.loonkosten.tariefjaar(jaar)
    bedrag = loonkosten_of(schaal, uren_per_week, parameters, jaar)
    return bedrag * parameters.index.factor("loon", tariefjaar, jaar)


def referentiebedrag(
    regel: Rekenregel, parameters: Rekenparameters, begrotingsjaar: int
) -> Decimal:
    """Euro for the reference gemeente, still at the price level that `prijspeil_of` gives."""
    if regel.uren_per_week is not None and regel.schaal is not None:
        return loonkosten_of(regel.schaal, regel.uren_per_week, parameters, begrotingsjaar)
    return regel.bedrag if regel.bedrag is not None else Decimal(0)


def prijspeil_of(regel: Rekenregel, parameters: Rekenparameters, begrotingsjaar: int) -> int:
    """Price level of the reference amount: that of the line, or the year of the loonkosten."""
    if regel.prijspeil is not None:
        return regel.prijspeil
    return parameters.loonkosten.tariefjaar(begrotingsjaar)
