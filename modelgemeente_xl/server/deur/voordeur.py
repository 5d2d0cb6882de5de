"""Where a line comes in: with https it is counted and timed before the two have shaken hands.

uvicorn leaves the handshake to the event loop, which waits a minute for it and shows uvicorn
nobody before it is done: twelve hundred lines that say nothing took all files of a process.
"""

import asyncio
import contextlib
import socket
import ssl
import sys
import time
from typing import Any

import uvicorn
from uvicorn.protocols.utils import get_remote_addr

from modelgemeente_xl.server.deur.verbinding import KOP, Verbinding, make_room

BESTANDEN = 8192
"""Files that may be open: each line is one, and more may come at once than are kept."""


class Instellingen(uvicorn.Config):
    """uvicorn's own, that keeps what TLS needs for the door."""

    tls: ssl.SSLContext | None = None

    def load(self) -> None:
        """Load, and let the event loop serve without TLS; not on Windows (`Voordeur`)."""
        super().load()
        if sys.platform != "win32":
            self.tls, self.ssl = self.ssl, None


def open_door(config: Instellingen, **rest: Any) -> asyncio.Protocol:
    """What a new line meets: uvicorn calls this for a protocol."""
    lijn = Verbinding(config, **rest)
    return lijn if config.tls is None else Voordeur(lijn, config.tls)


class Voordeur(asyncio.Protocol):
    """A line that has not shaken hands yet; `_lijn` takes it over when it has.

    What was accepted is let go, and a copy of its socket goes on: `loop.start_tls` would lose what
    uvloop reads before it begins. Windows cannot give such a copy to its loop again.
    """

    antwoordt = False
    """It holds no request, so its place may be taken (`make_room`)."""
    client: tuple[str, int] | None = None
    sinds = 0.0

    def __init__(self, lijn: Verbinding, tls: ssl.SSLContext) -> None:
        self._lijn = lijn
        self._tls = tls
        self._lijnen: set[Any] = lijn.connections

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Take the line, or the place of another, and let it shake hands."""
        self._socket: socket.socket = transport.get_extra_info("socket").dup()
        self._socket.setblocking(False)
        self.client = get_remote_addr(transport)  # type: ignore[arg-type]
        self.sinds = time.monotonic()
        transport.abort()  # type: ignore[attr-defined]
        self._lijnen.add(self)
        make_room(self._lijnen)
        self._taak = self._lijn.loop.create_task(self._shake_hands())

    async def _shake_hands(self) -> None:
        try:
            if self in self._lijnen:
                await self._lijn.loop.connect_accepted_socket(
                    lambda: self._lijn, self._socket, ssl=self._tls, ssl_handshake_timeout=KOP
                )
        except OSError:  # it was cut, is too slow, or speaks something else
            self._socket.close()
        finally:
            self._lijnen.discard(self)

    def cut(self) -> None:
        """End it now."""
        self._lijnen.discard(self)
        with contextlib.suppress(OSError):  # it has ended already
            self._socket.shutdown(socket.SHUT_RDWR)

    shutdown = cut
    """What uvicorn calls at its end."""


def more_files() -> None:
    """Let this process and those it makes open as many files as the system lets them."""
    if sys.platform == "win32":
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = BESTANDEN if hard == resource.RLIM_INFINITY else min(BESTANDEN, hard)
    if soft != resource.RLIM_INFINITY and soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
