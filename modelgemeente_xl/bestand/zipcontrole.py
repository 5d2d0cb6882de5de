"""Look at the directory of a zip before anything in it is unpacked."""

import re
import zipfile
from collections.abc import Sequence

from modelgemeente_xl.bestand.deelnamen import part_name
from modelgemeente_xl.bestand.weigering import BestandGeweigerd

MEEST_ONDERDELEN = 10_000
MEEST_BYTES = 512 * 2**20
MEEST_BYTES_PER_DEEL = 256 * 2**20
MEEST_VERHOUDING = 300
"""Excel's own parts shrink at most some 100 times; only a part of some size can do harm."""
KLEIN = 4 * 2**20

_STEEL_OF_BUITEN = re.compile(r"\A/|\A[A-Za-z]:|(?:\A|/)\.\.(?:/|\Z)|\x00")


def check_directory(naam: str, entries: Sequence[zipfile.ZipInfo]) -> None:
    """Raise `BestandGeweigerd` where unpacking would be unsafe or give two parts of one name."""
    if len(entries) > MEEST_ONDERDELEN:
        raise BestandGeweigerd(
            f"{naam}: dit bestand heeft {len(entries)} onderdelen, meer dan de {MEEST_ONDERDELEN} "
            "die een werkmap ooit nodig heeft; het wordt niet uitgepakt"
        )
    total = sum(entry.file_size for entry in entries)
    if total > MEEST_BYTES:
        raise BestandGeweigerd(
            f"{naam}: uitgepakt wordt dit bestand {total // 2**20} MB, meer dan de "
            f"{MEEST_BYTES // 2**20} MB die wordt toegestaan; het wordt niet uitgepakt"
        )
    seen: dict[str, str] = {}
    for entry in entries:
        _check_entry(naam, entry)
        part = part_name(entry)
        other = seen.setdefault(part.lower(), part)
        if other is not part:
            raise BestandGeweigerd(
                f"{naam}: onderdeel {part} komt twee keer voor (ook als {other}); "
                "open het bestand in Excel en sla het opnieuw op"
            )


def _check_entry(naam: str, entry: zipfile.ZipInfo) -> None:
    deel = f"{naam}: onderdeel {entry.filename[:100]!r}"
    if _STEEL_OF_BUITEN.search(entry.orig_filename.replace("\\", "/")):
        raise BestandGeweigerd(
            f"{deel} heeft een naam die buiten het bestand wijst; het wordt niet uitgepakt"
        )
    if entry.flag_bits & 0x1:
        raise BestandGeweigerd(
            f"{deel} is met een wachtwoord versleuteld; verwijder het wachtwoord en sla opnieuw op"
        )
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise BestandGeweigerd(
            f"{deel} is ingepakt op een manier die Excel niet kent ({entry.compress_type}); "
            "open het bestand in Excel en sla het opnieuw op"
        )
    if entry.file_size > MEEST_BYTES_PER_DEEL:
        raise BestandGeweigerd(
            f"{deel} wordt uitgepakt {entry.file_size // 2**20} MB, meer dan de "
            f"{MEEST_BYTES_PER_DEEL // 2**20} MB die wordt toegestaan; het wordt niet uitgepakt"
        )
    if entry.file_size > KLEIN and entry.file_size > MEEST_VERHOUDING * entry.compress_size:
        raise BestandGeweigerd(
            f"{deel} wordt bij uitpakken meer dan {MEEST_VERHOUDING} keer zo groot; "
            "dat doet geen gewone werkmap, en het wordt niet uitgepakt"
        )
