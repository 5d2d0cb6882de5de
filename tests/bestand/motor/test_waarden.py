from datetime import date, datetime
from decimal import Decimal

import pytest

from modelgemeente_xl.bestand.motor.waarden import as_typed, cell_value, cleaned


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, None),
        ("", None),
        (" ", " "),
        ("=1", "=1"),
        (0, 0.0),
        (False, False),
        (Decimal("0.1"), 0.1),
        (float("nan"), None),
        (date(2027, 1, 2), datetime(2027, 1, 2)),
        (datetime(2027, 1, 2, 3), datetime(2027, 1, 2, 3)),
    ],
)
def test_what_the_file_layer_gets(value: object, cell: object) -> None:
    assert cell_value(value) == cell
    assert type(cell_value(value)) is type(cell)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""),
        (True, "TRUE"),
        (1.0, "1"),
        (0.1, "0.1"),
        (-2.5, "-2.5"),
        (1e21, "1E+21"),
        ("x", "x"),
    ],
)
def test_how_excel_shows_it_where_a_formula_could_stand(
    value: float | str | bool | None, shown: str
) -> None:
    assert as_typed(value) == shown


def test_what_a_script_gets_to_see() -> None:
    data = [[1.0, True, "x"], ["", None, "#N/A"]]
    assert cleaned(data, None, None, False) == [[1.0, True, "x"], [None, None, None]]
    assert cleaned(data, "-", int, True) == [[1, True, "x"], ["-", "-", "#N/A"]]
    assert type(cleaned(data, None, int, False)[0][1]) is bool
