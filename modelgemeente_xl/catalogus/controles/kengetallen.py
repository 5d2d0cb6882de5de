"""What was read of others: parts that add up, classes that cover, rates and index of their year."""

from collections.abc import Iterator
from decimal import Decimal

from modelgemeente_xl.catalogus.lezen.rekensom import faults_of_sum
from modelgemeente_xl.catalogus.vorm.bestanden import Bestanden
from modelgemeente_xl.catalogus.vorm.kengetalvorm import BenchmarkFile, Dagtariefvorm
from modelgemeente_xl.catalogus.vorm.schema import IndexStand
from modelgemeente_xl.grond.bevinding import Bevinding
from modelgemeente_xl.model.kengetallen import Klassestand

MARGE_PROCENT = Decimal("0.05")
"""An index is rounded to one decimal: at most half of that away from its arithmetic."""


def check_benchmark(b: Bestanden) -> Iterator[Bevinding]:
    """The parts of a year are its average; a published class touches every class of ours."""
    file: BenchmarkFile = b.parameters["benchmark"]
    for jaar, delen in file.delen.items():
        som = delen.personeel + delen.software + delen.infrastructuur
        stand = file.gemiddeld.get(jaar)
        if stand is None or som != stand.waarde:
            yield Bevinding(
                b.where_parameter("benchmark", "delen", jaar),
                f"de delen van {jaar} zijn samen {som}, en het gemiddelde is "
                f"{'er niet' if stand is None else stand.waarde}",
                "laat de delen samen het gemiddelde van dat jaar zijn",
            )
    for jaar, klassen in file.klassen.items():
        stand = file.gemiddeld.get(jaar)
        if stand is not None and stand.waarde != klassen.gemiddeld:
            yield Bevinding(
                b.where_parameter("benchmark", "klassen", jaar),
                f"het gemiddelde van {jaar} is hier {klassen.gemiddeld} en bij gemiddeld "
                f"{stand.waarde}",
                "schrijf twee keer hetzelfde cijfer",
            )
    standen = [
        Klassestand(int(jaar), s.vanaf, s.tot, s.waarde, klassen.gemiddeld)
        for jaar, klassen in file.klassen.items()
        for s in klassen.standen
    ]
    for i, klasse in enumerate(b.parameters["grootteklassen"].klassen):
        if not any(stand.touches(klasse.vanaf, klasse.tot) for stand in standen):
            yield Bevinding(
                b.where_parameter("grootteklassen", "klassen", i),
                f"geen gepubliceerde klasse raakt '{klasse.naam}'",
                "voeg er een toe bij klassen in benchmark.yaml",
            )


def check_dagtarieven(b: Bestanden) -> Iterator[Bevinding]:
    """A rate is either typed with one source, or computed from what was read."""
    for key, tarief in b.parameters["dagtarieven"].dagtarieven.items():
        for wat, herstel in _faults_of_rate(tarief):
            waar = b.where_parameter("dagtarieven", "dagtarieven", key)
            yield Bevinding(waar, f"dagtarief '{key}': {wat}", herstel)


def _faults_of_rate(tarief: Dagtariefvorm) -> Iterator[tuple[str, str]]:
    computed = bool(tarief.waarnemingen)
    if computed == (tarief.euro_per_dag is not None):
        yield "geef of euro_per_dag, of waarnemingen", "haal het overbodige weg"
    if computed != (tarief.status == "afgeleid"):
        yield (
            f"status {tarief.status} {'met' if computed else 'zonder'} waarnemingen",
            "met waarnemingen is een dagtarief afgeleid, en zonder niet",
        )
    if computed == (tarief.bron is not None):
        yield "de bron staat bij elke waarneming, en anders bij het tarief zelf", "geef haar daar"


def check_index(b: Bestanden) -> Iterator[Bevinding]:
    """A year bears the figure that was published for it, or says that it is an estimate."""
    for reeks in ("loon", "prijs"):
        for jaar, stand in getattr(b.parameters["index"], reeks).items():
            for wat, herstel in _faults_of_index(stand, int(jaar)):
                waar = b.where_parameter("index", reeks, jaar)
                yield Bevinding(waar, f"index {reeks} {jaar}: {wat}", herstel)


def _faults_of_index(stand: IndexStand, jaar: int) -> Iterator[tuple[str, str]]:
    if stand.voor_jaar != jaar and stand.status != "raming":
        given = f"voor {stand.voor_jaar}" if stand.voor_jaar else "niet voor een jaar"
        yield (
            f"status {stand.status}, en de bron geeft het cijfer {given}",
            "een cijfer van een ander jaar is een raming; zeg dat in status en toelichting",
        )
    if (stand.status == "afgeleid") != (stand.berekening is not None):
        yield "status afgeleid en berekening horen bij elkaar", "geef ze allebei, of geen van beide"
    if stand.berekening is not None:
        yield from faults_of_sum(
            stand.berekening,
            lambda outcome: abs(outcome - stand.procent) <= MARGE_PROCENT,
            lambda outcome: (
                f"de berekening geeft {outcome:.2f} en het procent is {stand.procent}",
                "rond de uitkomst af op een decimaal",
            ),
        )
