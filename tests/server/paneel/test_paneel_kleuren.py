"""The colours of the pane: those of the workbook, and readable in light and in dark."""

import re

import pytest

from modelgemeente_xl.werkmap.indeling import kleuren
from tests.server.paneel.conftest import PROJECT

CSS = (PROJECT / "static" / "css" / "style.css").read_text("utf-8")
LICHT, DONKER = (
    dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", blok))
    for blok in re.findall(r":root \{([^}]*)\}", CSS)
)
TEKST = 4.5
MERK = 3.0
PAREN = [
    *(
        (kleur, grond, TEKST)
        for kleur in ("inkt", "rustig")
        for grond in ("grond", "vlak", "invoer")
    ),
    *((kleur, "grond", TEKST) for kleur in ("hoofd", "link", "let-op", "fout")),
    ("op-hoofd", "hoofd", TEKST),
    ("op-hoofd", "hoofd-aan", TEKST),
    *((kleur, "let-op-vlak", TEKST) for kleur in ("inkt", "let-op", "link")),
    *((kleur, "fout-vlak", TEKST) for kleur in ("inkt", "fout", "link", "rustig")),
    *(("rand", grond, MERK) for grond in ("grond", "vlak", "invoer")),
    ("focus", "grond", MERK),
]


def luminance(kleur: str) -> float:
    parts = [int(kleur[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(een: str, ander: str) -> float:
    dark, light = sorted((luminance(een), luminance(ander)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_computed_as_wcag_says() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("thema", [LICHT, DONKER], ids=["licht", "donker"])
@pytest.mark.parametrize(("kleur", "grond", "minst"), PAREN)
def test_every_pair_can_be_read(
    thema: dict[str, str], kleur: str, grond: str, minst: float
) -> None:
    assert contrast(thema[kleur], thema[grond]) >= minst


def test_light_is_the_house_style_of_the_workbook() -> None:
    ours = {
        "inkt": kleuren.INKT,
        "hoofd": kleuren.DONKER,
        "lijn": kleuren.LIJN,
        "vlak": kleuren.VLAK,
        "invoer": kleuren.INVOER,
        "let-op": kleuren.LET_OP,
        "let-op-vlak": kleuren.LET_OP_VLAK,
        "fout": kleuren.FOUT,
        "fout-vlak": kleuren.FOUT_VLAK,
    }
    assert {naam: LICHT[naam].upper() for naam in ours} == ours
    assert LICHT.keys() == DONKER.keys()


def test_no_colour_is_used_that_is_not_named() -> None:
    rules = CSS[CSS.index("body {") :]
    assert re.findall(r":[^;{}]*(#[0-9a-fA-F]{3,8});", rules) == []
    used = set(re.findall(r"var\(--([\w-]+)\)", CSS))
    assert used == LICHT.keys()
