"""Counting: how many requests one caller may make in a minute, and for whom they count.

`limits` counts (besluit 0012). A caller is who signed on, or an address. An address is what the
line came from, or what a trusted proxy says; what a request says of itself counts for nothing.
"""

import ipaddress

from limits import RateLimitItem, RateLimitItemPerMinute
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import SlidingWindowCounterRateLimiter
from starlette.types import Scope

from modelgemeente_xl.server.grond.omgeving import Grens

FUNCTIES = "/xlwings/custom-functions-call"
ONBEKEND = "onbekend"
PER_ADRES = 20
"""Callers that one address may stand for: behind a proxy a whole town hall has one address."""


class Telling:
    """The counts of this process."""

    def __init__(self, grens: Grens) -> None:
        self._teller = SlidingWindowCounterRateLimiter(MemoryStorage())
        self._knoppen = RateLimitItemPerMinute(grens.knoppen)
        self._functies = RateLimitItemPerMinute(grens.functies)
        self._adres = RateLimitItemPerMinute(max(grens.knoppen, grens.functies) * PER_ADRES)

    async def address_may(self, adres: str) -> bool:
        """Count a request of an address, whatever it turns out to be."""
        return await self._hit(self._adres, "adres", adres)

    async def stranger_may(self, adres: str) -> bool:
        """Count a request without a good token: a new made-up one is no new caller."""
        return await self._hit(self._knoppen, "vreemde", adres)

    async def caller_may(self, path: str, wie: str) -> bool:
        """Count a request of a caller, apart for functions and for the rest."""
        soort = self._functies if path == FUNCTIES else self._knoppen
        return await self._hit(soort, "wie", wie)

    async def _hit(self, grens: RateLimitItem, soort: str, wie: str) -> bool:
        return await self._teller.hit(grens, soort, wie)


def address_of(scope: Scope) -> str:
    """Whom a request is counted for; of IPv6 the network, for a caller has all addresses in it.

    What a proxy forwards and is no address can be another each time, so all of it is one.
    """
    host = str((scope.get("client") or (ONBEKEND,))[0])
    try:
        adres = ipaddress.ip_address(host)
    except ValueError:
        return ONBEKEND
    if isinstance(adres, ipaddress.IPv4Address):
        return host
    if adres.ipv4_mapped:
        return str(adres.ipv4_mapped)
    return str(ipaddress.ip_network((int(adres), 64), strict=False))
