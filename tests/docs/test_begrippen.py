"""Every word that someone who edits the catalogue or a domain sheet meets is explained."""

import re

import pytest

from modelgemeente_xl.catalogus.vorm.regelvorm import Regelvorm, Waarnemingsvorm
from modelgemeente_xl.catalogus.vorm.schema import Bronvorm, OntwikkelingRecord
from modelgemeente_xl.werkmap.indeling.declaratie import DOMEINBLADEN
from modelgemeente_xl.werkmap.indeling.domeintabel import JAARKOLOMMEN, domeintabel
from tests.docs.scripts import DOCS

TEKST = (DOCS / "begrippen.md").read_text("utf-8")
KOPPEN = re.findall(r"^\*\*(.+?)\*\* –", TEKST, re.M)
VANZELF = {"jaar", "url"}
"""Words that say themselves what they mean."""


def spoken(word: str) -> str:
    return word.lower().replace("_", " ")


WOORDEN = {
    spoken(word)
    for word in (
        *(part for head in KOPPEN for part in re.split(r", | tot en met ", head)),
        *re.findall(r"`(\w+)`", TEKST),
    )
}


@pytest.mark.parametrize("record", [OntwikkelingRecord, Regelvorm, Waarnemingsvorm, Bronvorm])
def test_every_key_of_the_catalogue_is_explained(record: type) -> None:
    keys = {spoken(key) for key in record.model_fields}  # type: ignore[attr-defined]
    assert keys - WOORDEN - VANZELF == set()


def test_every_column_of_a_domain_sheet_is_explained() -> None:
    names = {kolom.naam for kolom in domeintabel(DOMEINBLADEN[0]).kolommen} - set(JAARKOLOMMEN)
    assert {spoken(name) for name in names} - WOORDEN == set()


def test_every_word_stands_under_its_letter() -> None:
    letters = re.split(r"^## ", TEKST, flags=re.M)[1:]
    for letter in letters:
        heads = [spoken(head) for head in re.findall(r"^\*\*(.+?)\*\* –", letter, re.M)]
        assert heads, letter[:20]
        assert all(head.startswith(letter[0].lower()) for head in heads), heads
