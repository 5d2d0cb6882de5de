"""A small catalogue and its workbook: all sheets and tables, few lines, quick to compute."""

from dataclasses import replace
from datetime import datetime

from modelgemeente_xl.knoppen.nieuw import make_workbook
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.werkmap.inhoud.opdracht import Opdracht, referentie_of

NAMEN = ("Purmerend", "Venlo", "Zwolle", "Súdwest-Fryslân", "'s-Gravenhage")
NODIG = ("energietransitie", "omgevingsloket")
"""What `volgend_jaar` changes and takes away."""


def small_catalogus(catalogus: Catalogus, per_domein: int = 2) -> Catalogus:
    """Some developments of each domain, and five gemeenten."""
    gevonden: dict[str, list[str]] = {}
    for o in catalogus.ontwikkelingen:
        if o.begrotingsregels:
            gevonden.setdefault(o.domein, []).append(o.id)
    kept = {id_ for ids in gevonden.values() for id_ in ids[:per_domein]} | {*NODIG}
    return replace(
        catalogus,
        ontwikkelingen=tuple(
            replace(o, overlapt_met=()) for o in catalogus.ontwikkelingen if o.id in kept
        ),
        gemeenten=tuple(g for g in catalogus.gemeenten if g.naam in NAMEN),
    )


def small_workbook(klein: Catalogus) -> bytes:
    """The workbook of the Modelgemeente with it."""
    return make_workbook(Opdracht(klein, (referentie_of(klein),), 2027, datetime(2026, 11, 23)))
