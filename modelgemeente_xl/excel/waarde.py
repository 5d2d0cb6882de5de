"""The value of one cell: when two are the same, and how a person reads them."""

import re
from typing import TypeVar

Waarde = float | str | bool | None
"""What a cell can hold; a date is its serial number."""
FOUTEN = frozenset(
    ("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#SPILL!", "#CALC!")
)
"""Error values that a file may hold, and that the engine knows."""

_T = TypeVar("_T")
_BREEDTE = 60
"""Characters of a text that a list of changes shows."""
_AANLOOP = 20
"""Characters before the first difference of two long texts that are shown with it."""
_LOOKS_LIKE_OTHER = re.compile(r"[-+]?[0-9][0-9.,]*%?|WAAR|ONWAAR|\(leeg\)|\s.*|.*\s", re.DOTALL)


def canonical(waarde: Waarde) -> Waarde:
    """Give the one form of a value: no text is empty, numbers have Excel's 15 digits.

    A spreadsheet that saves fewer digits than a binary number has, thus changes nothing. Take
    fingerprints of this form.
    """
    if waarde is None or waarde == "":
        return None
    if isinstance(waarde, (bool, str)):
        return waarde
    return float(f"{waarde:.15g}")


def same(one: Waarde, other: Waarde) -> bool:
    """Say whether two cells hold the same: 1 and 1.0 do, empty and "" do, 1 and TRUE do not."""
    if type(one) is type(other) and one == other:
        return True  # nearly every cell that is compared, without looking for its one form
    a, b = canonical(one), canonical(other)
    return isinstance(a, bool) is isinstance(b, bool) and a == b


def spelled(waarde: _T) -> _T | str:
    """Give a value as formulas compare it: capitals do not count, every space does."""
    return waarde.lower() if isinstance(waarde, str) else waarde


def truth(waarde: bool) -> str:
    """How a Dutch Excel shows it."""
    return "WAAR" if waarde else "ONWAAR"


def shown(waarde: Waarde, vanaf: int = 0) -> str:
    """Give a value as a Dutch reader sees it, on one line; of a text what follows `vanaf`."""
    value = canonical(waarde)
    if value is None:
        return "(leeg)"
    if isinstance(value, bool):
        return truth(value)
    if isinstance(value, float):
        return f"{value:.15g}".replace(".", ",")
    if _LOOKS_LIKE_OTHER.fullmatch(value) and len(value) <= _BREEDTE:
        return f'"{value}"'.replace("\n", " / ")
    end = vanaf + _BREEDTE
    text = ("..." if vanaf else "") + value[vanaf:end] + ("..." if len(value) > end else "")
    return text.replace("\n", " / ")


def shown_change(oud: Waarde, nieuw: Waarde) -> str:
    """Give `oud -> nieuw`; of two long texts the place where they begin to differ."""
    vanaf = 0
    if isinstance(oud, str) and isinstance(nieuw, str) and max(len(oud), len(nieuw)) > _BREEDTE:
        pairs = enumerate(zip(oud, nieuw, strict=False))
        first = next((i for i, (a, b) in pairs if a != b), min(len(oud), len(nieuw)))
        vanaf = max(0, first - _AANLOOP)
    return f"{shown(oud, vanaf)} -> {shown(nieuw, vanaf)}"
