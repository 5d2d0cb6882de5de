"""Limits: how large a request may be, and how many one caller may make.

Counting is done by `limits` (besluit 0012); here stands what is counted, for whom, and what is
said in Dutch.
"""

import hashlib
from collections.abc import Callable

from limits import RateLimitItemPerMinute
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import SlidingWindowCounterRateLimiter
from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from modelgemeente_xl.server.fouten import TEKSTEN, answer
from modelgemeente_xl.server.omgeving import Grens

FUNCTIES = "/xlwings/custom-functions-call"
PER_ADRES = 20
"""Callers that one address may stand for: behind a proxy a whole town hall has one address."""


Keuring = Callable[[str, bytes], Response | None]
"""Looks at a path and a body, and gives a refusal or nothing."""


class Grenzen:
    """Refuse what is too large, too much or misshapen, before the app sees it.

    The body is read here, up to the limit: refused from within, it would surface inside another
    middleware as an exception group, and the user would get no sentence.
    """

    def __init__(self, app: ASGIApp, grens: Grens, keuring: Keuring) -> None:
        self._app = app
        self._grens = grens
        self._keuring = keuring
        self._teller = SlidingWindowCounterRateLimiter(MemoryStorage())
        self._knoppen = RateLimitItemPerMinute(grens.knoppen)
        self._functies = RateLimitItemPerMinute(grens.functies)
        self._adres = RateLimitItemPerMinute(max(grens.knoppen, grens.functies) * PER_ADRES)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve, or refuse in Dutch."""
        if scope["type"] != "http" or scope["method"] in ("GET", "HEAD", "OPTIONS"):
            await self._app(scope, receive, send)
            return
        path = scope["path"]
        if not await self._may(scope):
            wacht = {"Retry-After": "60"}
            await answer(path, 429, [TEKSTEN[429]], wacht)(scope, receive, send)
            return
        body = await self._body(scope, receive)
        if body is None:
            sluit = {"Connection": "close"}
            await answer(path, 413, [too_large(self._grens)], sluit)(scope, receive, send)
        elif refusal := self._keuring(path, body):
            await refusal(scope, receive, send)
        else:
            await self._app(scope, _again(body, receive), send)

    async def _may(self, scope: Scope) -> bool:
        adres = (scope.get("client") or ("onbekend",))[0]
        # However the header is spelled, the token in it is what signs someone on.
        token = Headers(scope=scope).get("authorization", "").split()[-1:]
        wie = hashlib.sha256(token[0].encode()).hexdigest() if token else adres
        soort = self._functies if scope["path"] == FUNCTIES else self._knoppen
        # The address comes first: past its limit, made-up tokens leave no more counters behind.
        return await self._teller.hit(self._adres, "adres", adres) and await self._teller.hit(
            soort, "wie", wie
        )

    async def _body(self, scope: Scope, receive: Receive) -> bytes | None:
        """The whole body, or None as soon as it is known to be too large."""
        lengte = Headers(scope=scope).get("content-length", "")
        if lengte.isdigit() and int(lengte) > self._grens.bytes:
            return None
        body = bytearray()
        more = True
        while more:
            message = await receive()
            if message["type"] == "http.disconnect":
                raise ClientDisconnect
            body += message.get("body", b"")
            more = message.get("more_body", False)
            if len(body) > self._grens.bytes:
                return None
        return bytes(body)


def too_large(grens: Grens) -> str:
    """What to do about a request that is too large."""
    return f"{TEKSTEN[413]} De server neemt ten hoogste {grens.bytes // 1_000_000} MB aan."


def _again(body: bytes, receive: Receive) -> Receive:
    """A receive that gives the body that was read, and then goes on with the real one."""
    given = False

    async def once() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return once
