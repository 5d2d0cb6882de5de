"""Money that two lines both hold is counted once: the line that yields counts less."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from modelgemeente_xl.model.ontwikkeling import Ontwikkeling, Paar

Reeks = tuple[Decimal, ...]
"""Euro per budget year, unrounded."""


def paren_of(ontwikkelingen: Iterable[Ontwikkeling]) -> Iterator[Paar]:
    """Every pair of lines in which the same money stands, in the order of the catalogue."""
    for ontwikkeling in ontwikkelingen:
        for raakvlak in ontwikkeling.overlapt_met:
            yield from raakvlak.paren


def shared_of(paren: Iterable[Paar], bruto: Mapping[str, Reeks]) -> Iterator[tuple[Paar, Reeks]]:
    """What stands in both lines of each pair, per year, in euro.

    `bruto` holds the lines that count, by id; a pair of which one does not count is left out. The
    pairs that are certain come first, and together they never take more than a line has in a year.
    """
    left: dict[str, Reeks] = {}
    for paar in sorted(paren, key=lambda paar: paar.mogelijk):
        if paar.regel not in bruto or paar.met not in bruto:
            continue
        rest = left.get(paar.regel, bruto[paar.regel])
        both = zip(bruto[paar.regel], bruto[paar.met], rest, strict=True)
        shared = tuple(
            min(paar.deel * mine, paar.deel_met * theirs, most) for mine, theirs, most in both
        )
        left[paar.regel] = tuple(most - less for most, less in zip(rest, shared, strict=True))
        yield paar, shared


def overlap_of(paren: Iterable[Paar], bruto: Mapping[str, Reeks]) -> dict[str, Reeks]:
    """What each yielding line counts less per year, in euro: only by pairs that are certain."""
    certain = (paar for paar in paren if not paar.mogelijk)
    yielded: dict[str, Reeks] = {}
    for paar, shared in shared_of(certain, bruto):
        earlier = yielded.get(paar.regel, (Decimal(0),) * len(shared))
        yielded[paar.regel] = tuple(a + b for a, b in zip(earlier, shared, strict=True))
    return yielded
