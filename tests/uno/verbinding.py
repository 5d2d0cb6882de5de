"""The project's side of the bridge: start it, ask, and leave no LibreOffice behind."""

import json
import os
import select
import shutil
import signal
import subprocess
from contextlib import suppress
from pathlib import Path
from typing import Any

from modelgemeente_xl.bestand.grond.weigering import BestandGeweigerd

SCRIPT = Path(__file__).parent / "brug" / "brug.py"
START_SECONDS, ANSWER_SECONDS, STOP_SECONDS = 120, 120, 30


def python_with_uno(soffice: str) -> str | None:
    """A Python that can import uno: that of the system, or the one LibreOffice brings."""
    system = shutil.which("python3", path=os.defpath)
    for candidate in (system, str(Path(soffice).resolve().parent / "python")):
        if candidate is None or not Path(candidate).is_file():
            continue
        test = [candidate, "-E", "-c", "import uno"]
        if subprocess.run(test, capture_output=True, timeout=60).returncode == 0:
            return candidate
    return None


class Brug:
    """A running bridge; a context manager that stops it."""

    def __init__(self, python: str, soffice: str, folder: Path) -> None:
        self._group: int | None = None
        self._buffer = b""
        self._log = (folder / "brug.log").open("wb")
        self._process = subprocess.Popen(
            [python, "-E", str(SCRIPT), soffice, str(folder / "profiel")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
        )
        try:
            self._group = self._receive(START_SECONDS)["groep"]
            self._receive(START_SECONDS)
        except BaseException:
            self.stop()
            raise

    def __enter__(self) -> "Brug":
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    @property
    def pid(self) -> int:
        """The process of the bridge itself."""
        return self._process.pid

    @property
    def groep(self) -> int:
        """The process group of LibreOffice."""
        assert self._group is not None
        return self._group

    def vraag(self, doe: str, *met: object) -> Any:
        """Ask one thing; `BestandGeweigerd` where Calc or Excel refuses it."""
        assert self._process.stdin is not None
        line = json.dumps({"doe": doe, "met": met}) + "\n"
        try:
            self._process.stdin.write(line.encode())
            self._process.stdin.flush()
        except BrokenPipeError:
            self._fail("de brug naar LibreOffice is weg")
        reply = self._receive(ANSWER_SECONDS)
        if "geweigerd" in reply:
            raise BestandGeweigerd(reply["geweigerd"])
        if "fout" in reply:
            raise RuntimeError(reply["fout"])
        return reply["uitkomst"]

    def stop(self) -> None:
        """Stop the bridge and LibreOffice, if need be by force."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        with suppress(BrokenPipeError):
            self._process.stdin.close()  # the bridge stops when the questions stop
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process.stdout.close()
        self._log.close()
        # A bridge that ended well has stopped LibreOffice, and its number may be another's by now.
        if self._group is not None and self._process.returncode != 0:
            with suppress(ProcessLookupError):
                os.killpg(self._group, signal.SIGKILL)

    def _receive(self, seconds: float) -> dict[str, Any]:
        assert self._process.stdout is not None
        while b"\n" not in self._buffer:
            if not select.select([self._process.stdout], [], [], seconds)[0]:
                self._fail(f"LibreOffice antwoordt niet binnen {seconds:.0f} s")
            piece = os.read(self._process.stdout.fileno(), 1 << 20)
            if not piece:
                self._fail("de brug naar LibreOffice is gestopt")
            self._buffer += piece
        line, _, self._buffer = self._buffer.partition(b"\n")
        reply: dict[str, Any] = json.loads(line)
        return reply

    def _fail(self, what: str) -> None:
        self._process.kill()
        self.stop()
        said = Path(self._log.name).read_text(errors="replace").strip()
        raise RuntimeError(f"{what}. {said}")
