"""The catalogue and its parameters together: everything a begroting is computed from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from modelgemeente_xl.model.gemeente import Gemeente, Grootteklasse, Omvang
from modelgemeente_xl.model.kapstok import Nulmeting, Opgave
from modelgemeente_xl.model.kengetallen import Benchmarkinhoud, Dagtarief
from modelgemeente_xl.model.landelijk.bijdrage import Bijdrage
from modelgemeente_xl.model.landelijk.herindeling import Herindeling
from modelgemeente_xl.model.landelijk.samenwerking import Samenwerking
from modelgemeente_xl.model.ontwikkeling import Begrotingsregel, Domeinregel, Ontwikkeling, Wet
from modelgemeente_xl.model.tarief import Index, Loonkosten


@dataclass(frozen=True, slots=True)
class Grondslag:
    """Where a parameter comes from: unit, year, status, source id, date checked, reasoning."""

    eenheid: str
    jaar: int
    status: str
    bron: str
    gecontroleerd: date
    toelichting: str


@dataclass(frozen=True, slots=True)
class Bron:
    """One thing that was read at one address."""

    id: str
    titel: str
    uitgever: str
    url: str
    jaar: int | None
    gelezen: str
    soort: str
    geraadpleegd: date


@dataclass(frozen=True, slots=True)
class Kostensoort:
    """A kind of cost with its index series and its place in Iv3."""

    id: str
    naam: str
    reeks: str
    taakveld: str
    categorie: str


@dataclass(frozen=True, slots=True)
class Basispost:
    """Running ICT cost of one kind, in euro per inhabitant at `prijspeil`."""

    id: str
    naam: str
    kostensoort: str
    per_inwoner: Decimal
    prijspeil: int


@dataclass(frozen=True, slots=True)
class Editie:
    """One edition of the catalogue."""

    id: str
    naam: str
    datum: date
    toelichting: str


@dataclass(frozen=True, slots=True)
class Rekenparameters:
    """What a begroting is computed with; a workbook holds its own."""

    referentie: Omvang
    uren_per_fte: Decimal
    afdelingen_per_1000: Decimal
    klassen: tuple[Grootteklasse, ...]
    loonkosten: Loonkosten
    index: Index
    kostensoorten: Mapping[str, Kostensoort]
    basis: tuple[Basispost, ...]
    lopend_aandeel: Decimal


@dataclass(frozen=True, slots=True)
class Parameters(Rekenparameters):
    """All parameters of the catalogue: what it is computed with, held beside, and founded on.

    `banden` has the benchmark per class in euro per inwoner, low and high; `grondslagen` holds the
    origin of each parameter by its name. `lopend_gelezen` has the running share that was read of
    other organisations, `dagtarieven` what a day of somebody from outside costs,
    and `productieve_uren` how many hours a year of one fte are work.
    """

    referentie_naam: str
    bereik: tuple[int, int]
    incidenteel_jaren: int
    productieve_uren: Decimal
    banden: Mapping[str, tuple[Decimal, Decimal]]
    benchmark: Mapping[int, Decimal]
    benchmark_groei: Decimal
    benchmarkinhoud: Benchmarkinhoud
    lopend_gelezen: Mapping[str, Decimal]
    dagtarieven: Mapping[str, Dagtarief]
    grondslagen: Mapping[str, Grondslag]


@dataclass(frozen=True, slots=True)
class Codelijst:
    """The codes of Iv3 of one boekjaar, with their names."""

    boekjaar: int
    taakvelden: Mapping[str, str]
    lasten: Mapping[str, str]
    baten: Mapping[str, str]


def codelijst_of(lijsten: Mapping[int, Codelijst], jaar: int) -> Codelijst:
    """The newest list that is not after a year, or the oldest there is."""
    return lijsten[max((j for j in lijsten if j <= jaar), default=min(lijsten))]


@dataclass(frozen=True, slots=True)
class Catalogus:
    """Developments in fixed order, parameters, laws, sources, editions and the register.

    `gemeenten_jaren` has the inhabitants on 1 January by name and year, from the year a gemeente
    came to be. `codelijsten` has the codes of Iv3 by boekjaar.
    """

    ontwikkelingen: tuple[Ontwikkeling, ...]
    parameters: Parameters
    bronnen: Mapping[str, Bron]
    wetten: Mapping[str, Wet]
    edities: Mapping[str, Editie]
    gemeenten: tuple[Gemeente, ...]
    herindelingen: tuple[Herindeling, ...]
    samenwerkingen: tuple[Samenwerking, ...]
    bijdragen: tuple[Bijdrage, ...]
    gemeenten_jaren: Mapping[str, Mapping[int, int]]
    codelijsten: Mapping[int, Codelijst]
    nulmeting: Nulmeting
    opgaven: Mapping[str, Opgave]
    hash: str

    def regels(self) -> Iterator[tuple[Ontwikkeling, Begrotingsregel]]:
        """Give every line with its development, in fixed order."""
        for ontwikkeling in self.ontwikkelingen:
            for regel in ontwikkeling.begrotingsregels:
                yield ontwikkeling, regel

    def domeinregels(self) -> Iterator[Domeinregel]:
        """Give every line as it is computed, in fixed order."""
        for ontwikkeling, regel in self.regels():
            yield Domeinregel(regel, ontwikkeling.domein, ontwikkeling.titel)

    def of_editie(self, *edities: str) -> "Catalogus":
        """Keep only what belongs to these editions; without any, everything stays."""
        if not edities:
            return self
        kept = (
            replace(
                ontwikkeling,
                begrotingsregels=tuple(
                    regel for regel in ontwikkeling.begrotingsregels if regel.editie in edities
                ),
            )
            for ontwikkeling in self.ontwikkelingen
            if ontwikkeling.editie in edities
        )
        return replace(self, ontwikkelingen=tuple(kept))
