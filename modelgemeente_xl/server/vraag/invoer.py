"""What a request holds: read, and refused where it has another shape."""

from collections.abc import Callable
from typing import Any

import xlwings
from xlwings_server.routers.xlwings import custom_functions

from modelgemeente_xl.server.grond.fouten import VORM, Afgewezen
from modelgemeente_xl.server.grond.omgeving import Grens
from modelgemeente_xl.server.grond.telling import FUNCTIES
from modelgemeente_xl.server.vraag import keuring
from modelgemeente_xl.server.vraag.boekvorm import check_boek
from modelgemeente_xl.server.vraag.vorm import argument_faults, faults

FUNCTIE_BYTES = 1_000_000
"""What the values of a call of a function are held to: cells, no sheets."""
MEEST = 5
"""Faults of one request that are told; who made it can read no more."""
ANDERE_VERSIE = (
    "Het paneel is van een andere versie dan de server, die intussen is bijgewerkt. Sluit Excel "
    "en open het opnieuw."
)


def parse_json(body: bytes) -> Any:
    """JSON, or a refusal in Dutch."""
    try:
        return keuring.parse(body)
    except keuring.JsonOnjuist as error:
        raise Afgewezen(400, str(error)) from error


def checked_book(payload: Any) -> dict[str, Any]:
    """The payload of a workbook, or a refusal that says what is wrong with it."""
    if found := [str(bevinding) for bevinding in check_boek(payload)]:
        rest = len(found) - MEEST
        found = [*found[:MEEST], f"en nog {rest} andere"] if rest > 0 else found
        raise Afgewezen(422, "\n".join((VORM, *found)))
    assert isinstance(payload, dict)
    return payload


def checker(grens: Grens) -> Callable[[str, bytes], int]:
    """What looks at a body before anyone parses it."""

    def check(path: str, body: bytes) -> int:
        try:
            waarden = keuring.check(body, FUNCTIE_BYTES if path == FUNCTIES else grens.bytes)
        except keuring.JsonOnjuist as error:
            raise Afgewezen(400, str(error)) from error
        if path == FUNCTIES:
            _check_function(parse_json(body))
        return waarden

    return check


def _check_function(data: Any) -> None:
    """Refuse a call of a function that has another shape, or that there is not."""
    if found := list(faults(data)):
        raise Afgewezen(422, "\n".join((VORM, *found)))
    info = getattr(getattr(custom_functions, data["func_name"], None), "__xlfunc__", None)
    if info is None:
        raise Afgewezen(404, "Deze functie bestaat niet op de server.")
    if data["version"] != xlwings.__version__ and data["client"] != "Office.js":
        # xlwings asks this of every other client, in English
        raise Afgewezen(400, ANDERE_VERSIE)
    if found := list(argument_faults(data["args"], info["args"])):
        raise Afgewezen(422, "; ".join(found))
