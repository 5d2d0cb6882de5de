"""Around every answer: headers, origins, limits and logs."""

import asyncio
import io
import json
import logging
import socket
import subprocess
import sys
from typing import Any

import pytest
from httpx import Client

from modelgemeente_xl.server.grond import logboek
from tests.server.dienst import Dienst, environment

VERNIEUW = "/xlwings/custom-scripts-call/vernieuw"
PADEN = ("/taskpane.html", "/modelgemeente/gezond", "/bestaat/niet", "/static/js/auth.js", VERNIEUW)
GEHEIM = "Zwembad De Geheime Gracht"


@pytest.mark.parametrize("path", PADEN)
def test_every_answer_has_the_security_headers(client: Client, path: str) -> None:
    headers = client.get(path).headers
    policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == policy["script-src"] == "'self'"
    assert policy["object-src"] == policy["base-uri"] == "'none'"
    assert "*" not in policy["frame-ancestors"].replace("https://*.", "")
    assert "https://*.live.com" in policy["frame-ancestors"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "X-Frame-Options" not in headers
    assert "camera=()" in headers["Permissions-Policy"]
    expected = "no-cache" if path.startswith("/static/") else "no-store, max-age=0"
    assert headers["Cache-Control"] == expected
    assert "server" not in headers


def test_a_ribbon_icon_may_be_kept(client: Client) -> None:
    assert "Cache-Control" not in client.get("/static/images/favicon.png").headers


@pytest.mark.parametrize(
    ("origin", "allowed"),
    [
        ("https://excel.officeapps.live.com", True),
        ("https://nl1-excel-15.cdn.office.com", True),
        ("https://gemeente.sharepoint.com", False),
        ("https://excel.cloud.microsoft", True),
        ("http://excel.officeapps.live.com", False),
        ("https://officeapps.live.com.kwaad.nl", False),
        ("https://kwaadofficeapps-live.com", False),
        ("https://kwaad.nl", False),
        ("null", False),
    ],
)
def test_only_office_may_read_across_origins(client: Client, origin: str, allowed: bool) -> None:
    headers = {"Origin": origin}
    answer = client.get("/xlwings/custom-functions-meta.json", headers=headers)
    assert (answer.headers.get("Access-Control-Allow-Origin") == origin) is allowed
    assert answer.status_code == (200 if allowed else 403)


def test_logs_are_json_and_hold_nothing_of_a_workbook(
    dienst: Dienst, payload: dict[str, Any]
) -> None:
    client = dienst.client
    secret = {**payload, "book": {**payload["book"], "name": GEHEIM}}
    secret["sheets"] = [
        {**s, "name": GEHEIM if s["name"] == "Basis" else s["name"], "tables": []}
        for s in payload["sheets"]
    ]
    told = client.post(VERNIEUW, json=secret, headers={"X-Request-ID": "mijn-verzoek-123"})
    assert told.headers["X-Request-ID"] == "mijn-verzoek-123"
    client.post(VERNIEUW, json={"client": GEHEIM})
    client.get(
        "/xlwings/alert",
        params={"prompt": GEHEIM, "title": "t", "buttons": "ok", "mode": "", "callback": ""},
    )
    client.get(f"/{GEHEIM}")
    client.post(f"/xlwings/custom-scripts-call/{GEHEIM}", content=GEHEIM)
    client.post(
        "/xlwings/custom-functions-call",
        json={"func_name": GEHEIM, "args": [GEHEIM], "client": "", "version": ""},
    )
    text = dienst.logs()
    assert GEHEIM not in text
    assert "Geheime" not in text
    lines = [json.loads(line) for line in text.splitlines() if line.startswith("{")]
    ours = next(line for line in lines if line.get("verzoek") == "mijn-verzoek-123")
    assert set(ours) == {
        "tijd",
        "niveau",
        "proces",
        "wat",
        "verzoek",
        "methode",
        "route",
        "status",
        "ms",
        "bytes_in",
        "bytes_uit",
    }
    assert ours["route"] == "/xlwings/custom-scripts-call/{script_name}"
    assert ours["bytes_in"] > 100_000
    assert not [line for line in lines if "?" in line.get("route", "")]


def test_the_handshake_of_a_websocket_stays_out_of_the_logs(dienst: Dienst) -> None:
    upgrade = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
    }
    answer = dienst.client.get("/xlwings/alert-me?prompt=Handdruk-Geheim", headers=upgrade)
    assert answer.status_code == 404
    assert "Handdruk-Geheim" not in dienst.logs()


def test_an_odd_request_id_is_replaced(client: Client) -> None:
    given = client.get("/modelgemeente/gezond", headers={"X-Request-ID": "<script>"})
    assert len(given.headers["X-Request-ID"]) == 32


def through_our_form(logger: str, text: str, error: Exception | None = None) -> dict[str, Any]:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logboek.Logvorm())
    info = (type(error), error, None) if error else None
    handler.emit(logging.LogRecord(logger, logging.ERROR, "main.py", 7, text, (), info))
    return dict(json.loads(stream.getvalue()))


def test_what_xlwings_server_logs_of_an_exception_loses_its_text() -> None:
    found = through_our_form("xlwings_server.main", GEHEIM, KeyError(GEHEIM))
    assert found["bron"] == "xlwings_server.main:7"
    assert found["soort"] == "KeyError"
    assert GEHEIM not in json.dumps(found)
    assert through_our_form("uvicorn.error", "Started")["tekst"] == "Started"


def test_an_error_of_ours_is_logged_by_kind_and_place_and_answered_in_dutch(
    capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    async def broken(*_: Any) -> None:
        raise KeyError(GEHEIM)

    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "GET", "path": "/x", "headers": []}
    with caplog.at_level(logging.INFO, logger=logboek.LOG.name):
        asyncio.run(logboek.Logboek(broken)(scope, None, send))  # type: ignore[arg-type]
    assert sent[0]["status"] == 500
    assert logboek.STORING.encode() in sent[1]["body"]
    fields = [record.velden for record in caplog.records]
    assert fields[0]["soort"] == "KeyError"
    assert fields[0]["plek"][-1].startswith("test_lagen.py:")
    assert GEHEIM not in json.dumps(fields)


@pytest.mark.parametrize("path", ["*", "", "host:443"])
def test_a_target_without_a_slash_is_logged_as_unknown(path: str) -> None:
    assert logboek.route_of({"path": path}) == "onbekend"
    assert logboek.route_of({"path": "/static/js/main.js"}) == "/static/..."


def test_options_of_the_whole_server_is_answered_and_logged(dienst: Dienst) -> None:
    host, _, port = dienst.adres.removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port)), 30) as line:
        line.sendall(
            b"OPTIONS * HTTP/1.1\r\nHost: x\r\nX-Request-ID: sterretje-1\r\n"
            b"Connection: close\r\n\r\n"
        )
        assert line.recv(100).startswith(b"HTTP/1.1 4")
    logs = [json.loads(one) for one in dienst.logs().splitlines() if one.startswith("{")]
    ours = [one for one in logs if one.get("verzoek") == "sterretje-1"]
    assert [one["route"] for one in ours] == ["onbekend"]
    assert not [one for one in logs if one.get("soort") == "IndexError"]


PROEF = """
import json, sys
from modelgemeente_xl.server.app import make_app
make_app()
from modelgemeente_xl.server.grond.boek import open_boek
payload = json.load(sys.stdin)
with open_boek(payload) as een, open_boek(json.loads(json.dumps(payload))) as ander:
    een.app.alert("voor een")
    ander.app.alert("voor ander")
    assert een.sheets["Start"].range("A1:B9").value
    print(json.dumps([een.json(), ander.json()]))
from xlwings.pro._xlremote import get_range_api
assert get_range_api.cache_info().currsize == 0, "er blijft iets van een werkmap achter"
"""


STORING = """
import asyncio, httpx, multiprocessing
from modelgemeente_xl.bestand.proces import werkproces
werkproces._context = lambda: multiprocessing.get_context("fork")  # what is broken here, is there
from modelgemeente_xl.server.app import make_app
app = make_app()
from modelgemeente_xl.server.paneel import druk as paneel_druk
def broken(*_):
    raise KeyError("Zwembad De Geheime Gracht")
paneel_druk.read_vraag = broken
async def ask():
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        headers = {"X-Request-ID": "nummer-van-het-verzoek"}
        return await client.post("/modelgemeente/schaal/voorbeeld", json={}, headers=headers)
assert asyncio.run(ask()).status_code == 500
"""


def in_a_process_of_its_own(script: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-c", script],
        input=stdin,
        env=environment(),
        capture_output=True,
        timeout=60,
        check=True,
    )


def test_an_error_in_the_pane_is_logged_under_the_number_of_its_request() -> None:
    written = in_a_process_of_its_own(STORING).stderr.decode()
    assert GEHEIM not in written
    lines = [json.loads(line) for line in written.splitlines() if line.startswith("{")]
    ours = {line["wat"]: line for line in lines if line.get("verzoek") == "nummer-van-het-verzoek"}
    assert set(ours) == {"storing", "verzoek"}
    assert (ours["storing"]["knop"], ours["storing"]["stap"]) == ("schaal", "voorbeeld")
    assert ours["storing"]["soort"] == "KeyError"


def test_two_users_at_once_read_their_own_message_and_nothing_stays_behind(
    payload: dict[str, Any],
) -> None:
    run = in_a_process_of_its_own(PROEF, json.dumps(payload).encode())
    found = [[action["args"][0] for action in one["actions"]] for one in json.loads(run.stdout)]
    assert found == [["voor een"], ["voor ander"]]
