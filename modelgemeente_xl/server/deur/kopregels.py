"""Headers of every answer: what a browser may do with it, and which pages may frame or read it.

The base is the OWASP set that xlwings Server keeps up to date, with its exceptions for Excel on
the web; the content security policy and the hosts of Office are ours.
"""

import re

from starlette.datastructures import MutableHeaders
from starlette.types import Message, Receive, Scope, Send
from xlwings_server.security_headers import resolve_security_headers

from modelgemeente_xl.server.grond.laag import Weblaag

OFFICE = (
    "live.com",
    "office.com",
    "office365.com",
    "microsoft365.com",
    "cloud.microsoft",
    "sharepoint.com",
)
"""Where Excel on the web runs, and what may stand around it: all of these may frame the pane."""
LEZERS = tuple(naam for naam in OFFICE if naam != "sharepoint.com")
"""Whose pages fetch the functions and their help. Anyone may have a page at sharepoint.com."""
LEZERS_PATROON = rf"https://([a-z0-9-]+\.)+({'|'.join(map(re.escape, LEZERS))})"

_BELEID = {
    "default-src": "'self'",
    "script-src": "'self'",
    # Office.js and Excel on the web set style attributes, and take their icon font from Office.
    "style-src": "'self' 'unsafe-inline'",
    "font-src": "'self' https://res-1.cdn.office.net",
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": " ".join(["'self'", *(f"https://*.{naam}" for naam in OFFICE)]),
}
CSP = "; ".join(f"{naam} {waarde}" for naam, waarde in _BELEID.items())
PERMISSIES = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
_BEELDEN = (".png", ".svg", ".ico")


def headers_of(path: str, *, https: bool) -> dict[str, str]:
    """The headers for an answer on that path."""
    headers: dict[str, str] = resolve_security_headers(excel_online=True, cdn_officejs=False)
    headers["Content-Security-Policy"] = CSP
    headers["Permissions-Policy"] = PERMISSIES
    if path.endswith(_BEELDEN):
        del headers["Cache-Control"]  # Excel for Windows shows no ribbon icon that it may not keep
    elif path.startswith("/static/"):
        headers["Cache-Control"] = "no-cache"  # kept, but asked after each time
    if not https:
        del headers["Strict-Transport-Security"]
    return headers


class Kopregels(Weblaag):
    """Put the headers on every answer, errors too."""

    async def serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve with headers."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                # Only now: a proxy inside may have said that the user came by https.
                extra = headers_of(scope["path"], https=scope.get("scheme") == "https")
                headers = MutableHeaders(scope=message)
                for naam, waarde in extra.items():
                    headers[naam] = waarde
            await send(message)

        await self.app(scope, receive, with_headers)
