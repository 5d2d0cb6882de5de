"""Let the engine work where it can do no harm: on a deep stack, in silence, its panics caught.

It computes by recursion, so a long chain of cells or a deep formula would end the whole process on
an ordinary stack; and what it cannot read it reports on the terminal.
"""

import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

_STACK = 256 * 2**20
"""Bytes that are reserved, not used: some 200.000 cells that each wait for the next."""

_TURN = threading.Lock()
_T = TypeVar("_T")


class RekenenMislukt(Exception):
    """The engine cannot load or compute a workbook; the message says what it met."""


def engine_work(work: Callable[[], _T]) -> _T:
    """Give what the engine makes of it; raise `RekenenMislukt` where it breaks down."""
    results: list[_T] = []
    failures: list[BaseException] = []

    def run() -> None:
        try:
            results.append(work())
        except BaseException as error:  # a panic is not an Exception
            failures.append(error)

    with _TURN, _silence():
        size = threading.stack_size(_STACK)
        try:
            thread = threading.Thread(target=run)
            thread.start()
        except RuntimeError as error:  # all that it says is that it cannot start
            raise MemoryError("er is geen geheugen voor de stapel van de rekenmotor") from error
        finally:
            threading.stack_size(size)
        thread.join()
    if failures:
        raise RekenenMislukt(str(failures[0])) from failures[0]
    return results[0]


@contextmanager
def _silence() -> Iterator[None]:
    try:
        kept = [(fd, os.dup(fd)) for fd in (1, 2)]
    except OSError:  # a program without a terminal has nothing to silence
        yield
        return
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    try:
        with Path(os.devnull).open("wb") as nowhere:
            for fd, _ in kept:
                os.dup2(nowhere.fileno(), fd)
        yield
    finally:
        for fd, copy in kept:
            os.dup2(copy, fd)
            os.close(copy)
