"""A development and its budget lines, as the catalogue holds them."""

from dataclasses import dataclass
from decimal import Decimal

DOMEINEN = {
    "algemeen": "Algemeen",
    "bedrijfsvoering": "Bedrijfsvoering",
    "dienstverlening": "Dienstverlening",
    "fysiek": "Fysiek",
    "oov": "OOV",
    "sociaal": "Sociaal",
}
AARDEN = ("structureel", "incidenteel")
DRIJVERS = ("inwoners", "medewerkers", "afdelingen", "vast")
STATUSSEN = ("bron", "secundair", "afgeleid", "raming", "ontbreekt")


@dataclass(frozen=True, slots=True)
class Rekenregel:
    """What is computed of one budget line, for the reference gemeente.

    `bedrag` is in euro at `prijspeil` (per year when structureel, in total when incidenteel);
    a staff line has `uren_per_week` and `schaal` instead. `vast_deel` is the part from 0 to 1
    that does not scale. `taakveld_regel` and `categorie_regel` are
    given only where they differ from those of the kostensoort.
    """

    id: str
    begrotingsregel: str
    aard: str
    kostensoort: str
    reeks: str
    drijver: str
    vast_deel: Decimal
    bedrag: Decimal | None
    uren_per_week: Decimal | None
    schaal: str | None
    prijspeil: int | None
    startjaar: int
    duur: int
    taakveld_regel: str | None
    categorie_regel: str | None
    status: str


@dataclass(frozen=True, slots=True)
class Begrotingsregel(Rekenregel):
    """A budget line of the catalogue, with what it rests on.

    `laag` and `hoog` are the range in the evidence, in euro. `voorheen` has the ids that it had in
    earlier editions.
    """

    editie: str
    bronnen: tuple[str, ...]
    onderbouwing: str
    berekening: str | None = None
    laag: Decimal | None = None
    hoog: Decimal | None = None
    voorheen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Domeinregel:
    """A line where it counts: in a domain, beneath the title of a development or of the user's."""

    regel: Rekenregel
    domein: str
    ontwikkeling: str


@dataclass(frozen=True, slots=True)
class Wet:
    """A law or agreement behind a development, with its state and where that was read."""

    naam: str
    status: str
    bron: str


@dataclass(frozen=True, slots=True)
class Ontwikkeling:
    """A development that reaches the gemeente, with what it asks and what it costs."""

    id: str
    domein: str
    titel: str
    editie: str
    samenvatting: str
    gevolgen: str
    wettelijk_kader: tuple[Wet, ...]
    start: int
    duur: int
    planning: str
    noodzaak: str
    afhankelijk_van: tuple[str, ...]
    overlapt_met: tuple[tuple[str, str], ...]
    verwijst_naar: str | None
    bronnen: tuple[str, ...]
    begrotingsregels: tuple[Begrotingsregel, ...]
    voorheen: tuple[str, ...] = ()
