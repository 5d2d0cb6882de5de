"""The form of the files on the benchmark, on running cost and on day rates."""

from datetime import date
from typing import Annotated

from pydantic import Field

from modelgemeente_xl.catalogus.vorm.schema import Waardevorm
from modelgemeente_xl.catalogus.vorm.velden import (
    Fractie,
    Getalveld,
    Jaar,
    Jaarsleutel,
    Key,
    Record,
    Status,
    Text,
)

EuroInwoner = Annotated[Getalveld, Field(ge=0, le=1000)]
Gemiddeldveld = Annotated[Getalveld, Field(gt=0, le=1000)]
"""What others are divided by."""


class Definitievorm(Record):
    """What the benchmark counts, part by part, and what could not be read of that."""

    tekst: Text
    bron: Key
    delen: dict[Key, Text]
    niet_gelezen: Text


class BenchmarkStand(Record):
    """Total ICT cost per inhabitant in one year, from the benchmark."""

    waarde: Gemiddeldveld
    status: Status
    bron: Key


class Delenvorm(Record):
    """The parts of the benchmark in one year, in euro per inhabitant."""

    personeel: EuroInwoner
    software: EuroInwoner
    infrastructuur: EuroInwoner
    status: Status
    bron: Key
    toelichting: Text


class Standvorm(Record):
    """What one published size class spent: `vanaf` included, `tot` not."""

    vanaf: Annotated[int, Field(ge=0)]
    tot: Annotated[int, Field(gt=0)]
    waarde: EuroInwoner


class Klassenvorm(Record):
    """The size classes that were published in one year, beside the average of that year."""

    gemiddeld: Gemiddeldveld
    bron: Key
    toelichting: Text | None = None
    standen: tuple[Standvorm, ...]


class BenchmarkFile(Record):
    """The file data/parameters/benchmark.yaml."""

    eenheid: Text
    gecontroleerd: date
    definitie: Definitievorm
    groei: Waardevorm
    gemiddeld: dict[Jaarsleutel, BenchmarkStand]
    delen: dict[Jaarsleutel, Delenvorm]
    klassen: dict[Jaarsleutel, Klassenvorm]


class BasisRecord(Record):
    """Running cost of one kind, per inhabitant."""

    naam: Text
    kostensoort: Key
    per_inwoner: Waardevorm


class Lopendvorm(Record):
    """Which share of ICT cost was read to be running, and of whom."""

    organisatie: Text
    waarde: Fractie
    jaar: Jaar
    bron: Key
    gelezen: Text


class InstandhoudingFile(Record):
    """The file data/parameters/instandhouding.yaml."""

    lopend_aandeel: Waardevorm
    lopend_gelezen: tuple[Lopendvorm, ...]
    kosten: dict[Key, BasisRecord]


class Uurtariefvorm(Record):
    """One published rate per hour, without VAT."""

    wat: Text
    euro_per_uur: Annotated[Getalveld, Field(gt=0, le=500)]
    jaar: Jaar
    bron: Key


class Dagtariefvorm(Record):
    """What a day of somebody from outside costs: as reasoned, or as the rates that were read."""

    naam: Text
    euro_per_dag: Annotated[Getalveld, Field(gt=0, le=4000)] | None = None
    uren_per_dag: Annotated[Getalveld, Field(gt=0, le=12)]
    prijspeil: Jaar
    status: Status
    bron: Key | None = None
    gecontroleerd: date
    toelichting: Text
    waarnemingen: tuple[Uurtariefvorm, ...] = ()


class DagtarievenFile(Record):
    """The file data/parameters/dagtarieven.yaml."""

    dagtarieven: dict[Key, Dagtariefvorm]
