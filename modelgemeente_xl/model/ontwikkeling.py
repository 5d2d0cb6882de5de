"""A development and its budget lines, as the catalogue holds them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from modelgemeente_xl.model.gemeente import Omvang

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
SCENARIOS = ("minimaal", "voorstel", "ambitie")
"""From least to most: a scenario holds its own lines and those of the ones before it."""
STATUSSEN = ("bron", "secundair", "afgeleid", "raming", "ontbreekt")


@dataclass(frozen=True, slots=True)
class Rekenregel:
    """What is computed of one budget line, for the reference gemeente.

    `bedrag` is in euro at `prijspeil` (per year when structureel, in total when incidenteel);
    a staff line has `uren_per_week` and `schaal` instead. `vast_deel` is the part from 0 to 1
    that does not scale. `kwartalen` is how long a one-off line takes from `startkwartaal` of its
    startjaar on. `in_basis` is the share that running cost already holds (besluit 0031), and
    `vanaf_niveau` the maturity in its `thema` at which a gemeente has it; `meenemen` says whether
    it counts until a user decides. `taakveld_regel` and `categorie_regel` are given only where
    they differ from those of the kostensoort.
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
    startkwartaal: int
    kwartalen: int | None
    scenario: str
    meenemen: bool
    in_basis: Decimal
    vanaf_niveau: int | None
    thema: str
    taakveld_regel: str | None
    categorie_regel: str | None
    status: str


@dataclass(frozen=True, slots=True)
class Waarneming:
    """One published figure of one body.

    `bedrag` is in euro at `prijsjaar`, or `uren_per_week` in hours; `aandeel` is the part of it,
    from 0 to 1, that is this line: `geheel`, `gelezen` in the source, or a `raming` with its
    reason. `omvang` is that of the body, which stands for so many `gemeenten`; it is of
    `omvangjaar`, or of no known year where the size was given with the figure.
    """

    partij: str
    prijsjaar: int
    omvangjaar: int | None
    omvang: Omvang
    gemeenten: int
    bedrag: Decimal | None
    uren_per_week: Decimal | None
    aandeel: Decimal
    aandeel_status: str
    aandeel_reden: str | None
    bevat: str
    bron: str

    @property
    def toegerekend(self) -> Decimal:
        """The part that is this line, in euro of `prijsjaar` or in hours per week."""
        figure = self.bedrag if self.bedrag is not None else self.uren_per_week
        return (figure or Decimal(0)) * self.aandeel


@dataclass(frozen=True, slots=True)
class Begrotingsregel(Rekenregel):
    """A budget line of the catalogue, with what it rests on.

    `thema` is that of its development, unless it says another. `laag` and `hoog` are the range in
    the evidence, in euro; `waarnemingen` are what the figure was computed from. `voorheen` has the
    ids that it had in earlier editions.
    """

    editie: str
    bronnen: tuple[str, ...]
    onderbouwing: str
    berekening: str | None = None
    laag: Decimal | None = None
    hoog: Decimal | None = None
    waarnemingen: tuple[Waarneming, ...] = ()
    dagen: Decimal | None = None
    dagtarief: str | None = None
    in_basis_grond: str | None = None
    in_basis_reden: str | None = None
    vanaf_niveau_reden: str | None = None
    voorheen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Domeinregel:
    """A line where it counts: in a domain, beneath the title of a development or of the user's."""

    regel: Rekenregel
    domein: str
    ontwikkeling: str


@dataclass(frozen=True, slots=True)
class Wet:
    """A law, agreement or standard: its state, when that was checked, and where it was read.

    `datum` is the day from which it holds, or is expected to hold; of a strategy, when it came out.
    """

    id: str
    naam: str
    status: str
    datum: date | None
    vindplaats: str | None
    bronnen: tuple[str, ...]
    gecontroleerd: date


@dataclass(frozen=True, slots=True)
class Wetverwijzing:
    """A law behind a development, and what it means for that development alone."""

    wet: Wet
    toelichting: str | None

    def __str__(self) -> str:
        stand = f"{self.wet.naam}: {self.wet.status}"
        return f"{stand} {self.toelichting}" if self.toelichting else stand


@dataclass(frozen=True, slots=True)
class Afhankelijkheid:
    """A development can begin so many quarters after the start of another, and why."""

    ontwikkeling: str
    na: int
    reden: str


@dataclass(frozen=True, slots=True)
class Paar:
    """Two lines that hold the same money, for a part of each.

    `regel` yields to `met`, by id; `deel` and `deel_met` are the parts, from 0 to 1, that are the
    same money. A pair that is only `mogelijk` the same money counts both.
    """

    regel: str
    met: str
    deel: Decimal
    deel_met: Decimal
    mogelijk: bool


@dataclass(frozen=True, slots=True)
class Raakvlak:
    """Where another development may hold the same money, in words and in pairs of lines."""

    ontwikkeling: str
    toelichting: str
    paren: tuple[Paar, ...]


@dataclass(frozen=True, slots=True)
class Ontwikkeling:
    """A development that reaches the gemeente, with what it asks and what it costs."""

    id: str
    domein: str
    titel: str
    editie: str
    samenvatting: str
    gevolgen: str
    wettelijk_kader: tuple[Wetverwijzing, ...]
    start: int
    startkwartaal: int
    kwartalen: int
    planning: str
    noodzaak: str
    thema: str
    opgaven: tuple[str, ...]
    afhankelijk_van: tuple[Afhankelijkheid, ...]
    overlapt_met: tuple[Raakvlak, ...]
    verwijst_naar: str | None
    bronnen: tuple[str, ...]
    begrotingsregels: tuple[Begrotingsregel, ...]
    voorheen: tuple[str, ...] = ()
