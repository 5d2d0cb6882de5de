"""The begroting of a gemeente: every line and every total, in whole euros.

This is the second opinion beside the workbook (law 2). It is written from what the manual says
under "Zo rekent de werkmap", not from the workbook's formulas, and must stay so.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from modelgemeente_xl.model.geld import round_half_up
from modelgemeente_xl.model.gemeente import Omvang
from modelgemeente_xl.model.keuze import AANTAL_JAREN
from modelgemeente_xl.model.ontwikkeling import AARDEN, DOMEINEN, SCENARIOS, Rekenregel

if TYPE_CHECKING:
    from modelgemeente_xl.model.activeren.investering import Investering

Jaarreeks = tuple[int, ...]
"""Whole euros for the begrotingsjaar and the three years after it."""
Reeks = tuple[Decimal, ...]
"""Euro per year or quarter, unrounded."""

NUL: Jaarreeks = (0,) * AANTAL_JAREN
NIETS: Reeks = (Decimal(0),) * AANTAL_JAREN


@dataclass(frozen=True, slots=True)
class Post:
    """One line as computed, in euro: `jaren` is what counts, per budget year.

    What is in use (`telt`: it is taken; `rang`: 1 minimaal to 3 ambitie; `al_begroot`) is the
    user's own, or else what the line proposes. `van` is its first quarter, counted from 1 for the
    first of the begrotingsjaar; `kwartalen` how many, without end when structureel. Amounts up to
    `gehanteerd_bedrag` are in prices of the begrotingsjaar: a total, or per year. `bruto` is what
    it costs per budget year, 0 where it is not taken, and `overlap` what another line holds of it,
    both unrounded; `bedrag` is what is left in whole euros, whatever scenario is chosen. A line
    that is activated has an `investering`: then `krediet` is what is left, `bedrag` is
    `afschrijving` and `rente` together, and `aard` is structureel.
    """

    regel: Rekenregel
    domein: str
    ontwikkeling: str
    aard: str
    telt: bool
    rang: int
    van: int
    kwartalen: int | None
    voorstel_al_begroot: Decimal
    al_begroot: Decimal
    referentiebedrag: Decimal
    schaalfactor: Decimal
    geschaald_bedrag: Decimal
    gehanteerd_bedrag: Decimal
    bruto: Reeks
    overlap: Reeks
    bedrag: Jaarreeks
    jaren: Jaarreeks
    krediet: Jaarreeks = NUL
    afschrijving: Jaarreeks = NUL
    rente: Jaarreeks = NUL
    investering: "Investering | None" = None

    @property
    def id(self) -> str:
        """The id of its line."""
        return self.regel.id


@dataclass(frozen=True, slots=True)
class Begroting:
    """The whole begroting: sums are sums of rounded lines, so nothing differs by rounding.

    `posten` holds every line; the totals are those of the chosen `scenario`.
    """

    omvang: Omvang
    begrotingsjaar: int
    scenario: str
    posten: tuple[Post, ...]
    basisposten: tuple[tuple[str, Jaarreeks], ...]

    @property
    def jaren(self) -> Jaarreeks:
        """The four budget years."""
        return tuple(range(self.begrotingsjaar, self.begrotingsjaar + AANTAL_JAREN))

    @property
    def tellend(self) -> Iterator[Post]:
        """The lines that are taken, have an aard, and stand in the chosen scenario."""
        rang = rang_of(self.scenario)
        return (p for p in self.posten if p.telt and p.aard in AARDEN and p.rang <= rang)

    def voor_overlap(self) -> Jaarreeks:
        """What the lines cost before money in two of them is counted once; each rounded once."""
        return add(tuple(int(round_half_up(b)) for b in post.bruto) for post in self.tellend)

    def bruto(self, domein: str | None = None, aard: str | None = None) -> Jaarreeks:
        """Sum of the lines of a domain and aard; of both where not given.

        A line without an aard counts in no total.
        """
        aarden = AARDEN if aard is None else (aard,)
        return add(
            post.jaren
            for post in self.posten
            if domein in (None, post.domein) and post.aard in aarden
        )

    def netto(self, domein: str | None = None, aard: str | None = None) -> Jaarreeks:
        """What must be asked for: bruto less what is budgeted already.

        Rounded once per domain, aard and year, and then added up.
        """
        return add(
            self._netto_of(name, each)
            for name in DOMEINEN
            if domein in (None, name)
            for each in AARDEN
            if aard in (None, each)
        )

    def in_scenario(self, scenario: str) -> "Begroting":
        """The same lines, with another scenario chosen."""
        rang = rang_of(scenario)
        posten = tuple(
            replace(post, jaren=post.bedrag if post.rang <= rang else NUL) for post in self.posten
        )
        return replace(self, scenario=scenario, posten=posten)

    def krediet(self) -> Jaarreeks:
        """What is spent on the lines that are activated."""
        return add(post.krediet for post in self.tellend)

    def krediet_netto(self) -> Jaarreeks:
        """The part of krediet that must be asked for; rounded once per domain and year."""
        own = list(self.tellend)
        return add(
            netto_of([(p.krediet, p.al_begroot) for p in own if p.domein == name])
            for name in DOMEINEN
        )

    def al_begroot(self, domein: str | None = None) -> Jaarreeks:
        """The part of bruto that the existing budget already holds."""
        return minus(self.bruto(domein), self.netto(domein))

    @property
    def basis(self) -> Jaarreeks:
        """Running cost (in stand houden)."""
        return add(jaren for _, jaren in self.basisposten)

    @property
    def totaal(self) -> Jaarreeks:
        """Basis and developments together, bruto."""
        return add((self.basis, self.bruto()))

    @property
    def totaal_netto(self) -> Jaarreeks:
        """Basis and developments together, with only what must be asked for."""
        return add((self.basis, self.netto()))

    def _netto_of(self, domein: str, aard: str) -> Jaarreeks:
        posten = [post for post in self.posten if (post.domein, post.aard) == (domein, aard)]
        return netto_of([(post.jaren, post.al_begroot) for post in posten])


def netto_of(parts: Sequence[tuple[Jaarreeks, Decimal]]) -> Jaarreeks:
    """What is left of amounts of which a share is budgeted already, rounded once per year."""
    return tuple(
        int(round_half_up(sum((reeks[k] * (1 - share) for reeks, share in parts), Decimal(0))))
        for k in range(AANTAL_JAREN)
    )


def rang_of(scenario: str) -> int:
    """The place of a scenario: 1 minimaal, 2 voorstel, 3 ambitie."""
    return SCENARIOS.index(scenario) + 1


def add(reeksen: Iterable[Jaarreeks]) -> Jaarreeks:
    """Add up per budget year; nothing is four times 0."""
    return tuple(sum(column) for column in zip(NUL, *reeksen, strict=True))


def minus(one: Jaarreeks, other: Jaarreeks) -> Jaarreeks:
    """What one has more than another, per budget year."""
    return tuple(a - b for a, b in zip(one, other, strict=True))
