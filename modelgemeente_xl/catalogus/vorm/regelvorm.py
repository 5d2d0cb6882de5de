"""The form of one budget line, and of the observations that its figure is computed from."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from modelgemeente_xl.catalogus.vorm.velden import (
    Aard,
    BasisGrond,
    Drijver,
    Euro,
    Fractie,
    Getalveld,
    Jaar,
    Key,
    Kwartaal,
    Kwartalen,
    Record,
    Scenario,
    Status,
    Text,
)


class Waarnemingsvorm(Record):
    """One published figure of one gemeente or other body, as it was read."""

    partij: Text = Field(
        description="Gemeente zoals het CBS haar schrijft, of een andere partij met eigen omvang."
    )
    bedrag: Euro | None = Field(
        default=None, description="Euro zoals gelezen, in prijzen van toen."
    )
    uren_per_week: Annotated[Getalveld, Field(gt=0, le=100_000)] | None = Field(
        default=None, description="Formatie zoals gelezen, in uren per week (36 uur is 1 fte)."
    )
    berekening: str | None = Field(
        default=None, description="Optelsom van gelezen cijfers, als het er meer zijn; precies."
    )
    prijsjaar: Jaar = Field(description="Jaar waarin het bedrag gold.")
    omvangjaar: Jaar | None = Field(
        default=None, description="Jaar van de omvang, als dat niet het prijsjaar is."
    )
    inwoners: Annotated[int, Field(ge=1)] | None = Field(
        default=None, description="Eigen aantal inwoners, waar de tabel van het CBS het niet heeft."
    )
    medewerkers: Annotated[int, Field(ge=1)] | None = Field(
        default=None, description="Eigen aantal medewerkers, als het gelezen is."
    )
    afdelingen: Annotated[int, Field(ge=1)] | None = Field(
        default=None, description="Eigen aantal afdelingen, als het gelezen is."
    )
    gemeenten: Annotated[int, Field(ge=1, le=400)] = Field(
        default=1, description="Voor hoeveel gemeenten het bedrag samen is."
    )
    aandeel: Annotated[Getalveld, Field(gt=0, le=1)] = Field(
        default=Decimal(1), description="Deel van het cijfer dat deze regel is."
    )
    aandeel_status: Literal["gelezen", "raming"] | None = Field(
        default=None, description="Waar een aandeel onder 1 op rust."
    )
    aandeel_reden: Text | None = Field(
        default=None, description="Waarom dit deel; verplicht bij een aandeel onder 1."
    )
    bevat: Text = Field(description="Wat het cijfer omvat, en wat niet.")
    bron: Key = Field(description="Id uit data/bronnen.yaml waar het is gelezen.")


class Regelvorm(Record):
    """One budget line, for the reference gemeente of 100.000 inhabitants."""

    thema: Key | None = Field(
        default=None, description="Id uit data/nulmeting.yaml, als het afwijkt."
    )
    begrotingsregel: Text = Field(description="Waaraan het geld wordt besteed.")
    aard: Aard = Field(description="Structureel: per jaar. Incidenteel: totaal over de duur.")
    kostensoort: Key = Field(description="Id uit data/parameters/kostensoorten.yaml.")
    bedrag: Euro | None = Field(default=None, description="Euro voor de Modelgemeente.")
    uren_per_week: Annotated[Getalveld, Field(gt=0, le=720)] | None = Field(
        default=None, description="Formatie in uren per week (36 uur is 1 fte), met schaal."
    )
    schaal: str | None = Field(default=None, description='Salarisschaal, als tekst: "10" of "10A".')
    dagen: Annotated[Getalveld, Field(gt=0, le=10_000)] | None = Field(
        default=None, description="Geraamde dagen inhuur of advies; het bedrag volgt uit dagtarief."
    )
    dagtarief: Key | None = Field(
        default=None, description="Id uit data/parameters/dagtarieven.yaml, anders de kostensoort."
    )
    laag: Euro | None = Field(default=None, description="Onderkant van de bandbreedte in bewijs.")
    hoog: Euro | None = Field(default=None, description="Bovenkant van de bandbreedte in bewijs.")
    drijver: Drijver = Field(description="Waarmee de regel meegroeit.")
    vast_deel: Fractie = Field(description="Deel dat niet meegroeit; 1 = vast, 0 = geheel mee.")
    startjaar: Jaar | None = Field(default=None, description="Eerste jaar, als het afwijkt.")
    startkwartaal: Kwartaal | None = Field(
        default=None, description="Kwartaal van de start, als het afwijkt."
    )
    kwartalen: Kwartalen | None = Field(
        default=None, description="Kwartalen waarover een incidentele regel wordt gespreid."
    )
    taakveld_regel: str | None = Field(default=None, description="Iv3-taakveld, als het afwijkt.")
    categorie_regel: str | None = Field(default=None, description="Iv3-categorie, als zij afwijkt.")
    prijspeil: Jaar | None = Field(
        default=None, description="Jaar van het prijspeil; niet bij uren en schaal."
    )
    status: Status = Field(description="Waar het cijfer op rust.")
    editie: Key | None = Field(default=None, description="Editie, als die afwijkt.")
    bronnen: tuple[Key, ...] = Field(default=(), description="Ids uit data/bronnen.yaml.")
    onderbouwing: Text = Field(description="De rekensom (afgeleid) of de redenering (raming).")
    berekening: str | None = Field(
        default=None, description="Rekensom van een afgeleid cijfer; wordt nagerekend."
    )
    in_basis: Fractie = Field(description="Deel dat de lopende kosten al bevatten: 0, 0.5 of 1.")
    in_basis_grond: BasisGrond = Field(
        description="Maatstaf uit besluit 0031; hij bepaalt in_basis."
    )
    in_basis_reden: Text = Field(description="Waarom deze maatstaf voor deze regel geldt.")
    vanaf_niveau: Annotated[int, Field(ge=1, le=5)] | None = Field(
        default=None, description="Niveau van de nulmeting waarop een gemeente dit al heeft."
    )
    vanaf_niveau_reden: Text | None = Field(
        default=None, description="Waarom vanaf dit niveau; verplicht bij vanaf_niveau."
    )
    scenario: Scenario | None = Field(
        default=None, description="Scenario, als het niet uit de noodzaak volgt."
    )
    meenemen: bool = Field(
        default=True, description="Of de regel in een nieuwe begroting meteen meetelt."
    )
    waarnemingen: tuple[Waarnemingsvorm, ...] = Field(
        default=(), description="Gelezen cijfers waaruit bedrag of uren worden berekend."
    )
    voorheen: tuple[Key, ...] = Field(
        default=(),
        description="Alle ids die zij eerder had: zo vindt vernieuw haar in oude werkmappen.",
    )
