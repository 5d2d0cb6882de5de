"""A catalogue that was found good, kept so that the next start need not read it anew.

It stands where Python keeps this module compiled: whoever can write there can change the program
itself, so it is trusted no more and no less than that (besluit 0047). What is kept counts only for
the same files and the same reader, and only if it is whole; anything else is as if it is not there.
"""

from __future__ import annotations

import hashlib
import secrets
import sys
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from typing import TYPE_CHECKING

from modelgemeente_xl.catalogus.afdruk import hash_of, hash_of_reader
from modelgemeente_xl.catalogus.tekstvorm import Vreemd, as_text, from_text

if TYPE_CHECKING:
    from modelgemeente_xl.model.catalogus import Catalogus


def place() -> Path:
    """The file in which the catalogue is kept."""
    return Path(cache_from_source(__file__)).with_name("catalogus.json")


def kept(folder: Path) -> Catalogus | None:
    """The catalogue of this folder as it was found good before, if that is certain."""
    try:
        key, digest, body = place().read_bytes().split(b"\n", 2)
        if key != _key(folder) or digest != _sum(body):
            return None
        return from_text(body.decode())
    except (OSError, ValueError, NotImplementedError, RecursionError, Vreemd):
        return None


def keep(catalogus: Catalogus, folder: Path) -> None:
    """Keep a catalogue that was read strictly of this folder; where that cannot be, nothing is."""
    if sys.dont_write_bytecode or catalogus.hash != hash_of(folder):
        return  # nothing may be kept here, or a file changed while it was read
    with suppress(OSError, NotImplementedError, Vreemd):
        body = as_text(catalogus).encode()
        path = place()
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
        try:
            fresh.write_bytes(b"\n".join((_key(folder), _sum(body), body)))
            fresh.replace(path)
        finally:
            fresh.unlink(missing_ok=True)


def _key(folder: Path) -> bytes:
    return f"{hash_of_reader()} {hash_of(folder)}".encode()


def _sum(body: bytes) -> bytes:
    return hashlib.sha256(body).hexdigest().encode()
