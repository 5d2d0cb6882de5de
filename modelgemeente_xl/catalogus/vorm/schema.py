"""The form of the files in `data/`: what a maintainer may write, field by field.

The JSON Schema for editors is generated from these classes; the sentence behind each field is
what the editor shows. Keys are Dutch and equal to the fields of `model/`.
"""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints

from modelgemeente_xl.catalogus.vorm.regelvorm import Regelvorm
from modelgemeente_xl.catalogus.vorm.velden import (
    Drijver,
    Fractie,
    Getalveld,
    Jaar,
    Jaarsleutel,
    Key,
    Kwartaal,
    Kwartalen,
    Noodzaak,
    Record,
    Reeksnaam,
    Scenario,
    Status,
    Text,
)


class Wetvorm(Record):
    """One law, agreement or standard, with its state: in data/wetten.yaml, once for all."""

    naam: Text = Field(description="Naam van de wet, verordening, afspraak of norm.")
    status: Text = Field(description="Stand met datum, bijvoorbeeld 'In werking sinds 1-1-2024.'")
    datum: date | None = Field(
        default=None, description="Dag waarop zij gaat gelden of is uitgebracht, ook als die komt."
    )
    vindplaats: Text | None = Field(
        default=None, description="Waar zij is bekendgemaakt, bijvoorbeeld 'Stb. 2026, 149'."
    )
    bronnen: tuple[Key, ...] = Field(
        min_length=1, description="Ids uit data/bronnen.yaml waar de stand is gelezen."
    )
    gecontroleerd: date = Field(description="Datum waarop de stand is nagekeken.")


class Wettelijk(Record):
    """A law that asks for the development, and what it means here and nowhere else."""

    wet: Key = Field(description="Id uit data/wetten.yaml.")
    toelichting: Text | None = Field(
        default=None, description="Wat zij voor deze ontwikkeling betekent; niet haar stand."
    )


def _id_is_wet(value: Any) -> Any:
    """Take a bare id for a law without a remark."""
    return {"wet": value} if isinstance(value, str) else value


Wetverwijzingveld = Annotated[
    Wettelijk, BeforeValidator(_id_is_wet, json_schema_input_type=Key | Wettelijk)
]


class Paarvorm(Record):
    """Two lines that hold the same money; the one of this development yields."""

    regel: Key = Field(description="Id van een regel van deze ontwikkeling; zij wijkt.")
    deel: Fractie = Field(description="Welk deel van deze regel hetzelfde geld is.")
    met: Key = Field(description="Id van de regel van de andere ontwikkeling; zij blijft.")
    deel_met: Fractie = Field(description="Welk deel van die regel hetzelfde geld is.")
    mogelijk: bool = Field(
        default=False, description="Alleen misschien hetzelfde geld: beide tellen, tot u kiest."
    )


class Overlap(Record):
    """Another development in which (part of) the same money is counted."""

    ontwikkeling: Key = Field(description="Id van de andere ontwikkeling.")
    toelichting: Text = Field(
        description="Welk geld in beide staat, van geen van beide kanten gezien; waarom dat deel."
    )
    paren: tuple[Paarvorm, ...] = Field(
        default=(), description="De regels waarin dat geld staat; leeg bij alleen een grens."
    )


class Afhankelijk(Record):
    """A development that must have begun before this one can."""

    ontwikkeling: Key = Field(description="Id van de ontwikkeling die eerst komt.")
    na: Annotated[int, Field(ge=0, le=40)] = Field(
        description="Kwartalen na de start daarvan; 0 is gelijk op."
    )
    reden: Text = Field(description="Waarom het wachten moet, of niet hoeft.")


class OntwikkelingRecord(Record):
    """One development; its id and its domain are the path of the file."""

    titel: Annotated[str, StringConstraints(min_length=3, max_length=60, pattern=r"^[^*?~]+$")] = (
        Field(description="Titel, uniek in de catalogus.")
    )
    editie: Key = Field(description="Id uit data/parameters/edities.yaml.")
    samenvatting: Text = Field(description="Wat de ontwikkeling is, in eigen woorden.")
    gevolgen: Text = Field(description="Wat zij van de informatievoorziening vraagt.")
    wettelijk_kader: tuple[Wetverwijzingveld, ...] = Field(
        description="Ids uit data/wetten.yaml; leeg mag."
    )
    start: Jaar = Field(description="Eerste jaar van de regels, tenzij een regel anders zegt.")
    startkwartaal: Kwartaal = Field(default=1, description="Kwartaal van start, 1 tot en met 4.")
    kwartalen: Kwartalen = Field(description="Doorlooptijd in kwartalen.")
    planning: Text = Field(description="Waarom dan en hoe lang.")
    noodzaak: Noodzaak = Field(description="Onvermijdelijk (wet, contract) of keuze.")
    thema: Key = Field(description="Id uit data/nulmeting.yaml waar zij het meest aan bijdraagt.")
    opgaven: tuple[Key, ...] = Field(
        min_length=1, description="Ids uit data/opgaven.yaml waar zij onder hangt."
    )
    afhankelijk_van: tuple[Afhankelijk, ...] = Field(
        default=(), description="Ontwikkelingen die eerst begonnen moeten zijn."
    )
    overlapt_met: tuple[Overlap, ...] = Field(
        default=(), description="Waar hetzelfde geld ook staat; elk tweetal één keer."
    )
    verwijst_naar: Key | None = Field(
        default=None, description="Ontwikkeling waarin deze begroting is ondergebracht."
    )
    voorheen: tuple[Key, ...] = Field(
        default=(),
        description="Alle ids die zij eerder had: zo vindt vernieuw haar in oude werkmappen.",
    )
    bronnen: tuple[Key, ...] = Field(min_length=1, description="Ids uit data/bronnen.yaml.")
    begrotingsregels: dict[Key, Regelvorm] = Field(
        description="Regels met een vaste id als sleutel."
    )

    def scenario_of(self, regel: Regelvorm) -> Scenario:
        """The scenario in which a line first counts: what cannot be avoided is minimal."""
        return regel.scenario or ("minimaal" if self.noodzaak == "onvermijdelijk" else "voorstel")


class Bronvorm(Record):
    """One thing that was read at one address."""

    titel: Text = Field(description="Titel of korte omschrijving van de bron.")
    uitgever: Text = Field(description="Wie het uitgaf, bijvoorbeeld 'Gemeente Woerden'.")
    url: Annotated[str, StringConstraints(pattern=r"^https?://[^\s;]+\.[^\s;]+$")] = Field(
        description="Adres waar het te volgen is."
    )
    jaar: Jaar | None = Field(default=None, description="Jaar van de bron of van het cijfer.")
    gelezen: Text = Field(description="Wat er is gelezen, met bedrag en eenheid, in eigen woorden.")
    inwoners: Annotated[int, Field(ge=1)] | None = Field(
        default=None, description="Inwoners van de partij in het peiljaar."
    )
    soort: Literal["gelezen", "secundair"] = Field(
        default="gelezen", description="Zelf gelezen, of via een ander die ernaar verwijst."
    )
    geraadpleegd: date = Field(description="Datum waarop het is nagekeken.")


class Waardevorm(Record):
    """One parameter with everything that makes it traceable."""

    waarde: Getalveld = Field(description="De waarde.")
    eenheid: Text = Field(description="Eenheid, bijvoorbeeld 'euro per inwoner per jaar'.")
    jaar: Jaar = Field(description="Jaar waarvoor zij geldt.")
    status: Status = Field(description="Waar zij op rust.")
    bron: Key = Field(description="Id uit data/bronnen.yaml.")
    gecontroleerd: date = Field(description="Datum waarop zij is nagekeken.")
    toelichting: Text = Field(description="Grondslag of redenering.")


class ReferentieFile(Record):
    """The file data/parameters/referentie.yaml."""

    naam: Text
    inwoners: Waardevorm
    medewerkers: Waardevorm
    afdelingen: Waardevorm
    uren_per_fte: Waardevorm
    productieve_uren: Waardevorm
    afdelingen_per_1000_medewerkers: Waardevorm
    bereik_van: Waardevorm
    bereik_tot: Waardevorm
    incidenteel_jaren: Waardevorm


class LoonkostenFile(Record):
    """The file data/parameters/loonkosten.yaml."""

    eenheid: Text
    status: Status
    bron: Key
    gecontroleerd: date
    grondslag: Text
    periodiek: int
    jaren: dict[Jaarsleutel, dict[str, Annotated[int, Field(ge=20000, le=400000)]]]


class IndexStand(Record):
    """Growth of one series in one year over the year before, in percent, of year averages."""

    procent: Annotated[Getalveld, Field(ge=-10, le=25)]
    voor_jaar: Jaar | None = None
    status: Status
    bron: Key
    berekening: str | None = None
    toelichting: Text


class IndexFile(Record):
    """data/parameters/index.yaml: the base year of a series has factor 1."""

    eenheid: Text
    gecontroleerd: date
    basisjaren: dict[Reeksnaam, Jaar]
    loon: dict[Jaarsleutel, IndexStand]
    prijs: dict[Jaarsleutel, IndexStand]

    def reach(self, reeks: Reeksnaam) -> tuple[int, int]:
        """The first and the last year of a series."""
        return self.basisjaren[reeks], max(map(int, getattr(self, reeks)))


class Klasse(Record):
    """One size class: `vanaf` included, `tot` not."""

    naam: Text
    vanaf: Annotated[int, Field(ge=0)]
    tot: Annotated[int, Field(gt=0)]
    medewerkers_per_1000: Waardevorm


class GrootteklassenFile(Record):
    """The file data/parameters/grootteklassen.yaml."""

    klassen: tuple[Klasse, ...]


class DrijverRecord(Record):
    """One driver, as explained to the user."""

    naam: Text
    eenheid: Text
    toelichting: Text
    bron: Key
    status: Status
    gecontroleerd: date


class DrijversFile(Record):
    """The file data/parameters/drijvers.yaml."""

    drijvers: dict[Drijver, DrijverRecord]


class KostensoortRecord(Record):
    """One kind of cost with its Iv3 place and its index series."""

    naam: Text
    reeks: Reeksnaam
    taakveld: str
    categorie: str
    toelichting: Text
    bron: Key
    status: Status
    gecontroleerd: date


class KostensoortenFile(Record):
    """The file data/parameters/kostensoorten.yaml."""

    kostensoorten: dict[Key, KostensoortRecord]


class EditieRecord(Record):
    """One edition of the catalogue."""

    naam: Text
    datum: date
    toelichting: Text


class EditiesFile(Record):
    """The file data/parameters/edities.yaml."""

    edities: dict[Key, EditieRecord]
