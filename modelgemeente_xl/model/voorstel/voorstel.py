"""The proposal of the catalogue for a gemeente: what it must still ask for, without own decisions.

The rules are those of the manual under "Zo rekent het voorstel": quarters, money that is counted
once, and the part that running cost already holds.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from modelgemeente_xl.model.begroting import Begroting, Jaarreeks, jaarindexen, rekenmodel_of
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.geld import round_half_up
from modelgemeente_xl.model.gemeente import Omvang
from modelgemeente_xl.model.keuze import AANTAL_JAREN
from modelgemeente_xl.model.ontwikkeling import (
    SCENARIOS,
    Begrotingsregel,
)
from modelgemeente_xl.model.voorstel.kwartalen import deel_in
from modelgemeente_xl.model.voorstel.overlap import Reeks, overlap_of, paren_of

_NIETS = Decimal(0)
VOORSTEL = "voorstel"
"""The scenario that is proposed: minimaal and voorstel together."""


@dataclass(frozen=True, slots=True)
class Voorstelpost:
    """One line of the proposal per budget year: unrounded, and what it counts in whole euros.

    `gehanteerd` is the whole amount in prices of the begrotingsjaar: a total, or per year.
    """

    regel: Begrotingsregel
    domein: str
    gehanteerd: Decimal
    bruto: Reeks
    overlap: Reeks
    bedrag: Jaarreeks
    al_begroot: Decimal


@dataclass(frozen=True, slots=True)
class Voorstel:
    """Running cost and the lines that count in a scenario, with their totals in whole euros."""

    basis: Jaarreeks
    posten: tuple[Voorstelpost, ...]

    def bruto(self) -> Jaarreeks:
        """What the lines cost per year before overlap; each line rounded once."""
        return tuple(
            sum(int(round_half_up(post.bruto[k])) for post in self.posten)
            for k in range(AANTAL_JAREN)
        )

    def bedrag(self) -> Jaarreeks:
        """What the lines cost per year, each euro counted once."""
        return tuple(sum(post.bedrag[k] for post in self.posten) for k in range(AANTAL_JAREN))

    def netto(self) -> Jaarreeks:
        """What must be asked for; rounded once per domain, aard and year."""
        groups: dict[tuple[str, str], list[Voorstelpost]] = {}
        for post in self.posten:
            groups.setdefault((post.domein, post.regel.aard), []).append(post)
        return tuple(
            sum(
                int(round_half_up(sum((p.bedrag[k] * (1 - p.al_begroot) for p in posten), _NIETS)))
                for posten in groups.values()
            )
            for k in range(AANTAL_JAREN)
        )

    def totaal_netto(self) -> Jaarreeks:
        """Running cost, and what must be asked for beside it."""
        return tuple(a + b for a, b in zip(self.basis, self.netto(), strict=True))


def voorstel_al_begroot(regel: Begrotingsregel, niveau: int | None = None) -> Decimal:
    """Which share of a line a gemeente has already: by its maturity, else by the running cost.

    `niveau` is the score of a nulmeting on the thema of the line, from 1 to 5.
    """
    if niveau is not None and regel.vanaf_niveau is not None and niveau >= regel.vanaf_niveau:
        return Decimal(1)
    return regel.in_basis


def voorstel_of(
    catalogus: Catalogus,
    begrotingsjaar: int,
    omvangen: Iterable[Omvang],
    scenario: str = VOORSTEL,
) -> list[Voorstel]:
    """The proposal for each of these sizes, in a scenario."""
    model = rekenmodel_of(catalogus, begrotingsjaar)
    indexen = {
        reeks: jaarindexen(catalogus.parameters, reeks, begrotingsjaar)
        for reeks in ("loon", "prijs")
    }
    shares = {
        regel.id: tuple(
            indexen[regel.reeks][k] * deel_in(regel, begrotingsjaar + k)
            for k in range(AANTAL_JAREN)
        )
        for _, regel in catalogus.regels()
        if regel.meenemen and SCENARIOS.index(regel.scenario) <= SCENARIOS.index(scenario)
    }
    return [
        _voorstel(
            catalogus,
            model.begroting(omvang),
            shares,
        )
        for omvang in omvangen
    ]


def _voorstel(
    catalogus: Catalogus,
    begroting: Begroting,
    shares: Mapping[str, Reeks],
) -> Voorstel:
    bedragen = {post.id: post.gehanteerd_bedrag for post in begroting.posten}
    bruto = {
        regel: tuple(bedragen[regel] * share for share in per_jaar)
        for regel, per_jaar in shares.items()
    }
    overlap = overlap_of(paren_of(catalogus.ontwikkelingen), bruto)
    nothing = (_NIETS,) * AANTAL_JAREN
    posten = []
    for ontwikkeling, regel in catalogus.regels():
        if regel.id not in bruto:
            continue
        less = overlap.get(regel.id, nothing)
        posten.append(
            Voorstelpost(
                regel,
                ontwikkeling.domein,
                bedragen[regel.id],
                bruto[regel.id],
                less,
                tuple(
                    int(round_half_up(a - b)) for a, b in zip(bruto[regel.id], less, strict=True)
                ),
                voorstel_al_begroot(regel),
            )
        )
    return Voorstel(begroting.basis, tuple(posten))
