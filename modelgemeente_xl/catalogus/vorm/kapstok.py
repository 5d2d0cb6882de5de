"""The form of what developments hang on: `nulmeting.yaml` and `opgaven.yaml`."""

from typing import Literal

from pydantic import Field

from modelgemeente_xl.catalogus.vorm.velden import Key, Record, Text

Niveaunummer = Literal["1", "2", "3", "4", "5"]
NIVEAUS: tuple[Niveaunummer, ...] = ("1", "2", "3", "4", "5")


class Haak(Record):
    """What a thema and an opgave share: a name, and what it rests on."""

    naam: Text = Field(description="Naam zoals een raadslid haar herkent.")
    bronnen: tuple[Key, ...] = Field(default=(), description="Ids uit data/bronnen.yaml.")
    eigen: Text | None = Field(
        default=None, description="Waarom dit project haar (deels) zelf heeft gekozen."
    )


class OpgaveRecord(Haak):
    """One long-term task of a gemeente."""

    omschrijving: Text = Field(description="Wat de gemeente ermee wil bereiken.")


class OpgavenFile(Record):
    """The file data/opgaven.yaml."""

    opgaven: dict[Key, OpgaveRecord] = Field(description="Opgaven met een vaste id als sleutel.")


class NiveauRecord(Record):
    """One rung of the ladder."""

    naam: Text = Field(description="Naam van het niveau, in één woord.")
    omschrijving: Text = Field(description="Wat er op dit niveau te zien is.")


class StellingRecord(Record):
    """What is so at one level, and what a second person looks at to find it so."""

    stelling: Text = Field(description="Wat er op dit niveau waar is, in één zin.")
    te_zien_aan: Text = Field(description="Stuk, lijst, cijfer of proef waaraan het te zien is.")


class AspectRecord(Record):
    """One side of a theme, from level 1 to level 5."""

    naam: Text = Field(description="Naam van het aspect.")
    niveaus: dict[Niveaunummer, StellingRecord] = Field(
        description="Eén stelling per niveau, 1 tot en met 5; elke is duidelijk meer dan de vorige."
    )


class ThemaRecord(Haak):
    """One theme of the nulmeting."""

    belofte: Text = Field(description="Wat de Modelgemeente hier van zichzelf zegt.")
    aspecten: dict[Key, AspectRecord] = Field(
        min_length=3, max_length=4, description="Aspecten met een vaste id als sleutel."
    )


class NulmetingFile(Record):
    """The file data/nulmeting.yaml."""

    eigen: Text = Field(description="Waarom de ladder van dit project zelf is.")
    bronnen: tuple[Key, ...] = Field(description="Ids uit data/bronnen.yaml.")
    uitslag: Text = Field(description="Hoe uit de stellingen het niveau van een thema volgt.")
    ladder: dict[Niveaunummer, NiveauRecord] = Field(description="De niveaus 1 tot en met 5.")
    themas: dict[Key, ThemaRecord] = Field(description="Thema's met een vaste id als sleutel.")
