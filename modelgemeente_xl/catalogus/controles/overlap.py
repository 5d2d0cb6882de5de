"""Pairs of lines that hold the same money: known lines, each pair once, and the right direction."""

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from modelgemeente_xl.catalogus.vorm.bestanden import Bestanden
from modelgemeente_xl.catalogus.vorm.schema import OntwikkelingRecord, Overlap, Paarvorm
from modelgemeente_xl.grond.bevinding import Bevinding, known_or_nearest
from modelgemeente_xl.model.ontwikkeling import SCENARIOS


def check_overlap(b: Bestanden) -> Iterator[Bevinding]:
    """Two developments stand together once, and so do two lines; no line yields by a detour."""
    told: dict[frozenset[str], str] = {}
    yields_to: dict[str, set[str]] = {}
    for ontwikkeling, (_, record) in b.ontwikkelingen.items():
        for i, overlap in enumerate(record.overlapt_met):
            if overlap.ontwikkeling not in b.ontwikkelingen:
                continue  # found by the check of references
            waar = b.where(ontwikkeling, "overlapt_met", i)
            earlier = told.setdefault(frozenset((ontwikkeling, overlap.ontwikkeling)), waar)
            if earlier != waar:
                yield Bevinding(
                    waar,
                    f"{ontwikkeling} en {overlap.ontwikkeling} staan ook samen op {earlier}",
                    "houd er een over, in het bestand van de regel die wijkt",
                )
            _, other = b.ontwikkelingen[overlap.ontwikkeling]
            yield from _check_paren(b, ontwikkeling, i, overlap, record, other)
            for paar in overlap.paren:
                regel, met = f"{ontwikkeling}.{paar.regel}", f"{overlap.ontwikkeling}.{paar.met}"
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


def _check_paren(
    b: Bestanden,
    ontwikkeling: str,
    i: int,
    overlap: Overlap,
    record: OntwikkelingRecord,
    other: OntwikkelingRecord,
) -> Iterator[Bevinding]:
    seen: dict[tuple[str, str], str] = {}
    for j, paar in enumerate(overlap.paren):
        waar = b.where(ontwikkeling, "overlapt_met", i, "paren", j)
        earlier = seen.setdefault((paar.regel, paar.met), waar)
        if earlier != waar:
            yield Bevinding(waar, f"dit paar staat ook op {earlier}", "houd er een over")
        regel, met = record.begrotingsregels.get(paar.regel), other.begrotingsregels.get(paar.met)
        for field, key, found, of, holder in (
            ("regel", paar.regel, regel, ontwikkeling, record),
            ("met", paar.met, met, overlap.ontwikkeling, other),
        ):
            if found is None:
                known = known_or_nearest(key, sorted(holder.begrotingsregels))
                yield Bevinding(waar, f"{field} '{key}' is geen regel van {of}", known)
        if regel is not None and met is not None:
            own, stays = record.scenario_of(regel), other.scenario_of(met)
            yield from _check_scenario(waar, paar, own, stays)


def _check_scenario(waar: str, paar: Paarvorm, own: str, stays: str) -> Iterator[Bevinding]:
    """Wherever the line that yields counts, the one that stays must count too."""
    if SCENARIOS.index(own) < SCENARIOS.index(stays):
        yield Bevinding(
            waar,
            f"{paar.regel} ({own}) wijkt voor {paar.met}, die pas meedoet in {stays}",
            "de regel die het laatst meedoet wijkt: zet het paar in het bestand daarvan",
        )
