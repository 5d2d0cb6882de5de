"""The people of a gemeente itself behind a begroting: fte per year of the lines of staff."""

from decimal import Decimal

from modelgemeente_xl.model.begroting import NIETS, Begroting, Post, Reeks
from modelgemeente_xl.model.catalogus import Rekenparameters
from modelgemeente_xl.model.rekenen.kwartalen import Looptijd, kwartaal


def fte_of(post: Post, parameters: Rekenparameters) -> Decimal:
    """Fte of a line for this size, also beside an own amount; one-off: the years of one fte."""
    uren = post.regel.uren_per_week
    if uren is None or post.regel.schaal is None:
        return Decimal(0)
    return uren / parameters.uren_per_fte * post.schaalfactor


def fte_per_jaar(begroting: Begroting, parameters: Rekenparameters) -> Reeks:
    """The average fte of each budget year, of the lines in the chosen scenario; not rounded."""
    eerste = kwartaal(begroting.begrotingsjaar, 1)
    total = NIETS
    for post in begroting.tellend:
        fte = fte_of(post, parameters)
        if fte:
            looptijd = Looptijd(eerste + post.van - 1, post.kwartalen)
            parts = (fte * looptijd.deel(jaar) for jaar in begroting.jaren)
            total = tuple(a + b for a, b in zip(total, parts, strict=True))
    return total
