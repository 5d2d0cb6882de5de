"""Formulas of which the engine may compute something else than the Excel of whoever uses them.

The engine computes in English. A Dutch Excel writes 1234,5 where it writes 1234.5, reads "1.250" as
1250 and calls a month "april"; and some functions the engine lacks or computes in another way. What
a workbook of ours computes with is not among them (besluit 0018).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from modelgemeente_xl.bestand.rekenen.verwijzingen import COMPUTED_RANGE
from modelgemeente_xl.bestand.rekenen.voorwaarden import (
    Lees,
    condition_doubtful,
    condition_reserved,
)
from modelgemeente_xl.excel.datum import MAART_1900
from modelgemeente_xl.excel.formulestukken import Functiestuk, Stukken, in_pieces
from modelgemeente_xl.excel.patronen import CEL
from modelgemeente_xl.excel.waarde import Waarde

_LANGUAGE = (
    "ASC", "BAHTTEXT", "CELL", "DATEVALUE", "DBCS", "DOLLAR", "FIXED", "FORMULATEXT", "INFO", "JIS",
    "PHONETIC", "PROPER", "TIMEVALUE", "USDOLLAR", "VALUE",
)  # fmt: skip
"""What these give depends on the language or the settings of the computer."""
_TIME_READ = ("HOUR", "MINUTE", "SECOND")
"""What these do with a part of a second is not the same everywhere."""
_EACH_TIME = ("NOW", "RAND", "RANDARRAY", "RANDBETWEEN", "TODAY")
_VISIBLE = ("AGGREGATE", "SUBTOTAL")
_WORKING_DAYS = ("NETWORKDAYS", "NETWORKDAYS.INTL", "WORKDAY", "WORKDAY.INTL")
_DATE_MADE = ("DATE", "EDATE", "EOMONTH", *_WORKING_DAYS)
_DATE_READ = (
    "DATEDIF", "DAY", "DAYS360", "EDATE", "EOMONTH", "ISOWEEKNUM", "MONTH", "WEEKDAY", "WEEKNUM",
    "YEAR", "YEARFRAC", *_WORKING_DAYS,
)  # fmt: skip
_TWO_DATES = ("DATEDIF", "DAYS360", "NETWORKDAYS", "NETWORKDAYS.INTL", "YEARFRAC")
_TEXT_MADE = (
    "CONCAT", "CONCATENATE", "LEFT", "MID", "REPLACE", "REPT", "RIGHT", "SUBSTITUTE", "TEXTJOIN",
    "TRIM",
)  # fmt: skip
_TEXT_SEARCHED = ("EXACT", "FIND", "SEARCH", "SUBSTITUTE")
_CASE = ("LOWER", "UPPER")
_COERCES_NOT = frozenset(
    ("AVERAGE", "COUNT", "COUNTA", "COUNTIF", "COUNTIFS", "IF", "IFERROR", "INDEX", "ISBLANK",
     "ISNUMBER", "ISTEXT", "LEN", "LOOKUP", "MATCH", "MAX", "MIN", "SUM", "SUMIF", "SUMIFS",
     "VLOOKUP", "XLOOKUP", *_TEXT_MADE, *_TEXT_SEARCHED, *_CASE)
)  # fmt: skip

_PLAIN_FORMAT = re.compile(r'"[0#@]+%?"')
_ELSEWHERE = re.compile(r"'[^']*\[[^'\]]+\](?:[^']|'')*'!|\[[^\[\]]+\][\w.]+!")
_SEPARATED = re.compile(r"[<>=]*\s*[-+(]?\s*(?:[€$]\s*)?[0-9]+(?:[.,:/ -][0-9]+)*\s*%?\)?\s*")
"""A text that is a number, date or time to someone; what it is to Excel depends on the language."""
_PLAIN_DIGITS = re.compile(r"[<>=]*\s*-?[0-9]+\s*%?")
_SPOKEN = re.compile(
    r"[0-9]+\.[0-9]+|(?<![0-9])-0(?![0-9])|[0-9]{16,}|[0-9](?:\.[0-9]+)?E[-+][0-9]+|\bTRUE\b|\bFALSE\b"
)
"""What in a text is a number or a truth value as English, or no Excel at all, writes it."""
_ORDERED = re.compile(r"(?<!<)>|<(?!>)")
_CELL = (
    rf"(?:(?:'(?:[^']|'')+'|[\w.]+)!)?{CEL}(?![\w(:.\[])"
    r"|[\w.]*\[\[#This Row\],\[(?:[^\[\]']|'.)+\]\]|[^\W\d][\w.]*(?![\w(:.!\[])"
)
_ONE_CELL = re.compile(_CELL)
_COUNTED = re.compile(rf"(?<=[-+*/^])\s*({_CELL})|(?<![\w.!$:\])'])({_CELL})\s*(?=[-+*/^%])")
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")


@dataclass(frozen=True)
class Omstandigheden:
    """What of a workbook bears on how its formulas compute."""

    verborgen: bool
    """There are hidden rows, or rows that a filter hides."""
    sinds_1904: bool
    relatieve_namen: frozenset[str]
    """Names, in small, that refer to another cell in each cell that uses them."""
    kent: Callable[[str], bool]
    """Whether the engine has a function."""


def reserved(formule: str, om: Omstandigheden) -> bool:
    """Whether a formula (without its `=`) uses what the engine cannot be trusted with."""
    stukken = in_pieces(formule)
    return (
        any(_call_reserved(aanroep, om) for aanroep in stukken.aanroepen)
        or COMPUTED_RANGE.search(stukken.kaal) is not None
        or ("[" in stukken.kaal and _ELSEWHERE.search(stukken.kaal) is not None)
        or any(_is_spoken_number(tekst) for tekst in stukken.teksten)
        or (bool(om.relatieve_namen) and _uses_name(stukken.kaal, om.relatieve_namen))
    )


def doubtful(formule: str, lees: Lees, uitkomst: Waarde) -> bool:
    """Whether the values that a formula reads, or its result, make it depend on the language."""
    stukken = in_pieces(formule)
    return (
        _speaks(stukken, formule, lees, uitkomst)
        or (stukken.calls(*_TEXT_SEARCHED) and any(map(_is_spoken, lees(formule, False))))
        or any(_is_spoken_number(v) for part in _counted(formule) for v in lees(part, True))
        or (
            stukken.calls(*_CASE)
            and any(map(_is_exotic, (*stukken.teksten, *lees(formule, False))))
        )
        or any(condition_doubtful(aanroep, lees) for aanroep in stukken.aanroepen)
        or (stukken.calls("TEXT") and any(map(_is_spoken, lees(formule, False))))
        or (
            _ORDERED.search(stukken.kaal) is not None
            and any(map(_has_accent, (*stukken.teksten, *lees(formule, False))))
        )
        or _is_before_march_1900(stukken, lees, uitkomst)
    )


def _call_reserved(aanroep: Functiestuk, om: Omstandigheden) -> bool:
    naam, argumenten = aanroep.naam, aanroep.argumenten
    if naam in _LANGUAGE or naam in _EACH_TIME or naam in _TIME_READ:
        return True
    if condition_reserved(aanroep) or (naam == "MATCH" and argumenten[2:] == ("-1",)):
        return True
    if naam in _VISIBLE and om.verborgen:
        return True
    if naam in _WORKING_DAYS and len(argumenten) > 2:
        return True
    if naam == "NUMBERVALUE":
        return len(argumenten) < 3
    if naam == "TEXT":
        # A half is rounded to even by the engine; of one cell its value can be looked at.
        return (
            len(argumenten) < 2
            or _PLAIN_FORMAT.fullmatch(argumenten[1]) is None
            or _ONE_CELL.fullmatch(argumenten[0]) is None
        )
    if naam in ("CHAR", "CODE"):
        return _small_number(argumenten[0], 128) is False
    if naam in _DATE_READ and _small_number(argumenten[0], MAART_1900):
        return True
    if om.sinds_1904 and (naam in _DATE_READ or naam in _DATE_MADE):
        return True
    return not om.kent(naam)


def _small_number(tekst: str, below: int) -> bool:
    return _NUMBER.fullmatch(tekst) is not None and float(tekst) < below


def _is_spoken_number(value: Waarde) -> bool:
    return (
        isinstance(value, str)
        and _SEPARATED.fullmatch(value) is not None
        and _PLAIN_DIGITS.fullmatch(value) is None
    )


def _uses_name(kaal: str, namen: frozenset[str]) -> bool:
    return any(word.lower() in namen for word in re.findall(r"[^\W\d][\w.\\?]*", kaal))


def _speaks(stukken: Stukken, formule: str, lees: Lees, uitkomst: Waarde) -> bool:
    """A number became text: the result has one that none of the texts has."""
    if not isinstance(uitkomst, str) or not ("&" in stukken.kaal or stukken.calls(*_TEXT_MADE)):
        return False
    spoken = _SPOKEN.findall(uitkomst)
    if not spoken:
        return False
    texts = [*stukken.teksten, *(v for v in lees(formule, False) if isinstance(v, str))]
    return any(not any(each in text for text in texts) for each in spoken)


def _is_spoken(value: Waarde) -> bool:
    """Whether a value is written otherwise in another language."""
    return isinstance(value, bool) or (isinstance(value, float) and not value.is_integer())


@lru_cache(4096)
def _counted(formule: str) -> tuple[str, ...]:
    """The cells of which a text would be taken for a number."""
    stukken = in_pieces(formule)
    return (
        *(match[1] or match[2] for match in _COUNTED.finditer(stukken.kaal)),
        *(
            argument
            for aanroep in stukken.aanroepen
            if aanroep.naam not in _COERCES_NOT
            for argument in aanroep.argumenten
            if _ONE_CELL.fullmatch(argument)
        ),
    )


def _is_exotic(value: Waarde) -> bool:
    """Whether a text has letters that programs bring into capitals in different ways."""
    return isinstance(value, str) and any(
        ord(letter) > 0x17F or letter in "ßŉıİÿµ" for letter in value
    )


def _has_accent(value: Waarde) -> bool:
    """Whether a text has letters that the engine puts in another order than a dictionary."""
    return isinstance(value, str) and not value.isascii()


def _is_before_march_1900(stukken: Stukken, lees: Lees, uitkomst: Waarde) -> bool:
    if stukken.calls(*_DATE_MADE) and isinstance(uitkomst, float) and uitkomst <= MAART_1900:
        return True
    return any(
        value is None or (type(value) is float and value < MAART_1900)
        for aanroep in stukken.aanroepen
        if aanroep.naam in _DATE_READ
        for argument in aanroep.argumenten[: 2 if aanroep.naam in _TWO_DATES else 1]
        for value in lees(argument, True)
    )
