"""Save a file so that there is always a whole one: write beside it, sync, replace."""

import glob
import os
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from modelgemeente_xl.bestand.weigering import BestandGeweigerd

TIJDELIJK = ".tmp"
LANG_GELEDEN = 3600.0
"""Seconds; no save takes this long."""


class OpslaanMislukt(BestandGeweigerd):
    """The file could not be saved; the message says why and what to do."""


def save(content: bytes, target: Path, overwrite: bool) -> None:
    """Write `content` to `target`, or raise `OpslaanMislukt` and leave everything as it was."""
    check_target(target, overwrite)
    _sweep(target)
    temporary: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=_beside(target), suffix=TIJDELIJK, dir=target.parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o644)
        temporary.replace(target)
    except OSError as error:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        raise OpslaanMislukt(f"{target}: opslaan lukt niet ({_reason(error)})") from error


def _beside(target: Path) -> str:
    """How a file that is on its way to `target` begins; hidden, and told apart by its target."""
    return f".{target.stem}-opslaan-"


def _sweep(target: Path) -> None:
    """Take away what a save that was killed left behind; one that is under way is young."""
    for left in target.parent.glob(f"{glob.escape(_beside(target))}*{TIJDELIJK}"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > LANG_GELEDEN:
                left.unlink()


def check_target(target: Path, overwrite: bool) -> None:
    """Raise `OpslaanMislukt` where it is sure beforehand that saving cannot succeed."""
    folder = target.parent
    if not folder.is_dir():
        raise OpslaanMislukt(f"{folder}: deze map is er niet; maak haar, of kies een andere map")
    if target.is_dir():
        raise OpslaanMislukt(f"{target}: dit is een map; geef ook een bestandsnaam")
    if target.exists() and not overwrite:
        raise OpslaanMislukt(
            f"{target}: dit bestand bestaat al; kies een andere naam, of geef --overschrijf"
        )
    check_not_open(target)


def check_not_open(target: Path) -> None:
    """Excel keeps `~$name.xlsx` beside a file that someone has open; it holds the user's name."""
    owner = target.with_name(f"~${target.name}")
    if owner.exists():
        name = _owner_name(owner)
        raise OpslaanMislukt(
            f"{target}: dit bestand is open in Excel{f' bij {name}' if name else ''}; "
            f"sluit het en probeer het opnieuw (kenmerk: {owner.name})"
        )


def _owner_name(owner: Path) -> str:
    """First byte is the length of the name that follows, in the code page of the machine."""
    try:
        content = owner.read_bytes()
    except OSError:
        return ""
    return content[1 : 1 + content[0]].decode("cp1252", "replace").strip() if content else ""


def _reason(error: OSError) -> str:
    known = {
        28: "de schijf is vol; maak ruimte of kies een andere schijf",
        13: "geen toestemming; het bestand is open of de map is alleen-lezen",
        30: "de schijf is alleen-lezen; kies een andere map",
        122: "het schijfquotum is op; maak ruimte",
    }
    return known.get(error.errno or 0, error.strerror or str(error))
