"""The server under attack: it stays small, goes on answering, and has nothing to wait for."""

import asyncio
import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from tests.server.aanvallen.vloed import Post, flood, peak_mb
from tests.server.dienst import Dienst, running

MB = 1_000_000
MEEST_MB = 400
VERNIEUW = "/xlwings/custom-scripts-call/vernieuw"
PANEEL = "/modelgemeente/vernieuw/voorbeeld"
CONTROLEER = "/modelgemeente/controleer/voorbeeld"
FUNCTIE = "/xlwings/custom-functions-call"


def filled(piece: bytes, size: int) -> bytes:
    return b"[" + piece * (size // len(piece)) + b"0]"


AANVALLEN = {
    "halve verzoeken": ([Post(VERNIEUW, b" " * (8 * MB - 1), 8 * MB)] * 60, {0, 408, 503}),
    "halve haken": ([Post(PANEEL, b"[" * 7 * MB, 8 * MB)] * 60, {0, 408, 503}),
    "lege lijsten": ([Post(VERNIEUW, filled(b"[[],[],", 8 * MB - 10))] * 20, {400}),
    "net niet te veel objecten": ([Post(VERNIEUW, filled(b'{"":0},', 1_399_000))] * 20, {422}),
    "net niet te veel lijsten": ([Post(PANEEL, filled(b"[],", 590_000))] * 20, {400}),
    "net niet te veel tekst": ([Post(PANEEL, filled(b'"abcdefgh\xc3\xa9",', 5 * MB))] * 20, {400}),
    "getallen voor een functie": ([Post(FUNCTIE, filled(b"1,", 8 * MB - 10))] * 20, {400}),
    "een bestand dat er geen is": (
        [Post(CONTROLEER, b'{"bestand":"' + b"A" * (7 * MB) + b'"}')] * 20,
        {422},
    ),
}
"""Each a number of requests at once, and what may be answered to them."""
SECONDEN = 8.0
"""How long an attacker waits: longer is not needed for what is kept, or is worked on, to show."""


@pytest.fixture(scope="module")
def doelwit(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dienst]:
    """A server of its own, without sign-on: nothing is refused for who asks it."""
    with running(tmp_path_factory.mktemp("doelwit")) as dienst:
        yield dienst


async def under_attack(dienst: Dienst, posts: list[Post], seconds: float) -> tuple[set[int], int]:
    """What was answered to the attack, and how often the server answered someone else meanwhile."""
    port = int(dienst.adres.rpartition(":")[2])
    attack = asyncio.create_task(flood(port, posts, seconds))
    answered = 0
    async with httpx.AsyncClient(base_url=dienst.adres, timeout=seconds) as other:
        while not attack.done():
            assert (await other.get("/modelgemeente/gezond")).status_code == 200
            answered += 1
            await asyncio.sleep(0.05)
    return set(await attack), answered


@pytest.mark.parametrize("aanval", AANVALLEN)
def test_an_attack_takes_little_memory_and_stops_nobody(doelwit: Dienst, aanval: str) -> None:
    posts, may = AANVALLEN[aanval]
    wait = SECONDEN if 0 in may else 120.0
    found, answered = asyncio.run(under_attack(doelwit, posts, wait))
    assert found <= may
    assert answered > 1
    assert peak_mb(doelwit.proces.pid) < MEEST_MB


def test_after_all_that_a_button_works(doelwit: Dienst, payload: dict[str, Any]) -> None:
    assert doelwit.client.post(VERNIEUW, json=payload).status_code == 200
    assert '"storing"' not in doelwit.logs()


def test_fifty_presses_at_once_are_all_answered(doelwit: Dienst, payload: dict[str, Any]) -> None:
    body = json.dumps(payload).encode()
    port = int(doelwit.adres.rpartition(":")[2])
    posts = [
        Post(path, body if path == VERNIEUW else b'{"boek":' + body + b"}")
        for path in (VERNIEUW, PANEEL)
    ]
    assert Counter(asyncio.run(flood(port, posts * 25, 120.0))) == {200: 50}
    assert peak_mb(doelwit.proces.pid) < MEEST_MB


def test_many_lines_that_say_nothing_keep_nobody_out(doelwit: Dienst) -> None:
    async def try_it() -> int:
        host, port = "127.0.0.1", int(doelwit.adres.rpartition(":")[2])
        lines = [await asyncio.open_connection(host, port) for _ in range(450)]
        for n, (_, writer) in enumerate(lines):
            writer.write([b"", b"GET / HTTP/1.1\r\nX: "][n % 2])
        async with httpx.AsyncClient(base_url=doelwit.adres, timeout=20) as other:
            status = (await other.get("/modelgemeente/gezond")).status_code
        for _, writer in lines:
            writer.transport.abort()
        return status

    assert asyncio.run(try_it()) == 200
