"""Why the totals of a workbook differ: after it was carried over, and after it is refreshed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from modelgemeente_xl.excel.waarde import Waarde
from modelgemeente_xl.model.begroting import Jaarreeks
from modelgemeente_xl.model.ontwikkeling import AARDEN, Domeinregel
from modelgemeente_xl.model.rekenen.rekenmodel import Rekenmodel
from modelgemeente_xl.model.totalen import Totalen
from modelgemeente_xl.werkmap.lezen.naar_model import Werkmodel
from modelgemeente_xl.werkmap.overzetten import indeling1
from modelgemeente_xl.werkmap.overzetten.oud import Oud
from modelgemeente_xl.werkmap.overzetten.standen import Totaalstand, stand_of_begroting

IN_BASIS = "in_basis"
STAPPEN: Mapping[str, tuple[str, ...]] = {
    "Regels en bedragen van de nieuwe catalogus": (),
    "Scenario en meenemen volgens het voorstel": ("scenario", "meenemen"),
    "Begin en duur in kwartalen volgens het voorstel": (
        "startjaar",
        "startkwartaal",
        "kwartalen",
    ),
    "Hetzelfde geld in twee regels telt één keer": (),
    "Al begroot: wat de lopende kosten al bevatten": (IN_BASIS, "vanaf_niveau", "thema"),
}
"""What a refresh changes beside the lines themselves, in this order, with the fields it is in."""
OVERLAP = tuple(STAPPEN).index("Hetzelfde geld in twee regels telt één keer")
"""From this step on the pairs of lines count."""
VOORSTEL = tuple(veld for velden in STAPPEN.values() for veld in velden)


def held_totals(oud: Oud) -> Totalen | None:
    """The totals as they stand in the cells of an older workbook; None where one is no number."""
    held = {
        (rij["Domein"], rij["Soort"]): reeks
        for _, rij in oud.tabellen["tblTotaal"].records()
        if (reeks := _whole(rij[jaar] for jaar in indeling1.JAREN)) is not None
    }
    try:
        return Totalen(
            {
                blad: {aard: held[blad, aard.capitalize()] for aard in AARDEN}
                for blad in indeling1.DOMEINBLADEN
            },
            {blad: held[blad, "Extra nodig"] for blad in indeling1.DOMEINBLADEN},
            held["Basis", "In stand houden"],
            held["Totaal", "Bruto"],
        )
    except KeyError:
        return None


def held_stand(naam: str, totalen: Totalen) -> Totaalstand:
    """The same, as the beginning of an explanation."""
    netto = (totalen.basis, *totalen.netto.values())
    return Totaalstand(naam, totalen.totaal, tuple(map(sum, zip(*netto, strict=True))))


def refresh_steps(voor: Werkmodel, na: Werkmodel) -> Iterator[Totaalstand]:
    """From a workbook as it is to the same one refreshed, one kind of change after another."""
    yield stand_of_begroting("Zoals overgezet", voor.begroting())
    had = {regel.regel.id: regel for regel in voor.regels}
    done: tuple[str, ...] = ()
    for nummer, (naam, velden) in enumerate(STAPPEN.items()):
        done += velden
        regels = tuple(_between(had.get(regel.regel.id), regel, done) for regel in na.regels)
        paren = na.paren if nummer >= OVERLAP else ()
        model = Rekenmodel(na.parameters, regels, na.begrotingsjaar, na.keuzes, paren)
        yield stand_of_begroting(naam, model.begroting(na.omvang))


def _between(was: Domeinregel | None, nu: Domeinregel, done: tuple[str, ...]) -> Domeinregel:
    """A line as it becomes, but for the proposals whose turn has not come.

    Of a new line that is only the share that running cost holds: it never had another proposal.
    """
    later: dict[str, Any]
    if was is None:
        later = {} if IN_BASIS in done else {IN_BASIS: Decimal(0)}
    else:
        later = {veld: getattr(was.regel, veld) for veld in VOORSTEL if veld not in done}
    return replace(nu, regel=replace(nu.regel, **later))


def _whole(values: Iterable[Waarde]) -> Jaarreeks | None:
    """A year's amounts, where each is a whole number."""
    amounts = tuple(value for value in values if isinstance(value, float) and value.is_integer())
    return tuple(map(int, amounts)) if len(amounts) == len(indeling1.JAREN) else None
