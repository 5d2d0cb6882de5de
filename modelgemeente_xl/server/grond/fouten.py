"""Errors as the user sees them: Dutch, complete, and never a traceback.

The pane gets JSON with a piece of HTML, xlwings' own client gets plain text, which it shows.
Texts of xlwings and of our own refusals may quote the workbook: they go to the user, not to a log.
"""

from collections.abc import Awaitable, Callable, Sequence
from html import escape
from typing import Any

import xlwings as xw
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, PlainTextResponse, Response

from modelgemeente_xl.grond.geweigerd import Geweigerd
from modelgemeente_xl.server.grond.logboek import STORING

Handler = Callable[[Request, Any], Awaitable[Response]]

PANEEL = "/modelgemeente/"
VORM = (
    "Dit verzoek heeft niet de vorm die de server verwacht. Sluit het paneel en open het opnieuw."
)
TEKSTEN = {
    400: VORM,
    401: "U bent niet aangemeld, of uw aanmelding is verlopen. Sluit het paneel, open het opnieuw "
    "en meld u aan met uw werkaccount.",
    403: "U bent aangemeld, maar hebt geen toegang. Vraag uw beheerder om de rol die hiervoor "
    "nodig is.",
    404: "Dit adres bestaat niet op deze server.",
    405: "Dit kan hier niet op deze manier.",
    408: "Het versturen van de werkmap duurde te lang. Controleer uw netwerk of VPN en probeer het "
    "opnieuw.",
    413: "De werkmap is te groot om te versturen. Vraag uw beheerder om een ruimere grens. "
    "Alleen bij Controleer gaan ook uw eigen bladen mee: daar helpt het om grote eigen lijsten "
    "naar een andere werkmap te verplaatsen.",
    415: "Dit verzoek is niet in de vorm (JSON) die de server verwacht. Sluit het paneel en open "
    "het opnieuw.",
    422: VORM,
    429: "Er komen te veel verzoeken tegelijk. Wacht een minuut en probeer het opnieuw.",
    500: STORING,
    503: "De server heeft het nu te druk. Wacht een halve minuut en probeer het opnieuw.",
}
"""What a status means to a user, where the server did not say it in Dutch itself."""


class Afgewezen(HTTPException):
    """A request that the server turns away: the detail is Dutch already."""


def answer(
    path: str, status: int, regels: Sequence[str], headers: dict[str, str] | None = None
) -> Response:
    """The same lines, in the form that the caller on that path understands."""
    if path.startswith(PANEEL):
        html = "".join(f"<p>{escape(regel)}</p>" for regel in regels)
        return JSONResponse({"html": html, "fout": True}, status, headers)
    return PlainTextResponse("\n".join(regels), status, headers)


def install(app: FastAPI) -> None:
    """Put our answers in the place of those of xlwings Server and FastAPI."""
    handlers: dict[Any, Handler] = {
        Geweigerd: _refused,
        xw.XlwingsError: _of_xlwings,
        HTTPException: _http,
        RequestValidationError: _shape,
        Exception: _unknown,
    }
    for soort, handler in handlers.items():
        app.add_exception_handler(soort, handler)


async def _refused(request: Request, error: Geweigerd) -> Response:
    if error.eigen_fout:
        raise error  # what it says is not for the user; `_unknown` answers, and it is logged
    return answer(request.url.path, error.status, error.zinnen)


async def _of_xlwings(request: Request, error: xw.XlwingsError) -> Response:
    return answer(request.url.path, 400, str(error).splitlines())


async def _http(request: Request, error: HTTPException) -> Response:
    return refusal(request.url.path, error)


def refusal(path: str, error: HTTPException) -> Response:
    """What a refusal says, ours or one of xlwings Server."""
    status = error.status_code
    if isinstance(error, Afgewezen):
        regels = error.detail.splitlines()
    else:
        regels = [TEKSTEN.get(status, TEKSTEN[500] if status >= 500 else TEKSTEN[400])]
    return answer(path, status, regels, dict(error.headers or {}))


async def _shape(request: Request, error: RequestValidationError) -> Response:
    return answer(request.url.path, 422, [VORM])


async def _unknown(request: Request, error: Exception) -> Response:
    return answer(request.url.path, 500, [STORING])
