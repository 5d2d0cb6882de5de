"""What a process of ours may not outlive or outgrow; called within that process."""

import os
import shutil
import signal
import sys
import threading
from contextlib import suppress
from multiprocessing.connection import wait
from multiprocessing.process import parent_process
from multiprocessing.util import get_temp_dir
from pathlib import Path

MERK = "modelgemeente"
"""A file in a folder of multiprocessing: it is of a process of ours."""
RUIMTE = 2**30
"""Bytes beside what is held: the deep stack of the engine (`rekenmotor`), and of threads."""
EIGEN = ("Private_Clean:", "Private_Dirty:", "Swap:")


def die_with_parent() -> None:
    """Let this process end as soon as the one that made it with multiprocessing has.

    On Linux by the kernel, so that also a library that never lets go of the interpreter cannot
    hold it up; elsewhere by a thread. A death signal (PR_SET_PDEATHSIG) would not do: it comes
    when the *thread* that made this process ends, or not at all behind a server that forks.
    """
    parent = parent_process()
    if parent is None:
        return
    sentinel = parent.sentinel  # a pipe that nobody writes in, and that ends with the parent
    if sys.platform == "linux":
        import fcntl

        signal.signal(signal.SIGIO, signal.SIG_DFL)  # which is to end the process
        fcntl.fcntl(sentinel, fcntl.F_SETOWN, os.getpid())
        flags = fcntl.fcntl(sentinel, fcntl.F_GETFL)
        fcntl.fcntl(sentinel, fcntl.F_SETFL, flags | os.O_ASYNC)
        if wait([sentinel], 0):
            os._exit(1)
        return

    def watch() -> None:
        wait([sentinel])
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def own_folder() -> None:
    """Mark the folder that multiprocessing keeps, and take away those of processes that are gone.

    A process that is killed leaves its folder. The lock on the mark ends with its process, so that
    nothing of a living one is taken, nor of another program that uses multiprocessing.
    """
    if sys.platform == "win32":
        return
    import fcntl

    folder = Path(get_temp_dir())
    new = folder / f".{MERK}"
    number = os.open(new, os.O_CREAT | os.O_RDWR, 0o600)  # held open as long as this process lives
    fcntl.flock(number, fcntl.LOCK_EX)
    new.rename(folder / MERK)  # never there without its lock
    for mark in folder.parent.glob(f"pymp-*/{MERK}"):
        with suppress(OSError):  # it lives, is of another user, or is gone already
            if mark.parent.lstat().st_uid == os.getuid():
                with mark.open("rb") as file:
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    shutil.rmtree(mark.parent, ignore_errors=True)


def leave_no_folder() -> None:
    """Take away the folder that multiprocessing keeps; a process that a signal ends leaves it."""
    shutil.rmtree(get_temp_dir(), ignore_errors=True)


def limit_memory(memory: int) -> None:
    """Let this process reserve no more than that and some room, where the platform knows its size.

    A reservation costs nothing, so who asked for the work looks at `own_memory` too; this stops
    what grows faster than anyone looks.
    """
    if sys.platform != "linux":
        return
    import resource

    pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    most = pages * resource.getpagesize() + memory + RUIMTE
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY or most < hard:
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def own_memory(pid: int) -> int:
    """Bytes that a process holds and shares with no other; 0 where the platform does not say."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return 0
    return sum(1024 * int(line.split()[1]) for line in lines if line.startswith(EIGEN))
