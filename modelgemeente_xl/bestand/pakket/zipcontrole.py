"""Look at the directory of a zip before anything is unpacked, and unpack no more than it says."""

import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass

from modelgemeente_xl.bestand.grond.weigering import BestandGeweigerd
from modelgemeente_xl.bestand.pakket.deelnamen import part_name

MEEST_ONDERDELEN = 10_000
MEEST_VERHOUDING = 300
"""Excel's own parts shrink at most some 100 times; only a part of some size can do harm."""
KLEIN = 4 * 2**20


@dataclass(frozen=True, slots=True)
class Uitpakgrens:
    """How many bytes a workbook may be when unpacked, in all and in one part."""

    totaal: int
    deel: int
    raad: str = "het wordt niet uitgepakt"
    """What whoever meets the limit reads about it."""


PC = Uitpakgrens(512 * 2**20, 256 * 2**20)

_STEEL_OF_BUITEN = re.compile(r"\A/|\A[A-Za-z]:|(?:\A|/)\.\.(?:/|\Z)|\x00")


def read_entry(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """The content of an entry; `ZipFile.read` unpacks more than the directory says it to be."""
    with package.open(entry) as file:
        return file.read(entry.file_size + 1)  # one more, so that the sum of an empty one counts


def check_directory(naam: str, entries: Sequence[zipfile.ZipInfo], grens: Uitpakgrens = PC) -> None:
    """Raise `BestandGeweigerd` where unpacking would be unsafe or give two parts of one name."""
    if len(entries) > MEEST_ONDERDELEN:
        raise BestandGeweigerd(
            f"{naam}: dit bestand heeft {len(entries)} onderdelen, meer dan de {MEEST_ONDERDELEN} "
            "die een werkmap ooit nodig heeft; het wordt niet uitgepakt"
        )
    total = sum(entry.file_size for entry in entries)
    if total > grens.totaal:
        raise BestandGeweigerd(
            f"{naam}: uitgepakt wordt dit bestand {total // 2**20} MB, meer dan de "
            f"{grens.totaal // 2**20} MB die wordt toegestaan; {grens.raad}"
        )
    seen: dict[str, str] = {}
    for entry in entries:
        _check_entry(naam, entry, grens)
        part = part_name(entry)
        other = seen.setdefault(part.lower(), part)
        if other is not part:
            raise BestandGeweigerd(
                f"{naam}: onderdeel {part} komt twee keer voor (ook als {other}); "
                "open het bestand in Excel en sla het opnieuw op"
            )


def _check_entry(naam: str, entry: zipfile.ZipInfo, grens: Uitpakgrens) -> None:
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
    if entry.file_size > grens.deel:
        raise BestandGeweigerd(
            f"{deel} wordt uitgepakt {entry.file_size // 2**20} MB, meer dan de "
            f"{grens.deel // 2**20} MB die wordt toegestaan; {grens.raad}"
        )
    if entry.file_size > KLEIN and entry.file_size > MEEST_VERHOUDING * entry.compress_size:
        raise BestandGeweigerd(
            f"{deel} wordt bij uitpakken meer dan {MEEST_VERHOUDING} keer zo groot; "
            "dat doet geen gewone werkmap, en het wordt niet uitgepakt"
        )
