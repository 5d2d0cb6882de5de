"""Move a formula to another cell: relative references move along, everything else stays."""

import re

from modelgemeente_xl.excel.adressen import (
    LAATSTE_KOLOM,
    LAATSTE_RIJ,
    column_letters,
    column_number,
)
from modelgemeente_xl.excel.patronen import GECITEERD, HAKEN, TEKST

# Texts, quoted sheet names and what stands in square brackets hold no references.
_TOKEN = re.compile(
    rf"{TEKST}|{GECITEERD}|{HAKEN}"
    r"|(?<![\w.$\\?])(?:"
    r"(\$?)([A-Z]{1,3})(\$?)([0-9]{1,7})(?![\w.(\\?!\[])"
    r"|(\$?)([A-Z]{1,3}):(\$?)([A-Z]{1,3})(?![\w.(\\?!\[])"
    r"|(\$?)([0-9]{1,7}):(\$?)([0-9]{1,7})(?![\w.(\\?!\[])"
    r")"
)
_OFF_SHEET = "#REF!"


def moved(formule: str, rijen: int, kolommen: int) -> str:
    """The formula as Excel would write it that many rows down and columns to the right."""
    if not rijen and not kolommen:
        return formule

    def move(match: re.Match[str]) -> str:
        groups = match.groups()
        if groups[1] is not None:
            column = _column(groups[0], groups[1], kolommen)
            row = _row(groups[2], groups[3], rijen)
            return f"{column}{row}" if column and row else _OFF_SHEET
        if groups[5] is not None:
            first, last = (_column(groups[i], groups[i + 1], kolommen) for i in (4, 6))
        elif groups[9] is not None:
            first, last = (_row(groups[i], groups[i + 1], rijen) for i in (8, 10))
        else:
            return match[0]
        return f"{first}:{last}" if first and last else _OFF_SHEET

    return _TOKEN.sub(move, formule)


def _column(fixed: str, letters: str, by: int) -> str:
    if fixed:
        return f"${letters}"
    number = column_number(letters) + by
    return column_letters(number) if 1 <= number <= LAATSTE_KOLOM else ""


def _row(fixed: str, digits: str, by: int) -> str:
    if fixed:
        return f"${digits}"
    number = int(digits) + by
    return str(number) if 1 <= number <= LAATSTE_RIJ else ""
