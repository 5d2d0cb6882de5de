"""For every rule there is a seeded mistake that it finds, in its place."""

import pytest

from modelgemeente_xl.regels.alle import regels
from modelgemeente_xl.regels.zicht.inspectie import inspect_workbook
from modelgemeente_xl.regels.zicht.regel import Vondst
from tests.regels.fouten import (  # noqa: F401 - each registers its mistakes
    begroting,
    bestand,
    formules,
    opbouw,
)
from tests.regels.fouten.fout import FOUTEN, Fout
from tests.regels.proef import Proef, vondsten_van

GEMETEN = 18
"""A measure; nothing breaks it."""


def test_every_rule_has_a_mistake() -> None:
    assert {fout.regel for fout in FOUTEN} | {GEMETEN} == {regel.nummer for regel in regels()}


@pytest.fixture(scope="module")
def schoon(klein: dict[str, bytes]) -> dict[int, set[Vondst]]:
    """What each rule finds in the workbook as it is."""
    inspectie = inspect_workbook(klein)
    return {regel.nummer: set(regel.functie(inspectie)) for regel in regels()}


@pytest.mark.parametrize("fout", FOUTEN, ids=lambda fout: fout.id)
def test_mistake_is_found(proef: Proef, schoon: dict[int, set[Vondst]], fout: Fout) -> None:
    plek = fout.maak(proef)
    gevonden = vondsten_van(proef.parts, fout.regel, fout.profiel)
    nieuw = [vondst for vondst in gevonden if vondst not in schoon[fout.regel]]
    assert plek in [(v.blad, v.cel) for v in nieuw]
    for vondst in nieuw:
        assert vondst.gevonden
        assert vondst.verwacht
        assert vondst.gevonden != vondst.verwacht


def test_another_formula_is_counted(proef: Proef) -> None:
    before = vondsten_van(proef.parts, GEMETEN)[0].gevonden
    proef.zet("Totaal", "C13", formule="C7+C12+C7", waarde=1)
    after = vondsten_van(proef.parts, GEMETEN)[0].gevonden
    assert int(after.split()[0]) == int(before.split()[0]) + 1
