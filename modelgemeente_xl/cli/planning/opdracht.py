"""The verb that proposes when developments begin."""

from argparse import Namespace
from decimal import Decimal

from modelgemeente_xl.cli.planning.scherm import print_planvoorstel
from modelgemeente_xl.cli.uitvoer import BEVINDINGEN, GOED, out
from modelgemeente_xl.cli.werkmap import opdracht_of
from modelgemeente_xl.model.planner.plaatsen import plan_taken
from modelgemeente_xl.model.planner.taken import inzet_of, taken_of
from modelgemeente_xl.model.rekenen.kwartalen import kwartaal
from modelgemeente_xl.model.voorstel.voorstel import voorstel_of


def plan(options: Namespace) -> int:
    """Plan what the catalogue proposes for a gemeente; what does not fit is a finding."""
    opdracht = opdracht_of(options)
    catalogus, jaar, omvang = opdracht.catalogus, options.jaar, opdracht.begroting().omvang
    (voorstel,) = voorstel_of(catalogus, jaar, [omvang])
    inzet = inzet_of(voorstel, catalogus.parameters)
    planvoorstel = plan_taken(
        taken_of(catalogus.ontwikkelingen, inzet),
        kwartaal(jaar, 1),
        None if options.fte is None else Decimal(options.fte),
        Decimal(options.ruimte) / 100,
    )
    titels = {o.id: o.titel for o in catalogus.ontwikkelingen}
    print_planvoorstel(out(), opdracht.naam, planvoorstel, titels)
    return BEVINDINGEN if planvoorstel.knelpunten else GOED
