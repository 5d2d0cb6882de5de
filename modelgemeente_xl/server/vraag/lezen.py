"""The body of a request: read within its size and its time, or refused in words."""

import asyncio

from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect
from starlette.types import Message, Receive, Scope

from modelgemeente_xl.server.grond.fouten import TEKSTEN, Afgewezen

STIL = 10.0
"""Seconds without a byte."""
HEEL = 60.0
"""Seconds for the whole: 8 MB at little more than 1 Mbit/s."""
NAZIT = 5.0
"""Seconds in which what was refused is still taken, and thrown away."""


def length_of(scope: Scope, most: int) -> int:
    """How many bytes will come, at most; refuse what is known to be too many."""
    tekst = Headers(scope=scope).get("content-length", "")
    if not tekst:
        return most
    if len(tekst) > 20 or not (tekst.isascii() and tekst.isdigit()) or int(tekst) > most:
        raise too_large(most)
    return int(tekst)


async def read(receive: Receive, most: int) -> bytes:
    """The whole body; refuse it as soon as it is too large or too late."""
    pieces: list[bytes] = []
    more, size = True, 0
    try:
        async with asyncio.timeout(HEEL):
            while more:
                async with asyncio.timeout(STIL):
                    message = await receive()
                if message["type"] == "http.disconnect":
                    raise ClientDisconnect
                pieces.append(message.get("body", b""))
                more = message.get("more_body", False)
                size += len(pieces[-1])
                if size > most:
                    raise too_large(most)
    except TimeoutError as error:
        raise Afgewezen(408, TEKSTEN[408]) from error
    return b"".join(pieces)


class Stroom:
    """What comes in, and whether that was all."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self.over = False

    async def __call__(self) -> Message:
        """The next piece."""
        message = await self._receive()
        self.over = not message.get("more_body", False)
        return message

    async def throw_away(self, most: int) -> None:
        """Take what still comes after a refusal: who is cut off while sending reads nothing."""
        try:
            async with asyncio.timeout(NAZIT):
                while not self.over and most > 0:
                    most -= len((await self()).get("body", b""))
        except TimeoutError:
            return


def again(body: bytes, receive: Receive) -> Receive:
    """A receive that gives the body that was read, and then goes on with the real one."""
    given = False

    async def once() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return once


def too_large(most: int) -> Afgewezen:
    """What to do about a request that is too large."""
    return Afgewezen(413, f"{TEKSTEN[413]} De server neemt ten hoogste {most // 1_000_000} MB aan.")
