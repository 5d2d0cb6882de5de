"""From a value in Python to the XML of a cell, and back."""

import math
import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import SupportsFloat

from modelgemeente_xl.bestand.blad.celvorm import Cel
from modelgemeente_xl.bestand.grond.bladpatronen import Patronen
from modelgemeente_xl.bestand.grond.weigering import BestandGeweigerd
from modelgemeente_xl.bestand.grond.xmltekst import cell_text, xml_text
from modelgemeente_xl.excel.adressen import Plaats
from modelgemeente_xl.excel.datum import serial_of
from modelgemeente_xl.excel.waarde import Waarde

LANGSTE_TEKST = 32_767
LANGSTE_FORMULE = 8_192

_SOME_DAY = date(2000, 1, 1)
_SURROGATE = re.compile("[\ud800-\udfff]")


def number_text(value: float) -> str:
    """Shortest text that reads back as the same number."""
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)


def normal_value(given: object, waar: Plaats | str, sinds_1904: bool) -> Waarde:
    """What a cell will hold of a value: float, text, bool or nothing.

    A date or time becomes Excel's serial number, and empty text an empty cell, as typing it does.
    Raise `BestandGeweigerd`, beginning with `waar`, where a cell cannot hold it.
    """
    if given is None or isinstance(given, bool):
        return given
    if isinstance(given, str):
        return _text(given, waar) if given else None
    if isinstance(given, datetime | date | time | timedelta):
        return _serial(given, waar, sinds_1904)
    try:
        # Asking the protocol costs a hundred times as much; nearly all answer to the first.
        number = float(given) if isinstance(given, float | SupportsFloat) else None
    except (ValueError, OverflowError):
        number = None
    if number is None or not math.isfinite(number):
        raise BestandGeweigerd(
            f"{waar}: {given!r} past niet in een cel; geef een getal, tekst, datum, waar of onwaar"
        )
    return number


def formula_text(given: str, waar: Plaats | str) -> str:
    """A formula as it stands in a file: without `=`. Raise where it is none."""
    if not given.startswith("=") or len(given) == 1:
        raise BestandGeweigerd(f"{waar}: {given[:40]!r} is geen formule; een formule begint met =")
    if len(given) > LANGSTE_FORMULE:
        raise BestandGeweigerd(
            f"{waar}: de formule heeft {len(given)} tekens; Excel staat er {LANGSTE_FORMULE} toe"
        )
    return _text(given[1:], waar)


def _text(value: str, waar: Plaats | str) -> str:
    if len(value) > LANGSTE_TEKST:
        raise BestandGeweigerd(
            f"{waar}: de tekst heeft {len(value)} tekens; een cel kan er {LANGSTE_TEKST} bevatten"
        )
    if _SURROGATE.search(value):
        raise BestandGeweigerd(f"{waar}: de tekst bevat een half teken; typ haar opnieuw")
    return str(value)


def _serial(value: date | time | timedelta, waar: Plaats | str, sinds_1904: bool) -> float:
    if isinstance(value, time):
        value = datetime.combine(_SOME_DAY, value.replace(tzinfo=None)) - datetime.combine(
            _SOME_DAY, time.min
        )
    if isinstance(value, timedelta):
        days = value / timedelta(days=1)
    else:
        days = serial_of(value, sinds_1904)
    if days < 0:
        raise BestandGeweigerd(f"{waar}: {value} ligt voor de eerste dag die Excel kent")
    return days


def value_of(cel: Cel, patronen: Patronen, texts: Sequence[str]) -> Waarde:
    """The value that a cell holds, or the result that its formula had.

    Raise ValueError or IndexError where the cell contradicts itself.
    """
    soort, raw = cel.soort, cel.waarde
    if soort == b"inlineStr":
        return None if cel.tekst is None else rich_text(cel.tekst, patronen)
    if raw is None:
        return None
    if b"&" in raw and soort not in (b"str", b"e"):
        raw = xml_text(raw).encode()
    if soort == b"n":
        return _number(raw) if raw else None
    if soort == b"s":
        return texts[int(raw)]
    if soort == b"b":
        return raw in (b"1", b"true")
    if soort == b"d":
        text = raw.decode()
        if "T" not in text:
            return _serial(date.fromisoformat(text), "", False)
        return _serial(datetime.fromisoformat(text), "", False)
    return cell_text(raw)


def rich_text(content: bytes, patronen: Patronen) -> str:
    """The text of `<is>` or `<si>`, runs joined, without what only says how it is pronounced."""
    if patronen.prefix + b"rPh" in content:
        content = patronen.phonetic.sub(b"", content)
    return "".join(cell_text(text) for text in patronen.text.findall(content))


def _number(raw: bytes) -> float:
    number = float(raw)
    if not math.isfinite(number):
        raise ValueError(raw)
    return number
