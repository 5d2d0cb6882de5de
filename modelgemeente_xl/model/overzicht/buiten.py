"""One-off money that no budget year shows: before the four years, or after them."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from modelgemeente_xl.model.begroting import Begroting, Post
from modelgemeente_xl.model.geld import round_half_up
from modelgemeente_xl.model.keuze import AANTAL_JAREN

_KWARTALEN = 4 * AANTAL_JAREN


@dataclass(frozen=True, slots=True)
class Buiten:
    """What of one line lies before and after the four years, in prices of the begrotingsjaar."""

    post: Post
    voor: int
    na: int


def buiten_of(post: Post) -> tuple[Decimal, Decimal]:
    """The part of a line before the four years and after them, unrounded; 0 without an end."""
    if post.kwartalen is None:
        return Decimal(0), Decimal(0)
    before = min(post.kwartalen, max(0, 1 - post.van))
    after = min(post.kwartalen, max(0, post.van - 1 + post.kwartalen - _KWARTALEN))
    per_kwartaal = post.gehanteerd_bedrag / post.kwartalen
    return per_kwartaal * before, per_kwartaal * after


def buiten_de_jaren(begroting: Begroting) -> Iterator[Buiten]:
    """Every line that counts and has money outside, each rounded once."""
    for post in begroting.tellend:
        voor, na = (int(round_half_up(bedrag)) for bedrag in buiten_of(post))
        if voor or na:
            yield Buiten(post, voor, na)
