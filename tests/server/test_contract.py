"""The HTTP interface, with what xlwings' own client would send of the real master."""

import asyncio
import json
from collections.abc import Iterator
from copy import deepcopy
from html import escape
from typing import Any

import httpx
import pytest
import xlwings
from fastapi import FastAPI
from httpx import Client

from modelgemeente_xl.grond.bevinding import Bevinding
from modelgemeente_xl.model.zoeken.zoeken import GemeenteNietGevonden
from modelgemeente_xl.plan.toepassen import PlanPastNiet
from modelgemeente_xl.server.grond import fouten
from modelgemeente_xl.server.grond.fouten import VORM
from modelgemeente_xl.werkmap.inhoud import nummer
from modelgemeente_xl.werkmap.lezen.stand import WerkmapOnbekend

STRAKS = nummer.INDELING + 1
SCRIPT = "/xlwings/custom-scripts-call/"
VERNIEUW = SCRIPT + "vernieuw"
FUNCTIE = "/xlwings/custom-functions-call"
ENGELS = ("error occurred", "Traceback", "Not Found", "Method Not Allowed", "detail")


def actions(answer: Any) -> list[dict[str, Any]]:
    assert answer.status_code == 200, answer.text
    return list(answer.json()["actions"])


def changed(
    payload: dict[str, Any], sheet: str, row: int, column: int, value: object
) -> dict[str, Any]:
    copy = deepcopy(payload)
    found = next(s for s in copy["sheets"] if s["name"] == sheet)
    found["values"][row - 1][column - 1] = value
    return copy


@pytest.mark.parametrize("knop", ["schaal", "vernieuw", "herbereken", "terugdraaien"])
def test_a_button_on_the_master_changes_nothing_and_says_so(
    client: Client, payload: dict[str, Any], knop: str
) -> None:
    (alert,) = actions(client.post(SCRIPT + knop, json=payload))
    assert alert["func"] == "alert"
    assert alert["args"][0].startswith(f"{knop}")
    assert "geen wijzigingen" in alert["args"][0]


@pytest.mark.parametrize("knop", ["schaal", "vernieuw", "herbereken", "terugdraaien"])
def test_a_workbook_of_a_newer_layout_is_refused(
    client: Client, payload: dict[str, Any], knop: str
) -> None:
    answer = client.post(SCRIPT + knop, json=changed(payload, "Catalogus", 4, 9, STRAKS))
    assert answer.status_code == 422
    assert answer.text == (
        f"Catalogus!I4: indeling {STRAKS}, en dit programma kent indeling {STRAKS - 1}: deze werkmap is van een "
        "nieuwere versie; werk het programma bij"
    )


def test_a_payload_of_the_whole_master_stays_under_one_megabyte(payload: dict[str, Any]) -> None:
    assert len(json.dumps(payload).encode()) < 1_000_000


def test_vernieuw_brings_the_newest_inhabitants_and_logs_it(
    client: Client, payload: dict[str, Any]
) -> None:
    values = next(s["values"] for s in payload["sheets"] if s["name"] == "Gemeenten")
    row = next(i for i, line in enumerate(values, 1) if "Purmerend" in line)
    true = values[row - 1][values[row - 1].index("Purmerend") + 1 :]
    column, number = next(
        (i, v) for i, v in enumerate(values[row - 1], 1) if v in true and isinstance(v, int | float)
    )
    found = actions(client.post(VERNIEUW, json=changed(payload, "Gemeenten", row, column, 1)))
    written = [cell for action in found for line in action["values"] or [] for cell in line]
    assert number in written
    assert "Inwoners" in written
    assert "1 wijziging" in found[-1]["args"][0]


def test_only_the_sheets_of_ours_are_asked_for(client: Client) -> None:
    from modelgemeente_xl.werkmap.indeling.declaratie import BLADEN

    meta = client.get("/xlwings/custom-scripts-meta.json").json()
    scripts = {one["function_name"]: one for one in meta}
    assert set(scripts) == {"schaal", "vernieuw", "herbereken", "terugdraaien"}
    for one in scripts.values():
        asked = one["include"]
        names = asked.split(",") if isinstance(asked, str) else asked
        assert names == [blad.naam for blad in BLADEN]


def test_health_can_be_asked_for_without_its_text(client: Client) -> None:
    found = client.head("/modelgemeente/gezond")
    assert (found.status_code, found.content) == (200, b"")


def test_health_tells_version_and_edition(client: Client) -> None:
    found = client.get("/modelgemeente/gezond").json()
    assert found["status"] == "goed"
    assert found["versie"].count(".") == 2
    assert "Modelgemeente 2023" in found["editie"]


WRONG: list[tuple[bytes, int, str]] = [
    (b'{"client": ', 400, "geen geldige JSON"),
    (b"", 400, "geen geldige JSON"),
    (b"\xff\xfe", 400, "geen geldige JSON"),
    (b"[" * 100_000, 400, "geen geldige JSON"),
    (b"{}", 422, "boek.sheets"),
    (b"[]", 422, "in plaats van een werkmap"),
    (b"null", 422, "in plaats van een werkmap"),
    (b'"tekst"', 422, "in plaats van een werkmap"),
]


@pytest.mark.parametrize(("body", "status", "text"), WRONG)
def test_what_is_no_workbook_is_refused_in_dutch(
    client: Client, body: bytes, status: int, text: str
) -> None:
    answer = client.post(VERNIEUW, content=body)
    assert (answer.status_code, text in answer.text) == (status, True), answer.text
    assert not any(word in answer.text for word in ENGELS)


SPOILED: list[tuple[list[str | int], object]] = [
    (["book"], None),
    (["book", "name"], 5),
    (["version"], 3),
    (["client"], None),
    (["names"], {}),
    (["names", 0], []),
    (["names", 0, "sheet_index"], 99),
    (["names", 0, "address"], 12),
    (["sheets"], []),
    (["sheets", 0], None),
    (["sheets", 0, "values"], [1]),
    (["sheets", 0, "tables"], None),
    (["sheets", 0, "tables"], [{}]),
    (["names", 0, "address"], "A1:XFD1048576"),
]


@pytest.mark.parametrize(("path", "value"), SPOILED)
def test_a_spoiled_part_is_named(
    client: Client, payload: dict[str, Any], path: list[str | int], value: object
) -> None:
    body = {
        **payload,
        "names": deepcopy(payload["names"]),
        "sheets": deepcopy(payload["sheets"]),
        "book": dict(payload["book"]),
    }
    target: Any = body
    for step in path[:-1]:
        target = target[step]
    target[path[-1]] = value
    answer = client.post(VERNIEUW, json=body)
    assert answer.status_code == 422, answer.text
    assert answer.text.startswith(VORM)
    assert f"boek.{path[0]}" in answer.text or "meer dan 2000000 cellen" in answer.text


def test_a_workbook_without_our_tables_hears_which_are_missing(
    client: Client, payload: dict[str, Any]
) -> None:
    bare = {**payload, "names": [], "sheets": [{**s, "tables": []} for s in payload["sheets"]]}
    answer = client.post(VERNIEUW, json=bare)
    assert answer.status_code == 422
    assert "tabel tblOntwikkelingen is er niet" in answer.text
    assert "de naam Gemeente is er niet" in answer.text


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (
            WerkmapOnbekend(
                (Bevinding("Start!B3", "leeg", "vul in"), Bevinding("Basis!C4", "tekst"))
            ),
            422,
        ),
        (GemeenteNietGevonden("gemeente 'Atlantis' is onbekend"), 422),
        (PlanPastNiet((Bevinding("Start!B3", "intussen gewijzigd"),)), 409),
        (xlwings.XlwingsError("dat kan hier niet"), 400),
    ],
)
@pytest.mark.parametrize("path", ["/xlwings/x", "/modelgemeente/x"])
def test_a_refusal_of_a_button_keeps_every_sentence(
    error: Exception, status: int, path: str
) -> None:
    app = FastAPI()
    fouten.install(app)

    @app.get(path)
    async def refuse() -> None:
        raise error

    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://x") as one:
            return await one.get(path)

    answer = asyncio.run(ask())
    assert answer.status_code == status
    for line in str(error).splitlines():
        assert (escape(line) if path.startswith("/m") else line) in (
            answer.json()["html"] if path.startswith("/m") else answer.text
        )


@pytest.mark.parametrize("name", ["load_catalogus", "datetime", "__doc__", "bestaat_niet", "_wie"])
def test_only_buttons_can_be_called(client: Client, payload: dict[str, Any], name: str) -> None:
    answer = client.post(SCRIPT + name, json=payload)
    assert (answer.status_code, answer.text) == (404, "Deze knop bestaat niet op de server.")


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"{", 400),
        (b"[]", 422),
        (b"{}", 422),
        (b'{"func_name": 1, "args": [], "client": "Office.js", "version": "1"}', 422),
        (b'{"func_name": "x", "args": {}, "client": "Office.js", "version": "1"}', 422),
        (
            b'{"func_name": "__doc__", "args": [], "client": "Office.js", "version": "1", "runtime": "1.4"}',
            404,
        ),
    ],
)
def test_a_misshapen_call_of_a_function_is_refused_in_dutch(
    client: Client, body: bytes, status: int
) -> None:
    answer = client.post(FUNCTIE, content=body)
    assert answer.status_code == status
    assert "server" in answer.text or "JSON" in answer.text
    assert not any(word in answer.text for word in ENGELS)


CALL = {"func_name": "inwoners", "client": "Office.js", "runtime": "1.4"}


def test_a_range_in_the_place_of_a_cell_is_refused_before_it_is_converted(
    client: Client, payload: dict[str, Any]
) -> None:
    """Forty thousand cells took seconds of the process that answers everyone."""
    call = CALL | {"args": [[["Almere"] * 100] * 400], "version": payload["version"]}
    answer = client.post(FUNCTIE, json=call)
    assert (answer.status_code, "gemeente: hier staat een bereik" in answer.text) == (422, True)


def test_another_client_from_before_an_update_is_told_so_in_dutch(client: Client) -> None:
    old = CALL | {"args": ["Almere"], "version": "0.1.0"}
    assert client.post(FUNCTIE, json=old).status_code == 200  # xlwings lets its own client do so
    answer = client.post(FUNCTIE, json=old | {"client": "xlwings"})
    assert answer.status_code == 400
    assert "andere versie" in answer.text
    assert not any(word in answer.text for word in ENGELS)


@pytest.mark.parametrize("more", [[1], [None] * 50, {"a": 1}, "tekst"])
def test_a_button_takes_nothing_but_the_workbook(
    client: Client, payload: dict[str, Any], more: object
) -> None:
    answer = client.post(VERNIEUW, json=payload | {"args": more})
    assert (answer.status_code, "alleen de werkmap" in answer.text) == (400, True)


def test_fifty_megabytes_are_refused_by_their_length(client: Client) -> None:
    answer = client.post(VERNIEUW, content=b" " * 50_000_000)
    assert answer.status_code == 413
    assert "ten hoogste 8 MB" in answer.text


def test_pieces_that_fit_are_put_together(client: Client, payload: dict[str, Any]) -> None:
    body = json.dumps(payload).encode()

    def pieces() -> Iterator[bytes]:
        for start in range(0, len(body), 50_000):
            yield body[start : start + 50_000]

    assert client.post(VERNIEUW, content=pieces()).status_code == 200


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/bestaat/niet", 404),
        ("GET", VERNIEUW, 405),
        ("GET", "/docs", 404),
        ("GET", "/openapi.json", 404),
    ],
)
def test_other_addresses_are_answered_in_dutch(
    client: Client, method: str, path: str, status: int
) -> None:
    answer = client.request(method, path)
    assert answer.status_code == status
    assert not any(word in answer.text for word in ENGELS)


def test_the_pane_gets_its_errors_as_html(client: Client) -> None:
    answer = client.get("/modelgemeente/bestaat/niet/hier")
    assert answer.status_code == 404
    assert answer.json() == {"html": "<p>Dit adres bestaat niet op deze server.</p>", "fout": True}
