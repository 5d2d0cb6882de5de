"""The keys with which Entra ID signs: fetched when needed, kept, and asked for only so often.

A token names its key, and anyone can make up a name. So an unknown name is a reason to fetch again,
but not more often than the pause allows, and whoever comes meanwhile waits for that one request.
"""

import asyncio
import json
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
from joserfc.errors import JoseError
from joserfc.jwk import RSAKey

from modelgemeente_xl.server.grond.logboek import log

MICROSOFT = "https://login.microsoftonline.com/"
TIJD = 10.0
Halen = Callable[[], Awaitable[Any]]
FOUTEN = (OSError, ValueError, RecursionError, httpx.HTTPError, httpx.InvalidURL)
"""What getting keys may end in: no line, no file, no time, no JSON, or JSON without a bottom."""


class GeenSleutels(Exception):
    """There are no keys to check a token with."""


@dataclass(frozen=True, slots=True)
class Pauze:
    """Seconds: how long keys are fresh and how long they last, and the least between two tries."""

    vers: float
    houdbaar: float
    gelukt: float
    mislukt: float


VAN_MICROSOFT = Pauze(24 * 3600, 7 * 24 * 3600, 300, 30)
UIT_BESTAND = Pauze(60, 7 * 24 * 3600, 5, 5)


class Sleutels:
    """Keys by their name."""

    def __init__(
        self, halen: Halen, pauze: Pauze, nu: Callable[[], float] = time.monotonic
    ) -> None:
        self._halen = halen
        self._pauze = pauze
        self._nu = nu
        self._keys: dict[str, RSAKey] = {}
        self._gehaald = self._weer = float("-inf")
        self._bezig = asyncio.Lock()

    async def find(self, kid: str) -> RSAKey | None:
        """The key of that name, None if there is none, `GeenSleutels` if that cannot be known."""
        if not self._fresh(kid) and not (kid in self._keys and self._bezig.locked()):
            async with self._bezig:
                if not self._fresh(kid):
                    await self._renew()
        if self._nu() - self._gehaald > self._pauze.houdbaar:
            raise GeenSleutels
        return self._keys.get(kid)

    def _fresh(self, kid: str) -> bool:
        return kid in self._keys and self._nu() - self._gehaald <= self._pauze.vers

    async def _renew(self) -> None:
        if self._nu() < self._weer:
            return
        try:
            self._keys = _keys_of(await self._halen())
        except (GeenSleutels, *FOUTEN) as error:
            self._weer = self._nu() + self._pauze.mislukt
            log("sleutels niet opgehaald", soort=type(error).__name__)
        else:
            self._gehaald = self._nu()
            self._weer = self._gehaald + self._pauze.gelukt


def _keys_of(content: Any) -> dict[str, RSAKey]:
    found = {}
    for one in content.get("keys", []) if isinstance(content, Mapping) else []:
        try:
            if one["kty"] == "RSA" and one.get("use", "sig") == "sig":
                found[str(one["kid"])] = RSAKey.import_key(one)
        except (JoseError, ValueError, KeyError, TypeError, AttributeError):
            continue  # one that is no use to us says nothing of the others
    if not found:
        raise GeenSleutels
    return found


def from_microsoft(tenant: str) -> Halen:
    """Fetch the keys of an organisation, at the address that its own document gives."""

    async def fetch() -> Any:
        async with asyncio.timeout(TIJD), httpx.AsyncClient(timeout=TIJD / 2) as client:
            where = f"{MICROSOFT}{tenant}/v2.0/.well-known/openid-configuration"
            document = (await client.get(where)).raise_for_status().json()
            keys = str(document.get("jwks_uri") if isinstance(document, dict) else "")
            if not keys.startswith(MICROSOFT):
                raise GeenSleutels
            return (await client.get(keys)).raise_for_status().json()

    return fetch


def from_file(path: Path) -> Halen:
    """Read the keys that an administrator put there."""

    async def read() -> Any:
        async with asyncio.timeout(TIJD):  # it may stand on a disk that does not answer
            return json.loads(await asyncio.to_thread(path.read_bytes))

    return read
