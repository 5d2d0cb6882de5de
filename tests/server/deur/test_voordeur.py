"""Lines to a server with https that never shake hands, or late: on real sockets of loopback."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from uvicorn.server import ServerState

from modelgemeente_xl.server.deur import verbinding, voordeur
from modelgemeente_xl.server.deur.voordeur import Instellingen, open_door
from tests.server.certificaat import write_certificate
from tests.server.deur.test_verbinding import GET, Lijn, echo, rest

Server = tuple[int, ssl.SSLContext, ServerState]


@asynccontextmanager
async def serving(folder: Path) -> AsyncIterator[Server]:
    """A server of uvicorn with https and our door."""
    certificate, key = write_certificate(folder, "server")
    config = Instellingen(
        echo, ssl_certfile=certificate, ssl_keyfile=key, ws="none", log_config=None
    )
    config.load()
    state, loop = ServerState(), asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: open_door(config, server_state=state, app_state={}, _loop=loop),
        "127.0.0.1",
        0,
        ssl=config.ssl,
    )
    trust = ssl.create_default_context(cafile=certificate)
    try:
        yield server.sockets[0].getsockname()[1], trust, state
    finally:
        for line in list(state.connections):
            line.shutdown()
        server.close()
        await asyncio.sleep(0.05)


async def answered(server: Server) -> bytes:
    """The first line of an answer over https."""
    port, trust, _ = server
    reader, writer = await asyncio.open_connection("127.0.0.1", port, ssl=trust)
    writer.write(GET)
    async with asyncio.timeout(20):
        line = await reader.readline()
    writer.transport.abort()
    return line


async def silent(server: Server, count: int) -> list[Lijn]:
    """Lines that say nothing, not even hello."""
    lines = [await asyncio.open_connection("127.0.0.1", server[0]) for _ in range(count)]
    await asyncio.sleep(0.1)
    return lines


def test_who_shakes_hands_is_served_however_quick_or_slow(tmp_path: Path) -> None:
    async def try_it() -> None:
        async with serving(tmp_path) as server:
            for _ in range(10):
                assert (await answered(server)).startswith(b"HTTP/1.1 200")
            reader, writer = await asyncio.open_connection("127.0.0.1", server[0])
            await asyncio.sleep(0.2)
            await writer.start_tls(server[1], server_hostname="127.0.0.1")
            writer.write(GET)
            assert (await reader.readline()).startswith(b"HTTP/1.1 200")
            writer.transport.abort()

    asyncio.run(try_it())


def test_lines_that_never_shake_hands_lose_their_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verbinding, "MEEST_LIJNEN", 5)

    async def try_it() -> None:
        async with serving(tmp_path) as server:
            lines = await silent(server, 12)
            ended = [await asyncio.wait_for(line[0].read(), 20) for line in lines[:7]]
            assert ended == [b""] * 7
            assert len(server[2].connections) == 5
            assert (await answered(server)).startswith(b"HTTP/1.1 200")
            for _, writer in lines:
                writer.transport.abort()

    asyncio.run(try_it())


def test_a_handshake_has_the_time_of_a_head(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(voordeur, "KOP", 0.3)

    async def try_it() -> None:
        async with serving(tmp_path) as server:
            lines = await silent(server, 2)
            lines[1][1].write(b"\x16\x03\x01")  # the begin of a hello
            assert [await rest(line) for line in lines] == [b"", b""]
            await asyncio.sleep(0.05)
            assert not server[2].connections
            for _, writer in lines:
                writer.transport.abort()

    asyncio.run(try_it())


def test_who_speaks_http_to_https_is_let_go(tmp_path: Path) -> None:
    async def try_it() -> bytes:
        async with serving(tmp_path) as server:
            line = (await silent(server, 1))[0]
            line[1].write(GET)
            found = await rest(line)
            line[1].transport.abort()
            assert (await answered(server)).startswith(b"HTTP/1.1 200")
            return found

    assert not asyncio.run(try_it()).startswith(b"HTTP")


def test_many_lines_at_once_make_room_for_each(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verbinding, "MEEST_LIJNEN", 3)

    class Line:
        antwoordt, client = False, ("127.0.0.1", 1)

        def __init__(self, number: int, lines: set[Any]) -> None:
            self.sinds, self._lines = float(number), lines

        def cut(self) -> None:
            self._lines.discard(self)

    lines: set[Any] = set()
    for number in range(10):
        lines.add(Line(number, lines))
        verbinding.make_room(lines)
    assert sorted(line.sinds for line in lines) == [7, 8, 9]
