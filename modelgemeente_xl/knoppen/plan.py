"""The button `plan`: propose when developments begin, and write that as starts of their lines."""

from decimal import Decimal
from typing import Any

from modelgemeente_xl.bestand.proces.opruimer import without_collector
from modelgemeente_xl.knoppen.knoppen import Wie, finish
from modelgemeente_xl.knoppen.tegenrekenen import read_computed
from modelgemeente_xl.knoppen.uitkomst import Uitkomst
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.werkmap.lezen.getallen import is_getal
from modelgemeente_xl.werkmap.lezen.stand import Boekstand
from modelgemeente_xl.werkmap.plannen.plan_starten import plan_starts

RUIMTE = 10
"""Percent of the people that stays free where nothing else is asked."""


@without_collector()
def plan(
    book: Any,
    catalogus: Catalogus,
    wie: Wie,
    *,
    fte: int | None = None,
    ruimte: int = RUIMTE,
    voorbeeld: bool = False,
) -> Uitkomst:
    """Plan the starts with `fte` people, or with those on Start, of which `ruimte` percent is free.

    What does not fit is a finding.
    """
    gelezen = read_computed(book)
    beschikbaar = available(gelezen.stand) if fte is None else Decimal(fte)
    found = plan_starts(gelezen.stand, gelezen.model, catalogus, beschikbaar, Decimal(ruimte) / 100)
    return finish(book, gelezen, found.plan, wie, voorbeeld, gevonden=found.bevindingen)


def available(stand: Boekstand) -> Decimal | None:
    """How many fte Start says that there are; None where it says nothing that can be."""
    value = stand.namen["Beschikbare_fte"]
    return Decimal(repr(value)) if is_getal(value) and value > 0 else None
