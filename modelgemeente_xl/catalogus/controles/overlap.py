"""Pairs of lines that hold the same money: known lines, each pair once, and no circle."""

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from modelgemeente_xl.catalogus.vorm.bestanden import Bestanden
from modelgemeente_xl.grond.bevinding import Bevinding, known_or_nearest


def check_overlap(b: Bestanden) -> Iterator[Bevinding]:
    """Both lines of a pair exist, a pair stands once, and no line yields to itself by a detour."""
    seen: dict[frozenset[str], str] = {}
    yields_to: dict[str, set[str]] = {}
    for ontwikkeling, (_, record) in b.ontwikkelingen.items():
        for i, overlap in enumerate(record.overlapt_met):
            _, other = b.ontwikkelingen.get(overlap.ontwikkeling, (None, None))
            if other is None:
                continue  # found by the check of references
            for j, paar in enumerate(overlap.paren):
                waar = b.where(ontwikkeling, "overlapt_met", i, "paren", j)
                sides = (
                    ("regel", paar.regel, ontwikkeling, record),
                    ("met", paar.met, overlap.ontwikkeling, other),
                )
                unknown = False
                for field, key, of, holder in sides:
                    if key not in holder.begrotingsregels:
                        unknown = True
                        known = known_or_nearest(key, sorted(holder.begrotingsregels))
                        yield Bevinding(waar, f"{field} '{key}' is geen regel van {of}", known)
                if unknown:
                    continue
                regel, met = f"{ontwikkeling}.{paar.regel}", f"{overlap.ontwikkeling}.{paar.met}"
                earlier = seen.setdefault(frozenset((regel, met)), waar)
                if earlier != waar:
                    yield Bevinding(waar, f"dit paar staat ook op {earlier}", "houd er een over")
                yields_to.setdefault(regel, set()).add(met)
    try:
        TopologicalSorter(yields_to).prepare()
    except CycleError as error:
        circle = list(error.args[1])
        ontwikkeling = circle[0].partition(".")[0]
        yield Bevinding(
            b.where(ontwikkeling, "overlapt_met"),
            f"deze regels wijken voor elkaar in een kring: {' -> '.join(circle)}",
            "laat een van de paren de andere kant op wijken",
        )
