"""The server as an administrator runs it: a process of its own, over HTTP.

xlwings decides on import whether it runs on a server, and by then the other tests have imported it.
"""

import os
import socket
import ssl
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

RUIM = {
    "MODELGEMEENTE_KNOPPEN_PER_MINUUT": "1000000",
    "MODELGEMEENTE_FUNCTIES_PER_MINUUT": "1000000",
}
WACHT = 60.0


@dataclass
class Dienst:
    """A running server: where it is, its process, and what it has written so far."""

    adres: str
    proces: subprocess.Popen[bytes]
    uitvoer: Path
    client: httpx.Client = field(repr=False)

    def logs(self) -> str:
        """All that was written, up to and with the requests that were answered.

        A line is written after its answer went out, so one more request is made and waited for.
        """
        merk = f"merk-{uuid.uuid4().hex}"
        self.client.get("/modelgemeente/gezond", headers={"X-Request-ID": merk})
        end = time.monotonic() + WACHT
        while merk not in (text := self.uitvoer.read_text("utf-8")) and time.monotonic() < end:
            time.sleep(0.02)
        return text


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def environment(**extra: str) -> dict[str, str]:
    """The environment of this process, without what would steer a server."""
    steers = ("XLWINGS_", "MODELGEMEENTE_", "FORWARDED_ALLOW_IPS", "DOTENV_PATH")
    kept = {k: v for k, v in os.environ.items() if not k.startswith(steers)}
    return {**kept, "XLWINGS_LICENSE_KEY": "noncommercial", "COLUMNS": "200", **extra}


def command(*arguments: str) -> list[str]:
    return [str(Path(sys.executable).with_name("modelgemeente")), "server", *arguments]


@contextmanager
def running(
    folder: Path, *arguments: str, ca: Path | None = None, **omgeving: str
) -> Iterator[Dienst]:
    """Start it on a free port, wait until it is healthy, and stop it again."""
    poort = free_port()
    schema = "https" if "--certificaat" in arguments else "http"
    uitvoer = folder / f"server-{poort}.log"
    with uitvoer.open("wb") as log:
        proces = subprocess.Popen(
            command("--poort", str(poort), *arguments),
            env=environment(**RUIM | omgeving),
            cwd=folder,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    trust = ssl.create_default_context(cafile=ca) if ca else True
    adres = f"{schema}://127.0.0.1:{poort}"
    with httpx.Client(base_url=adres, timeout=WACHT, verify=trust) as client:
        try:
            _wait(client, proces, uitvoer)
            yield Dienst(adres, proces, uitvoer, client)
        finally:
            proces.terminate()
            try:
                proces.wait(15)
            except subprocess.TimeoutExpired:
                proces.kill()
                proces.wait()


def _wait(client: httpx.Client, proces: subprocess.Popen[bytes], uitvoer: Path) -> None:
    end = time.monotonic() + WACHT
    while proces.poll() is None and time.monotonic() < end:
        try:
            if client.get("/modelgemeente/gezond").status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    raise AssertionError(f"de server start niet:\n{uitvoer.read_text('utf-8')}")
