"""The series of wages and prices: no figure passes for the figure of another year."""

from collections.abc import Iterator
from decimal import Decimal

from modelgemeente_xl.catalogus.lezen.rekensom import evaluate
from modelgemeente_xl.catalogus.vorm.bestanden import Bestanden
from modelgemeente_xl.catalogus.vorm.schema import IndexStand
from modelgemeente_xl.grond.bevinding import Bevinding

MARGE_PROCENT = Decimal("0.05")
"""An index is rounded to one decimal: at most half of that away from its arithmetic."""


def check_index(b: Bestanden) -> Iterator[Bevinding]:
    """A year bears the figure that was published for it, or says that it is an estimate."""
    for reeks in ("loon", "prijs"):
        for jaar, stand in getattr(b.parameters["index"], reeks).items():
            for wat, herstel in _faults_of(stand, int(jaar)):
                waar = b.where_parameter("index", reeks, jaar)
                yield Bevinding(waar, f"index {reeks} {jaar}: {wat}", herstel)


def _faults_of(stand: IndexStand, jaar: int) -> Iterator[tuple[str, str]]:
    if stand.voor_jaar != jaar and stand.status != "raming":
        given = f"voor {stand.voor_jaar}" if stand.voor_jaar else "niet voor een jaar"
        yield (
            f"status {stand.status}, en de bron geeft het cijfer {given}",
            "een cijfer van een ander jaar is een raming; zeg dat in status en toelichting",
        )
    if (stand.status == "afgeleid") != (stand.berekening is not None):
        yield "status afgeleid en berekening horen bij elkaar", "geef ze allebei, of geen van beide"
    if stand.berekening is None:
        return
    try:
        outcome = evaluate(stand.berekening)
    except ValueError as error:
        yield str(error), "gebruik getallen, + - * / en haakjes"
        return
    if abs(outcome - stand.procent) > MARGE_PROCENT:
        yield (
            f"de berekening geeft {outcome:.2f} en het procent is {stand.procent}",
            "rond de uitkomst af op een decimaal",
        )
