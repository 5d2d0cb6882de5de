"""Where a request comes from: by which name, from which page, and through which proxy.

Without sign-on nothing but the address protects the server, and a web page can reach this machine
too: by a name that it lets resolve to 127.0.0.1, or by a form that it posts here. So only names of
this machine are served then, and only to our own pages and those of Excel. With sign-on a token
protects, which no page has by itself; what is refused then costs an attacker nothing but clarity.
"""

import ipaddress
from collections.abc import Iterator
from typing import NamedTuple

from starlette.datastructures import Headers
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from modelgemeente_xl.server.deur.kopregels import LEZERS_PATROON
from modelgemeente_xl.server.grond.adres import origin_of
from modelgemeente_xl.server.grond.fouten import answer
from modelgemeente_xl.server.grond.laag import Weblaag
from modelgemeente_xl.server.grond.omgeving import PROXY, Toegangsweg, is_loopback

GEZOND = "/modelgemeente/gezond"
LEEST = ("GET", "HEAD", "OPTIONS")
"""Methods that change nothing, and that Excel on the web may use from its own pages."""
VREEMDE_NAAM = (
    "Deze server kent de naam niet waarmee u hem bereikt; er is niets gelezen. Open hem met het "
    "adres dat hij bij het starten noemt. Uw beheerder vindt meer in docs/beheer.md."
)
VREEMDE_PROXY = (
    "Dit verzoek zegt dat het door een proxy kwam, en de server kent die proxy niet; er is niets "
    f"gelezen. Uw beheerder zet {PROXY} op het adres van de proxy; dat vraagt aanmelden."
)
VREEMDE_BLADZIJDE = (
    "Dit verzoek komt van een bladzijde van een andere site; er is niets gelezen en niets "
    "gewijzigd. Staat er een proxy voor de server, laat die dan Host en X-Forwarded-Proto "
    "doorgeven, of zet MODELGEMEENTE_ADRES."
)
VOORAF = (
    "Wat een browser hier vooraf vraagt, mag een bladzijde van een andere site niet; er is niets "
    "gelezen en niets gewijzigd."
)


class Lezers(CORSMiddleware):
    """Starlette's own, that says no in Dutch."""

    def preflight_response(self, request_headers: Headers) -> Response:
        """Say what a page of another site may ask."""
        given = super().preflight_response(request_headers)
        if given.status_code == 400:
            given.body = VOORAF.encode()
            given.headers["content-length"] = str(len(given.body))
        return given


class Weigering(NamedTuple):
    """Why a request is not served."""

    status: int
    regel: str


class Herkomst(Weblaag):
    """Refuse what comes by another name, from another site, or through a proxy nobody named."""

    def __init__(self, app: ASGIApp, bereik: Toegangsweg) -> None:
        self._bereik = bereik
        lezers = Lezers(
            app,
            allow_origin_regex=LEZERS_PATROON,
            allow_methods=("GET", "POST") if bereik.aanmelden else ("GET",),
            allow_headers=("Authorization", "Auth-Provider", "Content-Type"),
            allow_private_network=True,  # the server is in one; Excel on the web is not
        )
        super().__init__(lezers)
        self._lezers = lezers
        proxies = [naam for proxy in bereik.alle_proxies for naam in names_of_proxy(proxy)]
        # uvicorn's own would believe 127.0.0.1 unless told otherwise, so `start` leaves it out.
        self._proxy = ProxyHeadersMiddleware(self._serve, proxies if bereik.aanmelden else [])  # type: ignore[arg-type]

    async def serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve, or refuse in Dutch."""
        if self._forwarded_by_a_stranger(scope):
            await answer(scope["path"], 400, [VREEMDE_PROXY])(scope, receive, send)
        else:
            await self._proxy(scope, receive, send)  # type: ignore[arg-type]

    async def _serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        weigering = next(self._refusals(scope), None)
        if weigering:
            await answer(scope["path"], weigering.status, [weigering.regel])(scope, receive, send)
        else:
            await self._lezers(scope, receive, send)

    def _forwarded_by_a_stranger(self, scope: Scope) -> bool:
        namen = (naam for naam, _ in scope["headers"])
        if not any(naam == b"forwarded" or naam.startswith(b"x-forwarded-") for naam in namen):
            return False
        client = scope.get("client")
        return not client or client[0] not in self._proxy.trusted_hosts

    def _refusals(self, scope: Scope) -> Iterator[Weigering]:
        headers = Headers(scope=scope)
        hosts = headers.getlist("host")
        if not self._knows(hosts, scope["path"]):
            yield Weigering(421, VREEMDE_NAAM)
        bladzijden = headers.getlist("origin")
        eigen = {self._bereik.adres, *(origin_of(scope["scheme"], host) for host in hosts)}
        if all(bladzijde and bladzijde in eigen for bladzijde in bladzijden):
            site = headers.get("sec-fetch-site", "none")
            if scope["method"] not in LEEST and site not in ("none", "same-origin"):
                yield Weigering(403, VREEMDE_BLADZIJDE)
        elif not self._may_ask(scope, bladzijden):
            yield Weigering(403, VREEMDE_BLADZIJDE)

    def _knows(self, hosts: list[str], path: str) -> bool:
        bereik = self._bereik
        if bereik.aanmelden and (not bereik.adres or path == GEZOND):
            return True
        if len(hosts) != 1:
            return False
        return names_this_machine(hosts[0]) or origin_of("https", hosts[0]) == bereik.adres

    def _may_ask(self, scope: Scope, bladzijden: list[str]) -> bool:
        """Whether a page that is not ours may; a browser lets only those of Excel read it."""
        aanmelden = self._bereik.aanmelden
        if len(bladzijden) == 1 and self._lezers.is_allowed_origin(bladzijden[0]):
            return aanmelden or scope["method"] in LEEST
        # What may be read without a token is no secret then, and Excel itself is no browser.
        return aanmelden and scope["method"] in ("GET", "HEAD")


def names_of_proxy(proxy: str) -> Iterator[str]:
    """How a proxy may show itself: one that listens on `::` sees IPv4 in a coat of IPv6."""
    yield proxy
    net = ipaddress.ip_network(proxy)
    if net.version == 4:
        yield f"::ffff:{net.network_address}/{96 + net.prefixlen}"


def names_this_machine(host: str) -> bool:
    """Whether a Host header names this machine, whatever its port."""
    naam, haak, poort = host.partition("]")
    if not haak:
        naam, _, poort = host.partition(":")
    naam, poort = naam.removeprefix("["), poort.removeprefix(":")
    return is_loopback(naam.lower()) and (not poort or (poort.isascii() and poort.isdigit()))
