"""How a request becomes a book: who asks first, then the shape, then a book of its own."""

import json
from collections.abc import AsyncIterator
from typing import Any

import xlwings as xw
from fastapi import Depends, FastAPI, Request
from starlette.responses import Response
from xlwings_server import dependencies as dep
from xlwings_server.routers.xlwings import custom_functions, custom_scripts

from modelgemeente_xl.server.boek import open_boek
from modelgemeente_xl.server.fouten import VORM, Geweigerd, answer
from modelgemeente_xl.server.grenzen import FUNCTIES
from modelgemeente_xl.server.paneel_boek import check_boek
from modelgemeente_xl.server.vorm import faults

MEEST = 5
"""Faults of one request that are told; who made it can read no more."""


def parse_json(body: bytes) -> Any:
    """JSON, or a refusal in Dutch."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as error:
        raise Geweigerd(400, "Het verzoek is geen geldige JSON; er is niets gewijzigd.") from error


def checked_book(payload: Any) -> dict[str, Any]:
    """The payload of a workbook, or a refusal that says what is wrong with it."""
    if found := [str(bevinding) for bevinding in check_boek(payload)]:
        rest = len(found) - MEEST
        found = [*found[:MEEST], f"en nog {rest} andere"] if rest > 0 else found
        raise Geweigerd(422, "\n".join((VORM, *found)))
    assert isinstance(payload, dict)
    return payload


async def read_book(request: Request, gebruiker: dep.User) -> dict[str, Any]:
    """What xlwings' scripts route is given; nothing is read for who may not."""
    naam = request.path_params.get("script_name", "")
    if not hasattr(getattr(custom_scripts, naam, None), "__xlscript__"):
        raise Geweigerd(404, "Deze knop bestaat niet op de server.")
    return checked_book(parse_json(await request.body()))


async def own_book(data: dict[str, Any] = Depends(dep.parse_book_input)) -> AsyncIterator[xw.Book]:  # noqa: B008
    """The book of a request, in the place of xlwings Server's."""
    with open_boek(data) as book:
        yield book


def check_function(path: str, body: bytes) -> Response | None:
    """Refuse a call of a function that has another shape, or that there is not."""
    if path != FUNCTIES:
        return None
    try:
        data = parse_json(body)
    except Geweigerd as error:
        return answer(path, error.status_code, [error.detail])
    if found := list(faults(data)):
        return answer(path, 422, [VORM, *found])
    if not hasattr(getattr(custom_functions, data["func_name"], None), "__xlfunc__"):
        return answer(path, 404, ["Deze functie bestaat niet op de server."])
    return None


def install(app: FastAPI) -> None:
    """Put these in the place of xlwings Server's dependencies."""
    app.dependency_overrides[dep.parse_book_input] = read_book
    app.dependency_overrides[dep.get_book] = own_book
