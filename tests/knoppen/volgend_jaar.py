"""The catalogue of a year later, as changes to today's: what a refresh must bring in."""

from dataclasses import replace
from decimal import Decimal

from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.ontwikkeling import Begrotingsregel, Ontwikkeling
from modelgemeente_xl.model.tarief import Index, Loonkosten

GEWIJZIGD = "energietransitie.dashboard"
"""A line whose amount and text the new edition changes."""
VERVALLEN = "omgevingsloket"
"""A development that the new edition no longer has."""
NIEUW, TITEL = "nieuw-in-de-proef", "Nieuw in de proef"
"""A development that is new: no catalogue will ever have it."""


def regel_of(catalogus: Catalogus, id_: str) -> Begrotingsregel:
    return next(regel for _, regel in catalogus.regels() if regel.id == id_)


def next_year(catalogus: Catalogus) -> Catalogus:
    oud = regel_of(catalogus, GEWIJZIGD)
    nieuw = replace(oud, bedrag=Decimal(7500), begrotingsregel=f"{oud.begrotingsregel}, uitgebreid")
    ontwikkelingen = [_with_line(o, nieuw) for o in catalogus.ontwikkelingen if o.id != VERVALLEN]
    voorbeeld = next(o for o in catalogus.ontwikkelingen if o.domein == "bedrijfsvoering")
    ontwikkelingen.append(
        replace(
            voorbeeld,
            id=NIEUW,
            titel=TITEL,
            overlapt_met=(),
            begrotingsregels=(
                replace(
                    voorbeeld.begrotingsregels[0],
                    id=f"{NIEUW}.inventarisatie",
                    begrotingsregel="Inventarisatie van versleuteling",
                    meenemen=True,
                ),
            ),
        )
    )
    p = catalogus.parameters
    tarieven = dict(p.loonkosten.tarieven)
    grondslagen = dict(p.grondslagen)
    for schaal in p.loonkosten.schalen:
        tarieven[schaal, 2028] = tarieven[schaal, 2027] + 2000
    grondslagen["loonkosten.2028"] = replace(grondslagen["loonkosten.2027"], jaar=2028)
    procenten = {reeks: dict(jaren) for reeks, jaren in p.index.procenten.items()}
    for reeks, jaren in procenten.items():
        jaren[2036] = jaren[2035]
        grondslagen[f"index.{reeks}.2036"] = replace(grondslagen[f"index.{reeks}.2035"], jaar=2036)
    return replace(
        catalogus,
        ontwikkelingen=tuple(ontwikkelingen),
        hash="f" * 64,
        parameters=replace(
            p,
            loonkosten=Loonkosten(tarieven),
            index=Index(p.index.basisjaren, procenten),
            grondslagen=grondslagen,
        ),
        gemeenten=tuple(
            replace(g, inwoners=g.inwoners + 100, jaar=g.jaar + 1) for g in catalogus.gemeenten
        ),
    )


def _with_line(o: Ontwikkeling, nieuw: Begrotingsregel) -> Ontwikkeling:
    regels = tuple(nieuw if regel.id == nieuw.id else regel for regel in o.begrotingsregels)
    return replace(o, begrotingsregels=regels)
