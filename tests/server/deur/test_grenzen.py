"""Who may, how much, how long and how often: the layer alone, without a server around it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from starlette.exceptions import HTTPException

from modelgemeente_xl.server.deur.grenzen import Grenzen
from modelgemeente_xl.server.grond.fouten import TEKSTEN
from modelgemeente_xl.server.grond.omgeving import Grens
from modelgemeente_xl.server.grond.telling import address_of
from modelgemeente_xl.server.vraag import lezen

VERNIEUW = "/xlwings/custom-scripts-call/vernieuw"
FUNCTIE = "/xlwings/custom-functions-call"
MB = 1_000_000
Stukken = Callable[[], AsyncIterator[bytes]]


async def fine(scope: Any, receive: Any, send: Any) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b""})


async def everyone(scope: Any) -> None:
    return None


async def signed_on(scope: Any) -> str:
    """A token `goed-naam-nummer` is good: one name may have several."""
    token = dict(scope["headers"]).get(b"authorization", b"").decode()
    if not token.startswith("goed-"):
        raise HTTPException(401, "no")
    return str(token.split("-")[1])


def layer(wie: Any = everyone, knoppen: int = 1000, **rest: Any) -> Grenzen:
    grens = Grens(8 * MB, knoppen, rest.get("functies", knoppen))
    return Grenzen(fine, grens, wie, rest.get("keuring", lambda *_: 1))


async def whole(body: bytes) -> AsyncIterator[bytes]:
    yield body


async def ask(
    app: Grenzen,
    body: Stukken | bytes = b"{}",
    *,
    path: str = VERNIEUW,
    address: str = "10.0.0.1",
    **headers: str,
) -> tuple[int, str]:
    """The status and the text of an answer to a post."""
    sent: list[Any] = []
    pieces = whole(body) if isinstance(body, bytes) else body()

    async def receive() -> dict[str, Any]:
        piece = await anext(pieces, None)
        return {"type": "http.request", "body": piece or b"", "more_body": piece is not None}

    async def send(message: Any) -> None:
        sent.append(message)

    named = [(k.replace("_", "-").encode(), v.encode("latin-1")) for k, v in headers.items()]
    scope = {"type": "http", "method": "POST", "path": path, "headers": named}
    await app({**scope, "client": (address, 1)}, receive, send)
    text = b"".join(m.get("body", b"") for m in sent)
    return sent[0]["status"], text.decode()


def post(app: Grenzen, token: str = "", address: str = "10.0.0.1", path: str = VERNIEUW) -> int:
    headers = {"authorization": token} if token else {}
    return asyncio.run(ask(app, path=path, address=address, **headers))[0]


def test_nothing_of_a_body_is_read_before_the_token_is_good() -> None:
    read: list[bytes] = []
    looked: list[str] = []

    async def pieces() -> AsyncIterator[bytes]:
        read.append(b"x")
        yield b"x"

    app = layer(signed_on, keuring=lambda path, body: looked.append(path) or 1)
    assert asyncio.run(ask(app, pieces, authorization="fout"))[0] == 401
    assert (read, looked) == ([], [])
    assert asyncio.run(ask(app, pieces, authorization="goed-een"))[0] == 200
    assert (len(read), looked) == (1, [VERNIEUW])


@pytest.mark.parametrize("length", ["8000001", "9" * 5000, "-1", "veel", "1_000", "²"])
def test_a_length_that_is_too_much_is_refused_before_a_byte_is_read(length: str) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        raise AssertionError
        yield b""

    headers = {"content_length": length, "expect": "100-continue"}
    status, text = asyncio.run(ask(layer(), pieces, **headers))
    assert status == 413
    assert "ten hoogste 8 MB" in text


def test_fifty_megabytes_in_pieces_are_refused_once_the_limit_is_passed() -> None:
    read: list[int] = []

    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(50):
            read.append(MB)
            yield b" " * MB

    assert asyncio.run(ask(layer(), pieces))[0] == 413
    assert sum(read) == 9 * MB


def test_who_was_refused_may_finish_sending_what_was_announced() -> None:
    read: list[int] = []

    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(4):
            read.append(MB)
            yield b" " * MB

    status, _ = asyncio.run(ask(layer(signed_on), pieces, content_length=str(4 * MB)))
    assert (status, sum(read)) == (401, 4 * MB)


@pytest.mark.parametrize(("stil", "heel"), [(0.05, 60.0), (60.0, 0.2)])
def test_a_body_that_does_not_come_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch, stil: float, heel: float
) -> None:
    monkeypatch.setattr(lezen, "STIL", stil)
    monkeypatch.setattr(lezen, "HEEL", heel)
    monkeypatch.setattr(lezen, "NAZIT", 0.05)

    async def slow() -> AsyncIterator[bytes]:
        for _ in range(600):
            yield b"x"
            await asyncio.sleep(0.1)

    status, text = asyncio.run(ask(layer(), slow, content_length="600"))
    assert (status, text) == (408, TEKSTEN[408])


def test_many_bodies_at_once_are_taken_in_turn_and_none_is_lost() -> None:
    held = most = 0

    async def pieces() -> AsyncIterator[bytes]:
        nonlocal held, most
        held += 1
        most = max(most, held)
        for _ in range(8):
            await asyncio.sleep(0.001)
            yield b" " * MB
        held -= 1

    async def all_of_them(app: Grenzen) -> list[int]:
        asked = [
            ask(app, pieces, address=f"10.0.0.{n}", content_length=str(8 * MB)) for n in range(40)
        ]
        return [status for status, _ in await asyncio.gather(*asked)]

    assert asyncio.run(all_of_them(layer())) == [200] * 40
    assert most == 6


def test_one_caller_does_not_take_the_room_of_all() -> None:
    app = layer(signed_on)
    big = str(8 * MB)

    async def try_it() -> int:
        halted = asyncio.Event()

        async def never() -> AsyncIterator[bytes]:
            await halted.wait()
            yield b"{}"

        greedy = [
            asyncio.create_task(ask(app, never, authorization=f"goed-veel-{n}", content_length=big))
            for n in range(30)
        ]
        await asyncio.sleep(0.01)
        status, _ = await ask(app, authorization="goed-ander", content_length=big)
        halted.set()
        await asyncio.gather(*greedy)
        return status

    assert asyncio.run(try_it()) == 200


def test_an_answer_leaves_the_room_before_a_slow_caller_reads_it() -> None:
    app = layer()

    async def try_it() -> int:
        stuck = asyncio.Event()

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": b" " * MB, "more_body": False}

        async def send(message: Any) -> None:
            await stuck.wait()

        scope: dict[str, Any] = {"type": "http", "method": "POST", "path": VERNIEUW, "headers": []}
        slow = [asyncio.create_task(app(dict(scope), receive, send)) for _ in range(50)]
        await asyncio.sleep(0.2)
        status, _ = await ask(app, b" " * (8 * MB))
        stuck.set()
        await asyncio.gather(*slow)
        return status

    assert asyncio.run(try_it()) == 200


def test_each_caller_has_a_limit_whatever_token_is_shown() -> None:
    app = layer(signed_on, knoppen=3)
    assert [post(app, f"goed-a-{n}") for n in range(4)] == [200, 200, 200, 429]
    assert post(app, "goed-b-1") == 200
    assert post(app, "goed-a-9", "10.0.0.2") == 429


def test_made_up_tokens_are_one_stranger_per_address() -> None:
    app = layer(signed_on, knoppen=3)
    assert [post(app, f"verzonnen-{n}") for n in range(5)] == [401, 401, 401, 429, 429]
    assert post(app, "verzonnen-9", "10.0.0.2") == 401
    assert post(app, "goed-a-1") == 200, "who has a good token is no stranger"


def test_an_address_has_a_wide_limit_over_all_that_it_asks() -> None:
    app = layer(signed_on, knoppen=2)
    tried = [post(app, f"goed-{n}-1") for n in range(45)]
    assert tried == [200] * 40 + [429] * 5


@pytest.mark.parametrize(
    ("host", "counted"),
    [
        ("10.0.0.1", "10.0.0.1"),
        ("::ffff:10.0.0.1", "10.0.0.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("unix", "onbekend"),
        ("_verborgen17", "onbekend"),
        ("10.0.0.1:poort", "onbekend"),
    ],
)
def test_a_network_of_addresses_is_counted_as_one_caller(host: str, counted: str) -> None:
    assert address_of({"client": (host, 1)}) == counted


def test_a_forwarded_address_in_a_request_counts_for_nothing() -> None:
    app = layer(knoppen=3)
    answers = [asyncio.run(ask(app, x_forwarded_for=f"1.2.3.{n}"))[0] for n in range(5)]
    assert answers == [200, 200, 200, 429, 429]


def test_functions_are_counted_apart_from_buttons() -> None:
    app = layer(knoppen=1, functies=2)
    assert [post(app, path=FUNCTIE) for _ in range(3)] == [200, 200, 429]
    assert [post(app, path="/modelgemeente/schaal/voorbeeld") for _ in range(2)] == [200, 429]


@pytest.mark.parametrize("soort", ["application/x-www-form-urlencoded", "text/plain", "", "x"])
def test_another_content_type_than_json_is_refused(soort: str) -> None:
    status, text = asyncio.run(ask(layer(), content_type=soort))
    assert (status, text) == (415, TEKSTEN[415])


@pytest.mark.parametrize("soort", ["application/json", "Application/JSON; charset=utf-8"])
def test_json_is_taken(soort: str) -> None:
    assert asyncio.run(ask(layer(), content_type=soort))[0] == 200
