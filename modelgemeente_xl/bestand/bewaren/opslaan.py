"""Save a file so that there is always a whole one, and the one that was there is kept beside it.

Under a lock: look, write beside it, sync, keep the old one, replace.
"""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from modelgemeente_xl.bestand.bewaren.bezet import check_not_open
from modelgemeente_xl.bestand.bewaren.reservekopie import drop_oldest, keep
from modelgemeente_xl.bestand.bewaren.schijf import NIET_GEWOON, reason
from modelgemeente_xl.bestand.bewaren.slot import locked
from modelgemeente_xl.bestand.bewaren.tijdelijk import put_new, sweep, temporary
from modelgemeente_xl.bestand.grond.weigering import OpslaanMislukt
from modelgemeente_xl.bestand.proces.einde import tidy_end

__all__ = ["OpslaanMislukt", "check_target", "replace_file", "save", "save_as"]

Mark = tuple[int, int, int]
"""What changes in a file when another program saves it."""


def save(content: bytes, target: Path, overwrite: bool) -> Path | None:
    """Write `content` to `target`; give where what was there is kept, if anything was replaced.

    Raise `OpslaanMislukt` and leave everything as it was.
    """
    with _alone(target, overwrite) as real:
        try:
            mark, old = _read(real)
        except FileNotFoundError:
            _put_new(content, target, real)
            return None
        return None if old == content else _exchange(content, target, real, mark, old)


def save_as(content: bytes, target: Path, opened: Path) -> None:
    """Write a workbook as a new file, of the same kind as the one that was opened."""
    if target.suffix.lower() != opened.suffix.lower():
        raise OpslaanMislukt(
            f"{target}: een werkmap die als {opened.suffix} is geopend kan niet als "
            f"{target.suffix} worden bewaard; kies een naam die eindigt op {opened.suffix}"
        )
    save(content, target, overwrite=False)


def replace_file(content: bytes, target: Path, old: bytes) -> None:
    """Write `content` to `target` where that still holds `old`, which is kept beside it."""
    with _alone(target, overwrite=True) as real:
        try:
            mark, on_disk = _read(real)
        except FileNotFoundError as error:
            raise OpslaanMislukt(
                f"{target}: dit bestand staat er niet meer; bewaar het onder een andere naam"
            ) from error
        if on_disk != old:
            raise _changed(target)
        _exchange(content, target, real, mark, old)


def check_target(target: Path, overwrite: bool) -> Path:
    """Give the file itself, past links; raise `OpslaanMislukt` where saving cannot succeed."""
    with _in_dutch(target):
        try:
            real = target.resolve()
        except (RuntimeError, ValueError) as error:  # a link to itself, or a NUL
            raise OpslaanMislukt(
                f"{target}: deze naam kan niet; geef de naam van een bestand"
            ) from error
        _check(target, real, overwrite)
        return real


@contextmanager
def _alone(target: Path, overwrite: bool) -> Iterator[Path]:
    """Hold the lock of the file, in a state in which it can be saved."""
    real = check_target(target, overwrite)
    with _in_dutch(target), tidy_end(), locked(real):
        sweep(real)
        _check(target, real, overwrite)
        _check_one_name(target, real)
        yield real


@contextmanager
def _in_dutch(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OpslaanMislukt(f"{target}: opslaan lukt niet ({reason(error)})") from error


def _put_new(content: bytes, target: Path, real: Path) -> None:
    with temporary(content, real, original=None) as path:
        try:
            put_new(path, real)
        except FileExistsError as error:
            raise _is_there(target) from error
    _sync_folder(real)


def _exchange(content: bytes, target: Path, real: Path, mark: Mark, old: bytes) -> Path:
    """Put `content` in the place of `old`, after all that can fail has been done."""
    with temporary(content, real, original=real) as path:
        backup = keep(real, old)
        if _mark(real) != mark:
            raise _changed(target)
        path.replace(real)
    _sync_folder(real)
    with suppress(OSError):
        drop_oldest(real)
    return backup


def _check(target: Path, real: Path, overwrite: bool) -> None:
    if not real.parent.is_dir():
        raise OpslaanMislukt(
            f"{target.parent}: deze map is er niet; maak haar, of kies een andere map"
        )
    for place in dict.fromkeys((target, real)):
        check_not_open(place)
    try:
        found = real.stat()
    except FileNotFoundError:
        return
    if stat.S_ISDIR(found.st_mode):
        raise OpslaanMislukt(f"{target}: dit is een map; geef ook een bestandsnaam")
    if not stat.S_ISREG(found.st_mode):
        raise OpslaanMislukt(f"{target}: {NIET_GEWOON}")
    if not overwrite:
        raise _is_there(target)
    if not found.st_mode & 0o222 or not os.access(real, os.W_OK):
        raise OpslaanMislukt(
            f"{target}: dit bestand is alleen-lezen; haal dat kenmerk eraf, of werk in een kopie"
        )


def _check_one_name(target: Path, real: Path) -> None:
    """Refuse hard links: to cut them, or to write in place, each changes what is not asked for."""
    with suppress(FileNotFoundError):
        names = real.stat().st_nlink
        if names > 1:
            raise OpslaanMislukt(
                f"{target}: dit bestand staat onder {names} namen op de schijf (harde koppelingen) "
                "en opslaan zou die losmaken; maak een kopie en werk daarin"
            )


def _read(real: Path) -> tuple[Mark, bytes]:
    mark = _mark(real)
    return mark, real.read_bytes()


def _mark(real: Path) -> Mark:
    found = real.stat()
    return found.st_ino, found.st_size, found.st_mtime_ns


def _sync_folder(real: Path) -> None:
    """Have the disk hold the new names too, where a folder can be synced."""
    with suppress(OSError):
        folder = os.open(real.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _is_there(target: Path) -> OpslaanMislukt:
    return OpslaanMislukt(
        f"{target}: dit bestand bestaat al; kies een andere naam, of geef --overschrijf"
    )


def _changed(target: Path) -> OpslaanMislukt:
    return OpslaanMislukt(
        f"{target}: dit bestand is gewijzigd sinds het werd geopend; er is niets opgeslagen, "
        "begin opnieuw met het bestand zoals het nu is"
    )
