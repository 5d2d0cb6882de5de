"""Three scenarios side by side, without choosing another one."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from modelgemeente_xl.model.begroting import Begroting, Jaarreeks, Post, rang_of
from modelgemeente_xl.model.ontwikkeling import AARDEN, DOMEINEN, SCENARIOS


@dataclass(frozen=True, slots=True)
class Scenariorij:
    """What a scenario costs in one domain and aard, in whole euros per budget year."""

    scenario: str
    domein: str
    aard: str
    bruto: Jaarreeks
    extra_nodig: Jaarreeks


@dataclass(frozen=True, slots=True)
class Scenariototaal:
    """What a scenario costs as a whole; `per_inwoner` is basis and extra nodig together."""

    scenario: str
    bruto: Jaarreeks
    extra_nodig: Jaarreeks
    krediet: Jaarreeks
    totaal_netto: Jaarreeks
    per_inwoner: tuple[Decimal, ...]


def scenariorijen(begroting: Begroting) -> Iterator[Scenariorij]:
    """Every scenario per domain and aard, in fixed order."""
    for scenario in SCENARIOS:
        stand = begroting.in_scenario(scenario)
        for domein in DOMEINEN:
            for aard in AARDEN:
                bruto, netto = stand.bruto(domein, aard), stand.netto(domein, aard)
                yield Scenariorij(scenario, domein, aard, bruto, netto)


def scenariototalen(begroting: Begroting) -> tuple[Scenariototaal, ...]:
    """Every scenario as a whole, from least to most."""
    totalen = []
    for scenario in SCENARIOS:
        stand = begroting.in_scenario(scenario)
        per_inwoner = tuple(Decimal(b) / stand.omvang.inwoners for b in stand.totaal_netto)
        totalen.append(
            Scenariototaal(
                scenario,
                stand.bruto(),
                stand.netto(),
                stand.krediet(),
                stand.totaal_netto,
                per_inwoner,
            )
        )
    return tuple(totalen)


def verschil_in(begroting: Begroting, scenario: str) -> tuple[Post, ...]:
    """The lines that a scenario has and the one before it has not, the dearest first."""
    rang = rang_of(scenario)
    joining = [post for post in begroting.posten if post.telt and post.rang == rang]
    return tuple(sorted(joining, key=lambda post: -sum(post.bedrag)))
