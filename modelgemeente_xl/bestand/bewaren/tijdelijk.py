"""A file on its way: written whole beside its target, under a hidden name, and then put there."""

import os
import secrets
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from modelgemeente_xl.bestand.bewaren.naast import base, hidden
from modelgemeente_xl.bestand.bewaren.slot import lock_path, locked
from modelgemeente_xl.bestand.grond.weigering import OpslaanMislukt

_STAART = ".opslaan-"


@contextmanager
def temporary(content: bytes, target: Path, original: Path | None) -> Iterator[Path]:
    """Write a file for `target`, with the rights and owner of `original`; it goes if not put there.

    Without an original it gets the rights that any new file gets in that folder.
    """
    path = hidden(target, f"{_STAART}{secrets.token_hex(4)}")
    mode = 0o666 if original is None else 0o600
    try:
        with open(path, "xb", opener=lambda name, flags: os.open(name, flags, mode)) as file:
            file.write(content)
            file.flush()
            if original is not None:
                _take_after(original, path)
            os.fsync(file.fileno())
        yield path
    finally:
        with suppress(OSError):
            path.unlink()


def put_new(path: Path, target: Path) -> None:
    """Let the file be `target`; raise FileExistsError where something is there already."""
    if os.name == "posix":
        try:
            os.link(path, target)
        except FileExistsError:
            raise
        except OSError:  # a disk without links
            if target.exists():
                raise FileExistsError(target) from None
            path.replace(target)
    else:
        path.rename(target)


def sweep(target: Path) -> None:
    """Take away what killed saves of `target` left; whoever calls this holds its lock."""
    for left in _leftovers(target):
        with suppress(OSError):
            left.unlink()


def sweep_dead(target: Path) -> None:
    """The same where nobody holds the lock; a save that is under way is left alone."""
    with suppress(OSError, OpslaanMislukt):
        real = target.resolve()
        if _leftovers(real) or lock_path(real).exists():
            with locked(real, wait=0):
                sweep(real)


def _leftovers(target: Path) -> list[Path]:
    prefix = f".{base(target.name)}{_STAART}"
    with os.scandir(target.parent) as entries:
        names = [e.name for e in entries if e.name.startswith(prefix) and e.name.endswith(".tmp")]
    return [target.with_name(name) for name in names]


def _take_after(original: Path, path: Path) -> None:
    """Owner, group, rights, and where the disk has them access lists and extended attributes."""
    wanted = original.stat()
    if hasattr(os, "chown"):
        for uid, gid in ((-1, wanted.st_gid), (wanted.st_uid, -1)):
            with suppress(OSError):  # only root gives a file away
                os.chown(path, uid, gid)
    with suppress(OSError):
        shutil.copystat(original, path)
    if path.stat().st_gid != wanted.st_gid:  # what one group may is not for another
        path.chmod(stat.S_IMODE(wanted.st_mode) & ~0o070)
    os.utime(path)
