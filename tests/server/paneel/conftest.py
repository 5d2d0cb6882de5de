"""A real server for the tests of the task pane: one process, one port of loopback."""

import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import modelgemeente_xl
from tests.server.dienst import running
from tests.server.lading import Lading, payload_of

PROJECT = Path(modelgemeente_xl.__file__).parent / "server" / "project"


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
    """The server as an administrator runs it, with a folder of its own for whatever it would keep."""
    tijdelijk = tmp_path_factory.mktemp("tijdelijk")
    with running(tmp_path_factory.mktemp("server"), TMPDIR=str(tijdelijk)) as dienst:
        yield Server(dienst.adres, tijdelijk)


@pytest.fixture(scope="session")
def boek(meester_pad: Path) -> Lading:
    return payload_of(meester_pad)
