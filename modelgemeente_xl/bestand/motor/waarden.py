"""Values on their way through xlwings: what a cell can hold, and what a script gets to see."""

import math
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, datetime, time
from decimal import Decimal
from numbers import Real
from typing import Any

from modelgemeente_xl.excel.waarde import FOUTEN, Waarde


def cleaned(
    data: Sequence[Sequence[Waarde]],
    empty_as: object,
    number_builder: Callable[[float], object] | None,
    err_to_str: bool,
) -> list[list[object]]:
    """Values as a script reads them: an error is None unless it is asked for as text."""

    def clean(value: Waarde) -> object:
        if value is None or value == "":
            return empty_as
        if isinstance(value, str):
            return None if value in FOUTEN and not err_to_str else value
        if isinstance(value, float) and number_builder is not None:
            return number_builder(value)
        return value

    if empty_as is None and number_builder is None and err_to_str:  # what nearly all ask
        return [[None if value == "" else value for value in row] for row in data]
    return [[clean(value) for value in row] for row in data]


def cell_value(value: Any) -> object:
    """A value as the file layer takes it; what no cell can hold is left for that to refuse.

    None, an empty text and a missing value of pandas empty the cell; text stays text.
    """
    if isinstance(value, str):
        return value or None
    if type(value) is float:
        return None if math.isnan(value) else value
    if hasattr(value, "item"):  # a number, a boolean or a moment of numpy
        value = value.item()
    if value is None or isinstance(value, bool):
        return value
    if _is_missing(value):
        return None
    if isinstance(value, Real | Decimal):
        with suppress(OverflowError):
            return float(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return datetime.combine(value, time())
    return value


def as_typed(value: Waarde) -> str:
    """A value as Excel shows it where a formula could stand."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    return value if isinstance(value, str) else format(value, ".15G")


def _is_missing(value: object) -> bool:
    if isinstance(value, float):
        return math.isnan(value)
    if isinstance(value, int):
        return False
    pandas = sys.modules.get("pandas")  # there is no missing value of pandas without pandas
    return pandas is not None and pandas.isna(value) is True
