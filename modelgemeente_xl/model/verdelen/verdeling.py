"""A begroting shared: each one's part per year beside what it would pay alone, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from modelgemeente_xl.model.begroting import Begroting, Jaarreeks, Post
from modelgemeente_xl.model.catalogus import Rekenparameters
from modelgemeente_xl.model.geld import round_half_up
from modelgemeente_xl.model.keuze import AANTAL_JAREN, Keuzes
from modelgemeente_xl.model.schaal import schaalfactor
from modelgemeente_xl.model.verdelen.sleutel import Partner, verdeel


@dataclass(frozen=True, slots=True)
class Partnerdeel:
    """What one gemeente pays per year in whole euros: of the whole, and when it stood alone."""

    naam: str
    samen: Jaarreeks
    alleen: Jaarreeks


@dataclass(frozen=True, slots=True)
class Verdeling:
    """The parts of all, and why together they would pay another amount when each stood alone.

    `vast_deel` is the fixed part that each would have once more; `overig` is the rest of the
    difference: own numbers of staff for the whole, and rounding.
    """

    totaal: Jaarreeks
    delen: tuple[Partnerdeel, ...]
    vast_deel: Jaarreeks
    overig: Jaarreeks

    @property
    def verschil(self) -> Jaarreeks:
        """What all together would pay more when each stood alone."""
        return tuple(a + b for a, b in zip(self.vast_deel, self.overig, strict=True))


def verdeling_of(
    begroting: Begroting,
    partners: Sequence[Partner],
    gewichten: Sequence[Decimal],
    keuzes: Keuzes,
    parameters: Rekenparameters,
) -> Verdeling:
    """Share basis and extra nodig of the chosen scenario by a key.

    Alone a line costs what its schaalfactor says for one gemeente; the choices on it, also what it
    yields to another line, stay those of the whole. An own amount is shared by the key.
    """
    totaal = begroting.totaal_netto
    posten = list(begroting.tellend)
    per_jaar = [verdeel(bedrag, gewichten) for bedrag in totaal]
    delen = []
    for i, partner in enumerate(partners):
        sleutel = gewichten[i] / sum(gewichten)
        parts = [
            (post.jaren, _verhouding(post, partner, sleutel, keuzes, parameters) * _asked(post))
            for post in posten
        ]
        inwoners = Decimal(partner.omvang.inwoners) / begroting.omvang.inwoners
        parts += [
            (jaren, sleutel if id_ in keuzes.basis else inwoners)
            for id_, jaren in begroting.basisposten
        ]
        samen = tuple(shares[i] for shares in per_jaar)
        delen.append(Partnerdeel(partner.naam, samen, _rounded(parts)))
    extra = len(partners) - 1
    vast = _rounded(
        [
            (post.jaren, post.regel.vast_deel / post.schaalfactor * extra * _asked(post))
            for post in posten
            if not _is_own(post, keuzes)
        ]
    )
    overig = tuple(
        sum(deel.alleen[k] for deel in delen) - totaal[k] - vast[k] for k in range(AANTAL_JAREN)
    )
    return Verdeling(totaal, tuple(delen), vast, overig)


def _asked(post: Post) -> Decimal:
    return 1 - post.al_begroot


def _is_own(post: Post, keuzes: Keuzes) -> bool:
    keuze = keuzes.regels.get(post.id)
    return not post.schaalfactor or (keuze is not None and keuze.eigen_bedrag is not None)


def _verhouding(
    post: Post,
    partner: Partner,
    sleutel: Decimal,
    keuzes: Keuzes,
    parameters: Rekenparameters,
) -> Decimal:
    """What the line would cost one gemeente, as a share of what it costs the whole."""
    if _is_own(post, keuzes):
        return sleutel
    regel = post.regel
    alone = schaalfactor(regel.vast_deel, regel.drijver, partner.omvang, parameters.referentie)
    return alone / post.schaalfactor


def _rounded(parts: Sequence[tuple[Jaarreeks, Decimal]]) -> Jaarreeks:
    """Parts of amounts together, rounded once per year."""
    return tuple(
        int(round_half_up(sum((jaren[k] * share for jaren, share in parts), Decimal(0))))
        for k in range(AANTAL_JAREN)
    )
