"""Who may: the check of Entra ID tokens, with keys of our own in the place of Microsoft's."""

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding
from joserfc import jwt
from joserfc.jwk import RSAKey

from modelgemeente_xl.server.grond.omgeving import CLIENT, JWKS, ROLLEN, TENANT
from tests.conftest import needs
from tests.server.dienst import Dienst, running

TENANT_ID = "99999999-2222-3333-4444-555555555555"
CLIENT_ID = "11111111-2222-3333-4444-555555555555"
ROL = "begroting.gebruiker"
SLEUTEL = RSAKey.generate_key(2048, {"kid": "een"})
ANDERE = RSAKey.generate_key(2048, {"kid": "een"})
PANEEL = [
    f"/modelgemeente/{knop}/{stap}"
    for knop in ("schaal", "vernieuw", "herbereken", "controleer", "terugdraaien")
    for stap in ("voorbeeld", "toepassen")
]
MET_WERKMAP = [
    *(
        f"/xlwings/custom-scripts-call/{k}"
        for k in ("schaal", "vernieuw", "herbereken", "terugdraaien")
    ),
    "/xlwings/custom-functions-call",
    *PANEEL,
]


@pytest.fixture(scope="module")
def dienst(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dienst]:
    folder = tmp_path_factory.mktemp("entra")
    keys = folder / "jwks.json"
    keys.write_text(json.dumps({"keys": [SLEUTEL.as_dict(private=False)]}), "utf-8")
    omgeving = {TENANT: TENANT_ID, CLIENT: CLIENT_ID, JWKS: str(keys), ROLLEN: json.dumps([ROL])}
    omgeving["MODELGEMEENTE_ADRES"] = "https://modelgemeente.voorbeeld.nl"
    stray = {"XLWINGS_AUTH_ENTRAID_MULTITENANT": "true"}  # would let every organisation in
    with running(folder, **omgeving, **stray) as dienst:
        yield dienst


def claims(**changes: Any) -> dict[str, Any]:
    now = int(time.time())
    usual = {
        "ver": "2.0",
        "iss": f"https://login.microsoftonline.com/{TENANT_ID}/v2.0",
        "aud": CLIENT_ID,
        "iat": now - 10,
        "nbf": now - 10,
        "exp": now + 3600,
        "oid": "gebruiker-1",
        "name": "Geheime Naam",
        "preferred_username": "geheim@gemeente.nl",
        "roles": [ROL],
        "scp": "access_as_user",
    }
    return {k: v for k, v in (usual | changes).items() if v is not None}


def token(key: Any = SLEUTEL, alg: str = "RS256", kid: str = "een", **changes: Any) -> str:
    return "Bearer " + jwt.encode({"alg": alg, "kid": kid}, claims(**changes), key)


def _part(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def by_hand(alg: str, secret: bytes) -> str:
    """A token that no library wants to make."""
    parts = ({"alg": alg, "typ": "JWT", "kid": "een"}, claims())
    text = ".".join(_part(json.dumps(part).encode()) for part in parts)
    signature = hmac.new(secret, text.encode(), hashlib.sha256).digest() if secret else b""
    return f"Bearer {text}.{_part(signature)}"


def signed(**changes: Any) -> str:
    """A token of which the signature is right and a claim has a shape that no library makes."""
    text = ".".join(
        _part(json.dumps(part).encode())
        for part in ({"alg": "RS256", "typ": "JWT", "kid": "een"}, claims(**changes))
    )
    key = SLEUTEL.private_key
    assert key
    return f"Bearer {text}.{_part(key.sign(text.encode(), padding.PKCS1v15(), hashes.SHA256()))}"


WEIGERINGEN = {
    "geen": "",
    "leeg": "Bearer",
    "onzin": "Bearer onzin",
    "een ander schema": "Basic YTpi",
    "een fout van Office": "Error 13001: The user is not signed in",
    "verlopen": token(exp=int(time.time()) - 5),
    "zonder einde": token(exp=None),
    "nog niet geldig": token(nbf=int(time.time()) + 3600),
    "van een ander ondertekend": token(ANDERE),
    "niet ondertekend": by_hand("none", b""),
    "met de open sleutel als geheim": by_hand("HS256", SLEUTEL.as_pem(private=False)),
    "voor een andere toepassing": token(aud="22222222-2222-3333-4444-555555555555"),
    "van een andere organisatie": token(iss="https://login.microsoftonline.com/ander/v2.0"),
    "van een andere versie": token(ver="3.0"),
    "van de eerste versie": token(
        ver="1.0", iss=f"https://sts.windows.net/{TENANT_ID}/", aud=f"api://{CLIENT_ID}"
    ),
    "van een programma": token(idtyp="app", scp=None),
    "van een programma dat zich gebruiker noemt": token(idtyp="app"),
    "zonder scope": token(scp=None),
    "met een andere scope": token(scp="openid access_as_user_elders"),
    "zonder gebruiker": token(oid=None),
    "met een onbekende sleutel": token(kid="elders"),
    "in vier delen": f"{token()}.x",
    "met een einde dat geen moment is": signed(exp=float("nan")),
    "met rollen in rollen": signed(roles=[[ROL]]),
    "met een rol als tekst": signed(roles=ROL),
    "met lege rollen": signed(roles=[None, ROL]),
    "met een getal als naam": signed(name=5),
    "met een getal als adres": signed(preferred_username=6),
}
REDENEN = {
    "geen": "geen token",
    "een fout van Office": "Office gaf geen token: fout 13001",
    "van de eerste versie": "requestedAccessTokenVersion",
    "van een programma": "van een programma",
    "verlopen": "verlopen",
    "met een andere scope": "zonder scope access_as_user",
    "met een onbekende sleutel": "onbekende sleutel",
    "van een ander ondertekend": "verkeerd ondertekend",
}


def body(dienst: Dienst, path: str, payload: dict[str, Any]) -> dict[str, Any]:
    if path in PANEEL:
        return {"boek": payload, "keuze": {}, "bestand": "", "vingerafdruk": "een oude"}
    if not path.endswith("functions-call"):
        return payload
    functions = dienst.client.get("/xlwings/custom-functions-meta.json").json()["functions"]
    needs(bool(functions), "een functie voor in een cel")
    return {
        "func_name": "inwoners",
        "args": [[["Purmerend"]]],
        "client": "Office.js",
        "runtime": "1.4",
        "version": payload["version"],
    }


@pytest.mark.parametrize("path", MET_WERKMAP)
@pytest.mark.parametrize("geval", WEIGERINGEN)
def test_without_a_right_token_nobody_gets_in(
    dienst: Dienst, payload: dict[str, Any], path: str, geval: str
) -> None:
    headers = {"Authorization": WEIGERINGEN[geval]} if WEIGERINGEN[geval] else {}
    answer = dienst.client.post(path, json=body(dienst, path, payload), headers=headers)
    assert answer.status_code == 401, answer.text
    told = answer.json()["html"] if path in PANEEL else answer.text
    assert told.removeprefix("<p>").startswith("U bent niet aangemeld")


@pytest.mark.parametrize("path", MET_WERKMAP)
def test_with_a_right_token_one_gets_in(dienst: Dienst, payload: dict[str, Any], path: str) -> None:
    answer = dienst.client.post(
        path, json=body(dienst, path, payload), headers={"Authorization": token()}
    )
    # What is applied must have been previewed, and an empty file cannot be checked.
    expected = (
        {"toepassen": 409} if "controleer" not in path else {"voorbeeld": 422, "toepassen": 422}
    )
    assert answer.status_code == expected.get(path.rpartition("/")[2], 200), answer.text


def test_the_list_of_gemeenten_asks_for_a_token(dienst: Dienst) -> None:
    assert dienst.client.get("/modelgemeente/gemeenten").status_code == 401
    found = dienst.client.get("/modelgemeente/gemeenten", headers={"Authorization": token()})
    assert len(found.json()) == 342
    asked = "/modelgemeente/gemeente?naam=Uden"
    assert dienst.client.get(asked).status_code == 401
    found = dienst.client.get(asked, headers={"Authorization": token()})
    assert found.json()["zin"].startswith("Uden is sinds 2022 Maashorst")


@pytest.mark.parametrize("geval", REDENEN)
def test_an_administrator_reads_why_a_token_was_refused(dienst: Dienst, geval: str) -> None:
    before = len(dienst.logs())
    headers = {"Authorization": WEIGERINGEN[geval]} if WEIGERINGEN[geval] else {}
    assert dienst.client.post(MET_WERKMAP[1], json={}, headers=headers).status_code == 401
    assert REDENEN[geval] in dienst.logs()[before:]


def test_who_lacks_the_role_is_told_so(dienst: Dienst, payload: dict[str, Any]) -> None:
    headers = {"Authorization": token(roles=["iets.anders"])}
    answer = dienst.client.post(MET_WERKMAP[1], json=payload, headers=headers)
    assert answer.status_code == 403
    assert answer.text.startswith("U bent aangemeld, maar hebt geen toegang")
    assert "Geheime" not in answer.text


def test_a_token_that_was_good_ends_when_it_says(dienst: Dienst, payload: dict[str, Any]) -> None:
    headers = {"Authorization": token(exp=int(time.time()) + 3)}
    assert dienst.client.post(MET_WERKMAP[1], json=payload, headers=headers).status_code == 200
    time.sleep(3.5)
    assert dienst.client.post(MET_WERKMAP[1], json=payload, headers=headers).status_code == 401


@pytest.mark.parametrize("path", MET_WERKMAP)
@pytest.mark.parametrize("wrong", [b"{", b"{}", b'{"func_name": "weg"}'])
def test_nothing_of_a_request_is_looked_at_before_who_asks(
    dienst: Dienst, path: str, wrong: bytes
) -> None:
    """A wrong shape, a name that is not there and a size too large say nothing to a stranger."""
    for headers in ({}, {"Content-Type": "text/plain"}, {"Authorization": WEIGERINGEN["onzin"]}):
        answer = dienst.client.post(path, content=wrong, headers=headers)
        assert answer.status_code == 401, answer.text


def test_what_is_too_large_says_nothing_to_a_stranger(dienst: Dienst) -> None:
    for length in (9_000_000, 50_000_000):
        answer = dienst.client.post(MET_WERKMAP[1], content=b" " * length)
        assert answer.status_code == 401, answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/taskpane.html",
        "/manifest.xml",
        "/modelgemeente/gezond",
        "/xlwings/custom-functions-meta.json",
    ],
)
def test_what_holds_no_workbook_is_open(dienst: Dienst, path: str) -> None:
    assert dienst.client.get(path).status_code == 200


def test_tokens_and_names_stay_out_of_the_logs(dienst: Dienst, payload: dict[str, Any]) -> None:
    right = token()
    dienst.client.post(MET_WERKMAP[1], json=payload, headers={"Authorization": right})
    logs = dienst.logs()
    assert right.split()[1][:40] not in logs
    assert "Geheime" not in logs
    assert "geheim@" not in logs


def test_who_signed_on_stands_in_the_workbook(dienst: Dienst, payload: dict[str, Any]) -> None:
    headers = {"Authorization": token()}
    asked = {"boek": payload, "keuze": {"gemeenten": ["Venlo"]}}
    shown = dienst.client.post("/modelgemeente/schaal/voorbeeld", json=asked, headers=headers)
    asked |= {"vingerafdruk": shown.json()["vingerafdruk"]}
    done = dienst.client.post("/modelgemeente/schaal/toepassen", json=asked, headers=headers)
    assert '"Geheime Naam"' in json.dumps(done.json()["acties"])


def test_pages_and_manifest_ask_for_sign_on(dienst: Dienst, tmp_path: Path) -> None:
    assert '"authProviders": ["entraid"]' in dienst.client.get("/taskpane.html").text
    assert f"<Id>{CLIENT_ID}</Id>" in dienst.client.get("/manifest.xml").text
