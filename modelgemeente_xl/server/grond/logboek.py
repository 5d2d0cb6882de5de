"""Logs for an administrator: one JSON line per request, and never what a workbook holds.

Our own lines carry fields that we chose. Of every other logger only its name, its level and the
kind of exception go out, because xlwings Server writes the text of an exception, and such a text
may quote a cell.
"""

import asyncio
import json
import logging
import re
import sys
import time
import traceback
import uuid
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect
from starlette.responses import PlainTextResponse
from starlette.types import Message, Receive, Scope, Send

from modelgemeente_xl.server.grond.laag import Weblaag

LOG = logging.getLogger("modelgemeente.server")
SPREEKT = ("uvicorn.error",)
"""Foreign loggers whose texts are about sockets and processes, never about a request's content."""
STORING = (
    "Er ging iets mis op de server; er is niets gewijzigd. Probeer het opnieuw. Blijft het "
    "misgaan, meld dan aan uw beheerder wat u deed en hoe laat."
)
_ID = re.compile(r"[A-Za-z0-9-]{8,64}")
_PLEKKEN = 4


class Logvorm(logging.Formatter):
    """A record as one line of JSON, without texts that may hold content."""

    def format(self, record: logging.LogRecord) -> str:
        """Only fields of ours, or who spoke and how loud."""
        regel: dict[str, Any] = {
            "tijd": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "niveau": record.levelname.lower(),
            "proces": record.process,
        }
        if record.name == LOG.name:
            regel |= {"wat": record.msg, **getattr(record, "velden", {})}
        else:
            regel |= {"wat": "melding", "bron": f"{record.name}:{record.lineno}"}
            if record.name in SPREEKT:
                regel["tekst"] = record.getMessage()
            if record.exc_info and record.exc_info[0]:
                regel["soort"] = record.exc_info[0].__name__
        return json.dumps(regel, ensure_ascii=False)


def configure() -> None:
    """Send everything through `Logvorm`, in this process."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Logvorm())
    handler.addFilter(_is_no_end)
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    LOG.setLevel(logging.INFO)
    logging.getLogger("uvicorn.error").setLevel(logging.INFO)


def _is_no_end(record: logging.LogRecord) -> bool:
    """Whether it is more than uvicorn ending, at its own end, an answer that nobody reads."""
    return not (record.exc_info and record.exc_info[0] is asyncio.CancelledError)


def log(wat: str, niveau: int = logging.INFO, **velden: Any) -> None:
    """Write a line of ours."""
    LOG.log(niveau, wat, extra={"velden": velden})


def log_error(error: BaseException, verzoek: str, **velden: Any) -> None:
    """Write what kind of error it was, and where."""
    soort = type(error).__name__
    log("storing", logging.ERROR, verzoek=verzoek, soort=soort, plek=places(error), **velden)


def places(error: BaseException) -> list[str]:
    """Where an exception came from, as file and line: enough to find it, without its text."""
    frames = traceback.extract_tb(error.__traceback__)[-_PLEKKEN:]
    return [f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames]


class Logboek(Weblaag):
    """The outermost layer: a line per request, and nothing that escapes becomes a traceback."""

    async def serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve, count, time and write."""
        gegeven = Headers(scope=scope).get("x-request-id", "")
        verzoek = gegeven if _ID.fullmatch(gegeven) else uuid.uuid4().hex
        scope.setdefault("state", {})["verzoek"] = verzoek
        begin = time.perf_counter()
        telling = {"status": 0, "in": 0, "uit": 0}

        async def counted_receive() -> Message:
            message = await receive()
            telling["in"] += len(message.get("body", b""))
            return message

        async def counted_send(message: Message) -> None:
            if message["type"] == "http.response.start":
                telling["status"] = message["status"]
                MutableHeaders(scope=message)["X-Request-ID"] = verzoek
            telling["uit"] += len(message.get("body", b""))
            await send(message)

        try:
            await self.app(scope, counted_receive, counted_send)
        except ClientDisconnect:
            telling["status"] = 499  # the usual number for a caller who went away
        except Exception as error:
            # The answer was sent already; starlette raises once more for the server to print.
            log_error(error, verzoek)
            if not telling["status"]:
                await PlainTextResponse(STORING, 500)(scope, receive, counted_send)
        finally:
            log(
                "verzoek",
                verzoek=verzoek,
                methode=scope["method"],
                route=route_of(scope),
                status=telling["status"],
                ms=round(1000 * (time.perf_counter() - begin), 1),
                bytes_in=telling["in"],
                bytes_uit=telling["uit"],
            )


def route_of(scope: Scope) -> str:
    """The template of the route, so that no name or query string is ever written."""
    route = getattr(scope.get("route"), "path", "")
    if route:
        return str(route)
    begin = str(scope.get("path", "")).partition("/")[2].partition("/")[0]  # `*` has no slash
    return f"/{begin}/..." if begin in ("static", "xlwings", "modelgemeente") else "onbekend"
