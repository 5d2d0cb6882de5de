"""Names of files that stand beside another: told apart by its name, and never too long."""

import hashlib
import os
from pathlib import Path

LANGST = 255
"""Bytes of a file name on the file systems in use."""
_RUIMTE = 40
"""Bytes kept for what a file beside it adds to the name."""
_MERK = 8


def base(name: str) -> str:
    """The name, or where nothing could be added to it its beginning and a mark of the whole."""
    encoded = os.fsencode(name)
    if len(encoded) <= LANGST - _RUIMTE:
        return name
    mark = hashlib.sha256(encoded).hexdigest()[:_MERK]
    return f"{encoded[: LANGST - _RUIMTE - _MERK - 1].decode('utf-8', 'ignore')}~{mark}"


def hidden(target: Path, tail: str) -> Path:
    """A file of ours beside `target`, for as long as it is being saved.

    It ends in .tmp, so that OneDrive and the like leave it alone.
    """
    return target.with_name(f".{base(target.name)}{tail}.tmp")
