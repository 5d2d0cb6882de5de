"""Nothing outside the folders of static files is ever given, however it is asked for."""

import asyncio
import hashlib
import importlib.util
import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from modelgemeente_xl.server.deur import adressen
from modelgemeente_xl.server.deur.adressen import Adressen, climbs
from modelgemeente_xl.server.grond.omgeving import CLIENT, JWKS, PROJECT, TENANT
from modelgemeente_xl.server.statisch import SOORTEN, Statisch
from tests.server.aanvallen.paden import random_targets, scope_of, spellings
from tests.server.deur.test_aanmelden import CLIENT_ID, SLEUTEL, TENANT_ID
from tests.server.dienst import Dienst, environment, running

GEHEIM = "geheim-buiten-elke-map"
AANTAL = 10_000
PAKKET = PROJECT.parent


def vendor() -> Path:
    """The package of xlwings Server, without waking it."""
    spec = importlib.util.find_spec("xlwings_server")
    assert spec
    assert spec.submodule_search_locations
    return Path(spec.submodule_search_locations[0])


ROOTS = ((PROJECT / "static", ("css", "images", "js")), (vendor() / "static", ("js", "vendor")))
BUITEN = [
    "grond/omgeving.py",
    "project/templates/base.html",
    "project/pyproject.toml",
    "templates/base.html",
    "main.py",
    "config.py",
    "etc/passwd",
    "proc/self/environ",
    (PAKKET / "grond/omgeving.py").as_posix(),
    (vendor() / "config.py").as_posix(),
]


async def nowhere(scope: Any, receive: Any, send: Any) -> None:
    await send({"type": "http.response.start", "status": 404, "headers": []})
    await send({"type": "http.response.body", "body": b""})


def ask(app: Any, target: str, method: str = "GET") -> tuple[int, bytes]:
    """The status and the body of an answer, in this process."""
    return asyncio.run(asked(app, target, method))


async def asked(app: Any, target: str, method: str = "GET") -> tuple[int, bytes]:
    sent: list[Any] = []
    asks = iter([{"type": "http.request", "body": b"", "more_body": False}])

    async def receive() -> dict[str, Any]:
        for message in asks:
            return message
        return await asyncio.Future()  # a client that stays: who gives a file listens for more

    async def send(message: Any) -> None:
        sent.append(message)

    await app(scope_of(target, method), receive, send)
    return int(sent[0]["status"]), b"".join(part.get("body", b"") for part in sent[1:])


def inside() -> set[str]:
    """The content of every file that may be given, as hashes."""
    files = [p for root, _ in ROOTS for p in root.rglob("*") if p.is_file()]
    return {hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


def escaped(body: bytes, allowed: set[str]) -> bool:
    return hashlib.sha256(body).hexdigest() not in allowed


@pytest.mark.parametrize("naam", ["js/main.js", "images/schaal-16.png", "js/auth.js"])
def test_a_file_of_either_folder_is_given(naam: str) -> None:
    app = Statisch(nowhere, *ROOTS)
    own, theirs = (root / naam for root, _ in ROOTS)
    expected = own if own.is_file() else theirs
    assert ask(app, f"/static/{naam}") == (200, expected.read_bytes())
    assert ask(app, f"/static/{naam}", "HEAD") == (200, b"")
    assert ask(app, f"/static/{naam}", "POST")[0] == 405


@pytest.mark.parametrize("deel", ["bytes=0-9", "bytes=5-2", "bytes=0-0,2-2", "regels=1", "x"])
def test_a_question_for_a_part_gets_the_whole(dienst: Dienst, deel: str) -> None:
    answer = dienst.client.get("/static/js/main.js", headers={"Range": deel, "If-Range": '"x"'})
    assert (answer.status_code, answer.headers["Accept-Ranges"]) == (200, "none")
    assert answer.content == (PROJECT / "static/js/main.js").read_bytes()


def test_only_what_a_page_uses_is_served() -> None:
    namen = Statisch(nowhere, *ROOTS).namen
    assert {Path(naam).suffix for naam in namen} == set(SOORTEN)
    assert not [naam for naam in namen if climbs(naam)]


@pytest.mark.parametrize("outside", ["etc/passwd", (PAKKET / "grond/omgeving.py").as_posix()])
@pytest.mark.parametrize("guarded", [True, False], ids=["whole", "files alone"])
def test_no_spelling_of_a_path_outside_is_answered(outside: str, guarded: bool) -> None:
    files = Statisch(nowhere, *ROOTS)
    app = Adressen(files) if guarded else files
    for target in spellings(outside):
        status, body = ask(app, target)
        assert status in (400, 404), target
        assert len(body) < 300, target


@given(st.text(st.characters(codec="utf-8"), max_size=30), st.sampled_from(adressen.VERBODEN))
@settings(max_examples=100, deadline=None)
def test_what_climbs_is_seen_however_often_it_is_written_as_escapes(rest: str, part: str) -> None:
    once = "".join(f"%{byte:02x}" for byte in part.encode())
    for spelled in (part, once, once.replace("%", "%25"), once.replace("%", "%2525")):
        assert climbs(f"/static/{rest}{spelled}{rest}")


@pytest.mark.parametrize("target", ["/static/a%00b", "/static/a\nb", "/%250a", "/static/\x7f"])
def test_no_target_holds_a_sign_that_cannot_be_printed(target: str) -> None:
    assert climbs(target)


@pytest.mark.parametrize("target", ["/static/js/main.js", "/", "/xlwings/alert", "/zo maar/é%20x"])
def test_an_ordinary_target_is_no_climber(target: str) -> None:
    assert not climbs(target)


def test_a_link_out_of_a_folder_is_not_followed(tmp_path: Path) -> None:
    root = tmp_path / "static" / "js"
    root.mkdir(parents=True)
    (tmp_path / "geheim.js").write_text(GEHEIM, "utf-8")
    (tmp_path / "map").mkdir()
    (tmp_path / "map" / "geheim.js").write_text(GEHEIM, "utf-8")
    (root / "goed.js").write_text("goed", "utf-8")
    (root / "later.js").write_text("goed", "utf-8")
    (root / "link.js").symlink_to(tmp_path / "geheim.js")
    (root / "map").symlink_to(tmp_path / "map")
    (root / "rond.js").symlink_to(root / "rond.js")
    app = Statisch(nowhere, (tmp_path / "static", ("js",)))
    assert app.namen == {"js/goed.js", "js/later.js"}
    (root / "later.js").unlink()
    (root / "later.js").symlink_to(tmp_path / "geheim.js")
    for naam in ("link.js", "map/geheim.js", "rond.js", "later.js"):
        assert ask(app, f"/static/js/{naam}")[0] == 404
    (root / "goed.js").unlink()
    assert ask(app, "/static/js/goed.js")[0] == 404


def test_ten_thousand_random_targets_give_no_byte_from_outside() -> None:
    allowed = inside()
    app = Statisch(nowhere, *ROOTS)
    known = sorted(app.namen)[:50]

    async def all_of_them() -> int:
        given = 0
        for target in random_targets(AANTAL, BUITEN, known, seed=9):
            for layers in (app, Adressen(app)):
                status, body = await asked(layers, target)
                assert status in (200, 400, 404), target
                assert status != 200 or not escaped(body, allowed), target
                given += status == 200
        return given

    assert asyncio.run(all_of_them()) > 0  # some hit what they may have


ALLES = """
import asyncio, json, sys
from modelgemeente_xl.server.app import make_app
app = make_app()
from xlwings_server.main import app as theirs
from tests.server.deur.test_adressen import AANTAL, BUITEN, asked, escaped, inside
from tests.server.aanvallen.paden import random_targets, scope_of, spellings
from modelgemeente_xl.server.deur.adressen import BLADZIJDEN
allowed, known = inside(), ["js/main.js", "js/auth.js", "images/schaal-16.png"]
targets = [*random_targets(AANTAL, BUITEN, known, seed=int(sys.argv[1])), *spellings("etc/passwd")]

async def all_of_them():
    found = {}
    for target in targets:
        status, body = await asked(app, target)
        assert status in (200, 400, 404, 405, 422), (status, target)
        page = scope_of(target)["path"] in BLADZIJDEN
        assert status != 200 or page or not escaped(body, allowed), target
        found[status] = found.get(status, 0) + 1
    for target in ("/static/js/main.js", "/static/js/auth.js", "/static/../../config.py"):
        assert (await asked(theirs, target))[0] == 404, target
    return found
print(json.dumps(asyncio.run(all_of_them())))
"""


@pytest.mark.parametrize("aanmelden", [False, True], ids=["without sign-on", "with sign-on"])
def test_the_whole_server_gives_none_either(aanmelden: bool, keys: dict[str, str]) -> None:
    run = subprocess.run(
        [sys.executable, "-c", ALLES, str(int(aanmelden))],
        env=environment(**keys if aanmelden else {}),
        cwd=Path(__file__).parents[3],
        capture_output=True,
        timeout=300,
        check=False,
    )
    assert run.returncode == 0, run.stderr.decode()[-2000:]
    counted = json.loads(run.stdout)
    assert sum(counted.values()) >= AANTAL
    assert counted["200"]
    assert counted["400"] > AANTAL / 2


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Sign-on, with a file of keys."""
    path = tmp_path_factory.mktemp("sleutels") / "jwks.json"
    path.write_text(json.dumps({"keys": [SLEUTEL.as_dict(private=False)]}), "utf-8")
    return {TENANT: TENANT_ID, CLIENT: CLIENT_ID, JWKS: str(path)}


@pytest.fixture(scope="module", params=[False, True], ids=["without sign-on", "with sign-on"])
def dienst(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, keys: dict[str, str]
) -> Iterator[Dienst]:
    with running(tmp_path_factory.mktemp("paden"), **keys if request.param else {}) as dienst:
        yield dienst


def raw(dienst: Dienst, target: str) -> bytes:
    """What is answered to a target that no client has made tidy first."""
    host, _, port = dienst.adres.removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port)), 30) as line:
        line.sendall(
            f"GET {target} HTTP/1.1\r\nHost: {host}:{port}\r\nConnection: close\r\n\r\n".encode()
        )
        parts = []
        while part := line.recv(65536):
            parts.append(part)
    return b"".join(parts)


def test_a_running_server_refuses_them_as_they_come_over_the_line(dienst: Dienst) -> None:
    root = (PAKKET / "grond/omgeving.py").as_posix()
    targets = [
        *("/static/" + up * 14 + "etc/passwd" for up in ("../", "..%2f", "%2e%2e/", "%252e%252e/")),
        *(
            f"/static/{up}{up}grond/omgeving.py"
            for up in ("../", "..%2f", "%2e%2e%2f", "..%5c", "..\\")
        ),
        *(f"/static/js/{up * 3}grond/omgeving.py" for up in ("../", "..%2F", ".%2e/", "%2e%2e%5c")),
        *(f"/static/{up}config.py" for up in ("../", "%2e%2e/")),
        *(f"/static/{strip}{root}" for strip in ("", "/", "%2f", "%2f%2f", "..%2f..")),
        *(f"/static/{drive}/windows/win.ini" for drive in ("C:", "C%3a", "c%253a")),
        f"http://127.0.0.1/static/..%2f..{root}",
        "/static/js/main.js%00.png",
        "//static/../../grond/omgeving.py",
        "/../../../../etc/passwd",
        "..%2f..%2fetc/passwd",
    ]
    for target in targets:
        head, _, body = raw(dienst, target).partition(b"\r\n\r\n")
        assert head.startswith((b"HTTP/1.1 400", b"HTTP/1.1 404")), (target, head[:80])
        assert len(body) < 300, target
        assert b"root:" not in body
        assert b"ServerWeigert" not in body
    assert b"ServerWeigert" in (PAKKET / "grond/omgeving.py").read_bytes()
    assert raw(dienst, "/static/js/main.js").startswith(b"HTTP/1.1 200")


@pytest.mark.parametrize(
    "path",
    [
        *("/docs", "/openapi.json", "/redoc", "/manifest", "/manifest/download", "/taskpane"),
        *("/xlwings/pyodide.json", "/socket.io/?EIO=4", "/wasm/main.py", "/taskpane.html/"),
        *("/custom_functions/__init__.py", "/custom_scripts/examples.py", "/static", "/static/"),
        *("/static/vendor/htmx.org/2.0.11/dist/htmx.min.js", "/xlwings/alert/"),
    ],
)
def test_what_xlwings_server_mounts_beside_what_we_use_is_not_there(
    dienst: Dienst, path: str
) -> None:
    answer = dienst.client.get(path)
    assert answer.status_code == 404, answer.headers.get("location")
    assert answer.text == "Dit adres bestaat niet op deze server."


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("path", ["/modelgemeente/gezond/", "/xlwings/custom-scripts-call/schaal/"])
def test_nobody_is_sent_on_to_a_name_of_his_own_making(
    dienst: Dienst, path: str, method: str
) -> None:
    answer = dienst.client.request(method, path, headers={"Host": "127.1.2.3"}, json={})
    assert answer.status_code in (401, 404)
    assert "127.1.2.3" not in f"{answer.headers} {answer.text}"
