"""Requests of a right form with a wrong part, for every endpoint: no answer may be a storing."""

import json
import random
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from httpx import Client

from tests.server.dienst import Dienst
from tests.server.lading import formulas_of

Pad = tuple[str | int, ...]
WAARDEN: tuple[Any, ...] = (
    None, True, False, 0, -1, 1.5, 10**20, 10**299, 1e308, 10**400, int("9" * 4000),
    "", "x", "\n", "\u0000", "\ud800", "😀", "x" * 40_000, "9" * 5000, "1e400", "25%", "ja", "nee ",
    "A10:C2", "A1:XFD1048576", "XFE1", "A0", "=1+1", "2026-01-01T00:00:00.000Z", "Purmerend",
    [], {}, [[]], [None], [[1, 2], [3]], {"a": 1}, {"type": "Error", "basicValue": "#N/A"},
)  # fmt: skip
FUNCTIES: dict[str, list[Any]] = {
    "inwoners": [[["Purmerend"]]],
    "begroting": [[["Purmerend"]], [[2027]]],
    "tarief": [[["10"]], [[2026]]],
    "geschaald": [[[1000]], [["inwoners"]], [[0.4]], [[50000]], [[None]]],
    "ontwikkelingen": [[[""]]],
}
KEUZES: dict[str, dict[str, Any]] = {
    "schaal": {"gemeenten": ["Purmerend"], "jaar": 2027, "medewerkers": 500, "wis_eigen": True},
    "vernieuw": {"alleen": ["Inwoners"]},
    "herbereken": {},
    "terugdraaien": {"aantal": 1},
}
PER_SOORT = 120


def parts(data: Any, pad: Pad = ()) -> Iterator[Pad]:
    """Every place; of a list that is long only the first few, for the rest is like those."""
    yield pad
    if isinstance(data, dict):
        for key, value in data.items():
            yield from parts(value, (*pad, key))
    elif isinstance(data, list):
        for nr, value in enumerate(data[:12]):
            yield from parts(value, (*pad, nr))


def spoiled(chance: random.Random, data: Any, places: list[Pad]) -> Any:
    """The same with one to three places changed, gone, or said twice."""
    copy = deepcopy(data)
    for _ in range(chance.choice((1, 1, 2, 3))):
        *before, last = chance.choice(places)
        target = copy
        try:
            for step in before:
                target = target[step]
            match chance.choice("wwwwdt"):
                case "w":
                    target[last] = chance.choice(WAARDEN)
                case "d":
                    del target[last]
                case "t":
                    target.insert(last, deepcopy(target[last]))
        except (LookupError, TypeError, AttributeError):
            continue  # an earlier change took it away
    return copy


def requests(soort: str, payload: dict[str, Any], meester: Path) -> list[tuple[str, Any]]:
    """The paths of a kind, and what a client sends to each."""
    if soort == "scripts":
        return [(f"/xlwings/custom-scripts-call/{knop}", payload) for knop in KEUZES]
    if soort == "functies":
        call = {
            "client": "Office.js", "version": payload["version"], "runtime": "1.4",
            "caller_address": "[b.xlsx]Blad1!B2", "date_format": "dd-mm-jjjj",
            "culture_info_name": "nl-NL",
        }  # fmt: skip
        path = "/xlwings/custom-functions-call"
        return [(path, call | {"func_name": naam, "args": args}) for naam, args in FUNCTIES.items()]
    formules = formulas_of(meester)
    return [
        (
            f"/modelgemeente/{knop}/{stap}",
            {"boek": payload, "keuze": keuze, "formules": formules, "vingerafdruk": "x"},
        )
        for knop, keuze in KEUZES.items()
        for stap in ("voorbeeld", "toepassen")
    ]


@pytest.mark.parametrize("soort", ["scripts", "functies", "paneel"])
def test_whatever_is_sent_is_answered_or_refused_in_words(
    dienst: Dienst, client: Client, payload: dict[str, Any], meester_pad: Path, soort: str
) -> None:
    chance = random.Random(soort)
    asked = [
        (path, data, list(parts(data))[1:]) for path, data in requests(soort, payload, meester_pad)
    ]
    told = set()
    for _ in range(PER_SOORT):
        path, data, places = chance.choice(asked)
        body = json.dumps(spoiled(chance, data, places))
        answer = client.post(path, content=body, headers={"Content-Type": "application/json"})
        told.add(answer.status_code)
        assert answer.status_code < 500, (path, answer.status_code, dienst.logs()[-2000:])
    assert told & {400, 422}, "er is niets bedorven"
