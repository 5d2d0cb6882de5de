"""A process that is told to end takes away first what it was making."""

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

SEINEN = [
    getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)
]


class Beeindigd(BaseException):
    """The process was told to end, by this signal."""

    def __init__(self, sein: int) -> None:
        super().__init__(sein)
        self.sein = sein


@contextmanager
def tidy_end() -> Iterator[None]:
    """Let a signal that would end the process at once end this block as an exception does.

    The process dies of the same signal, after the block took away what it made. Ctrl-C is an
    exception already. A signal that the program handles itself is left alone.
    """
    main = threading.current_thread() is threading.main_thread()
    ours = [sein for sein in SEINEN if main and signal.getsignal(sein) == signal.SIG_DFL]
    if not ours:
        yield
        return

    def end(sein: int, _: FrameType | None) -> None:
        for other in ours:
            signal.signal(other, signal.SIG_IGN)
        raise Beeindigd(sein)

    ended: int | None = None
    try:
        for sein in ours:
            signal.signal(sein, end)
        yield
    except Beeindigd as error:
        ended = error.sein
    finally:
        for sein in ours:
            signal.signal(sein, signal.SIG_DFL)
    if ended is not None:
        os.kill(os.getpid(), ended)
