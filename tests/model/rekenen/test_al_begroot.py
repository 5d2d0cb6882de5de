"""The share that a gemeente has already, as the catalogue proposes it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.rekenen.al_begroot import voorstel_al_begroot

HALF = Decimal("0.5")


@pytest.mark.parametrize(
    ("niveaus", "expected"),
    [
        ({}, HALF),
        ({"dit": 2}, HALF),
        ({"dit": 3}, 1),
        ({"dit": 5}, 1),
        ({"ander": 5}, HALF),
    ],
)
def test_maturity_in_its_own_theme_goes_before_the_basis(
    catalogus: Catalogus, niveaus: dict[str, int], expected: Decimal
) -> None:
    _, line = next(catalogus.regels())
    regel = replace(line, thema="dit", in_basis=HALF, vanaf_niveau=3)
    assert voorstel_al_begroot(regel, niveaus) == expected
    assert voorstel_al_begroot(replace(regel, vanaf_niveau=None), niveaus) == HALF
