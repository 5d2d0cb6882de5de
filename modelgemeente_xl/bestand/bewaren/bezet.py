"""Who has a file open: Excel and LibreOffice leave a file beside it that says so.

Whether such a file is stale cannot be told from here (its program may run on another machine), so
it always counts, and the message says which one to remove.
"""

import re
from pathlib import Path

from modelgemeente_xl.bestand.grond.weigering import OpslaanMislukt

_LANGST = 60
"""Signs of a name that are shown."""


def check_not_open(target: Path) -> None:
    """Raise `OpslaanMislukt` with the name of whoever has it open."""
    for sign, programma, owner_of in (
        (target.with_name(f"~${target.name}"), "Excel", _excel_owner),
        (target.with_name(f".~lock.{target.name}#"), "LibreOffice", _libreoffice_owner),
    ):
        if _present(sign):
            owner = owner_of(_content(sign))
            raise OpslaanMislukt(
                f"{target}: dit bestand is open in {programma}{f' bij {owner}' if owner else ''}; "
                "sluit het en probeer het opnieuw (is het nergens meer open, verwijder dan "
                f"{sign.name})"
            )


def _present(sign: Path) -> bool:
    try:
        return sign.is_file()
    except OSError:  # a name that is too long to stand beside it
        return False


def _content(sign: Path) -> bytes:
    try:
        with sign.open("rb") as file:
            return file.read(4096)
    except OSError:  # Excel keeps its own to itself on Windows
        return b""


def _excel_owner(content: bytes) -> str:
    """First byte is the length of the name that follows, in the code page of the machine."""
    return _shown(content[1 : 1 + content[0]].decode("cp1252", "replace")) if content else ""


def _libreoffice_owner(content: bytes) -> str:
    r"""Name, login, machine, time, profile: commas between them, a backslash before one inside."""
    fields = [
        _shown(re.sub(r"\\(.)", r"\1", field))
        for field in re.split(r"(?<!\\),", content.decode("utf-8", "replace"))
    ]
    naam, login, machine, sinds, *_ = [*fields, "", "", "", ""]
    owner = naam or login
    return f"{owner}{f' op {machine}' if machine else ''}{f' sinds {sinds}' if sinds else ''}"


def _shown(text: str) -> str:
    return "".join(sign for sign in text if sign.isprintable()).strip()[:_LANGST]
