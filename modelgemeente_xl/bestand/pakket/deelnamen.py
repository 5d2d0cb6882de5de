"""Names of parts, as the rules of a package compare them: without regard to case."""

import zipfile
from collections.abc import Iterable, Mapping
from urllib.parse import unquote


def part_name(entry: zipfile.ZipInfo) -> str:
    """The name of a part by its entry in a zip; some programs write it with backslashes."""
    return entry.filename.replace("\\", "/")


def part_found(parts: Mapping[str, object], name: str) -> str:
    """The part that a name means, as it is written in the package; the name where there is none.

    Names are equal without regard to case, and a relation may write a character as `%20`.
    """
    if name in parts:
        return name
    plain = unquote(name)
    return plain if plain in parts else _without_case(parts, plain) or name


def _without_case(parts: Iterable[str], name: str) -> str | None:
    folded = name.lower()
    return next((part for part in parts if part.lower() == folded), None)
