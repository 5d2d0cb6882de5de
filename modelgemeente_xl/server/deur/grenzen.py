"""Limits: who may, how much, how long and how often, before the app sees a request.

In the order of what it costs us: the address, the token, the length, the place in the memory, the
body, its form. What is refused is refused in Dutch, and the pane and Excel can read it.
"""

import asyncio
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from modelgemeente_xl.server.grond.fouten import TEKSTEN, Afgewezen, refusal
from modelgemeente_xl.server.grond.laag import Weblaag
from modelgemeente_xl.server.grond.omgeving import Grens
from modelgemeente_xl.server.grond.ruimte import GeenRuimte, Ruimte
from modelgemeente_xl.server.grond.telling import Telling, address_of
from modelgemeente_xl.server.grond.werk import GESTOPT
from modelgemeente_xl.server.vraag import lezen

Beller = Callable[[Scope], Awaitable[str | None]]
"""Who signed on, None where nobody has to; raises for who may not."""
Inhoudkeuring = Callable[[str, bytes], int]
"""Looks at a path and a body: how many values there are in it. Raises `Afgewezen`."""

LEEST = ("GET", "HEAD", "OPTIONS")
LADINGEN = 6
"""Bodies of the largest size that are held at once, by one caller half of them."""
REKENEN = 10
"""Times the largest size that all that is worked on may become: one request of that size, or
fourteen of a usual one."""
PER_BYTE, PER_WAARDE = 2, 160
"""Bytes of memory that a byte and a value of a body become while it is worked on, at most."""
MINST = 65_536
"""What a body counts at least."""
WACHTENDEN = 100
WACHT = 60.0


class Grenzen(Weblaag):
    """Refuse what is too large, too much, too slow or misshapen."""

    def __init__(self, app: ASGIApp, grens: Grens, wie: Beller, keuring: Inhoudkeuring) -> None:
        super().__init__(app)
        self._most = grens.bytes
        self._wie = wie
        self._keuring = keuring
        self._telling = Telling(grens)
        self._lezen = Ruimte(LADINGEN * grens.bytes, WACHTENDEN, WACHT)
        self._rekenen = Ruimte(REKENEN * grens.bytes, WACHTENDEN, WACHT)
        self._kijken = asyncio.Semaphore()
        self._van: dict[str, Ruimte] = {}

    async def serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve, or refuse in Dutch."""
        stroom = lezen.Stroom(receive)
        begonnen = False

        async def noted(message: Message) -> None:
            nonlocal begonnen
            begonnen = True
            await send(message)

        try:
            await self._serve(scope, stroom, noted)
        except HTTPException as error:
            answer = refusal(scope["path"], error)
            _let_go(error)
        except asyncio.CancelledError:  # what uvicorn does at its end with what is unfinished
            if begonnen:
                raise
            await refusal(scope["path"], Afgewezen(503, GESTOPT))(scope, receive, send)
            return
        else:
            return
        await self._refuse(answer, scope, stroom, send)

    async def _serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not await self._telling.address_may(address_of(scope)):
            raise _too_many()
        if scope["method"] in LEEST:
            await self.app(scope, receive, send)
            return
        for message in await self._posted(scope, receive):
            await send(message)

    async def _posted(self, scope: Scope, receive: Receive) -> list[Message]:
        """The answer to a request with a body, as the app gives it."""
        wie = await self._caller(scope)
        size = lezen.length_of(scope, self._most)
        _check_type(scope)
        try:
            async with self._room(wie, max(size, MINST)):
                body = await lezen.read(receive, self._most)
                waarden = await self._look_at(scope["path"], body)
                async with self._rekenen.hold(PER_BYTE * len(body) + PER_WAARDE * waarden):
                    return await self._answer(scope, lezen.again(body, receive))
        except GeenRuimte as error:
            raise Afgewezen(503, TEKSTEN[503], {"Retry-After": "30"}) from error

    async def _caller(self, scope: Scope) -> str:
        """For whom this counts; a token that is no good is a stranger, however it changes."""
        adres = address_of(scope)
        try:
            wie = await self._wie(scope)
        except HTTPException as error:
            if error.status_code in (401, 403) and not await self._telling.stranger_may(adres):
                raise _too_many() from error
            raise
        wie = adres if wie is None else f"gebruiker {wie}"
        if not await self._telling.caller_may(scope["path"], wie):
            raise _too_many()
        return wie

    @asynccontextmanager
    async def _room(self, wie: str, size: int) -> AsyncIterator[None]:
        """Room for a body: first in what one caller may fill, then in the whole."""
        eigen = self._van.setdefault(wie, Ruimte(self._lezen.heel // 2, WACHTENDEN, WACHT))
        try:
            async with eigen.hold(size), self._lezen.hold(size):
                yield
        finally:
            if eigen.leeg:
                self._van.pop(wie, None)

    async def _look_at(self, path: str, body: bytes) -> int:
        if len(body) < MINST:
            return self._keuring(path, body)  # less than the step to a thread
        async with self._kijken:
            return await run_in_threadpool(self._keuring, path, body)

    async def _answer(self, scope: Scope, receive: Receive) -> list[Message]:
        """What the app says, whole: the room is free again before a slow caller reads it."""
        messages: list[Message] = []

        async def keep(message: Message) -> None:
            messages.append(message)

        await self.app(scope, receive, keep)
        return messages

    async def _refuse(
        self, answer: Response, scope: Scope, stroom: lezen.Stroom, send: Send
    ) -> None:
        """Refuse, and let the caller finish sending: who is cut off does not read why."""
        answer.headers["Connection"] = "close"
        last: list[Message] = []

        async def but_last(message: Message) -> None:
            if message["type"] == "http.response.body":
                last.append({**message, "body": b""})
                message = {**message, "more_body": True}
            await send(message)

        await answer(scope, stroom, but_last)
        if scope["method"] not in LEEST and _sends_on(scope):
            await stroom.throw_away(2 * self._most)
        for message in last:
            await send(message)


def _let_go(error: BaseException | None) -> None:
    """Forget the body that was refused: through a future an error holds itself, and its frames."""
    while error is not None:
        traceback.clear_frames(error.__traceback__)
        error = error.__cause__


def _check_type(scope: Scope) -> None:
    """A form or a file is no call of ours; a body without a name is looked at."""
    soort = Headers(scope=scope).get("content-type", "application/json")
    if soort.partition(";")[0].strip().lower() != "application/json":
        raise Afgewezen(415, TEKSTEN[415])


def _sends_on(scope: Scope) -> bool:
    """Whether more comes than a client that waits for our consent would send."""
    headers = Headers(scope=scope)
    return "content-length" in headers and "expect" not in headers


def _too_many() -> Afgewezen:
    return Afgewezen(429, TEKSTEN[429], {"Retry-After": "60"})
