"""The keys of Entra ID: fetched when they are needed, and no oftener whatever is made up."""

import asyncio
import json
import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from joserfc.jwk import RSAKey

from modelgemeente_xl.server.deur import sleutels
from modelgemeente_xl.server.deur.sleutels import (
    UIT_BESTAND,
    VAN_MICROSOFT,
    GeenSleutels,
    Pauze,
    Sleutels,
    from_file,
)
from modelgemeente_xl.server.grond.omgeving import CLIENT, TENANT
from tests.conftest import needs
from tests.server.deur.test_aanmelden import CLIENT_ID, SLEUTEL, TENANT_ID, by_hand, token
from tests.server.dienst import running

OPEN = SLEUTEL.as_dict(private=False)
DAG = 24 * 3600


class Bron:
    """In the place of Microsoft: what it gives, how often it was asked, and the time."""

    def __init__(self, *kids: str, pauze: Pauze = VAN_MICROSOFT) -> None:
        self.geeft: Any = self.keys(*kids)
        self.keren = 0
        self.tijd = 1000.0
        self.sleutels = Sleutels(self.halen, pauze, lambda: self.tijd)

    @staticmethod
    def keys(*kids: str) -> dict[str, Any]:
        return {"keys": [{**OPEN, "kid": kid, "use": "sig"} for kid in kids]}

    async def halen(self) -> Any:
        self.keren += 1
        await asyncio.sleep(0)
        if isinstance(self.geeft, Exception):
            raise self.geeft
        return self.geeft

    def find(self, kid: str) -> RSAKey | None:
        return asyncio.run(self.sleutels.find(kid))


def test_keys_are_fetched_once_a_day() -> None:
    bron = Bron("een", "twee")
    for _ in range(50):
        assert bron.find("een")
        assert bron.find("twee")
    assert bron.keren == 1
    bron.tijd += DAG + 1
    assert bron.find("een")
    assert bron.keren == 2


def test_an_unknown_name_fetches_again_with_a_limit() -> None:
    bron = Bron("een")
    assert bron.find("een")
    bron.tijd += VAN_MICROSOFT.gelukt + 1
    bron.geeft = bron.keys("een", "nieuw")
    assert bron.find("nieuw")
    assert bron.keren == 2
    for n in range(500):
        assert bron.find(f"verzonnen-{n}") is None
    assert bron.keren == 2
    bron.tijd += VAN_MICROSOFT.gelukt + 1
    for n in range(500):
        assert bron.find(f"verzonnen-{n}") is None
    assert bron.keren == 3


def test_who_comes_at_once_waits_for_one_request() -> None:
    bron = Bron("een")

    async def many() -> list[RSAKey | None]:
        return await asyncio.gather(*(bron.sleutels.find("een") for _ in range(100)))

    assert all(asyncio.run(many()))
    assert bron.keren == 1


@pytest.mark.parametrize(
    "geeft",
    [
        RecursionError(),
        OSError("weg"),
        TimeoutError(),
        ValueError("geen JSON"),
        None,
        [],
        {},
        {"keys": []},
        {"keys": [1]},
    ],
    ids=repr,
)
def test_without_keys_nobody_can_be_known_and_it_is_not_asked_each_time(geeft: Any) -> None:
    bron = Bron()
    bron.geeft = geeft
    for _ in range(100):
        with pytest.raises(GeenSleutels):
            bron.find("een")
    assert bron.keren == 1
    bron.geeft = bron.keys("een")
    bron.tijd += VAN_MICROSOFT.mislukt + 1
    assert bron.find("een")


def test_old_keys_stay_good_while_new_ones_cannot_be_had_but_not_for_ever() -> None:
    bron = Bron("een")
    assert bron.find("een")
    bron.geeft = OSError("weg")
    for dag in range(1, 7):
        bron.tijd = 1000 + dag * DAG + 1
        assert bron.find("een")
        assert bron.find("ander") is None
    assert bron.keren == 7
    bron.tijd += 2 * DAG
    with pytest.raises(GeenSleutels):
        bron.find("een")


def test_while_one_asks_for_newer_keys_the_others_use_the_old() -> None:
    bron = Bron("een")
    assert bron.find("een")
    bron.tijd += DAG + 1
    wait = asyncio.Event()

    async def slow() -> Any:
        await wait.wait()
        return bron.keys("een")

    async def both() -> None:
        bron.sleutels._halen = slow
        asking = asyncio.create_task(bron.sleutels.find("een"))
        await asyncio.sleep(0)
        assert await asyncio.wait_for(bron.sleutels.find("een"), 5)
        wait.set()
        assert await asking

    asyncio.run(both())


def test_a_key_that_cannot_be_used_leaves_the_others() -> None:
    bron = Bron("een")
    bron.geeft["keys"] += [
        {"kty": "EC", "kid": "bocht"},
        {"kty": "RSA", "kid": "half", "n": "x"},
        {**OPEN, "kid": "versleutelen", "use": "enc"},
        "tekst",
        {},
    ]
    assert bron.find("een")
    for kid in ("bocht", "half", "versleutelen"):
        assert bron.find(kid) is None


def test_a_file_that_was_renewed_is_read_without_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "jwks.json"
    path.write_text(json.dumps(Bron.keys("een")), "utf-8")
    bron = Bron(pauze=UIT_BESTAND)
    bron.sleutels._halen = from_file(path)
    assert bron.find("een")
    path.write_text(json.dumps(Bron.keys("twee")), "utf-8")
    bron.tijd += UIT_BESTAND.vers + 1
    assert bron.find("twee")
    assert bron.find("een") is None
    path.unlink()
    bron.tijd += UIT_BESTAND.vers + 1
    assert bron.find("twee")


def test_a_file_on_a_disk_that_does_not_answer_holds_nobody_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    needs(hasattr(os, "mkfifo"), "een bestand dat wacht (mkfifo)")
    path = tmp_path / "jwks.json"
    os.mkfifo(path)
    monkeypatch.setattr(sleutels, "TIJD", 0.1)
    never = Sleutels(from_file(path), UIT_BESTAND)

    async def asked() -> None:
        try:
            async with asyncio.timeout(5):
                with pytest.raises(GeenSleutels):
                    await never.find("een")
        finally:
            path.write_text("{}", "utf-8")  # or the thread that reads would wait for ever

    asyncio.run(asked())


@contextmanager
def dead_proxy() -> Iterator[tuple[str, list[bytes]]]:
    """The way out, that leads nowhere: it takes every connection, notes it, and hangs up."""
    asked: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        end = threading.Event()

        def serve() -> None:
            while not end.is_set():
                try:
                    line, _ = server.accept()
                except TimeoutError:
                    continue
                with line:
                    asked.append(line.recv(200))

        thread = threading.Thread(target=serve)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}", asked
        end.set()
        thread.join()


def test_when_microsoft_cannot_be_reached_the_user_reads_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for naam in [naam for naam in os.environ if naam.lower() in ("no_proxy", "all_proxy")]:
        monkeypatch.delenv(naam)
    entra = {TENANT: TENANT_ID, CLIENT: CLIENT_ID}
    with (
        dead_proxy() as (proxy, asked),
        running(tmp_path, **entra, HTTPS_PROXY=proxy, https_proxy=proxy) as dienst,
    ):
        press = "/modelgemeente/schaal/voorbeeld"
        for made_up in (by_hand("none", b""), "Bearer onzin", token(aud="iemand anders")):
            answer = dienst.client.post(press, json={}, headers={"Authorization": made_up})
            assert answer.status_code == 401
        assert asked == []
        for n in range(20):
            headers = {"Authorization": token(kid=f"verzonnen-{n}")}
            answer = dienst.client.post(press, json={}, headers=headers)
            assert answer.status_code == 503
            assert "sleutels van Microsoft" in answer.json()["html"]
            assert answer.headers["Retry-After"] == "30"
        assert dienst.client.get("/modelgemeente/gemeenten", headers=headers).status_code == 503
        assert len(asked) == 1
        assert asked[0].startswith(b"CONNECT login.microsoftonline.com:443")
        assert "sleutels niet opgehaald" in dienst.logs()
