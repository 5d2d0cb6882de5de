"""Keys to share by, and shares of whole euros that add up (besluit 0034)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from modelgemeente_xl.model.catalogus import Rekenparameters
from modelgemeente_xl.model.geld import round_half_up
from modelgemeente_xl.model.gemeente import Gemeente, Omvang, default_omvang

SLEUTELS = ("inwoners", "medewerkers", "vast en inwoners", "eigen")
"""What can be shared by; `eigen` are the percentages that the gemeenten agreed on."""
INWONERS, MEDEWERKERS, VAST_EN_INWONERS, EIGEN = SLEUTELS


@dataclass(frozen=True, slots=True)
class Partner:
    """A gemeente that shares, with its own size; `aandeel` is its own share, from 0 to 1."""

    naam: str
    omvang: Omvang
    aandeel: Decimal | None = None


def partners_of(gemeenten: Sequence[Gemeente], parameters: Rekenparameters) -> tuple[Partner, ...]:
    """Gemeenten as each would be alone: its staff estimated from its own inhabitants."""
    return tuple(
        Partner(
            gemeente.naam,
            default_omvang(
                (gemeente.inwoners,), parameters.klassen, parameters.afdelingen_per_1000
            ),
        )
        for gemeente in gemeenten
    )


def gewichten_of(
    partners: Sequence[Partner], sleutel: str, vast_deel: Decimal = Decimal(0)
) -> tuple[Decimal, ...]:
    """How heavy each one counts by a key; they are shares only beside their sum.

    `vast_deel` is the part, from 0 to 1, that all pay alike before inhabitants count. Own shares
    that are all absent make everyone equal.
    """
    if sleutel == EIGEN:
        own = tuple(partner.aandeel or Decimal(0) for partner in partners)
        return own if any(own) else (Decimal(1),) * len(partners)
    if sleutel == MEDEWERKERS:
        return tuple(Decimal(partner.omvang.medewerkers) for partner in partners)
    inwoners = [Decimal(partner.omvang.inwoners) for partner in partners]
    if sleutel == INWONERS:
        return tuple(inwoners)
    # Times the sum and the number of gemeenten, so that nothing is divided and nothing is lost.
    alike, together = vast_deel * sum(inwoners), (1 - vast_deel) * len(partners)
    return tuple(alike + together * own for own in inwoners)


def sluit(partners: Sequence[Partner]) -> bool:
    """Say whether own shares are together the whole."""
    return sum((partner.aandeel or Decimal(0) for partner in partners), Decimal(0)) == 1


def verdeel(bedrag: int, gewichten: Sequence[Decimal]) -> tuple[int, ...]:
    """Whole euros for each, which add up: the rounded sum up to one, less that up to the last."""
    total, walked, before = sum(gewichten), Decimal(0), 0
    shares = []
    for gewicht in gewichten:
        walked += gewicht
        upto = int(round_half_up(bedrag * walked / total))
        shares.append(upto - before)
        before = upto
    return tuple(shares)
