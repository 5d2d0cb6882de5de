"""Work in a process of its own: it ends on time, within its memory, and with who asked for it.

A computation in a library cannot be stopped from within, so it gets a process that can be killed.
Where nothing else runs in this process, that is a fork: it starts in milliseconds and `work` need
not be sent. Beside other threads a fork is not safe; then a server that forks gives it, and on
Windows a fresh interpreter. Why not a pool of others: besluit 0017.
"""

import multiprocessing
import pickle
import signal
import sys
import threading
import time
import traceback
import types
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any, TypeVar, TypeVarTuple, cast

from modelgemeente_xl.bestand.proces.procesgrens import die_with_parent, limit_memory, own_memory

__all__ = [
    "Afgebroken",
    "Noodstop",
    "Omgevallen",
    "TeGroot",
    "TeTraag",
    "WerkMislukt",
    "prepare",
    "run",
]

_T = TypeVar("_T")
_Ts = TypeVarTuple("_Ts")
_MB = 1_000_000
KIJK = 0.05
"""Seconds between two looks at the memory of work that has a limit."""
_STARTING = threading.Lock()
_PATIENCE = 20
_inside = False
"""Whether this process is one that `run` made: what it runs in turn stays in it."""


class WerkMislukt(Exception):
    """The work gave no outcome; the message says why, in Dutch."""


class TeTraag(WerkMislukt):
    """It took longer than it may."""


class TeGroot(WerkMislukt):
    """It asked for more memory than it may."""


class Omgevallen(WerkMislukt):
    """Its process ended by itself, or its outcome cannot be handed over."""

    einde = ""
    """The signal or the code with which its process ended, where it did."""


class Afgebroken(WerkMislukt):
    """A `Noodstop` was pulled."""


class Noodstop:
    """What ends work from another thread; it stays pulled."""

    def __init__(self) -> None:
        self.reader, self._writer = multiprocessing.Pipe(duplex=False)

    def pull(self) -> None:
        """End what runs under it, and what would still begin."""
        self._writer.send_bytes(b"stop")  # nobody reads it, so that everyone who waits can see it


def run(
    work: Callable[[*_Ts], _T],
    *args: *_Ts,
    seconds: float,
    memory: int | None = None,
    stop: Noodstop | None = None,
) -> _T:
    """Give what `work(*args)` gives, or raise what it raises; all of it must be picklable.

    `memory` is how many bytes it may hold on top of what it shares with this process; only Linux
    holds it to that. An interrupt (Ctrl-C) ends the work too.
    """
    if _inside or multiprocessing.current_process().daemon:  # a daemon may make no processes
        return work(*args)
    context = _context()
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_serve, args=(sender, work, args, memory), daemon=True)
    try:
        with _without_main(context):
            process.start()
        sender.close()
        ready = [receiver, stop.reader] if stop else [receiver]
        _wait(ready, process.pid, seconds, memory)
        if stop and stop.reader.poll():
            raise Afgebroken("het werk is afgebroken")
        outcome, error = _received(receiver, process, memory)
    finally:
        receiver.close()
        if process.pid is not None:
            process.kill()
            process.join()
    if error is not None:
        raise error
    return cast(_T, outcome)


def prepare(*modules: str) -> None:
    """Let these be imported once for all work beside other threads: then it starts at once."""
    if "forkserver" in multiprocessing.get_all_start_methods():
        multiprocessing.set_forkserver_preload(list(modules))


def _context() -> Any:
    """How a process is made here; no type covers the three."""
    if _alone():
        return multiprocessing.get_context("fork")
    known = multiprocessing.get_all_start_methods()
    return multiprocessing.get_context("forkserver" if "forkserver" in known else "spawn")


def _alone() -> bool:
    """Whether this process has one thread, counting those that Python does not know."""
    try:
        for _ in range(_PATIENCE):
            if sum(1 for _ in Path("/proc/self/task").iterdir()) == 1:
                return True
            if threading.active_count() > 1:
                return False
            time.sleep(0.001)  # a thread that Python is done with may still be on its way out
    except OSError:
        pass
    return False


@contextmanager
def _without_main(context: Any) -> Iterator[None]:
    """Keep a fresh interpreter from running the script of the user a second time."""
    if context.get_start_method() == "fork":
        yield
        return
    with _STARTING:
        main = sys.modules["__main__"]
        sys.modules["__main__"] = types.ModuleType("__main__")
        try:
            yield
        finally:
            sys.modules["__main__"] = main


def _wait(ready: list[Connection], pid: int, seconds: float, memory: int | None) -> None:
    """Wait until one of them has something; raise where that takes too long, or too much."""
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        if wait(ready, left if memory is None else min(left, KIJK)):
            return
        if memory is not None and own_memory(pid) > memory:
            raise _too_large(memory)
    duur = "1 seconde" if seconds == 1 else f"{seconds:g} seconden"
    raise TeTraag(f"dit duurde langer dan {duur} en is daarom gestopt")


def _received(receiver: Connection, process: Any, memory: int | None) -> tuple[Any, Any]:
    try:
        kind, content = receiver.recv()
    except EOFError:
        process.join()
        if memory is not None and process.exitcode == -signal.SIGABRT:
            return None, _too_large(memory)  # how a library ends that gets no memory
        einde = _ending(process.exitcode)
        error = Omgevallen(f"dit is onverwacht gestopt ({einde})")
        error.einde = einde
        return None, error
    if kind == "uitkomst":
        return content, None
    return None, _too_large(memory or 0) if kind == "geheugen" else _error_of(content)


def _too_large(memory: int) -> TeGroot:
    return TeGroot(f"dit vraagt meer dan de {memory // _MB} MB geheugen die ervoor is")


def _ending(code: int) -> str:
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"code {code}"


def _serve(sender: Connection, work: Any, args: Any, memory: int | None) -> None:
    """The life of the process: one piece of work, and its outcome sent back."""
    global _inside
    _inside = True
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who asked for the work decides
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    die_with_parent()
    try:
        if memory is not None:
            limit_memory(memory)
        answer = ("uitkomst", work(*args))
    except BaseException as error:
        answer = ("geheugen", None) if _is_memory(error) else ("fout", _told(error))
    try:
        sender.send(answer)
    except MemoryError:
        sender.send(("geheugen", None))
    except Exception as error:
        kind = f"{type(answer[1]).__name__}: {type(error).__name__}"
        sender.send(("fout", Omgevallen(f"de uitkomst is niet over te brengen ({kind})")))


def _told(error: BaseException) -> Any:
    """The error, with where it arose, in a form that arrives as it was; or what can be said."""
    error.add_note("".join(traceback.format_tb(error.__traceback__)))
    for parcel in (error, (type(error), error.args, error.__dict__)):
        with suppress(Exception):
            if str(_error_of(pickle.loads(pickle.dumps(parcel)))) == str(error):
                return parcel
    return Omgevallen(f"dit is misgegaan met een fout die niet is over te brengen ({error!r})")


def _error_of(parcel: Any) -> BaseException:
    """The error again; one that is made of something else than its text, without making it anew."""
    if isinstance(parcel, BaseException):
        return parcel
    kind, args, state = parcel
    error: BaseException = kind.__new__(kind, *args)
    error.args = args
    error.__dict__.update(state)
    return error


def _is_memory(error: BaseException | None) -> bool:
    """Whether a lack of memory is at the bottom of it."""
    while error is not None:
        if isinstance(error, MemoryError):
            return True
        error = error.__cause__ or error.__context__
    return False
