"""Money that two lines both hold is counted once: the line that joins later counts less."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from modelgemeente_xl.model.begroting import Reeks
from modelgemeente_xl.model.ontwikkeling import Ontwikkeling, Paar


def paren_of(ontwikkelingen: Iterable[Ontwikkeling]) -> Iterator[Paar]:
    """Every pair of lines in which the same money stands, in the order of the catalogue."""
    for ontwikkeling in ontwikkelingen:
        for raakvlak in ontwikkeling.overlapt_met:
            yield from raakvlak.paren


@dataclass(frozen=True, slots=True)
class Deling:
    """A pair as it stands for a user: which of the two yields, and whether it counts once.

    `eenmaal` is False where both count: because the user says so, or because it is only possibly
    the same money and nobody decided.
    """

    paar: Paar
    wijkt: str
    blijft: str
    deel_wijkt: Decimal
    deel_blijft: Decimal
    eenmaal: bool


def delingen_of(
    paren: Iterable[Paar],
    rangen: Mapping[str, int],
    eigen: Container[str],
    besluiten: Mapping[tuple[str, str], bool],
) -> Iterator[Deling]:
    """How each pair stands among the lines that are taken, with their place among the scenarios.

    The one that joins later yields; of two that join together it is the one the catalogue says. A
    pair is left out of which a line is not taken, or of which the one that yields has an amount of
    its own (`eigen`): whoever gave that has left out what stands elsewhere.
    """
    for paar in paren:
        if paar.regel not in rangen or paar.met not in rangen:
            continue
        eenmaal = besluiten.get((paar.regel, paar.met), not paar.mogelijk)
        deling = Deling(paar, paar.regel, paar.met, paar.deel, paar.deel_met, eenmaal)
        if rangen[paar.met] > rangen[paar.regel]:
            deling = Deling(paar, paar.met, paar.regel, paar.deel_met, paar.deel, eenmaal)
        if deling.wijkt not in eigen:
            yield deling


def shared_of(
    delingen: Iterable[Deling], bruto: Mapping[str, Reeks]
) -> Iterator[tuple[Deling, Reeks]]:
    """What stands in both lines of each pair, per year, in euro.

    The pairs that count once come first, and together they never take more than a line has.
    """
    left: dict[str, Reeks] = {}
    for deling in sorted(delingen, key=lambda deling: not deling.eenmaal):
        rest = left.get(deling.wijkt, bruto[deling.wijkt])
        both = zip(bruto[deling.wijkt], bruto[deling.blijft], rest, strict=True)
        shared = tuple(
            min(deling.deel_wijkt * mine, deling.deel_blijft * theirs, most)
            for mine, theirs, most in both
        )
        left[deling.wijkt] = tuple(most - less for most, less in zip(rest, shared, strict=True))
        yield deling, shared


def overlap_of(delingen: Iterable[Deling], bruto: Mapping[str, Reeks]) -> dict[str, Reeks]:
    """What each yielding line counts less per year, in euro: only by pairs that count once."""
    yielded: dict[str, Reeks] = {}
    for deling, shared in shared_of((d for d in delingen if d.eenmaal), bruto):
        earlier = yielded.get(deling.wijkt, (Decimal(0),) * len(shared))
        yielded[deling.wijkt] = tuple(a + b for a, b in zip(earlier, shared, strict=True))
    return yielded
