"""A gemeente, its size, and the reference gemeente that everything is scaled from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from modelgemeente_xl.model.geld import round_half_up


@dataclass(frozen=True, slots=True)
class Omvang:
    """The size of an organisation, in whole inwoners, medewerkers and afdelingen."""

    inwoners: int
    medewerkers: int
    afdelingen: int

    def of(self, drijver: str) -> int:
        """Give the size for one driver; `vast` has size 1 everywhere."""
        if drijver == "vast":
            return 1
        return int(getattr(self, drijver))


@dataclass(frozen=True, slots=True)
class Gemeente:
    """One gemeente of the register: CBS code, name, province, inhabitants on 1 January."""

    code: str
    naam: str
    provincie: str
    inwoners: int
    jaar: int


@dataclass(frozen=True, slots=True)
class Grootteklasse:
    """A size class: `vanaf` included, `tot` not, with its medewerkers per 1.000 inwoners."""

    naam: str
    vanaf: int
    tot: int
    medewerkers_per_1000: Decimal

    def holds(self, inwoners: int) -> bool:
        """Say whether a gemeente of this size belongs to the class (`tot` is not included)."""
        return self.vanaf <= inwoners < self.tot


def klasse_of(inwoners: int, klassen: Iterable[Grootteklasse]) -> Grootteklasse:
    """Find the one class that holds this size."""
    return next(klasse for klasse in klassen if klasse.holds(inwoners))


def default_omvang(
    inwoners: Iterable[int],
    klassen: Iterable[Grootteklasse],
    afdelingen_per_1000: Decimal,
    own: Mapping[str, int] | None = None,
) -> Omvang:
    """Size of one or more gemeenten of so many inhabitants, with the user's own numbers in force.

    Medewerkers are estimated per gemeente from its own size class and added up; afdelingen
    follow the medewerkers in force. Both are whole and at least 1 (besluit 0008).
    """
    own = own or {}
    chosen, classes = tuple(inwoners), tuple(klassen)
    medewerkers = own.get(
        "medewerkers",
        sum(_whole(klasse_of(each, classes).medewerkers_per_1000 * each) for each in chosen),
    )
    afdelingen = own.get("afdelingen", _whole(afdelingen_per_1000 * medewerkers))
    return Omvang(own.get("inwoners", sum(chosen)), medewerkers, afdelingen)


def _whole(per_1000: Decimal) -> int:
    return max(1, int(round_half_up(per_1000 / 1000)))
