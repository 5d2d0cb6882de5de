"""The form of what is known of gemeenten together, field by field."""

from datetime import date
from typing import Literal

from pydantic import Field

from modelgemeente_xl.catalogus.vorm.velden import Fractie, Jaar, Key, Record, Text


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
