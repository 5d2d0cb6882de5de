"""The page of the nulmeting says what the data say."""

from modelgemeente_xl.model.catalogus import Catalogus
from tests.docs.scripts import script

nulmeting = script("nulmeting")


def test_the_page_is_current(catalogus: Catalogus) -> None:
    assert nulmeting.DOCUMENT.read_text("utf-8") == nulmeting.as_markdown(catalogus), (
        "draai: make docs"
    )


def test_every_statement_and_every_opgave_is_on_the_page(catalogus: Catalogus) -> None:
    text = nulmeting.as_markdown(catalogus)
    for stelling in catalogus.nulmeting.stellingen():
        assert f"| {stelling.niveau} | {stelling.stelling} | {stelling.te_zien_aan} |" in text
    for opgave in catalogus.opgaven.values():
        assert f"| {opgave.naam} | {opgave.omschrijving} |" in text
