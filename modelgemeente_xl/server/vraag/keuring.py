"""JSON from outside, looked at before anything parses it: what it costs, and what none can use.

Parsing turns 8 MB of `[[],[],` into millions of objects, in one step that stops every other
request. Here only bytes are counted. All of it is done by `bytes`, so it takes milliseconds.
"""

import gc
import json
import re
from collections.abc import Iterator
from itertools import accumulate
from typing import Any

DIEPTE = 24
"""Levels within each other; a workbook has seven."""
PER_MB = 50_000
"""Values per megabyte that a request may be; the master has 28.000 in half a megabyte."""

_GEEN_JSON = "Het verzoek is geen geldige JSON"
_GETAL = re.compile(rb"[0-9.]+[eE][+]?[0-9]{3,}")
_LANG = re.compile(rb"[0-9]{40}")
"""No client writes more: from 10^21 there is an exponent. So an exponent under 100 is never too
large, and no sum of a hundred figures takes a second."""
_GEEN_GETAL = re.compile(rb"NaN|Infinity")
_HALF = re.compile(rb"\\u[dD][89a-fA-F]")
_STAP = {ord("["): 1, ord("{"): 1, ord("]"): -1, ord("}"): -1}
_HAKEN = bytes(_STAP)
_GEEN_HAKEN = bytes(set(range(256)) - set(_HAKEN))


Pad = tuple[str | int, ...]


class JsonOnjuist(Exception):
    """What is wrong with it, in Dutch."""


def check(body: bytes, bytes_: int) -> int:
    """How many values there are, or `JsonOnjuist`: too much, or what no workbook can hold."""
    most = bytes_ // 1_000_000 * PER_MB
    if body.count(b'"') > 2 * most:  # so many texts
        raise _too_much(most)
    buiten = _outside_strings(body)
    waarden = sum(buiten.count(teken) for teken in (b",", b"[", b"{"))
    if waarden > most:
        raise _too_much(most)
    if max(accumulate(_STAP[haak] for haak in buiten.translate(None, _GEEN_HAKEN)), default=0) > (
        DIEPTE
    ):
        raise JsonOnjuist(f"{_GEEN_JSON}: er staan meer dan {DIEPTE} lagen in elkaar.")
    if _LANG.search(buiten) or _GEEN_GETAL.search(buiten) or any(_too_large(buiten)):
        raise JsonOnjuist(f"{_GEEN_JSON}: er staat een getal in dat Excel niet kent.")
    return waarden


def parse(body: bytes) -> Any:
    """JSON, or `JsonOnjuist`; after `check`."""
    gc.disable()  # JSON holds no circles, and looking for them takes longer than all the rest
    try:
        data = json.loads(body.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise JsonOnjuist(f"{_GEEN_JSON}; er is niets gewijzigd.") from error
    finally:
        gc.enable()
    # An escape like this is rare, half of one is rarer: only then is every text looked at.
    if _HALF.search(body) and (pad := next(_halves(data, ()), None)) is not None:
        raise JsonOnjuist(
            f"Een tekst{_place(data, pad)} bevat een half teken: een emoji of een bijzonder teken "
            "dat niet heel is. Typ die tekst opnieuw; er is niets gewijzigd."
        )
    return data


def _outside_strings(body: bytes) -> bytes:
    """All but what stands between quotes: what Excel holds may look like anything."""
    plain = body.replace(rb"\\", b"").replace(rb"\"", b"") if b"\\" in body else body
    return b"".join(plain.split(b'"')[::2])


def _too_large(buiten: bytes) -> Iterator[bool]:
    return (float(getal) == float("inf") for getal in _GETAL.findall(buiten) if _is_number(getal))


def _is_number(text: bytes) -> bool:
    return text.count(b".") < 2 and text[:1] != b"."


def _halves(data: Any, pad: Pad) -> Iterator[Pad]:
    """Where a text stands that is no valid Unicode."""
    if isinstance(data, str):
        if not data.isascii() and any("\ud800" <= teken <= "\udfff" for teken in data):
            yield pad
    elif isinstance(data, dict):
        for sleutel, waarde in data.items():
            yield from _halves(sleutel, pad)
            yield from _halves(waarde, (*pad, sleutel))
    elif isinstance(data, list):
        for nr, waarde in enumerate(data):
            yield from _halves(waarde, (*pad, nr))


def _place(data: Any, pad: Pad) -> str:
    """The cell, where it is one."""
    match pad[-5:]:
        case ("sheets", int(nr), "values", int(rij), int(kolom)):
            for stap in pad[:-3]:
                data = data[stap]
            blad = str(data.get("name", nr + 1)).encode("ascii", "replace").decode()
            return f" op blad {blad[:31]}, rij {rij + 1}, kolom {kolom + 1},"
    return ""


def _too_much(most: int) -> JsonOnjuist:
    return JsonOnjuist(
        f"Het verzoek bevat meer dan {most} waarden; zo groot is geen begroting. "
        "Haal lege rijen onder de tabellen weg, of vraag uw beheerder om een ruimere grens."
    )
