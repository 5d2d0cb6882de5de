"""The server ends in time, whatever is unfinished, and leaves nothing behind."""

import base64
import json
import signal
import socket
import sys
import threading
import time
from contextlib import ExitStack, suppress
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from tests.conftest import needs
from tests.server.aanvallen.aanval import number, with_sheet
from tests.server.dienst import Dienst, running
from tests.server.processen import forks, gone, tree

TIJD = 12.0
"""Seconds: the ten that are promised, and two for a busy machine."""
GROOT = "/static/vendor/office-js/16.0.20308.15050/dist/excel-web-16.00.js"


@pytest.fixture(scope="module", autouse=True)
def _linux() -> None:
    needs(sys.platform == "linux", "/proc (Linux)")


@pytest.fixture(scope="module")
def zwaar(meester: bytes) -> bytes:
    """A request that computes for half a minute."""
    bestand = base64.b64encode(with_sheet(meester, 40_000, number)).decode()
    return json.dumps({"bestand": bestand, "keuze": {}}).encode()


def line(dienst: Dienst, content: bytes) -> socket.socket:
    """A connection over which this was sent, and from which hardly anything is read."""
    one = socket.socket()
    one.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    one.connect(("127.0.0.1", urlsplit(dienst.adres).port))
    one.sendall(content)
    return one


def unfinished(dienst: Dienst, zwaar: bytes, stack: ExitStack) -> list[threading.Thread]:
    """Half a head, half a body, an answer that nobody reads, and work that goes on for long."""
    post = b"POST /xlwings/custom-scripts-call/vernieuw HTTP/1.1\r\nHost: 127.0.0.1\r\n"
    for content in (
        post,
        post + b"Content-Length: 1000\r\n\r\n{",
        f"GET {GROOT} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode(),
    ):
        stack.enter_context(line(dienst, content))

    def press() -> None:
        with suppress(httpx.HTTPError):
            httpx.post(f"{dienst.adres}/modelgemeente/controleer/voorbeeld", content=zwaar)

    threads = [threading.Thread(target=press) for _ in range(3)]
    for thread in threads:
        thread.start()
    return threads


def at_work(dienst: Dienst) -> set[int]:
    """All processes, once one of them computes, and goes on with it."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        before = forks(dienst.proces.pid)
        time.sleep(0.5)
        if before & forks(dienst.proces.pid):
            return tree(dienst.proces.pid)
    raise AssertionError("er begint geen rekenwerk")


@pytest.mark.parametrize(
    ("werkers", "how"), [("2", signal.SIGTERM), ("1", signal.SIGINT), ("2", signal.SIGKILL)]
)
def test_a_signal_ends_it_whatever_is_unfinished(
    tmp_path: Path, zwaar: bytes, werkers: str, how: signal.Signals
) -> None:
    with running(tmp_path, "--werkers", werkers) as dienst, ExitStack() as stack:
        threads = unfinished(dienst, zwaar, stack)
        processes = at_work(dienst)
        dienst.proces.send_signal(how)
        assert gone(processes, TIJD)
        for thread in threads:
            thread.join()


def test_who_was_still_sending_reads_that_it_stops_and_the_log_names_no_fault(
    tmp_path: Path,
) -> None:
    post = b"POST /modelgemeente/schaal/voorbeeld HTTP/1.1\r\nHost: 127.0.0.1\r\n"
    get = f"GET {GROOT} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode()
    with running(tmp_path) as dienst, ExitStack() as stack:
        half = stack.enter_context(line(dienst, post + b"Content-Length: 1000\r\n\r\n{"))
        stack.enter_context(line(dienst, get))
        time.sleep(0.5)
        dienst.proces.send_signal(signal.SIGTERM)
        half.settimeout(TIJD)
        answer = b"".join(iter(lambda: half.recv(4096), b""))
        dienst.proces.wait(TIJD)
        logs = dienst.uitvoer.read_text("utf-8")
    assert answer.startswith(b"HTTP/1.1 503")
    assert "De server wordt gestopt; er is niets gewijzigd." in answer.decode()
    assert '"status": 503' in logs
    assert "CancelledError" not in logs


@pytest.mark.parametrize("werkers", ["1", "2"])
def test_a_server_that_was_stopped_leaves_no_folder_behind(tmp_path: Path, werkers: str) -> None:
    tijdelijk = tmp_path / "tijdelijk"
    tijdelijk.mkdir()
    with running(tmp_path, "--werkers", werkers, TMPDIR=str(tijdelijk)) as dienst:
        processes = at_rest(dienst)
        assert [path.name for path in tijdelijk.iterdir()] != []
        dienst.proces.send_signal(signal.SIGTERM)
        assert gone(processes, TIJD)
    assert [path.name for path in tijdelijk.iterdir()] == []


@pytest.mark.parametrize("werkers", ["1", "2"])
def test_what_a_killed_server_left_is_taken_away_at_the_next_start_and_no_more(
    tmp_path: Path, werkers: str
) -> None:
    tijdelijk = tmp_path / "tijdelijk"
    (tijdelijk / "pymp-ander").mkdir(parents=True)
    arguments = ("--werkers", werkers)
    with running(tmp_path, *arguments, TMPDIR=str(tijdelijk)) as dienst:
        processes = tree(dienst.proces.pid)
        dienst.proces.send_signal(signal.SIGKILL)
        assert gone(processes, TIJD)
    left = {path.name for path in tijdelijk.iterdir()} - {"pymp-ander"}
    assert left
    with (
        running(tmp_path, *arguments, TMPDIR=str(tijdelijk)),
        running(tmp_path, TMPDIR=str(tijdelijk)) as dienst,
    ):
        found = {path.name for path in tijdelijk.iterdir()}
        assert not left & found
        assert len(found) >= 3, "of two servers that live nothing is taken"
        assert dienst.client.get("/modelgemeente/gezond").status_code == 200
    assert [path.name for path in tijdelijk.iterdir()] == ["pymp-ander"]


def at_rest(dienst: Dienst) -> set[int]:
    """All processes, once each that answers has the server that makes its processes."""
    end = time.monotonic() + 60
    while time.monotonic() < end and not any(Path(dienst.uitvoer.parent / "tijdelijk").iterdir()):
        time.sleep(0.1)
    return tree(dienst.proces.pid)
