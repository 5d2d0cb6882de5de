"""Buttons on the ribbon and functions in cells: what xlwings Server does, beside the event loop.

xlwings Server calls both on the event loop, where everyone else waits for them. The requests, the
checks and the answers are its own.
"""

import asyncio
import json
from typing import Any

import xlwings.server
from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.encoders import jsonable_encoder
from xlwings import Book, XlwingsError
from xlwings_server import dependencies as dep
from xlwings_server.routers import xlwings as theirs

from modelgemeente_xl.grond.geweigerd import Geweigerd
from modelgemeente_xl.server.grond.boek import open_boek
from modelgemeente_xl.server.grond.fouten import Afgewezen
from modelgemeente_xl.server.grond.logboek import STORING, log_error
from modelgemeente_xl.server.grond.werk import KNOPPEN, in_process, in_thread
from modelgemeente_xl.server.vraag.invoer import checked_book, parse_json

MEE = "Deze knop neemt alleen de werkmap, en kreeg meer mee; er is niets gewijzigd."

router = APIRouter()


@router.post("/xlwings/custom-scripts-call/{script_name}")
async def knop(script_name: str, request: Request, current_user: dep.User) -> Response:
    """Press a button of the ribbon; nothing is read for who may not."""
    if not hasattr(getattr(theirs.custom_scripts, script_name, None), "__xlscript__"):
        raise Afgewezen(404, "Deze knop bestaat niet op de server.")
    body = await request.body()
    verzoek = request.state.verzoek
    acties = await in_process(KNOPPEN, verzoek, press_script, script_name, body, verzoek)
    return Response(acties, media_type="application/json")


@router.post("/xlwings/custom-functions-call")
async def functie(
    request: Request, current_user: dep.User, redis_client: dep.RedisClient
) -> Response:
    """Compute a function in a cell."""
    body = await request.body()

    def compute() -> bytes:
        # Without a loop of its own it would stand on the one that answers everyone.
        call = theirs.custom_functions_call(current_user, redis_client, parse_json(body))
        return _as_json(asyncio.run(call))

    return Response(await in_thread(compute), media_type="application/json")


def press_script(naam: str, body: bytes, verzoek: str) -> bytes:
    """The actions of a button on the workbook that was sent, as JSON."""
    try:
        payload = checked_book(parse_json(body))
        if payload.pop("args", None):
            raise Afgewezen(400, MEE)
        with open_boek(payload) as book:
            call = xlwings.server.custom_scripts_call(
                theirs.custom_scripts, naam, typehint_to_value={Book: book}
            )
            return _as_json(asyncio.run(call).json())
    except (Afgewezen, XlwingsError):
        raise
    except Exception as error:
        if isinstance(error, Geweigerd) and not error.eigen_fout:
            raise
        log_error(error, verzoek, knop=naam)
        raise Afgewezen(500, STORING) from error


def install(app: FastAPI) -> None:
    """Put these before the routes of xlwings Server."""
    known = len(app.router.routes)
    app.include_router(router)
    app.router.routes[:] = app.router.routes[known:] + app.router.routes[:known]


def _as_json(content: Any) -> bytes:
    text = json.dumps(content, allow_nan=False, separators=(",", ":"), default=jsonable_encoder)
    return text.encode("ascii")
