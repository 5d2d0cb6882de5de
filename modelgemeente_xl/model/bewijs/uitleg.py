"""How a figure came from its observations, in words that a controller can follow by hand."""

from collections.abc import Iterator
from decimal import Decimal

from modelgemeente_xl.model.bewijs.normaliseren import (
    genormaliseerd,
    middel,
    omvangfactor,
    partijen,
    prijsfactor,
)
from modelgemeente_xl.model.catalogus import Parameters, Rekenparameters
from modelgemeente_xl.model.geld import euro, round_half_up
from modelgemeente_xl.model.ontwikkeling import Begrotingsregel, Waarneming
from modelgemeente_xl.model.woorden import counted


def working(regel: Begrotingsregel, parameters: Parameters) -> Iterator[str]:
    """A sentence for the figure, and one for each observation; none where there are none."""
    if regel.dagen is not None:
        tarief = parameters.dagtarieven[regel.dagtarief or regel.kostensoort]
        bedrag = _figure(regel, regel.dagen * tarief.euro_per_dag)
        dag = f"{_number(tarief.euro_per_dag)} euro per dag ({tarief.prijspeil})"
        yield f"{_number(regel.dagen)} dagen x {dag} = {bedrag}."
    if not regel.waarnemingen:
        return
    middeling = middel(regel.waarnemingen, regel, parameters)
    aantal = counted(partijen(regel.waarnemingen), "partij", "partijen")
    if len(regel.waarnemingen) == 1:
        yield f"Uit één waarneming: {_figure(regel, middeling.midden)}."
    else:
        yield (
            f"Mediaan van {len(regel.waarnemingen)} waarnemingen van {aantal}: "
            f"{_figure(regel, middeling.midden)} "
            f"(van {_figure(regel, middeling.laag)} tot {_figure(regel, middeling.hoog)})."
        )
    for waarneming in regel.waarnemingen:
        yield _observation(waarneming, regel, parameters)


def _observation(
    waarneming: Waarneming, regel: Begrotingsregel, parameters: Rekenparameters
) -> str:
    parts = [_figure(regel, waarneming.bedrag or waarneming.uren_per_week or Decimal(0))]
    if waarneming.aandeel != 1:
        parts.append(f"x {_number(waarneming.aandeel)} aandeel ({waarneming.aandeel_status})")
    prijs = prijsfactor(waarneming, regel, parameters)
    if prijs != 1:
        parts.append(f"x {_number(prijs)} {'loon' if regel.reeks == 'loon' else 'prijs'}")
    omvang = omvangfactor(waarneming, regel, parameters)
    if omvang != 1:
        parts.append(f"/ {_number(omvang)} omvang{_size(waarneming, regel)}")
    outcome = _figure(regel, genormaliseerd(waarneming, regel, parameters))
    reden = f" Aandeel: {waarneming.aandeel_reden}" if waarneming.aandeel_reden else ""
    return (
        f"- {waarneming.partij} ({waarneming.prijsjaar}): {' '.join(parts)} = {outcome}. "
        f"{waarneming.bevat}{reden}"
    )


def _size(waarneming: Waarneming, regel: Begrotingsregel) -> str:
    if regel.drijver == "vast":
        return f" ({counted(waarneming.gemeenten, 'gemeente', 'gemeenten')})"
    many = f" in {waarneming.gemeenten} gemeenten" if waarneming.gemeenten > 1 else ""
    return f" ({euro(waarneming.omvang.of(regel.drijver))} {regel.drijver}{many})"


def _figure(regel: Begrotingsregel, figure: Decimal) -> str:
    if regel.schaal is not None:
        return f"{_number(figure)} uur per week"
    return f"{euro(int(round_half_up(figure)))} euro"


def _number(value: Decimal) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".").replace(".", ",")
