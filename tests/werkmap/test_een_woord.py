"""One word in every place: a YAML key, its field and its column are the same word."""

from dataclasses import fields
from typing import Any

import pytest

from modelgemeente_xl.catalogus.vorm.regelvorm import Regelvorm
from modelgemeente_xl.model.begroting import Post
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.keuze import Keuze
from modelgemeente_xl.model.ontwikkeling import DOMEINEN, Begrotingsregel, Ontwikkeling
from modelgemeente_xl.werkmap.indeling.catalogustabellen import TBL_CATALOGUS
from modelgemeente_xl.werkmap.indeling.declaratie import Eigenaar, tabelnaam
from modelgemeente_xl.werkmap.indeling.domeintabel import KOLOMMEN
from modelgemeente_xl.werkmap.inhoud.inhoud import inhoud_of

NERGENS = {"berekening", "voorheen"}
"""What a maintainer writes and no sheet shows."""
TWEEDE_INDELING = {
    *("in_basis", "in_basis_grond", "in_basis_reden", "vanaf_niveau", "vanaf_niveau_reden"),
    *("scenario", "thema", "waarnemingen", "startkwartaal", "kwartalen"),
    *("dagen", "dagtarief"),
}
"""What the first layout has no column for; observations stand in Onderbouwing, in words."""
TWEEDE_REKENT = {
    *("activeren", "afschrijvingstermijn", "telt", "rang", "voorstel_al_begroot"),
    *("bruto", "overlap", "krediet", "afschrijving", "rente"),
}
"""What the model computes with, and the first layout does not."""
ALLEEN_BLAD = {"ontwikkeling", "besluit", "toelichting", "duur"}
"""The title of what a line belongs to, and what users write that nothing is computed from;
and the years of the first layout, which the model counts in quarters."""
GEEN_KOLOM = {"jaren", "regel", "investering"}
"""One field for the columns Jaar 1 to Jaar 4, and what is not one value."""


def word(kolom: str) -> str:
    """The header of a column as a key."""
    return kolom.lower().replace(" ", "_")


def names(record: type[Any]) -> set[str]:
    return {field.name for field in fields(record)}


DOMEINTABEL = {word(kolom.naam) for kolom in KOLOMMEN}
BLADEN = DOMEINTABEL | {word(kolom.naam) for kolom in TBL_CATALOGUS.kolommen}
VELDEN = names(Begrotingsregel) | names(Keuze) | names(Ontwikkeling)


def test_a_key_of_a_line_is_its_field_and_its_column() -> None:
    keys = set(Regelvorm.model_fields)
    assert keys <= names(Begrotingsregel)
    assert keys - BLADEN == NERGENS | TWEEDE_INDELING


@pytest.mark.parametrize("record", [Begrotingsregel, Keuze, Post])
def test_a_field_of_a_line_is_a_column(record: type[Any]) -> None:
    assert names(record) - BLADEN - NERGENS - TWEEDE_INDELING - TWEEDE_REKENT - GEEN_KOLOM == set()


def test_a_column_that_is_filled_in_is_a_field() -> None:
    filled = {word(k.naam) for k in KOLOMMEN if k.eigenaar is not Eigenaar.FORMULE}
    assert filled - VELDEN == ALLEEN_BLAD


def test_a_cell_holds_the_field_of_its_column(catalogus: Catalogus) -> None:
    rows = {
        rij["Id"]: rij
        for blad in DOMEINEN.values()
        for rij in inhoud_of(catalogus)[tabelnaam(blad)]
    }
    for ontwikkeling, regel in catalogus.regels():
        for kolom, value in rows.pop(regel.id).items():
            if kolom == "Duur" and regel.aard == "structureel":
                assert value is None
                continue
            if kolom == "Onderbouwing":
                assert value.startswith(regel.onderbouwing)
                continue
            if kolom == "Meenemen":
                assert value == ("ja" if regel.meenemen else "nee")
                continue
            for record in (regel, ontwikkeling):
                if word(kolom) in names(type(record)):
                    assert value == getattr(record, word(kolom)), (regel.id, kolom)
                    break
    assert not rows
