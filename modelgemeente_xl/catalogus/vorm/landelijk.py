"""The form of what is known of gemeenten together, field by field."""

from datetime import date
from typing import Literal

from pydantic import Field

from modelgemeente_xl.catalogus.vorm.velden import Euro, Fractie, Jaar, Key, Record, Text


class Verdeelsleutel(Record):
    """How a partnership shares its costs, as far as it was read."""

    methode: Text = Field(description="Waarnaar de kosten worden verdeeld, in eigen woorden.")
    jaar: Jaar = Field(description="Jaar waarvoor dat is gelezen.")
    aandelen: dict[Text, Fractie] = Field(
        default_factory=dict, description="Deel van elk lid, samen 1; leeg als het niet is gelezen."
    )


class Samenwerkingsvorm(Record):
    """One partnership in which gemeenten share their ICT."""

    naam: Text = Field(description="Naam zoals zij zich noemt.")
    andere_namen: tuple[Text, ...] = Field(
        default=(), description="Vroegere namen en afkortingen waaronder zij wordt gezocht."
    )
    leden: tuple[Text, ...] = Field(
        min_length=1, description="Gemeenten zoals het register ze schrijft."
    )
    leden_status: Literal["gelezen", "kennis"] = Field(
        description="Of de leden in een bron zijn gelezen."
    )
    andere_leden: tuple[Text, ...] = Field(
        default=(), description="Leden die geen gemeente zijn, zoals een provincie."
    )
    peiljaar: Jaar | None = Field(
        default=None, description="Jaar van de stand; weg als de bron geen jaar geeft."
    )
    opgeheven: bool = Field(default=False, description="Of zij er niet meer is.")
    taken: Text | None = Field(default=None, description="Wat zij voor haar leden doet.")
    toelichting: Text | None = Field(
        default=None, description="Wat een lezer moet weten voor hij erop vertrouwt."
    )
    verdeelsleutel: Verdeelsleutel | None = Field(
        default=None, description="Hoe de kosten worden verdeeld, als dat is gelezen."
    )
    bronnen: tuple[Key, ...] = Field(default=(), description="Ids uit data/bronnen.yaml.")
    gecontroleerd: date = Field(description="Datum waarop de stand is nagekeken.")


class Jaarbedrag(Record):
    """An amount in one year, or from that year on."""

    jaar: Jaar = Field(description="Jaar waarvoor of waarvanaf het bedrag geldt.")
    bedrag: Euro = Field(description="Euro, voor alle gemeenten samen, in prijzen van dat jaar.")


class Inwonerbedrag(Record):
    """What a contribution comes to per inhabitant in one year."""

    bedrag: Euro = Field(description="Euro per inwoner per jaar.")
    jaar: Jaar = Field(description="Jaar waarvoor het geldt.")
    status: Literal["bron", "afgeleid"] = Field(description="Zo gelezen, of berekend.")
    berekening: Text | None = Field(
        default=None, description="Rekensom van een afgeleid bedrag; wordt nagerekend."
    )


class Dekkingsvorm(Record):
    """Money of the Rijk for what developments ask, or that none was found."""

    naam: Text = Field(description="Waar de bijdrage voor is.")
    ontwikkelingen: tuple[Key, ...] = Field(
        min_length=1, description="Ids van ontwikkelingen die zij mee betaalt."
    )
    soort: Literal["uitkering gemeentefonds", "specifieke uitkering", "geen", "onbekend"] = Field(
        description="Hoe het geld komt; geen als is gelezen dat er niets komt."
    )
    landelijk: tuple[Jaarbedrag, ...] = Field(
        default=(), description="Bedragen per jaar voor alle gemeenten samen, zoals gelezen."
    )
    structureel: Jaarbedrag | None = Field(
        default=None, description="Bedrag per jaar vanaf een jaar, zonder einde."
    )
    laatste_jaar: Jaar | None = Field(
        default=None, description="Laatste jaar waarvoor zij is gelezen, als zij eindigt."
    )
    per_inwoner: Inwonerbedrag | None = Field(
        default=None, description="Wat zij per inwoner is, als dat te zeggen is."
    )
    verdeelsleutel: Text | None = Field(
        default=None, description="Hoe het geld over gemeenten wordt verdeeld."
    )
    bestemming: Text | None = Field(default=None, description="Waaraan het besteed mag worden.")
    toelichting: Text | None = Field(default=None, description="Wat er nog over is gelezen.")
    gevolg: Text = Field(description="Waar een gemeente in haar begroting op kan rekenen.")
    zekerheid: Literal["hoog", "midden", "laag"] = Field(
        description="Hoe zeker het is voor de komende begrotingsjaren."
    )
    bronnen: tuple[Key, ...] = Field(default=(), description="Ids uit data/bronnen.yaml.")
    gecontroleerd: date = Field(description="Datum waarop het is nagekeken.")
