"""The previous versions of a file, kept beside it: `begroting.reservekopie-0001.xlsx` and on.

The highest number is the newest. A new one never takes the place of an older one, and older ones
go only after the save succeeded, so that a crash can lose none of the newest five.
"""

import re
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

from modelgemeente_xl.bestand.bewaren.bezet import check_not_open
from modelgemeente_xl.bestand.bewaren.naast import base
from modelgemeente_xl.bestand.bewaren.tijdelijk import put_new, temporary
from modelgemeente_xl.bestand.grond.weigering import OpslaanMislukt

AANTAL = 5
SPELING = 2.0
"""Seconds by which disks round the time of a file."""
_LANGSTE_SUFFIX = 12


def backups(target: Path) -> list[Path]:
    """Every backup that is there, the oldest first."""
    stem, suffix = _parts(target)
    pattern = re.compile(rf"{re.escape(stem)}\.reservekopie-(\d{{4,9}}){re.escape(suffix)}")
    found = [
        (int(m[1]), pad) for pad in target.parent.iterdir() if (m := pattern.fullmatch(pad.name))
    ]
    return [pad for _, pad in sorted(found)]


def keep(target: Path, content: bytes) -> Path:
    """Keep `content`, what `target` holds, as its newest backup, and say where."""
    earlier = backups(target)
    if earlier and _holds(earlier[-1], content):
        return earlier[-1]  # of a save that did not come to an end
    stem, suffix = _parts(target)
    number = 1 + max((_number(pad, suffix) for pad in earlier), default=0)
    backup = target.with_name(f"{stem}.reservekopie-{number:04d}{suffix}")
    with temporary(content, target, original=target) as path:
        put_new(path, backup)
    return backup


def drop_oldest(target: Path) -> None:
    """Keep the last five; an older one in which somebody worked since stays too."""
    every = backups(target)
    for pad, next_ in pairwise(every):
        if pad in every[-AANTAL:]:
            return
        with suppress(OSError, OpslaanMislukt):
            check_not_open(pad)
            if pad.stat().st_mtime <= next_.stat().st_mtime + SPELING:
                pad.unlink()


def _parts(target: Path) -> tuple[str, str]:
    suffix = target.suffix
    return (
        (base(target.stem), suffix) if len(suffix) <= _LANGSTE_SUFFIX else (base(target.name), "")
    )


def _number(pad: Path, suffix: str) -> int:
    return int(pad.name.removesuffix(suffix).rpartition("-")[2])


def _holds(pad: Path, content: bytes) -> bool:
    return pad.stat().st_size == len(content) and pad.read_bytes() == content
