"""What a workbook of the first layout knows of the catalogue: whole years, and every line bruto."""

from dataclasses import replace
from decimal import Decimal

from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.ontwikkeling import SCENARIOS, Begrotingsregel
from modelgemeente_xl.model.rekenen.kwartalen import KWARTALEN


def years_of(kwartalen: int) -> int:
    """In how many whole years so many quarters fit: what the first layout calls Duur."""
    return -(-kwartalen // KWARTALEN)


def in_hele_jaren(catalogus: Catalogus) -> Catalogus:
    """The catalogue without quarters, scenarios, overlap and what running cost already holds."""
    return replace(
        catalogus,
        ontwikkelingen=tuple(
            replace(
                ontwikkeling,
                overlapt_met=(),
                begrotingsregels=tuple(map(_regel, ontwikkeling.begrotingsregels)),
            )
            for ontwikkeling in catalogus.ontwikkelingen
        ),
    )


def _regel(regel: Begrotingsregel) -> Begrotingsregel:
    return replace(
        regel,
        startkwartaal=1,
        kwartalen=None if regel.kwartalen is None else KWARTALEN * years_of(regel.kwartalen),
        scenario=SCENARIOS[0],
        in_basis=Decimal(0),
        vanaf_niveau=None,
    )
