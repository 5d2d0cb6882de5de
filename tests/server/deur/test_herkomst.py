"""By which name, from which page and through which proxy: what is served, and what is not."""

import asyncio
from typing import Any

import pytest
from httpx import Client

from modelgemeente_xl.server.deur.herkomst import Herkomst, names_this_machine
from modelgemeente_xl.server.grond.omgeving import Toegangsweg
from tests.server.aanvallen.paden import scope_of

VERNIEUW = "/xlwings/custom-scripts-call/vernieuw"
PANEEL = "/modelgemeente/schaal/voorbeeld"
FUNCTIES = "/xlwings/custom-functions-call"
META = "/xlwings/custom-functions-meta.json"
EXCEL = "https://nl1-excel.officeapps.live.com"
ADRES = "https://modelgemeente.voorbeeld.nl"
ZONDER = Toegangsweg(aanmelden=False)
MET = Toegangsweg(aanmelden=True)
BEKEND = Toegangsweg(aanmelden=True, adres=ADRES, proxies="10.0.0.9, 10.1.0.0/16")


def ask(
    bereik: Toegangsweg,
    method: str = "GET",
    path: str = META,
    client: str = "127.0.0.1",
    **headers: str,
) -> tuple[int, dict[str, str], dict[str, Any]]:
    """Status and headers of the answer, and what the app inside was told of the request."""
    seen: dict[str, Any] = {}
    sent: list[Any] = []

    async def inside(scope: Any, receive: Any, send: Any) -> None:
        seen.update(scope)
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        return {"type": "http.request", "body": b"", "more_body": False}

    given = {"host": "127.0.0.1:8000", **{k.replace("_", "-"): v for k, v in headers.items()}}
    scope = scope_of(path, method) | {
        "headers": [(k.encode(), v.encode()) for k, v in given.items() if v or k == "origin"],
        "client": (client, 1),
    }
    asyncio.run(Herkomst(inside, bereik)(scope, receive, send))  # type: ignore[arg-type]
    return sent[0]["status"], {k.decode(): v.decode() for k, v in sent[0]["headers"]}, seen


@pytest.mark.parametrize(
    "host",
    ["localhost", "LOCALHOST:8443", "127.0.0.1:8000", "127.8.9.1", "[::1]", "[::1]:8000"],
)
def test_names_of_this_machine_are_known(host: str) -> None:
    assert names_this_machine(host)
    assert ask(ZONDER, host=host)[0] == 200


@pytest.mark.parametrize(
    "host",
    [
        *("kwaad.nl", "127.0.0.1.nip.io:8000", "localhost.kwaad.nl", "localhost.", "", "10.0.0.5"),
        *(
            "127.0.0.1@kwaad.nl",
            "127.0.0.1:80:80",
            "[::1]kwaad.nl",
            "0.0.0.0",
            "[::]",
            "2130706433",
        ),
        *("127.1", "localhost:x", "kwaad.nl:127.0.0.1", "[::ffff:10.0.0.5]", "localhost,kwaad.nl"),
    ],
)
def test_another_name_gets_nothing_while_nobody_signs_on(host: str) -> None:
    for method, path in (("GET", META), ("GET", "/static/js/main.js"), ("POST", PANEEL)):
        status, _, seen = ask(ZONDER, method, path, host=host)
        assert (status, seen) == (421, {})


@pytest.mark.parametrize("host", ["modelgemeente.voorbeeld.nl", "kwaad.nl", "10.0.0.5:8443", ""])
def test_with_sign_on_any_name_is_served_until_the_address_is_told(host: str) -> None:
    assert ask(MET, host=host)[0] == 200
    assert ask(BEKEND, host=host)[0] == (200 if host in ADRES and host else 421)
    assert ask(BEKEND, path="/modelgemeente/gezond", host=host)[0] == 200
    assert ask(BEKEND, host="127.0.0.1:8443")[0] == 200


@pytest.mark.parametrize("bereik", [ZONDER, MET, BEKEND])
@pytest.mark.parametrize("path", [VERNIEUW, PANEEL, FUNCTIES])
@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://kwaad.nl"},
        {"origin": "null"},
        {"origin": ""},
        {"origin": "http://localhost:3000"},
        {"origin": "https://127.0.0.1:8000"},
        {"origin": "http://127.0.0.1:8000.kwaad.nl"},
        {"origin": "http://127.0.0.1:8000, https://kwaad.nl"},
        {"origin": "https://gemeente.sharepoint.com"},
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
        {"origin": "http://127.0.0.1:8000", "sec_fetch_site": "cross-site"},
    ],
)
def test_a_page_of_another_site_presses_nothing(
    bereik: Toegangsweg, path: str, headers: dict[str, str]
) -> None:
    for soort in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data"):
        status, told, seen = ask(bereik, "POST", path, content_type=soort, **headers)
        assert (status, seen) == (403, {})
        assert "access-control-allow-origin" not in told


@pytest.mark.parametrize("bereik", [ZONDER, MET, BEKEND])
def test_our_own_page_presses_and_so_does_a_client_that_is_no_browser(bereik: Toegangsweg) -> None:
    own = {"origin": "http://127.0.0.1:8000", "sec_fetch_site": "same-origin"}
    assert ask(bereik, "POST", PANEEL, **own)[0] == 200
    assert ask(bereik, "POST", PANEEL)[0] == 200
    assert ask(bereik, "POST", PANEEL, sec_fetch_site="none")[0] == 200


def test_the_address_that_was_told_is_our_own_whatever_a_proxy_makes_of_the_host() -> None:
    assert ask(BEKEND, "POST", PANEEL, origin=ADRES)[0] == 200
    assert ask(MET, "POST", PANEEL, origin=ADRES)[0] == 403
    assert ask(MET, "POST", PANEEL, origin=ADRES, host="modelgemeente.voorbeeld.nl:443")[0] == 403
    forwarded = {"x_forwarded_proto": "https", "host": "modelgemeente.voorbeeld.nl:443"}
    proxied = Toegangsweg(aanmelden=True, proxies="127.0.0.1")
    assert ask(proxied, "POST", PANEEL, origin=ADRES, **forwarded)[0] == 200


@pytest.mark.parametrize("bereik", [ZONDER, MET])
@pytest.mark.parametrize(
    "origin", ["https://kwaad.sharepoint.com", "https://sharepoint.com", "https://kwaad.nl", "null"]
)
def test_no_other_page_reads_an_answer_or_hears_yes_beforehand(
    bereik: Toegangsweg, origin: str
) -> None:
    asked = {
        "access_control_request_method": "GET",
        "access_control_request_private_network": "true",
    }
    for method, extra in (("GET", {}), ("OPTIONS", asked)):
        status, told, seen = ask(bereik, method, origin=origin, **extra)
        # With sign-on it is no secret, and a program such as Excel itself may name any page.
        served = bereik.aanmelden and method == "GET"
        assert (status, bool(seen)) == ((200, True) if served else (403, False))
        assert not [name for name in told if name.startswith("access-control-")]


@pytest.mark.parametrize("bereik", [ZONDER, MET])
def test_excel_on_the_web_may_reach_into_a_private_network(bereik: Toegangsweg) -> None:
    asked = {
        "access_control_request_method": "GET",
        "access_control_request_private_network": "true",
    }
    status, told, _ = ask(bereik, "OPTIONS", origin=EXCEL, **asked)
    assert status == 200
    assert told["access-control-allow-origin"] == EXCEL
    assert told["access-control-allow-private-network"] == "true"
    assert "access-control-allow-credentials" not in told
    status, told, _ = ask(bereik, origin=EXCEL)
    assert (status, told["access-control-allow-origin"]) == (200, EXCEL)
    asked["access_control_request_method"] = "POST"
    press = ask(bereik, "OPTIONS", VERNIEUW, origin=EXCEL, **asked)[0]
    assert press == (200 if bereik.aanmelden else 400)


def test_a_page_of_excel_presses_only_with_a_token_to_show() -> None:
    assert ask(MET, "POST", FUNCTIES, origin=EXCEL, sec_fetch_site="cross-site")[0] == 200
    assert ask(ZONDER, "POST", FUNCTIES, origin=EXCEL, sec_fetch_site="cross-site")[0] == 403


@pytest.mark.parametrize("bereik", [ZONDER, MET, BEKEND])
@pytest.mark.parametrize(
    "naam",
    ["x_forwarded_for", "x_forwarded_proto", "x_forwarded_host", "x_forwarded_x", "forwarded"],
)
def test_what_says_to_be_forwarded_is_refused_from_who_is_no_proxy(
    bereik: Toegangsweg, naam: str
) -> None:
    status, _, seen = ask(bereik, "POST", PANEEL, **{naam: "10.9.9.9"})
    assert (status, seen) == (400, {})


@pytest.mark.parametrize("proxy", ["10.0.0.9", "10.1.2.3"])
def test_a_proxy_that_was_named_says_who_asked(proxy: str) -> None:
    forwarded = {"x_forwarded_for": "6.6.6.6, 10.20.30.40, 10.1.9.9", "x_forwarded_proto": "https"}
    host = "modelgemeente.voorbeeld.nl"
    status, _, seen = ask(BEKEND, client=proxy, host=host, **forwarded)
    assert status == 200
    assert (seen["client"][0], seen["scheme"]) == ("10.20.30.40", "https")
    assert ask(BEKEND, client="10.0.0.10", host=host, **forwarded)[0] == 400
    assert ask(Toegangsweg(aanmelden=False, proxies=proxy), client=proxy, **forwarded)[0] == 400


@pytest.mark.parametrize("proxy", ["::ffff:10.0.0.9", "::ffff:10.1.2.3"])
def test_a_proxy_is_known_too_where_the_server_listens_on_both_kinds_of_address(proxy: str) -> None:
    forwarded = {"x_forwarded_for": "6.6.6.6, 10.20.30.40, ::ffff:10.1.9.9"}
    host = "modelgemeente.voorbeeld.nl"
    status, _, seen = ask(BEKEND, client=proxy, host=host, **forwarded)
    assert (status, seen["client"][0]) == (200, "10.20.30.40")
    for stranger in ("::ffff:10.0.0.10", "::ffff:10.2.0.1", "::10.0.0.9"):
        assert ask(BEKEND, client=stranger, host=host, **forwarded)[0] == 400


def test_a_running_server_believes_no_forwarded_address_of_this_machine(client: Client) -> None:
    for naam in ("X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "Forwarded"):
        answer = client.get("/modelgemeente/gezond", headers={naam: "10.0.0.1"})
        assert answer.status_code == 400
        assert "FORWARDED_ALLOW_IPS" in answer.text


def test_a_running_server_refuses_another_name_and_another_site(client: Client) -> None:
    assert client.get("/", headers={"Host": "kwaad.nl"}).status_code == 421
    forged = {"Origin": "https://kwaad.nl", "Content-Type": "text/plain"}
    answer = client.post(PANEEL, content=b"{}", headers=forged)
    assert answer.status_code == 403
    assert "andere site" in answer.json()["html"]
    assert client.post(PANEEL, json={}, headers={"Origin": str(client.base_url)}).status_code == 422


@pytest.mark.parametrize(("origin", "method"), [("", "GET"), (EXCEL, "POST")])
def test_what_a_browser_asks_beforehand_and_may_not_is_refused_in_dutch(
    client: Client, origin: str, method: str
) -> None:
    asked = {
        "Origin": origin or str(client.base_url).rstrip("/"),
        "Access-Control-Request-Method": method,
    }
    answer = client.request("OPTIONS", PANEEL, headers=asked)
    assert answer.status_code == 400
    assert answer.text.startswith("Wat een browser hier vooraf vraagt, mag een bladzijde")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
