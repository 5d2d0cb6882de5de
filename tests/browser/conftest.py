"""Our running server, headless Chromium, and a page with xlwings' own client on the fake of Office.js.

A test fails on every error in the console or of the page, on misuse of the fake, and on a request
to another host, unless it says that it expects that error.
"""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Route, sync_playwright

from modelgemeente_xl.bestand.motor.motor import open_boek
from modelgemeente_xl.catalogus.laden import load_catalogus
from modelgemeente_xl.knoppen import knoppen
from modelgemeente_xl.model.catalogus import Catalogus
from tests.browser.nep import nepboek
from tests.browser.paneel import Paneel
from tests.conftest import needs
from tests.knoppen.volgend_jaar import next_year

NEP = Path(__file__).parent / "nep"
OPTIES = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
START_SECONDEN = 60

MaakPaneel = Callable[..., Paneel]
OpBestand = Callable[[Callable[..., Any]], Any]
WIE = knoppen.Wie("Excel", datetime(2027, 3, 1, 9, 30))
MEEST = 1_200_000
"""Bytes that the whole master may take on its way to the server: a second at 10 Mbit/s.

Most of it are texts: with sixty developments and their observations it is 1,1 million.
"""


@pytest.fixture
def pad(meester_pad: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(meester_pad, tmp_path / "begroting.xlsx"))


@pytest.fixture
def op_bestand(pad: Path) -> OpBestand:
    """Do to the file what the user and the button do in Excel."""

    def op_bestand(doe: Callable[..., Any]) -> Any:
        book = open_boek(pad)
        try:
            uitkomst = doe(book)
            book.save()
        finally:
            book.close()
        return uitkomst

    return op_bestand


@pytest.fixture(scope="session")
def volgend() -> Catalogus:
    return next_year(load_catalogus())


def free_port() -> int:
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        return int(place.getsockname()[1])


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """Closed after these tests: while it is open, its event loop is that of the whole process."""
    path = shutil.which("chromium")
    needs(path is not None, "Chromium (chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(OPTIES))
        yield browser
        browser.close()


def running(log: Path, *command: str) -> Iterator[str]:
    """Run the server in a process of its own, and stop it again."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    with log.open("w") as out:
        process = subprocess.Popen(
            [sys.executable, *command, str(port)],
            cwd=Path(__file__).resolve().parents[2],
            env={**os.environ, "XLWINGS_LICENSE_KEY": "noncommercial"},
            stdout=out,
            stderr=out,
        )
        try:
            wait_for(url, process, log)
            yield url
        finally:
            process.terminate()
            process.wait(20)


def wait_for(url: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    end = time.monotonic() + START_SECONDEN
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{url}/taskpane.html", timeout=5) as answer:
                answer.read()
            return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    pytest.fail(f"de server startte niet:\n{log.read_text()[-4000:]}")


@pytest.fixture(scope="package")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The server as a user starts it: `modelgemeente server`."""
    verb = "import sys; from modelgemeente_xl.cli.hoofd import main; sys.exit(main())"
    log = tmp_path_factory.mktemp("server") / "server.log"
    yield from running(log, "-c", verb, "server", "--poort")


@pytest.fixture(scope="package")
def server_volgend(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The server with the edition of a year later."""
    log = tmp_path_factory.mktemp("server") / "server.log"
    yield from running(log, "-m", "tests.browser.serveer")


@pytest.fixture(scope="session")
def schermen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pictures of the screens are kept, for whoever wants to look at them."""
    given = os.environ.get("MODELGEMEENTE_SCHERMEN")
    folder = Path(given) if given else tmp_path_factory.mktemp("schermen")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def meesterboek(meester_pad: Path) -> dict[str, Any]:
    """The master workbook as the fake loads it."""
    return nepboek.lees(meester_pad)


@pytest.fixture(scope="session")
def meester_js(meesterboek: dict[str, Any]) -> str:
    return office_js(meesterboek)


@pytest.fixture
def maak_paneel(
    chromium: Browser,
    meesterboek: dict[str, Any],
    meester_js: str,
    schermen: Path,
    request: pytest.FixtureRequest,
) -> Iterator[MaakPaneel]:
    """Open task panes; each is looked at again when the test is over."""
    opened: list[Paneel] = []
    name = re.sub(r"[^\w-]+", "_", request.node.name.removeprefix("test_"))

    def maak(
        url: str,
        boek: dict[str, Any] | None = None,
        bladzijde: str = "/taskpane.html",
        html: str = "",
    ) -> Paneel:
        context = chromium.new_context(viewport={"width": 350, "height": 800}, locale="nl-NL")
        page = context.new_page()
        page.set_default_timeout(60_000)
        body = meester_js if boek is None else office_js(boek)

        def answer(route: Route) -> None:
            route.fulfill(body=body, content_type="text/javascript")

        page.route(re.compile(r"/office\.js$"), answer)
        if html:
            page.route(
                f"{url}{bladzijde}", lambda r: r.fulfill(body=html, content_type="text/html")
            )
        paneel = Paneel(page, url, boek or meesterboek, schermen / f"{name}-{len(opened)}")
        opened.append(paneel)
        page.goto(f"{url}{bladzijde}")
        page.wait_for_function("() => globalThis.xlwings && globalThis.callbacks")
        return paneel

    yield maak
    for paneel in opened:
        if not paneel.beelden and paneel.page.inner_text("body").strip():
            paneel.picture("slot")
        mistakes = paneel.mistakes()
        paneel.page.context.close()
        assert mistakes == []


def office_js(boek: dict[str, Any]) -> str:
    """The fake in the place of office.js, with a workbook in it."""
    parts = [
        (NEP / f"{name}.js").read_text("utf-8") for name in ("basis", "boek", "excel", "office")
    ]
    return "\n".join([*parts, f"Nep.laad_boek({json.dumps(boek)});"])
