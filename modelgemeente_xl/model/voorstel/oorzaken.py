"""Why the first number is what it is: from everything at once to what must be asked for."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial

from modelgemeente_xl.model.begroting import rekenmodel_of
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.ontwikkeling import SCENARIOS, Begrotingsregel
from modelgemeente_xl.model.voorstel.voorstel import voorstel_of

HALVE_STAP = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Oorzaak:
    """One cause and what it does, in whole euros of the first budget year."""

    naam: str
    bedrag: int


def oorzaken_of(catalogus: Catalogus, begrotingsjaar: int) -> tuple[Oorzaak, ...]:
    """From what a new workbook shows to the proposal, in a fixed order; the causes add up.

    The first is where it starts: running cost and every line that counts, in whole years.
    """
    omvang = catalogus.parameters.referentie
    whole_years = rekenmodel_of(catalogus, begrotingsjaar).begroting(omvang)
    (in_quarters,) = voorstel_of(catalogus, begrotingsjaar, [omvang], SCENARIOS[-1])
    (proposed,) = voorstel_of(catalogus, begrotingsjaar, [omvang])
    stands = (
        ("Zoals een nieuwe werkmap: bruto, in hele jaren", whole_years.totaal[0]),
        ("In kwartalen, van start tot eind", whole_years.basis[0] + in_quarters.bruto()[0]),
        ("Alleen het scenario voorstel", whole_years.basis[0] + proposed.bruto()[0]),
        ("Zelfde geld één keer", whole_years.basis[0] + proposed.bedrag()[0]),
        ("Al begroot, naar het voorstel", whole_years.basis[0] + proposed.netto()[0]),
    )
    before = 0
    causes = []
    for naam, stand in stands:
        causes.append(Oorzaak(naam, stand - before))
        before = stand
    return tuple(causes)


def gevoeligheid_of(catalogus: Catalogus, begrotingsjaar: int) -> tuple[int, int]:
    """What is asked for when every structural line has half a step less, or more, in the basis."""
    found = []
    for step in (-HALVE_STAP, HALVE_STAP):
        moved = _changed(catalogus, partial(_moved, step=step))
        (voorstel,) = voorstel_of(moved, begrotingsjaar, [catalogus.parameters.referentie])
        found.append(voorstel.netto()[0])
    return found[0], found[1]


def _moved(regel: Begrotingsregel, *, step: Decimal) -> Begrotingsregel:
    if regel.aard != "structureel":
        return regel
    return replace(regel, in_basis=min(Decimal(1), max(Decimal(0), regel.in_basis + step)))


def _changed(
    catalogus: Catalogus, change: Callable[[Begrotingsregel], Begrotingsregel]
) -> Catalogus:
    return replace(
        catalogus,
        ontwikkelingen=tuple(
            replace(o, begrotingsregels=tuple(change(r) for r in o.begrotingsregels))
            for o in catalogus.ontwikkelingen
        ),
    )
