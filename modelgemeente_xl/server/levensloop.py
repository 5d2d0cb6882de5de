"""The life of a process that answers: it starts warm, and ends within its time.

uvicorn waits at its end for every request, and Python for every thread; neither knows that work
can be ended. Here the work ends first, and what is left after that is not waited for.
"""

import os
import signal
import threading
import time
from collections.abc import Callable
from types import FrameType
from typing import Any

from starlette.types import ASGIApp, Receive, Scope, Send

from modelgemeente_xl.bestand.proces.procesgrens import die_with_parent, leave_no_folder, own_folder
from modelgemeente_xl.server.gezond import edition
from modelgemeente_xl.server.grond import werk
from modelgemeente_xl.server.grond.logboek import log

UITLOOP = 2.0
"""Seconds after a signal in which work may still finish."""
ANTWOORDEN = 5
"""Seconds in which uvicorn lets answers go out."""
EINDE = 7.0
"""Seconds after a signal at which a process that answers is gone."""
SIGNALEN = (signal.SIGTERM, signal.SIGINT)


class Levensloop:
    """Around the app: what happens at its start, and what must happen after a signal."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; the first thing that comes is the start."""
        if scope["type"] == "lifespan":
            die_with_parent()
            own_folder()
            after_signal(_end)
            edition()
            threading.Thread(target=_warm_up, daemon=True).start()
        await self._app(scope, receive, send)
        if scope["type"] == "lifespan":
            leave_no_folder()  # uvicorn gives the signal on to Python, which then ends at once


def after_signal(then: Callable[[], None]) -> None:
    """Let a signal to stop do what it did, and then this in a thread, once."""
    once = threading.Event()

    def handler_of(before: Any) -> Callable[[int, FrameType | None], None]:
        def handle(number: int, frame: FrameType | None) -> None:
            before(number, frame)
            if not once.is_set():
                once.set()
                threading.Thread(target=then, daemon=True).start()

        return handle

    if threading.current_thread() is threading.main_thread():
        for number in SIGNALEN:
            before = signal.getsignal(number)
            if callable(before):
                signal.signal(number, handler_of(before))


def _end() -> None:
    time.sleep(UITLOOP)
    werk.STOP.pull()
    time.sleep(EINDE - UITLOOP)
    log("gestopt zonder te wachten")
    leave_no_folder()
    os._exit(0)


def _warm_up() -> None:
    try:
        werk.warm_up()
    except Exception as error:  # a button will tell, to someone who can read it
        log("opwarmen mislukt", soort=type(error).__name__)
