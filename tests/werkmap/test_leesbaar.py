"""What a column says and shows can be read: bounds in its message, whole words, all its digits."""

import re
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.geld import euro
from modelgemeente_xl.werkmap.indeling.catalogustabellen import TBL_CATALOGUS
from modelgemeente_xl.werkmap.indeling.formaten import DEEL, FORMATEN, JAAR, Formaat
from modelgemeente_xl.werkmap.indeling.tabellen import TABELLEN
from modelgemeente_xl.werkmap.inhoud.inhoud import inhoud_of

MARGE = 2
"""Characters that the arrow of a filter takes beside a word."""


@pytest.mark.parametrize("formaat", [f for f in FORMATEN if f.grens], ids=lambda f: f.notatie)
def test_a_message_that_stops_typing_names_what_may_be_typed(formaat: Formaat) -> None:
    grens = formaat.grens
    assert grens is not None
    times = 100 if formaat.notatie.endswith("%") else 1
    for bound in (grens.van, grens.tot):
        shown = str(bound) if formaat.notatie == JAAR.notatie else euro(bound * times)
        assert re.search(rf"(?<![\d.]){re.escape(shown)}(?![\d]|\.\d)", grens.melding), shown


def test_no_word_of_a_head_is_broken() -> None:
    """On the sheets that a button writes; the domain sheets wrap at half a point more."""
    broken = {
        kolom.naam: kolom.breedte
        for kolom in TBL_CATALOGUS.kolommen
        if max(map(len, kolom.naam.split())) + MARGE > kolom.breedte
    }
    assert broken == {}


def test_a_share_is_shown_with_all_its_digits(catalogus: Catalogus) -> None:
    decimals = len(DEEL.notatie.partition(".")[2])
    shares = {
        (tabel, kolom.naam, rij[kolom.naam])
        for tabel, rijen in inhoud_of(catalogus).items()
        for kolom in TABELLEN[tabel].kolommen
        if kolom.formaat is DEEL
        for rij in rijen
        if isinstance(rij.get(kolom.naam), (int, float, Decimal))
    }
    assert shares
    assert [s for s in shares if round(Decimal(str(s[2])), decimals) != Decimal(str(s[2]))] == []


def test_each_line_of_the_catalogue_opens_its_first_source(
    meester_pad: Path, catalogus: Catalogus
) -> None:
    sheet = openpyxl.load_workbook(meester_pad)["Catalogus"]
    head = TBL_CATALOGUS.kop_rij + 1
    names = [cell.value for cell in sheet[head]]
    ids, sources = names.index("Id"), names.index("Bronnen")
    links = {
        row[ids].value: row[sources].hyperlink.target
        for row in sheet.iter_rows(min_row=head + 1)
        if row[sources].hyperlink
    }
    assert links == {
        regel.id: catalogus.bronnen[regel.bronnen[0]].url
        for _, regel in catalogus.regels()
        if regel.bronnen
    }


def test_a_chart_on_a_protected_sheet_can_be_copied(meester_pad: Path) -> None:
    book = openpyxl.load_workbook(meester_pad)
    closed = [sheet for sheet in book if sheet.protection.sheet]
    assert any(sheet._charts for sheet in closed)
    assert [sheet.title for sheet in closed if sheet.protection.objects] == []


_AANTAL = (
    r"(?!20\d\d\b)\d+(?:\.\d{3})*|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twaalf|vijftien|twintig|dertig"
    r"|veertig|vijftig|honderd|duizend|(?:een )?halve"
)
_VOLGT_OMVANG = re.compile(
    rf"\b(?:{_AANTAL})\s+(?:\w+\s+)?(?:fte|functies?|medewerkers|afdelingen|afdelingshoofden"
    r"|leidinggevenden|beheerders|licenties|werkplekken)\b",
    re.IGNORECASE,
)


def test_a_text_names_no_number_that_another_gemeente_has_otherwise(catalogus: Catalogus) -> None:
    """What a line costs follows the size, so how many people it is of cannot stand in its text.

    Where no line of a development scales, a number in its text is the same for everybody.
    """
    found = [
        match[0]
        for o in catalogus.ontwikkelingen
        for text in (
            *(r.begrotingsregel for r in o.begrotingsregels if r.vast_deel < 1),
            *((o.samenvatting, o.gevolgen, o.planning) if o.id not in VASTE_PROEF else ()),
        )
        for match in [_VOLGT_OMVANG.search(text)]
        if match
    ]
    assert found == []


VASTE_PROEF = ("digitale-soevereiniteit",)
"""Developments whose text tells of a trial that is as large for each gemeente."""


def test_a_trial_of_which_a_number_is_told_does_not_scale(catalogus: Catalogus) -> None:
    for id_ in VASTE_PROEF:
        (o,) = (o for o in catalogus.ontwikkelingen if o.id == id_)
        told = [r for r in o.begrotingsregels if _VOLGT_OMVANG.search(r.begrotingsregel)]
        assert told
        assert all(r.vast_deel == 1 for r in told)
