"""Which part of a line the existing budget already holds, until the user says so."""

from collections.abc import Mapping
from decimal import Decimal

from modelgemeente_xl.model.ontwikkeling import Rekenregel


def voorstel_al_begroot(regel: Rekenregel, niveaus: Mapping[str, int]) -> Decimal:
    """The share a gemeente has already: all of it by its maturity, else what running cost holds.

    `niveaus` has the scores of a nulmeting by thema, from 1 to 5; a thema without one says nothing.
    """
    niveau = niveaus.get(regel.thema)
    if niveau is not None and regel.vanaf_niveau is not None and niveau >= regel.vanaf_niveau:
        return Decimal(1)
    return regel.in_basis
