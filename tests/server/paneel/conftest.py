"""A real server for the tests of the task pane: one process, one port of loopback."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

import modelgemeente_xl
from tests.conftest import needs
from tests.server.lading import Lading, payload_of

PROJECT = Path(modelgemeente_xl.__file__).parent / "server" / "project"
_ONGEWOON = ("XLWINGS_", "PYTEST_")


@dataclass(frozen=True)
class Antwoord:
    status: int
    soort: str
    tekst: str

    @property
    def json(self) -> Any:
        return json.loads(self.tekst)

    @property
    def html(self) -> str:
        return str(self.json["html"])


@dataclass(frozen=True)
class Server:
    """Asks of the running server; `tijdelijk` is its folder for temporary files."""

    adres: str
    tijdelijk: Path

    def get(self, pad: str) -> Antwoord:
        return self._ask(urllib.request.Request(self.adres + pad))

    def post(self, pad: str, body: bytes | Lading) -> Antwoord:
        data = body if isinstance(body, bytes) else json.dumps(body).encode("ascii")
        return self._ask(
            urllib.request.Request(
                self.adres + pad, data, {"Content-Type": "application/json"}, method="POST"
            )
        )

    def druk(self, knop: str, stap: str, **body: Any) -> Antwoord:
        return self.post(f"/modelgemeente/{knop}/{stap}", body)

    def _ask(self, request: urllib.request.Request) -> Antwoord:
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:
                return self._answer(answer)
        except urllib.error.HTTPError as error:
            with error:
                return self._answer(error)

    @staticmethod
    def _answer(answer: Any) -> Antwoord:
        return Antwoord(
            answer.status,
            answer.headers.get_content_type(),
            answer.read().decode("utf-8", "replace"),
        )


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    needs(find_spec("xlwings_server") is not None, "xlwings Server (het extra 'server')")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    tijdelijk = tmp_path_factory.mktemp("tijdelijk")
    log = tmp_path_factory.mktemp("server") / "log.txt"
    environment = {k: v for k, v in os.environ.items() if not k.startswith(_ONGEWOON)} | {
        "XLWINGS_PROJECT_DIR": str(PROJECT),
        "XLWINGS_LICENSE_KEY": "noncommercial",
        "XLWINGS_ENABLE_SOCKETIO": "false",
        "TMPDIR": str(tijdelijk),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    app = "xlwings_server.main:main_app"
    with log.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "uvicorn", app, "--host", "127.0.0.1", "--port", str(port)],
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    adres = f"http://127.0.0.1:{port}"
    try:
        _wait(adres, process, log)
        yield Server(adres, tijdelijk)
    finally:
        process.terminate()
        process.wait(30)


def _wait(adres: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    for _ in range(600):
        assert process.poll() is None, log.read_text("utf-8")
        try:
            with urllib.request.urlopen(f"{adres}/modelgemeente/gemeenten", timeout=60):
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    raise AssertionError(log.read_text("utf-8"))


@pytest.fixture(scope="session")
def boek(meester_pad: Path) -> Lading:
    return payload_of(meester_pad)
