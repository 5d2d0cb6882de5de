from modelgemeente_xl.regels.beschrijving import DOCUMENT, as_markdown


def test_the_document_is_current() -> None:
    assert DOCUMENT.read_text("utf-8") == as_markdown(), (
        "draai: python -m modelgemeente_xl.regels.beschrijving"
    )
