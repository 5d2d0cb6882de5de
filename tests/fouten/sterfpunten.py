"""End a save at every line of it, in a process of its own, and look what is left.

Run as `python -m tests.fouten.sterfpunten FOLDER HOW`, with HOW `SIGKILL` or `KeyboardInterrupt`.
Prints how many lines a save has, and every fault that was found.
"""

import os
import signal
import sys
from itertools import count
from pathlib import Path
from types import FrameType
from typing import Any

from modelgemeente_xl.bestand.bewaren import opslaan
from modelgemeente_xl.bestand.bewaren.opslaan import replace_file
from modelgemeente_xl.bestand.bewaren.reservekopie import AANTAL, backups

ONZE = str(Path(opslaan.__file__).parents[1])
VOORAF = 6
"""Saves before the first end, so that there are backups to lose."""


def save_until(line: int, how: str, pad: Path, new: bytes, old: bytes) -> None:
    """Save, and come to an end before the line of this number."""
    left = count(line, -1)

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        if not frame.f_code.co_filename.startswith(ONZE):
            return None
        if event == "line" and next(left) == 0:
            sys.settrace(None)
            if how == "SIGKILL":
                os.kill(os.getpid(), signal.SIGKILL)
            raise KeyboardInterrupt
        return trace

    sys.settrace(trace)
    try:
        replace_file(new, pad, old)
    finally:
        sys.settrace(None)


def ends_at(line: int, how: str, pad: Path, new: bytes, old: bytes) -> bool:
    """Whether the save came to the line, and so to its end."""
    child = os.fork()
    if child == 0:
        code = 3
        try:
            save_until(line, how, pad, new, old)
            code = 0
        except KeyboardInterrupt:
            code = 2
        finally:
            os._exit(code)
    status = os.waitpid(child, 0)[1]
    if how == "SIGKILL":
        assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0, status
        return os.WIFSIGNALED(status)
    assert os.WEXITSTATUS(status) in (0, 2), status
    return os.WEXITSTATUS(status) == 2


def faults_of(pad: Path, versions: list[bytes], new: bytes) -> list[str]:
    """What is wrong after an end: `versions` are the contents so far, the last one in the file."""
    found = []
    now = pad.read_bytes()
    if now not in (versions[-1], new):
        found.append("het bestand is niet het oude en niet het nieuwe")
    kept = [backup.read_bytes() for backup in backups(pad)]
    wanted = versions[-AANTAL:] if now == new else versions[-AANTAL - 1 : -1]
    if not set(wanted) <= set(kept):
        found.append("een van de laatste vijf versies is weg")
    if not set(kept) <= {*versions, new}:
        found.append("een reservekopie is niet heel")
    return found


def main(folder: Path, how: str) -> None:
    os.fsync = lambda _: None  # the end of a process is not the end of the power
    pad = folder / "begroting.xlsx"
    versions = [b"versie 0" * 1000]
    pad.write_bytes(versions[0])

    def save_next(text: str) -> None:
        versions.append(text.encode() * 1000)
        replace_file(versions[-1], pad, versions[-2])

    for number in range(VOORAF):
        save_next(f"vooraf {number}")
    left_behind = 0
    for line in count():
        new = f"nieuw {line}".encode() * 1000
        ended = ends_at(line, how, pad, new, versions[-1])
        for fault in faults_of(pad, versions, new):
            print(f"regel {line}: {fault}")
        if pad.read_bytes() == new:
            versions.append(new)
        left_behind += any(p.name.startswith(".") for p in folder.iterdir())
        if not ended:
            break
        save_next(f"daarna {line}")
        others = {p.name for p in folder.iterdir()} - {pad.name, *(b.name for b in backups(pad))}
        if others or len(backups(pad)) != AANTAL:
            print(f"regel {line}: de volgende keer bleef {sorted(others)} liggen")
    print(f"regels {line} resten {left_behind}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
