"""What a catalogue and the program that reads it are made of, as a hash of their files."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent
LEZENDE_KAMERS = ("catalogus", "grond", "model")
"""The rooms that decide what a catalogue becomes: its reader and what that may import."""


def hash_of(folder: Path) -> str:
    """SHA-256 over the names and contents of all files of a catalogue, in sorted order."""
    return _digest(folder, sorted(p for p in folder.rglob("*") if p.suffix in (".yaml", ".csv")))


def hash_of_reader() -> str:
    """SHA-256 over the code that reads a catalogue; raise `OSError` where only its result is."""
    code = [p for room in LEZENDE_KAMERS for p in sorted((_PACKAGE / room).rglob("*.py"))]
    if not code:
        raise FileNotFoundError(_PACKAGE)
    return _digest(_PACKAGE, code)


def _digest(folder: Path, paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        place = path.relative_to(folder)
        if not any(part.startswith(".") for part in place.parts):
            digest.update(place.as_posix().encode())
            digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()
