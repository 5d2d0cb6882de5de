"""Totals of lines that have something in common: their noodzaak, their besluit, an opgave."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from modelgemeente_xl.model.begroting import Begroting, Jaarreeks, add, netto_of


@dataclass(frozen=True, slots=True)
class Groeptotaal:
    """How many lines a group has in the chosen scenario, and whole euros per budget year."""

    naam: str
    regels: int
    bruto: Jaarreeks
    extra_nodig: Jaarreeks


def groepen_of(
    begroting: Begroting, kenmerken: Mapping[str, Iterable[str]], volgorde: Sequence[str]
) -> tuple[Groeptotaal, ...]:
    """The totals of each group, in an order that is given.

    `kenmerken` has the groups of each line by its id. A line in two of them counts whole in both:
    only where each line has one group do they add up. Extra nodig is rounded once per group and
    year, so that it may differ by some euros from that of the whole.
    """
    found = []
    for naam in volgorde:
        posten = [p for p in begroting.tellend if naam in tuple(kenmerken.get(p.id, ()))]
        found.append(
            Groeptotaal(
                naam,
                len(posten),
                add(post.jaren for post in posten),
                netto_of([(post.jaren, post.al_begroot) for post in posten]),
            )
        )
    return tuple(found)
