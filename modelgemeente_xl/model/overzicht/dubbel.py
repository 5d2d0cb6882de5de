"""Money that stands in two lines: what each pair holds, and what may be counted twice."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from modelgemeente_xl.model.begroting import Begroting, Jaarreeks, add
from modelgemeente_xl.model.geld import round_half_up
from modelgemeente_xl.model.keuze import Keuzes
from modelgemeente_xl.model.ontwikkeling import Paar
from modelgemeente_xl.model.rekenen.overlap import Deling, delingen_of, shared_of


@dataclass(frozen=True, slots=True)
class Paarbedrag:
    """What both lines of a pair hold, in whole euros per budget year.

    `open` says that it may be the same money, that nobody decided, and that both count.
    """

    deling: Deling
    jaren: Jaarreeks
    open: bool


def paarbedragen(
    begroting: Begroting, paren: Iterable[Paar], keuzes: Keuzes
) -> Iterator[Paarbedrag]:
    """Every pair of lines in the chosen scenario of which the one that yields is no own amount.

    Pairs that count once come first; the others hold at most what is left of a line.
    """
    posten = {post.id: post for post in begroting.tellend}
    own = {id_ for id_, keuze in keuzes.regels.items() if keuze.eigen_bedrag is not None}
    delingen = delingen_of(
        paren, {id_: post.rang for id_, post in posten.items()}, own, keuzes.overlap
    )
    for deling, shared in shared_of(delingen, {id_: p.bruto for id_, p in posten.items()}):
        paar = deling.paar
        undecided = paar.mogelijk and (paar.regel, paar.met) not in keuzes.overlap
        yield Paarbedrag(deling, tuple(int(round_half_up(b)) for b in shared), undecided)


def mogelijk_dubbel(begroting: Begroting, paren: Iterable[Paar], keuzes: Keuzes) -> Jaarreeks:
    """What may be counted twice per budget year, while nobody decided."""
    return add(each.jaren for each in paarbedragen(begroting, paren, keuzes) if each.open)
