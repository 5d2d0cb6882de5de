"""What is planned, and what comes of it: a task, its place, and the proposal as a whole."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from modelgemeente_xl.model.ontwikkeling import Afhankelijkheid

RUIMTE = Decimal("0.1")
"""The part of the people that is kept free: what is planned always turns out differently."""


class Vast(StrEnum):
    """Why a task keeps its start, as a sentence says it."""

    EIGEN = "staat vast: een regel heeft een eigen start"
    BEGONNEN = "staat vast: begon al voor het begrotingsjaar"


@dataclass(frozen=True, slots=True)
class Taak:
    """A development to plan; its quarters are numbers.

    `vroegst` is its start in the catalogue, which is never made earlier; `start` is the present
    one, and it stays where the task is `vast`. `vraag` is the one-off work in fte for each quarter
    from its start on. `wet` is the first quarter from `vroegst` on in which a law begins to hold.
    """

    id: str
    titel: str
    vroegst: int
    start: int
    vraag: tuple[Decimal, ...] = ()
    afhankelijk_van: tuple[Afhankelijkheid, ...] = ()
    onvermijdelijk: bool = False
    wet: int | None = None
    vast: Vast | None = None


class Startreden(StrEnum):
    """What decided the start of a task."""

    VAST = "vast"
    ONVERMIJDELIJK = "onvermijdelijk"
    PAST = "past"
    NODIG = "nodig"
    """It waits for what it needs."""
    VOL = "vol"
    """Earlier there were not enough people."""


class Knel(StrEnum):
    """In what way a task does not fit."""

    TEKORT = "tekort"
    TE_VROEG = "te vroeg"
    """It begins before what it needs, for it cannot be later."""
    TE_LAAT = "te laat"
    """It begins after the law holds, for what it needs is not there earlier."""
    BUITEN = "buiten"
    """What it needs leaves it no start within the four years."""


@dataclass(frozen=True, slots=True)
class Knelpunt:
    """Why a task does not fit: in which quarter, and how many fte there are too few."""

    knel: Knel
    kwartaal: int
    fte: Decimal = Decimal(0)
    door: str = ""
    """The id of what it needs."""


@dataclass(frozen=True, slots=True)
class Plek:
    """Where a task comes to stand, and why.

    `door` is the id of what it waits for, and `vol` what was in the way at the first quarter that
    would do otherwise; `nodig_voor` is the id of the task for which it may not be later.
    """

    taak: Taak
    start: int
    reden: Startreden
    door: str = ""
    vol: Knelpunt | None = None
    nodig_voor: str = ""
    knelpunt: Knelpunt | None = None

    @property
    def verschoven(self) -> int:
        """How many quarters later than it stands now; less than zero is earlier."""
        return self.start - self.taak.start


@dataclass(frozen=True, slots=True)
class Planvoorstel:
    """The place of every task in the order in which they were placed.

    `eerste` is the first quarter of the begrotingsjaar; `nu` and `gevraagd` are the one-off work in
    fte for each quarter of the four years, as it stands and as it is proposed. `beschikbaar` are
    the fte that there are, or None where that is not known; the part `ruimte` of it stays free.
    """

    plekken: tuple[Plek, ...]
    eerste: int
    nu: tuple[Decimal, ...]
    gevraagd: tuple[Decimal, ...]
    beschikbaar: Decimal | None
    ruimte: Decimal

    @property
    def grens(self) -> Decimal | None:
        """How many fte may be planned in a quarter."""
        return None if self.beschikbaar is None else self.beschikbaar * (1 - self.ruimte)

    @property
    def verschoven(self) -> tuple[Plek, ...]:
        """What would begin at another moment than now."""
        return tuple(plek for plek in self.plekken if plek.verschoven)

    @property
    def knelpunten(self) -> tuple[Plek, ...]:
        """What does not fit."""
        return tuple(plek for plek in self.plekken if plek.knelpunt)
