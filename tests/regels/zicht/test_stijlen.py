"""Colours, contrast and widths."""

import pytest

from modelgemeente_xl.regels.bestand.afdruk import zichtbaar
from modelgemeente_xl.regels.zicht.stijlen import contrast


@pytest.mark.parametrize(
    ("een", "twee", "verwacht"),
    [("000000", "FFFFFF", 21.0), ("FFFFFF", "FFFFFF", 1.0), ("767676", "FFFFFF", 4.54)],
)
def test_contrast_as_wcag_counts(een: str, twee: str, verwacht: float) -> None:
    assert round(contrast(een, twee), 2) == verwacht
    assert contrast(een, twee) == contrast(twee, een)


@pytest.mark.parametrize(
    ("waarde", "formaat", "tekst"),
    [
        (1234567.8, "#,##0", "1,234,568"),
        (-1234.5, "#,##0.00", "-1,234.50"),
        (0.256, "0%", "26%"),
        (2027, "0", "2027"),
        (1.02346, "0.0000", "1.0235"),
        (0, "#,##0;-#,##0;", ""),
        (1234.5, "General", "1234.5"),
    ],
)
def test_number_as_its_format_shows_it(waarde: float, formaat: str, tekst: str) -> None:
    assert zichtbaar(waarde, formaat) == tekst
