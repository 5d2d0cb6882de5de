"""Conditions of COUNTIF, SUMIF and their kin that the engine reads otherwise than Excel.

It passes over empty cells and numbers for `"<>x"`, knows no order of text for `">=x"`, counts a
text 5 for `"<>5"`, and has no answer for a range of one cell or for a sum of another size.
"""

import re
from collections.abc import Callable, Iterable, Iterator

from modelgemeente_xl.excel.formulestukken import Functiestuk
from modelgemeente_xl.excel.waarde import Waarde

_FUNCTIES = {
    "COUNTIF": 0, "SUMIF": 0, "AVERAGEIF": 0, "COUNTIFS": 0,
    "SUMIFS": 1, "AVERAGEIFS": 1, "MAXIFS": 1, "MINIFS": 1,
}  # fmt: skip
"""Where their first range stands that a condition follows."""
_OF_ONE_PAIR = ("COUNTIF", "SUMIF", "AVERAGEIF")
_COMPARED = re.compile(r"(<>|<=|>=|<|>)(.*)", re.DOTALL)
_NUMBER = re.compile(r"\s*[-+]?[0-9]+(?:[.,][0-9]+)?\s*")
_UNEQUAL = re.compile(r'"<>')

Lees = Callable[[str, bool], Iterable[Waarde]]
"""Gives the values that a formula, or a part of one, reads: all, or only those of single cells."""


def condition_reserved(aanroep: Functiestuk) -> bool:
    """Whether a condition that is written out is one of these."""
    return any(
        voorwaarde.startswith('"') and voorwaarde.endswith('"') and _compares_text(voorwaarde[1:-1])
        for _, voorwaarde in _pairs(aanroep)
    )


def condition_doubtful(aanroep: Functiestuk, lees: Lees) -> bool:
    """Whether the values that a condition, or its range, has make it one of these."""
    return (
        any(
            any(True for _ in lees(bereik, True))
            or any(map(_is_compared_text, lees(voorwaarde, True)))
            or (_UNEQUAL.match(voorwaarde) is not None and _mixes(bereik, voorwaarde, lees))
            for bereik, voorwaarde in _pairs(aanroep)
        )
        or (
            aanroep.naam in _OF_ONE_PAIR
            and len(aanroep.argumenten) == 3
            and _size(aanroep.argumenten[0], lees) != _size(aanroep.argumenten[2], lees)
        )
        or _joins_text(aanroep, lees)
    )


def _pairs(aanroep: Functiestuk) -> Iterator[tuple[str, str]]:
    """Each range with its condition."""
    first = _FUNCTIES.get(aanroep.naam)
    if first is None:
        return
    last = first + 2 if aanroep.naam in _OF_ONE_PAIR else len(aanroep.argumenten)
    given = aanroep.argumenten[first:last]
    yield from zip(given[::2], given[1::2], strict=False)


def _compares_text(voorwaarde: str) -> bool:
    match = _COMPARED.fullmatch(voorwaarde)
    if match is None or _NUMBER.fullmatch(match[2]):
        return False
    return match[1] != "<>" or match[2] != ""


def _is_compared_text(value: Waarde) -> bool:
    return isinstance(value, str) and _compares_text(value)


def _mixes(bereik: str, voorwaarde: str, lees: Lees) -> bool:
    """Whether a number may stand in the range as text; an empty condition compares none."""
    return voorwaarde != '"<>"' and any(
        isinstance(value, str) and _NUMBER.fullmatch(value) is not None
        for value in lees(bereik, False)
    )


def _joins_text(aanroep: Functiestuk, lees: Lees) -> bool:
    """A comparison that is put together with a text that a cell has: `"<>"&A1`."""
    return any(
        _COMPARED.match(voorwaarde[1:]) is not None
        and any(
            isinstance(value, str) and _NUMBER.fullmatch(value) is None
            for value in lees(voorwaarde, False)
        )
        for _, voorwaarde in _pairs(aanroep)
        if voorwaarde.startswith('"') and "&" in voorwaarde
    )


def _size(bereik: str, lees: Lees) -> int:
    return sum(1 for _ in lees(bereik, False))
