"""The real server of xlwings with our project, in a process of its own, and one call to it.

Its settings are read when it is imported, and xlwings decides then whether functions register;
hence a process, and not this one.
"""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import modelgemeente_xl

PROJECT = Path(modelgemeente_xl.__file__).parent / "server" / "project"
WACHTTIJD = 60.0


@dataclass(frozen=True)
class Functieserver:
    url: str
    log: Path

    def get(self, pad: str) -> str:
        with urllib.request.urlopen(f"{self.url}{pad}", timeout=WACHTTIJD) as answer:
            return str(answer.read().decode())

    def call(self, func_name: str, argumenten: list[Any]) -> tuple[int, Any]:
        """Status and what the cell gets: the matrix, or the text of the error.

        Each argument goes as the client sends it: a matrix, or null where it is left out.
        """
        body = {
            "client": "Office.js",
            "func_name": func_name,
            "args": [None if arg is None else as_matrix(arg) for arg in argumenten],
            "caller_address": "[Map1.xlsx]Blad1!B2",
            "session_id": "test",
            "culture_info_name": "nl-NL",
            "date_format": "d-m-jjjj",
            "version": "0.37.8",
            "runtime": "1.4",
        }
        request = urllib.request.Request(
            f"{self.url}/xlwings/custom-functions-call",
            json.dumps(body).encode(),
            {"Content-Type": "application/json"},
        )
        try:
            with urllib.request.urlopen(request, timeout=WACHTTIJD) as answer:
                return answer.status, json.loads(answer.read())["result"]
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()


def as_matrix(waarde: Any) -> Any:
    return waarde if isinstance(waarde, list) else [[waarde]]


@contextmanager
def functieserver(folder: Path) -> Iterator[Functieserver]:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        log = folder / "server.log"
        environment = {
            **{k: v for k, v in os.environ.items() if not k.startswith("XLWINGS_")},
            "XLWINGS_PROJECT_DIR": str(PROJECT),
            "XLWINGS_LICENSE_KEY": "noncommercial",
        }
        with log.open("wb") as output:
            process = subprocess.Popen(
                [
                    sys.executable,
                    "-m",
                    "uvicorn",
                    "xlwings_server.main:main_app",
                    "--fd",
                    str(listening.fileno()),
                ],
                cwd=folder,
                env=environment,
                pass_fds=[listening.fileno()],
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        server = Functieserver(f"http://127.0.0.1:{listening.getsockname()[1]}", log)
        try:
            _wait(process, server)
            yield server
        finally:
            process.terminate()
            process.wait(timeout=20)


def _wait(process: subprocess.Popen[bytes], server: Functieserver) -> None:
    """The socket listens already, so the first request waits for the application by itself."""
    end = time.monotonic() + WACHTTIJD
    while True:
        assert process.poll() is None, server.log.read_text("utf-8")
        try:
            server.get("/xlwings/custom-functions-meta.json")
            return
        except OSError:
            assert time.monotonic() < end, server.log.read_text("utf-8")
            time.sleep(0.1)
