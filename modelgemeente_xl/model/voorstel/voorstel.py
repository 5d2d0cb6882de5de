"""The proposal of the catalogue for a gemeente: what it asks for, without own decisions."""

from collections.abc import Iterable

from modelgemeente_xl.model.begroting import Begroting
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.gemeente import Omvang
from modelgemeente_xl.model.keuze import Keuzes
from modelgemeente_xl.model.rekenen.rekenmodel import model_of

VOORSTEL = "voorstel"
"""The scenario that is proposed: minimaal and voorstel together."""


def voorstel_of(
    catalogus: Catalogus,
    begrotingsjaar: int,
    omvangen: Iterable[Omvang],
    scenario: str = VOORSTEL,
) -> list[Begroting]:
    """The proposal for each of these sizes, in a scenario."""
    model = model_of(catalogus, begrotingsjaar, Keuzes(scenario=scenario))
    return [model.begroting(omvang) for omvang in omvangen]
