"""The figure of one line: given in one way, at a price level, with what it rests on."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from modelgemeente_xl.catalogus.lezen.rekensom import faults_of_sum
from modelgemeente_xl.catalogus.vorm.regelvorm import Regelvorm
from modelgemeente_xl.grond.bevinding import known_or_nearest

Fout = tuple[str, str]
"""What was found, and how to mend it."""

MARGE_REKENSOM = Decimal("0.03")
"""A derived figure may be rounded: at most 3 % away from its arithmetic."""


def faults_of_figure(regel: Regelvorm, dagtarieven: Sequence[str]) -> Iterator[Fout]:
    """What does not fit in the figure of a line: how it is given, its prices and its ground."""
    staff = regel.uren_per_week is not None or regel.schaal is not None
    hours = regel.uren_per_week is not None or bool(regel.waarnemingen)
    if staff and not (hours and regel.schaal is not None):
        yield "uren_per_week en schaal horen bij elkaar", "geef ze allebei"
    given = [regel.bedrag is not None, staff or bool(regel.waarnemingen), regel.dagen is not None]
    if sum(given) != 1:
        yield (
            "geef of bedrag, of uren_per_week met schaal, of dagen, of waarnemingen",
            "haal het overbodige weg, of vul aan",
        )
    if staff and regel.prijspeil is not None:
        yield "prijspeil hoort niet bij uren en schaal", "de loonkosten hebben een eigen jaar"
    if not staff and regel.dagen is None and regel.prijspeil is None:
        yield "prijspeil ontbreekt", "geef het jaar waarin dit bedrag gold"
    if regel.drijver == "vast" and regel.vast_deel != 1:
        yield f"drijver vast met vast_deel {regel.vast_deel}", "een vaste drijver heeft vast_deel 1"
    if regel.aard == "structureel" and regel.kwartalen is not None:
        yield "kwartalen hoort bij incidenteel", "haal kwartalen weg"
    if (regel.status == "ontbreekt") != (regel.bedrag == 0):
        yield (
            f"status {regel.status} met {_figure_of(regel)}",
            "een cijfer dat niet is gevonden heeft status ontbreekt en bedrag 0, een ander niet",
        )
    if regel.status == "ontbreekt" and regel.hoog is not None:
        yield "een bandbreedte zonder cijfer", "haal laag en hoog weg"
    cited = regel.bronnen or regel.waarnemingen
    if regel.status in ("bron", "secundair", "afgeleid") and not cited:
        yield f"status {regel.status} zonder bronnen", "noem de bron waarin het cijfer is gelezen"
    if (regel.laag is None) != (regel.hoog is None):
        yield "laag en hoog horen bij elkaar", "geef ze allebei"
    if regel.laag is not None and regel.hoog is not None and regel.laag > regel.hoog:
        yield f"laag {regel.laag} is meer dan hoog {regel.hoog}", "verwissel ze"
    yield from _faults_of_days(regel, dagtarieven)
    yield from _faults_of_berekening(regel)


def _figure_of(regel: Regelvorm) -> str:
    if regel.bedrag is not None:
        return f"bedrag {regel.bedrag}"
    given = ("uren_per_week", "dagen", "waarnemingen")
    return next((name for name in given if getattr(regel, name)), "geen cijfer")


def _faults_of_days(regel: Regelvorm, dagtarieven: Sequence[str]) -> Iterator[Fout]:
    if regel.dagen is None:
        return
    if regel.dagtarief is None and regel.kostensoort not in dagtarieven:
        yield (
            f"dagen zonder dagtarief bij kostensoort {regel.kostensoort}",
            f"geef dagtarief; {known_or_nearest('', dagtarieven)}",
        )
    if regel.prijspeil is not None:
        yield "prijspeil hoort niet bij dagen", "het dagtarief heeft een eigen prijspeil"
    if regel.status != "raming":
        yield f"status {regel.status} bij dagen", "een aantal dagen is een raming"


def _faults_of_berekening(regel: Regelvorm) -> Iterator[Fout]:
    if regel.status == "afgeleid" and not regel.waarnemingen:
        yield (
            "status afgeleid zonder waarnemingen",
            "geef wat is gelezen als waarnemingen; het programma rekent (besluit 0030)",
        )
    if regel.berekening is None:
        return
    figure = regel.bedrag if regel.bedrag is not None else regel.uren_per_week
    yield from faults_of_sum(
        regel.berekening,
        lambda outcome: not figure or abs(outcome - figure) <= MARGE_REKENSOM * figure,
        lambda outcome: (
            f"de berekening geeft {outcome:.0f} en de regel zegt {figure}",
            "een afgeleid cijfer mag ten hoogste 3 % van zijn rekensom afwijken",
        ),
    )
