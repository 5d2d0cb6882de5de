"""Money that two lines both hold is counted once: the line that yields counts less."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from modelgemeente_xl.model.ontwikkeling import Paar

Reeks = tuple[Decimal, ...]
"""Euro per budget year, unrounded."""


def overlap_of(paren: Iterable[Paar], bruto: Mapping[str, Reeks]) -> dict[str, Reeks]:
    """What each yielding line counts less per year: never more than it has in that year.

    `bruto` holds the lines that count, by id; a pair of which one does not count yields nothing.
    """
    yielded: dict[str, list[Decimal]] = {}
    for paar in paren:
        if paar.mogelijk or paar.regel not in bruto or paar.met not in bruto:
            continue
        own, other = bruto[paar.regel], bruto[paar.met]
        total = yielded.setdefault(paar.regel, [Decimal(0)] * len(own))
        for k, (mine, theirs) in enumerate(zip(own, other, strict=True)):
            total[k] += min(paar.deel * mine, paar.deel_met * theirs)
    return {
        regel: tuple(min(a, b) for a, b in zip(total, bruto[regel], strict=True))
        for regel, total in yielded.items()
    }
