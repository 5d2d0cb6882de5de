"""Time that can be carried out: nothing begins before what it needs, or all in one year."""

from collections.abc import Iterator
from decimal import Decimal
from graphlib import CycleError, TopologicalSorter

from modelgemeente_xl.catalogus.vorm.bestanden import Bestanden
from modelgemeente_xl.catalogus.vorm.regelvorm import Regelvorm
from modelgemeente_xl.catalogus.vorm.schema import OntwikkelingRecord
from modelgemeente_xl.grond.bevinding import Bevinding
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.keuze import STANDAARDJAAR
from modelgemeente_xl.model.ontwikkeling import SCENARIOS
from modelgemeente_xl.model.rekenen.kwartalen import kwartaal
from modelgemeente_xl.model.voorstel.capaciteit import capaciteit_of, per_jaar
from modelgemeente_xl.model.voorstel.voorstel import voorstel_of

GROOTSTE_DRUKTE = Decimal("1.6")
"""One-off hours of the busiest year, as a multiple of the average of the four budget years."""
_NAMEN = ("eerste", "tweede", "derde", "vierde")


def startkwartaal_of(regel: Regelvorm, record: OntwikkelingRecord) -> int:
    """The quarter of a line; with a year of its own and no quarter it is the first."""
    if regel.startkwartaal is not None:
        return regel.startkwartaal
    return record.startkwartaal if regel.startjaar in (None, record.start) else 1


def check_tijd(b: Bestanden) -> Iterator[Bevinding]:
    """Starts are in reach and in order, and a development lasts as long as its one-off lines."""
    for ontwikkeling, (_, record) in b.ontwikkelingen.items():
        start = _start_of(record)
        if record.start < STANDAARDJAAR:
            yield Bevinding(
                b.where(ontwikkeling, "start"),
                f"begint in {record.start}",
                f"de catalogus plant vanaf {STANDAARDJAAR}",
            )
        yield from _check_needed(b, ontwikkeling, record, start)
        for key, regel in record.begrotingsregels.items():
            waar = b.where(ontwikkeling, "begrotingsregels", key)
            own = kwartaal(regel.startjaar or record.start, startkwartaal_of(regel, record))
            if own < start:
                yield Bevinding(
                    waar,
                    f"regel '{key}' begint in {in_words(own)}, de ontwikkeling in "
                    f"{in_words(start)}",
                    "laat de regel niet eerder beginnen, of de ontwikkeling niet later",
                )
            end = own + (regel.kwartalen or record.kwartalen)
            if regel.aard == "incidenteel" and end > start + record.kwartalen:
                yield Bevinding(
                    waar,
                    f"regel '{key}' loopt tot en met {in_words(end - 1)}, de ontwikkeling tot en "
                    f"met {in_words(start + record.kwartalen - 1)}",
                    "geef de ontwikkeling meer kwartalen, of de regel minder",
                )


def check_kring(b: Bestanden) -> Iterator[Bevinding]:
    """No development waits for itself by a detour."""
    graph = {
        ontwikkeling: [other.ontwikkeling for other in record.afhankelijk_van]
        for ontwikkeling, (_, record) in b.ontwikkelingen.items()
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        circle = list(reversed(error.args[1]))
        yield Bevinding(
            b.where(circle[0], "afhankelijk_van"),
            f"deze ontwikkelingen wachten op elkaar in een kring: {' -> '.join(circle)}",
            "haal een van de afhankelijkheden weg",
        )


def check_drukte(b: Bestanden, catalogus: Catalogus) -> Iterator[Bevinding]:
    """The reference gemeente can carry the one-off work of every year, also with all of it."""
    referentie = catalogus.parameters.referentie
    (alles,) = voorstel_of(catalogus, STANDAARDJAAR, [referentie], SCENARIOS[-1])
    capaciteit = capaciteit_of(alles, catalogus.parameters)
    if capaciteit.drukte > GROOTSTE_DRUKTE:
        jaren = per_jaar(capaciteit.eenmalig)
        busiest = jaren.index(max(jaren))
        yield Bevinding(
            b.naam("ontwikkelingen"),
            f"in {STANDAARDJAAR + busiest} vraagt eenmalig werk {capaciteit.drukte:.2f} keer de "
            "uren van een gemiddeld jaar".replace(".", ","),
            f"ten hoogste {GROOTSTE_DRUKTE} keer".replace(".", ",")
            + "; laat keuzes later beginnen of langer duren",
        )


def in_words(number: int) -> str:
    """A quarter as people say it: `het derde kwartaal van 2027`."""
    jaar, rest = divmod(number, 4)
    return f"het {_NAMEN[rest]} kwartaal van {jaar}"


def _start_of(record: OntwikkelingRecord) -> int:
    return kwartaal(record.start, record.startkwartaal)


def _check_needed(
    b: Bestanden, ontwikkeling: str, record: OntwikkelingRecord, start: int
) -> Iterator[Bevinding]:
    for i, needed in enumerate(record.afhankelijk_van):
        _, other = b.ontwikkelingen.get(needed.ontwikkeling, (None, None))
        if other is None:
            continue  # found by the check of references
        earliest = _start_of(other) + needed.na
        if start < earliest:
            yield Bevinding(
                b.where(ontwikkeling, "afhankelijk_van", i),
                f"begint in {in_words(start)}, en kan na {needed.ontwikkeling} pas in "
                f"{in_words(earliest)}",
                "laat haar later beginnen, of geef met reden een kortere wachttijd (na)",
            )
