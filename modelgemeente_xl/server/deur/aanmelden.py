"""Who signed on: a token of Entra ID, held against what only a user of this organisation can have.

xlwings Server has such a check too. It remembers a token for an hour, past its end; takes one
without an end, and one that a program got for itself; fetches keys for every token when they
cannot be had, and then fails. Everything is checked here, on each request, and nothing is kept.
"""

import json
import os
import re
import time
from base64 import urlsafe_b64decode
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from joserfc import jwt
from joserfc.errors import JoseError
from starlette.exceptions import HTTPException

from modelgemeente_xl.server.deur import sleutels
from modelgemeente_xl.server.deur.sleutels import GeenSleutels, Sleutels
from modelgemeente_xl.server.grond.fouten import Afgewezen
from modelgemeente_xl.server.grond.logboek import log
from modelgemeente_xl.server.grond.omgeving import CLIENT, JWKS, TENANT

SCOPE = "access_as_user"
SPELING = 60
"""Seconds that our clock may be behind that of Microsoft."""
_FOUT = re.compile(r"Error ([0-9]{5})\b")
"""What xlwings' client sends in the place of a token when Office gives none."""
GEEN_SLEUTELS = (
    "Aanmelden lukt nu niet: de server kan de sleutels van Microsoft niet ophalen en kan daarom "
    "niet zien wie u bent. Er is niets gewijzigd. Probeer het over een minuut opnieuw; blijft het "
    "zo, meld het dan aan uw beheerder."
)


async def claims_of(authorization: str) -> dict[str, Any]:
    """What a right token says of its user; 401 for any other, 503 when that cannot be known."""
    tenant, client = os.environ[TENANT], os.environ[CLIENT]
    token = _token(authorization)
    kid, said = _peek(token)
    _check(said, tenant, client)  # before the keys: most of what is made up ends here
    try:
        key = await _sleutels().find(kid)
    except GeenSleutels as error:
        raise Afgewezen(503, GEEN_SLEUTELS, {"Retry-After": "30"}) from error
    if key is None:
        raise _refused("onbekende sleutel")
    try:
        claims = jwt.decode(token, key, algorithms=["RS256"]).claims
    except (JoseError, ValueError, RecursionError) as error:
        raise _refused("verkeerd ondertekend") from error
    _check(claims, tenant, client)
    return claims


@cache
def _sleutels() -> Sleutels:
    if path := os.environ.get(JWKS):
        return Sleutels(sleutels.from_file(Path(path)), sleutels.UIT_BESTAND)
    return Sleutels(sleutels.from_microsoft(os.environ[TENANT]), sleutels.VAN_MICROSOFT)


def _token(authorization: str) -> str:
    if found := _FOUT.match(authorization):
        raise _refused(f"Office gaf geen token: fout {found[1]}")
    parts = authorization.split()
    if len(parts) != 2 or parts[0].lower() != "bearer":
        raise _refused("geen token")
    return parts[1]


def _peek(token: str) -> tuple[str, dict[str, Any]]:
    """The name of the key, and what the token says of itself: nothing of it is proven yet."""
    try:
        header, payload, _ = (_decoded(part) for part in token.split("."))
        found, said = json.loads(header), json.loads(payload)
    except (ValueError, RecursionError) as error:
        raise _refused("onleesbaar") from error
    if not isinstance(found, dict) or not isinstance(said, dict):
        raise _refused("onleesbaar")
    kid = found.get("kid")
    if found.get("alg") != "RS256" or not isinstance(kid, str):
        raise _refused("verkeerd ondertekend")
    return kid, said


def _decoded(part: str) -> bytes:
    return urlsafe_b64decode(part.encode("ascii") + b"=" * (-len(part) % 4))


def _check(claims: Mapping[str, Any], tenant: str, client: str) -> None:
    if reason := reason_against(claims, tenant, client, time.time()):
        raise _refused(reason)


def reason_against(claims: Mapping[str, Any], tenant: str, client: str, now: float) -> str:
    """Why these claims are not those of a user who may come in now, for the logs; else nothing."""
    scopes = claims.get("scp")
    if claims.get("ver") != "2.0":
        return "token van een andere versie: requestedAccessTokenVersion moet 2 zijn"
    if claims.get("iss") != f"https://login.microsoftonline.com/{tenant}/v2.0":
        return "van een andere organisatie"
    if claims.get("aud") != client:
        return "voor een andere toepassing"
    if not (_number(claims.get("exp")) and claims["exp"] > now):  # NaN is no moment either
        return "verlopen"
    if "nbf" in claims and not (_number(claims["nbf"]) and claims["nbf"] <= now + SPELING):
        return "nog niet geldig: loopt de klok gelijk?"
    if claims.get("idtyp") == "app" or not isinstance(scopes, str):
        return "van een programma, niet van een gebruiker"
    if SCOPE not in scopes.split():
        return f"zonder scope {SCOPE}"
    if not claims.get("oid") or not isinstance(claims["oid"], str):
        return "zonder gebruiker"
    roles = claims.get("roles", [])
    if not isinstance(roles, list) or not all(isinstance(role, str) for role in roles):
        return "met rollen die geen lijst van teksten zijn"
    if not all(isinstance(claims.get(naam, ""), str) for naam in ("name", "preferred_username")):
        return "met een naam die geen tekst is"
    return ""


def _number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _refused(reason: str) -> HTTPException:
    log("aanmelden geweigerd", reden=reason)
    return HTTPException(401, reason)
