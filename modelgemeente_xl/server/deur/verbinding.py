"""One line to the server: who says nothing, or reads nothing, loses it (besluit 0016).

uvicorn waits without end for the head of a request and for a caller who does not read, and takes
heads of any size and requests in any number behind each other. The time in which a body must
come stands in `lezen.py`, where an answer in words is still possible.
"""

import asyncio
import time
from collections import Counter
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

KOP = 10.0
"""Seconds in which the head of a first request must be there."""
STIL = 30.0
"""Seconds in which a caller must read on, or send the head of a next request."""
RUST = 25
"""Seconds in which a line without a request stays; shorter than `STIL`, which breaks it off."""
MEEST_KOP = 65_536
"""Bytes of a head: a token of Entra ID for someone in very many groups is 16 kB."""
PER_VELD = 128
"""What each header counts beside its own length: it becomes objects."""
MEEST_WACHTEND = 1
"""Requests that may stand behind the one in hand.

A caller that has read an answer to its end may ask the next thing while the server, for which that
answer ends a moment later, is still in it; more than one is no caller of ours.
"""
MEEST_LIJNEN = 400
"""Lines at once in a process, well under the 1.024 files that a system usually allows."""
ONLEESBAAR = (
    "De server kan dit verzoek niet lezen; er is niets gewijzigd. Sluit Excel en open het opnieuw. "
    "Blijft het misgaan, meld dan aan uw beheerder wat u deed en hoe laat."
)


class KopGeweigerd(Exception):
    """The parser stops at this, and uvicorn answers 400."""


class Verbinding(HttpToolsProtocol):
    """A line of uvicorn that ends in time.

    `_kop` counts the head that is being read; `_voorbij` says that the bytes just read ended one,
    or ended a body, and count for no head. `_nu` is the request in hand; the one that uvicorn calls
    `cycle` may still wait behind it.
    """

    _nu: RequestResponseCycle | None = None
    _einde: asyncio.TimerHandle | None = None
    _kop = 0
    _in_kop = True
    _voorbij = False
    sinds = 0.0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Take the line, or the place of the one that does least with it."""
        super().connection_made(transport)
        self.sinds = time.monotonic()
        self._within(KOP)
        make_room(self.connections)

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the time that was set."""
        self._no_hurry()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Read on, unless the head of the request has no end."""
        self._voorbij = False
        super().data_received(data)
        if self._in_kop and not self._voorbij and not self.transport.is_closing():
            self._kop += len(data)
            if self._kop > MEEST_KOP:
                self.send_400_response("Invalid HTTP request received.")

    def on_url(self, url: bytes) -> None:
        """Count."""
        self._count(len(url))
        super().on_url(url)

    def on_header(self, name: bytes, value: bytes) -> None:
        """Count; what follows the body (a trailer) is no header of the request."""
        self._count(len(name) + len(value) + PER_VELD)
        if self._in_kop:
            super().on_header(name, value)

    def on_headers_complete(self) -> None:
        """A request is in hand: from here on the app says how long it may take."""
        if self.bezig and len(self.pipeline) >= MEEST_WACHTEND:
            raise KopGeweigerd
        self._in_kop, self._voorbij = False, True
        if not self.flow.write_paused:  # a next request does not make up for an answer not read
            self._no_hurry()
        super().on_headers_complete()

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: Any) -> None:
        self._nu = cycle
        super()._start_asgi_task(cycle, app)

    def send_400_response(self, msg: str) -> None:
        """Say in Dutch that it cannot be read; not in the midst of another answer."""
        if self.bezig and not self.antwoordt:
            self.cut()
            return
        told = ONLEESBAAR.encode()
        head = (
            "HTTP/1.1 400 Bad Request\r\ncontent-type: text/plain; charset=utf-8\r\n"
            f"content-length: {len(told)}\r\nconnection: close\r\n\r\n"
        )
        self.transport.write(head.encode("ascii") + told)
        self.transport.close()

    def on_message_complete(self) -> None:
        """The next bytes are the head of a next request."""
        self._in_kop, self._voorbij, self._kop = True, True, 0
        super().on_message_complete()

    def on_response_complete(self) -> None:
        """The answer must be read, and a next request be there, within a time."""
        if not self.pipeline:
            self._within(STIL)
        super().on_response_complete()

    def pause_writing(self) -> None:
        """The caller does not read."""
        self._within(STIL)
        super().pause_writing()

    def resume_writing(self) -> None:
        """The caller reads again."""
        if self.bezig:
            self._no_hurry()
        super().resume_writing()

    @property
    def bezig(self) -> bool:
        """Whether a request is in hand."""
        return self._nu is not None and not self._nu.response_complete

    @property
    def antwoordt(self) -> bool:
        """Whether a request is in hand that was not answered yet."""
        return self._nu is not None and not self._nu.response_started

    def _count(self, size: int) -> None:
        self._kop += size
        if self._kop > MEEST_KOP:
            raise KopGeweigerd

    def _within(self, seconds: float) -> None:
        self._no_hurry()
        self._einde = self.loop.call_later(seconds, self.cut)

    def _no_hurry(self) -> None:
        if self._einde is not None:
            self._einde.cancel()
            self._einde = None

    def cut(self) -> None:
        """End it now: closing would wait until everything was read."""
        self.connections.discard(self)  # or it would be chosen again before it is gone
        self.transport.abort()


def make_room(lijnen: set[Any]) -> None:
    """Of too many, end the oldest line without work, of the address that has most of those."""
    if len(lijnen) <= MEEST_LIJNEN:
        return
    rustig = [lijn for lijn in lijnen if not lijn.antwoordt]
    adressen = Counter(_adres(lijn) for lijn in rustig)
    if rustig:
        max(rustig, key=lambda lijn: (adressen[_adres(lijn)], -lijn.sinds)).cut()


def _adres(lijn: Any) -> str:
    return lijn.client[0] if lijn.client else ""
