"""Open a workbook safely: what it is, what its directory says, and only then its parts."""

import hashlib
import io
import stat
import zipfile
import zlib
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from modelgemeente_xl.bestand.bewaren.schijf import NIET_GEWOON, reason
from modelgemeente_xl.bestand.blad.teksten import Teksten
from modelgemeente_xl.bestand.grond.weigering import BestandGeweigerd
from modelgemeente_xl.bestand.grond.xmlkeuring import check_xml, is_read
from modelgemeente_xl.bestand.handtekening import is_signed
from modelgemeente_xl.bestand.pakket.deelnamen import part_name
from modelgemeente_xl.bestand.pakket.pakket import check_workbook
from modelgemeente_xl.bestand.pakket.zipcontrole import PC, Uitpakgrens, check_directory, read_entry

__all__ = ["BestandGeweigerd", "Geopend", "open_bestand", "open_inhoud"]

SOORTEN = (".xlsx", ".xlsm")

_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_VERSLEUTELD = "EncryptedPackage".encode("utf-16-le")
_RECHTEN = "DRMEncrypted".encode("utf-16-le")
"""Begins the name of what a label or rights management puts in the place of a password."""


@dataclass(frozen=True)
class Geopend:
    """A workbook as it was read: its parts in their order, and the hash of the whole file."""

    pad: Path
    parts: dict[str, bytes] = field(repr=False)
    vingerafdruk: str
    inhoud: bytes = field(repr=False)

    @cached_property
    def teksten(self) -> Teksten:
        """The shared strings; who works on the same file more than once reads them once."""
        return Teksten(self.parts)

    @cached_property
    def ondertekend(self) -> bool:
        """Whether there is a digital signature, which every change breaks."""
        return is_signed(self.parts)


def open_bestand(pad: Path) -> Geopend:
    """Read a workbook; raise `BestandGeweigerd` with what to do where it cannot be trusted."""
    return open_inhoud(pad, _content(pad))


def open_inhoud(pad: Path, inhoud: bytes, grens: Uitpakgrens = PC) -> Geopend:
    """Read a workbook that is in memory already; `pad` is what it is called, and need not exist."""
    _check_kind(pad, inhoud)
    parts = _unpacked(pad.name, inhoud, grens)
    for naam, content in parts.items():
        if is_read(naam):
            check_xml(f"{pad.name}: onderdeel {naam}", content)
    check_workbook(pad.name, parts)
    return Geopend(pad, parts, fingerprint(inhoud), inhoud)


def fingerprint(inhoud: bytes) -> str:
    """SHA-256 of a file's bytes, as hexadecimal."""
    return hashlib.sha256(inhoud).hexdigest()


def _content(pad: Path) -> bytes:
    try:
        found = pad.stat()
        if not (stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode)):
            raise BestandGeweigerd(f"{pad}: {NIET_GEWOON}")
        if found.st_size > PC.totaal:
            raise BestandGeweigerd(
                f"{pad.name}: dit bestand is groter dan {PC.totaal // 2**20} MB en wordt niet "
                "gelezen"
            )
        return pad.read_bytes()
    except FileNotFoundError as error:
        raise BestandGeweigerd(f"{pad}: dit bestand is er niet; controleer de naam") from error
    except IsADirectoryError as error:
        raise BestandGeweigerd(f"{pad}: dit is een map, geen bestand") from error
    except OSError as error:
        raise BestandGeweigerd(f"{pad}: lezen lukt niet ({reason(error)})") from error


def _check_kind(pad: Path, inhoud: bytes) -> None:
    if inhoud.startswith(_OLE2):
        if _RECHTEN in inhoud:
            raise BestandGeweigerd(
                f"{pad.name}: dit bestand is versleuteld door een gevoeligheidslabel of door "
                "rechtenbeheer; kies in Excel een label zonder versleuteling (Start, "
                "Gevoeligheid) en sla het opnieuw op"
            )
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


def _unpacked(naam: str, inhoud: bytes, grens: Uitpakgrens) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as package:
            entries = package.infolist()
            check_directory(naam, entries, grens)
            for entry in entries:
                if entry.filename == "mimetype" and b"opendocument" in read_entry(package, entry):
                    raise BestandGeweigerd(
                        f"{naam}: dit is een OpenDocument-bestand (.ods); sla het op als "
                        "Excel-werkmap (.xlsx)"
                    )
            return {part_name(entry): read_entry(package, entry) for entry in entries}
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
            f"{naam}: dit bestand is beschadigd of niet volledig; haal het opnieuw op of zet een "
            "reservekopie terug"
        ) from error
