"""One save of a file at a time: a lock that the system takes back when its process is killed."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import ENOLCK, ENOSYS, ENOTSUP, EOPNOTSUPP
from pathlib import Path
from typing import TYPE_CHECKING

from modelgemeente_xl.bestand.bewaren.naast import hidden
from modelgemeente_xl.bestand.grond.weigering import OpslaanMislukt

if TYPE_CHECKING:
    from filelock import BaseFileLock

WACHT = 30.0
"""Seconds that a save waits for another one of the same file."""
PEILING = 0.02
_GEEN_SLOTEN = {ENOSYS, ENOLCK, ENOTSUP, EOPNOTSUPP}
"""What a disk says that knows no locks; there a file that names its maker is one by being there."""


def lock_path(target: Path) -> Path:
    """The hidden file that is locked; it is there only while `target` is saved."""
    return hidden(target, ".slot")


@contextmanager
def locked(target: Path, wait: float | None = None) -> Iterator[None]:
    """Keep every other save of `target` out; raise `OpslaanMislukt` when it takes too long."""
    from filelock import SoftFileLock, Timeout

    path = lock_path(target)
    try:
        lock = _acquired(path, WACHT if wait is None else wait)
    except Timeout as error:
        raise OpslaanMislukt(
            f"{target}: dit bestand wordt op dit moment door een ander opgeslagen; "
            "wacht even en begin opnieuw"
        ) from error
    try:
        yield
    finally:
        if os.name == "posix" and not isinstance(lock, SoftFileLock):
            # While it is held: who waits for it sees that the file lost its name, and begins anew.
            with suppress(OSError):
                path.unlink()
        lock.release()


def _acquired(path: Path, wait: float) -> "BaseFileLock":
    """Anyone may take over what a killed save left, also another user of the same folder."""
    from filelock import FileLock, SoftFileLock

    lock: BaseFileLock = FileLock(path, mode=0o666, fallback_to_soft=False)
    try:
        lock.acquire(timeout=wait, poll_interval=PEILING)
    except OSError as error:
        if error.errno not in _GEEN_SLOTEN:
            raise
        path.unlink(missing_ok=True)
        lock = SoftFileLock(path.with_suffix(".vlag.tmp"), mode=0o666)
        lock.acquire(timeout=wait, poll_interval=PEILING)
    return lock
