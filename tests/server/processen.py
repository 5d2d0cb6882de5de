"""The processes of a running server: which there are, and what they hold (Linux)."""

import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def tree(root: int) -> set[int]:
    """A process and all that descend from it."""
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and (parent := _parent(int(entry.name))):
            parents[int(entry.name)] = parent
    found, more = set(), {root}
    while more:
        found |= more
        more = {pid for pid, parent in parents.items() if parent in found} - found
    return found


def forks(root: int) -> set[int]:
    """Those of a tree that compute: each is a copy of the process that forks them."""
    return {
        pid
        for pid in tree(root)
        if "forkserver" in (command := _command(pid)) and command == _command(_parent(pid))
    }


def alive(pid: int) -> bool:
    """Whether it runs; one that ended and was not waited for yet does not."""
    fields = _stat(pid)
    return bool(fields) and fields[0] not in "ZX"


def gone(pids: set[int], seconds: float) -> bool:
    """Whether all of them end within a time."""
    end = time.monotonic() + seconds
    while any(map(alive, pids)) and time.monotonic() < end:
        time.sleep(0.05)
    return not any(map(alive, pids))


@contextmanager
def watched(root: int) -> Iterator[dict[int, float]]:
    """The most that each process of a tree ever held while this is open, in MB by its number."""
    peaks: dict[int, float] = {}
    stop = threading.Event()

    def look() -> None:
        while not stop.wait(0.02):
            for pid in tree(root):
                peaks[pid] = max(peaks.get(pid, 0.0), _peak(pid))

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield peaks
    finally:
        stop.set()
        thread.join()


def _stat(pid: int) -> list[str]:
    """State, parent and further; nothing for a process that is no more."""
    try:
        return Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return []


def _parent(pid: int) -> int:
    fields = _stat(pid)
    return int(fields[1]) if fields else 0


def _command(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text("utf-8")
    except (FileNotFoundError, ProcessLookupError):
        return ""


def _peak(pid: int) -> float:
    try:
        status = Path(f"/proc/{pid}/status").read_text("utf-8")
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    found = re.search(r"^VmHWM:\s+(\d+) kB", status, re.MULTILINE)
    return int(found[1]) / 1000 if found else 0.0
