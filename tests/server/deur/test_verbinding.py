"""Lines that never say or read anything, and heads without end: on real sockets of loopback."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from uvicorn.config import Config
from uvicorn.server import ServerState

from modelgemeente_xl.server.deur import verbinding
from modelgemeente_xl.server.deur.verbinding import Verbinding
from tests.server.dienst import Dienst

GET = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"
POST = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n"
Lijn = tuple[asyncio.StreamReader, asyncio.StreamWriter]
Openen = Callable[..., Awaitable[Lijn]]


async def echo(scope: Any, receive: Any, send: Any) -> None:
    """Say which headers there are, after the body was read."""
    while (await receive()).get("more_body"):
        pass
    names = b" ".join(name for name, _ in scope["headers"])
    headers = [(b"content-length", str(len(names)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": names})


async def endless(scope: Any, receive: Any, send: Any) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})
    for _ in range(1000):
        await send({"type": "http.response.body", "body": b"x" * 100_000, "more_body": True})


def noted() -> tuple[Any, list[str]]:
    """An app whose answer has no end, and what is put down when it is ended all the same."""
    ended: list[str] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        try:
            await endless(scope, receive, send)
        finally:
            ended.append("gestopt")

    return app, ended


async def until(ended: list[str], seconds: float) -> None:
    async with asyncio.timeout(seconds):
        while not ended:
            await asyncio.sleep(0.05)


@asynccontextmanager
async def serving(app: Any = echo) -> AsyncIterator[Openen]:
    """Open lines to a server of uvicorn with our protocol."""
    config = Config(app, ws="none", log_config=None, access_log=False)
    state = ServerState()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Verbinding(config, state, {}, loop), "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    opened: list[Lijn] = []

    async def open_(address: str = "127.0.0.1") -> Lijn:
        line = await asyncio.open_connection("127.0.0.1", port, local_addr=(address, 0))
        opened.append(line)
        await asyncio.sleep(0.01)
        return line

    try:
        yield open_
    finally:
        for _, writer in opened:
            writer.transport.abort()
        server.close()
        await server.wait_closed()
        for task in state.tasks:
            task.cancel()


async def rest(line: Lijn) -> bytes:
    """All that still comes, until the other side ends the line."""
    async with asyncio.timeout(20):
        try:
            return await line[0].read()
        except ConnectionResetError:
            return b""


async def is_open(line: Lijn) -> bool:
    """Whether a request on it is answered."""
    try:
        line[1].write(GET)
        async with asyncio.timeout(20):
            return (await line[0].readline()).startswith(b"HTTP/1.1 200")
    except (ConnectionError, TimeoutError):
        return False


@pytest.fixture
def kort(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verbinding, "KOP", 0.3)
    monkeypatch.setattr(verbinding, "STIL", 0.3)


@pytest.mark.usefixtures("kort")
@pytest.mark.parametrize("begin", [b"", b"GET", GET[:-2], GET[:-4] + b"\r\nX: " + b"a" * 5000])
def test_a_head_that_does_not_end_is_not_waited_for(begin: bytes) -> None:
    async def try_it() -> bytes:
        async with serving() as open_:
            line = await open_()
            line[1].write(begin)
            return await rest(line)

    assert asyncio.run(try_it()) == b""


@pytest.mark.usefixtures("kort")
@pytest.mark.parametrize("first", [True, False])
def test_a_head_that_comes_byte_by_byte_wins_no_time(first: bool) -> None:
    async def try_it() -> bytes:
        async with serving() as open_:
            line = await open_()
            if not first:
                assert await is_open(line)
                await line[0].readuntil(b"\r\n\r\nhost")
            line[1].write(GET[:-2] + b"X: ")

            async def drip() -> None:
                for _ in range(2000):
                    line[1].write(b"a")
                    await asyncio.sleep(0.01)

            dripping = asyncio.create_task(drip())
            answer = await rest(line)
            dripping.cancel()
            return answer

    assert asyncio.run(try_it()) == b""


@pytest.mark.usefixtures("kort")
def test_who_does_not_read_an_answer_loses_the_line() -> None:
    ended: list[str] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        await endless(scope, receive, send)
        ended.append("gestopt")

    async def try_it() -> None:
        async with serving(app) as open_:
            _, writer = await open_()
            writer.write(GET)
            await until(ended, 20)

    asyncio.run(try_it())


@pytest.mark.usefixtures("kort")
def test_a_request_that_is_worked_on_is_waited_for() -> None:
    async def app(scope: Any, receive: Any, send: Any) -> None:
        await asyncio.sleep(1)
        await echo(scope, receive, send)

    async def try_it() -> bool:
        async with serving(app) as open_:
            return await is_open(await open_())

    assert asyncio.run(try_it())


WITHOUT_END = {
    "een kopregel": b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"a" * 70_000,
    "een adres": b"GET /" + b"a" * 70_000,
    "veel kopregels": b"GET / HTTP/1.1\r\nHost: x\r\n" + b"a:b\r\n" * 2_000 + b"\r\n",
    "veel kopregels na de inhoud": b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n"
    + b"a:b\r\n" * 2_000,
    "verzoeken achter elkaar": GET * 1_000,
}


@pytest.mark.parametrize("geval", WITHOUT_END)
def test_what_has_no_end_is_refused_before_it_fills_the_memory(geval: str) -> None:
    async def try_it() -> bytes:
        async with serving() as open_:
            line = await open_()
            line[1].write(WITHOUT_END[geval])
            return await rest(line)

    answer = asyncio.run(try_it())
    assert answer.count(b"HTTP/1.1 400") == 1
    assert answer.count(b"HTTP/1.1 200") == 0
    head, _, told = answer.partition(b"\r\n\r\n")
    assert told.decode() == verbinding.ONLEESBAAR
    assert f"content-length: {len(told)}".encode() in head
    assert b"content-type: text/plain; charset=utf-8" in head


@pytest.mark.usefixtures("kort")
@pytest.mark.parametrize("behind", [1, 2])
def test_who_does_not_read_wins_no_time_with_a_request_behind_it(behind: int) -> None:
    app, ended = noted()

    async def try_it() -> None:
        async with serving(app) as open_:
            _, writer = await open_()
            writer.write(GET)
            for _ in range(behind):
                await asyncio.sleep(0.1)
                writer.write(GET)
            await until(ended, 5)

    asyncio.run(try_it())


def test_no_refusal_stands_in_the_midst_of_an_answer() -> None:
    async def app(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"begin", "more_body": True})
        await asyncio.sleep(10)

    async def try_it() -> bytes:
        async with serving(app) as open_:
            line = await open_()
            line[1].write(GET)
            begin = await line[0].readuntil(b"begin")
            line[1].write(GET * 2)
            return begin + await rest(line)

    assert asyncio.run(try_it()).count(b"HTTP/1.1") == 1


def test_a_line_is_kept_longer_than_someone_reads_a_preview_and_ends_in_order() -> None:
    assert 20 <= verbinding.RUST < verbinding.STIL


def test_a_running_server_keeps_a_line_between_two_presses(dienst: Dienst) -> None:
    async def try_it() -> list[bytes]:
        host, _, port = dienst.adres.removeprefix("http://").partition(":")
        line = await asyncio.open_connection(host, int(port))
        found = []
        for pause in (6, 0):  # uvicorn keeps it for five seconds
            line[1].write(b"HEAD /modelgemeente/gezond HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
            found.append((await line[0].readuntil(b"\r\n\r\n"))[:12])
            await asyncio.sleep(pause)
        line[1].close()
        return found

    assert asyncio.run(try_it()) == [b"HTTP/1.1 200"] * 2


def test_a_request_may_follow_an_answer_whose_end_the_server_has_not_said_yet() -> None:
    """The head of an answer to HEAD is all that the caller waits for."""
    read = asyncio.Event()

    async def app(scope: Any, receive: Any, send: Any) -> None:
        if scope["method"] == "HEAD":
            await send({"type": "http.response.start", "status": 200, "headers": []})
            await read.wait()
            await send({"type": "http.response.body"})
        else:
            await echo(scope, receive, send)

    async def try_it() -> list[bool]:
        async with serving(app) as open_:
            line = await open_()
            line[1].write(GET.replace(b"GET", b"HEAD"))
            answers = [(await line[0].readuntil(b"\r\n\r\n")).startswith(b"HTTP/1.1 200")]
            line[1].write(GET)
            await asyncio.sleep(0.1)
            read.set()
            for _ in range(2):
                answers.append(b"HTTP/1.1 200" in await line[0].readuntil(b"\r\n\r\n"))
                await line[0].readuntil(b"host")
                line[1].write(GET)
            return answers

    assert asyncio.run(try_it()) == [True] * 3


@pytest.mark.usefixtures("kort")
def test_a_request_that_waited_is_not_cut_while_it_is_worked_on() -> None:
    async def app(scope: Any, receive: Any, send: Any) -> None:
        await asyncio.sleep(0.5)
        await echo(scope, receive, send)

    async def try_it() -> int:
        async with serving(app) as open_:
            line = await open_()
            line[1].write(GET * 2)
            return (await rest(line)).count(b"HTTP/1.1 200")

    assert asyncio.run(try_it()) == 2


def test_a_head_with_a_token_of_many_groups_fits() -> None:
    async def try_it() -> bool:
        async with serving() as open_:
            line = await open_()
            line[1].write(GET[:-2] + b"Authorization: Bearer " + b"a" * 40_000 + b"\r\n")
            line[1].write(b"X: y\r\n" * 60 + b"\r\n")
            return (await line[0].readline()).startswith(b"HTTP/1.1 200")

    assert asyncio.run(try_it())


def test_a_large_body_and_then_another_request_are_taken_on_one_line() -> None:
    async def try_it() -> list[bool]:
        async with serving() as open_:
            line = await open_()
            found = []
            for _ in range(3):
                line[1].write(POST.replace(b": 2", b": 3000000") + b" " * 3_000_000)
                found.append(b"200" in await line[0].readline())
                await line[0].readuntil(b"host content-length")
            return found

    assert asyncio.run(try_it()) == [True] * 3


def test_what_stands_behind_a_body_is_no_header() -> None:
    async def try_it() -> bytes:
        async with serving() as open_:
            line = await open_()
            chunked = POST.replace(
                b"Content-Length: 2", b"Transfer-Encoding: chunked\r\nConnection: close"
            )
            line[1].write(chunked + b"2\r\n{}\r\n0\r\nAuthorization: Bearer x\r\n\r\n")
            return await rest(line)

    assert asyncio.run(try_it()).endswith(b"host transfer-encoding connection")


def test_when_there_are_too_many_lines_the_oldest_without_work_ends(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(verbinding, "MEEST_LIJNEN", 4)

    async def try_it() -> list[bool]:
        async with serving() as open_:
            busy = await open_()
            busy[1].write(POST)
            lines = [await open_() for _ in range(5)]
            alive = [await is_open(line) for line in lines]
            busy[1].write(b"{}")
            return [*alive, (await busy[0].readline()).startswith(b"HTTP/1.1 200")]

    assert asyncio.run(try_it()) == [False, False, True, True, True, True]


def test_an_answer_nobody_reads_is_no_work_whatever_waits_behind_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(verbinding, "MEEST_LIJNEN", 4)
    app, ended = noted()

    async def try_it() -> None:
        async with serving(app) as open_:
            for _ in range(6):
                _, writer = await open_()
                writer.write(GET)
                await asyncio.sleep(0.05)
                writer.write(GET)
            await until(ended, 5)

    asyncio.run(try_it())


def test_an_address_with_many_lines_does_not_push_out_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(verbinding, "MEEST_LIJNEN", 4)

    async def try_it() -> list[bool]:
        async with serving() as open_:
            honest = await open_("127.0.0.2")
            flood = [await open_() for _ in range(20)]
            return [await is_open(honest), *[await is_open(line) for line in flood[-3:]]]

    assert asyncio.run(try_it()) == [True] * 4


def test_the_server_runs_on_these_lines(dienst: Dienst) -> None:
    async def try_it() -> bytes:
        host, _, port = dienst.adres.removeprefix("http://").partition(":")
        line = await asyncio.open_connection(host, int(port))
        line[1].write(WITHOUT_END["een kopregel"])
        answer = await rest(line)
        line[1].close()
        return answer

    assert asyncio.run(try_it()).startswith(b"HTTP/1.1 400")
