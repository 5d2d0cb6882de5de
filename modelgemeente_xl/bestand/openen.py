"""Open a workbook safely: what it is, what its directory says, and only then its parts."""

import hashlib
import io
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path

from modelgemeente_xl.bestand.pakket import check_workbook
from modelgemeente_xl.bestand.weigering import BestandGeweigerd
from modelgemeente_xl.bestand.zipcontrole import MEEST_BYTES, check_directory

__all__ = ["BestandGeweigerd", "Geopend", "open_bestand"]

SOORTEN = (".xlsx", ".xlsm")

_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_VERSLEUTELD = "EncryptedPackage".encode("utf-16-le")
_ENCODING = re.compile(rb"""\A\s*<\?xml[^>]*?\bencoding\s*=\s*["']([A-Za-z0-9._-]+)""")
_GELEZEN = re.compile(r"\[Content_Types\]\.xml|(?:.*/)?_rels/.*\.rels|xl/.*\.xml", re.IGNORECASE)
"""Parts that this package or IronCalc may parse; the rest is carried along unread."""


@dataclass(frozen=True)
class Geopend:
    """A workbook as it was read: its parts in their order, and the hash of the whole file."""

    pad: Path
    parts: dict[str, bytes] = field(repr=False)
    vingerafdruk: str
    inhoud: bytes = field(repr=False)


def open_bestand(pad: Path) -> Geopend:
    """Read a workbook; raise `BestandGeweigerd` with what to do where it cannot be trusted."""
    inhoud = _content(pad)
    _check_kind(pad, inhoud)
    parts = _unpacked(pad.name, inhoud)
    for naam, content in parts.items():
        if _GELEZEN.fullmatch(naam):
            _check_xml(f"{pad.name}: onderdeel {naam}", content)
    check_workbook(pad.name, parts)
    return Geopend(pad, parts, fingerprint(inhoud), inhoud)


def fingerprint(inhoud: bytes) -> str:
    """SHA-256 of a file's bytes, as hexadecimal."""
    return hashlib.sha256(inhoud).hexdigest()


def _content(pad: Path) -> bytes:
    try:
        if pad.stat().st_size > MEEST_BYTES:
            raise BestandGeweigerd(
                f"{pad.name}: dit bestand is groter dan {MEEST_BYTES // 2**20} MB en wordt niet "
                "gelezen"
            )
        return pad.read_bytes()
    except FileNotFoundError as error:
        raise BestandGeweigerd(f"{pad}: dit bestand is er niet; controleer de naam") from error
    except IsADirectoryError as error:
        raise BestandGeweigerd(f"{pad}: dit is een map, geen bestand") from error
    except OSError as error:
        raise BestandGeweigerd(f"{pad}: lezen lukt niet ({error.strerror})") from error


def _check_kind(pad: Path, inhoud: bytes) -> None:
    if inhoud.startswith(_OLE2):
        if _VERSLEUTELD in inhoud:
            raise BestandGeweigerd(
                f"{pad.name}: dit bestand is met een wachtwoord beveiligd; haal het wachtwoord "
                "eraf (Excel: Bestand, Info, Werkmap beveiligen) en sla het opnieuw op"
            )
        if pad.suffix.lower() in (".xls", *SOORTEN):
            raise BestandGeweigerd(
                f"{pad.name}: dit is een werkmap van voor Excel 2007 (.xls); sla haar in Excel op "
                "als Excel-werkmap (.xlsx)"
            )
    if pad.suffix.lower() not in SOORTEN:
        raise BestandGeweigerd(
            f"{pad.name}: alleen .xlsx en .xlsm worden gelezen; sla het bestand op als "
            "Excel-werkmap (.xlsx)"
        )
    if not inhoud:
        raise BestandGeweigerd(f"{pad.name}: dit bestand is leeg; zet een reservekopie terug")
    if not inhoud.startswith(b"PK"):
        raise BestandGeweigerd(
            f"{pad.name}: dit is geen Excel-werkmap, al heet het zo; open het in het programma "
            "waarmee het is gemaakt en sla het op als .xlsx"
        )


def _unpacked(naam: str, inhoud: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as package:
            entries = package.infolist()
            check_directory(naam, entries)
            if any(entry.filename == "mimetype" for entry in entries):
                kind = package.read("mimetype")[:100]
                if b"opendocument" in kind:
                    raise BestandGeweigerd(
                        f"{naam}: dit is een OpenDocument-bestand (.ods); sla het op als "
                        "Excel-werkmap (.xlsx)"
                    )
            return {entry.filename: package.read(entry) for entry in entries}
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        ValueError,
        OSError,
        OverflowError,
    ) as error:
        raise BestandGeweigerd(
            f"{naam}: dit bestand is beschadigd of niet volledig ({error}); haal het opnieuw op of "
            "zet een reservekopie terug"
        ) from error


def _check_xml(deel: str, content: bytes) -> None:
    declared = _ENCODING.match(content[:200].removeprefix(b"\xef\xbb\xbf"))
    if declared and declared[1].lower() not in (b"utf-8", b"us-ascii", b"ascii"):
        raise BestandGeweigerd(
            f"{deel} is geschreven in {declared[1].decode()}, niet in UTF-8; open het bestand in "
            "Excel en sla het opnieuw op"
        )
    try:
        content.decode()
    except UnicodeDecodeError as error:
        raise BestandGeweigerd(
            f"{deel} bevat tekens die geen UTF-8 zijn; open het bestand in Excel en sla het "
            "opnieuw op"
        ) from error
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise BestandGeweigerd(
            f"{deel} bevat een DTD of entiteiten; Excel schrijft die nooit, en het bestand wordt "
            "niet gelezen"
        )
    if b"\x00" in content:
        raise BestandGeweigerd(f"{deel} bevat nulbytes en is beschadigd of niet in UTF-8")
