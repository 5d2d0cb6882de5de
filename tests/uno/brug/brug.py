"""Bridge to a LibreOffice of its own: one question per line in, one answer per line out (JSON).

Runs under a Python that can `import uno`, outside the project's environment, so it needs only
the standard library and uno. LibreOffice stops when the questions stop, however that comes.

    python3 brug.py SOFFICE PROFILE
"""

import json
import os
import signal
import subprocess
import sys
import time
import uuid
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

import uno
from brug_levend import Geweigerd, Levend
from com.sun.star.connection import NoConnectException

START_SECONDS, STOP_SECONDS = 90, 15
# Always compute what is opened: what a test reads must come from Calc itself.
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>"""


class Kantoor:
    """One LibreOffice process, with its own profile and its own pipe."""

    def __init__(self, soffice: str, profile: Path) -> None:
        (profile / "user").mkdir(parents=True, exist_ok=True)
        (profile / "user" / "registrymodifications.xcu").write_text(SETTINGS)
        self._pipe = f"modelgemeente{uuid.uuid4().hex}"
        self.process = subprocess.Popen(
            [
                soffice,
                "--headless",
                "--invisible",
                "--norestore",
                "--nologo",
                "--nodefault",
                "--nofirststartwizard",
                f"-env:UserInstallation={profile.as_uri()}",
                f"--accept=pipe,name={self._pipe};urp;",
            ],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # a group of its own, so that all of it can be stopped
        )

    def desktop(self) -> Any:
        """The desktop, as soon as LibreOffice answers; RuntimeError when it does not."""
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext(
            "com.sun.star.bridge.UnoUrlResolver", local
        )
        deadline = time.monotonic() + START_SECONDS
        while True:
            try:
                remote = resolver.resolve(
                    f"uno:pipe,name={self._pipe};urp;StarOffice.ComponentContext"
                )
                return remote.ServiceManager.createInstanceWithContext(
                    "com.sun.star.frame.Desktop", remote
                )
            except NoConnectException:
                if self.process.poll() is not None or time.monotonic() > deadline:
                    raise RuntimeError("LibreOffice is niet begonnen") from None
                time.sleep(0.05)

    def stop(self, desktop: Any) -> None:
        """Ask it to stop; where that does not help, end every process of the group."""
        if desktop is not None:
            with suppress(Exception):  # it hangs or is gone already; the group goes below anyway
                desktop.terminate()
                self.process.wait(STOP_SECONDS)
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def answer(levend: Levend, line: str) -> dict[str, Any]:
    """Do what one line asks."""
    question = json.loads(line)
    try:
        return {"uitkomst": getattr(levend, question["doe"])(*question["met"])}
    except Geweigerd as reason:
        return {"geweigerd": str(reason)}
    except Exception as error:
        return {"fout": f"{question['doe']}: {type(error).__name__}: {error}"}


def main(soffice: str, profile: str) -> None:
    """Start, say so, answer until the input ends, stop."""
    signal.signal(signal.SIGTERM, _leave)
    kantoor = Kantoor(soffice, Path(profile))
    desktop = None
    try:
        _say({"groep": kantoor.process.pid})
        desktop = kantoor.desktop()
        levend = Levend(desktop)
        _say({"uitkomst": "gereed"})
        for line in sys.stdin:
            _say(answer(levend, line))
    finally:
        kantoor.stop(desktop)


def _say(message: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


def _leave(_number: int, _frame: FrameType | None) -> NoReturn:
    sys.exit(1)


if __name__ == "__main__":
    main(*sys.argv[1:])
