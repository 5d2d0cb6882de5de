"""Run uvicorn, in one process or in more, so that it ends within its time."""

import os
import time
from typing import Any

import uvicorn
from uvicorn.config import STARTUP_FAILURE
from uvicorn.supervisors import Multiprocess

from modelgemeente_xl.server.deur.voordeur import Instellingen, more_files
from modelgemeente_xl.server.levensloop import ANTWOORDEN, EINDE, after_signal

LAATSTE = EINDE + 1.5
"""Seconds after a signal at which nothing is left."""


class Toezicht(Multiprocess):
    """uvicorn's own, that does not wait for a process which does not end."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        after_signal(self._end)

    def _end(self) -> None:
        self.should_exit.set()
        time.sleep(LAATSTE)
        for process in self.processes:
            process.process.kill()
        os._exit(0)


def serve(app: str, werkers: int, **instellingen: Any) -> None:
    """Serve until a signal to stop."""
    more_files()
    config = Instellingen(
        app, workers=werkers, timeout_graceful_shutdown=ANTWOORDEN, **instellingen
    )
    try:
        if werkers > 1:
            Toezicht(config, [config.bind_socket()]).run()
        else:
            config.load_app()
            server = uvicorn.Server(config)
            # Of an address by itself uvicorn would make something else than of one with workers.
            server.run([config.bind_socket()])
            if not server.started:
                raise SystemExit(STARTUP_FAILURE)
    except KeyboardInterrupt:  # Ctrl-C, after everything has ended
        return
