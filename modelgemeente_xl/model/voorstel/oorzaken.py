"""Why the first number is what it is: from everything at once to what must be asked for."""

from dataclasses import dataclass, replace
from decimal import Decimal

from modelgemeente_xl.model.begroting import Begroting, Post

HALVE_STAP = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Oorzaak:
    """One cause and what it does, in whole euros of the first budget year."""

    naam: str
    bedrag: int


def oorzaken_of(begroting: Begroting, alles: Begroting, voorstel: Begroting) -> tuple[Oorzaak, ...]:
    """From what a new workbook shows to the proposal, in a fixed order; the causes add up.

    The first is where it starts: running cost and every line that counts, in whole years. `alles`
    is the widest scenario of the same lines.
    """
    basis = voorstel.basis[0]
    stands = (
        ("Zoals een nieuwe werkmap: bruto, in hele jaren", begroting.totaal[0]),
        ("In kwartalen, van start tot eind", basis + alles.voor_overlap()[0]),
        ("Alleen het scenario voorstel", basis + voorstel.voor_overlap()[0]),
        ("Zelfde geld één keer", basis + voorstel.bruto()[0]),
        ("Al begroot, naar het voorstel", voorstel.totaal_netto[0]),
    )
    before = 0
    causes = []
    for naam, stand in stands:
        causes.append(Oorzaak(naam, stand - before))
        before = stand
    return tuple(causes)


def gevoeligheid_of(voorstel: Begroting) -> tuple[int, int]:
    """What is asked for when every structural line has half a step less, or more, in the basis."""
    less, more = (
        replace(voorstel, posten=tuple(_moved(post, step) for post in voorstel.posten)).netto()[0]
        for step in (-HALVE_STAP, HALVE_STAP)
    )
    return less, more


def _moved(post: Post, step: Decimal) -> Post:
    if post.aard != "structureel":
        return post
    return replace(post, al_begroot=min(Decimal(1), max(Decimal(0), post.al_begroot + step)))
