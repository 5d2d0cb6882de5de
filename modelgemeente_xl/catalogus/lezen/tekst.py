"""A file of a person as text, within bounds, or why it is none.

Nothing is read of what is too large, and nothing of what is no file: a pipe has no end.
"""

import re
import stat
from pathlib import Path

from modelgemeente_xl.grond.bevinding import Bevinding

MEEST_BYTES = 2 * 1024 * 1024
"""The largest file of ours has 1/8 of it; what is larger is no file of a catalogue."""
MEEST_REGELS = 50_000
MEEST_TEKENS = 10_000
"""On one line."""
_NIET_LEESBAAR = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ufffe\uffff]"
)
"""Signs that nobody sees, and that move the lines of one program away from those of another."""
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_HERSTEL = "sla het bestand op als UTF-8"


def read_lines(path: Path, naam: str) -> tuple[list[str | None], list[Bevinding]]:
    """Give the lines of a file without their ends, None for each that is told to be wrong."""
    try:
        content, wrong = _bytes_of(path)
    except OSError:
        content, wrong = b"", ("het bestand kan niet worden geopend", "kijk wie het mag lezen")
    if wrong:
        return [], [Bevinding(naam, *wrong)]
    if content.startswith(_UTF16):
        return [], [Bevinding(f"{naam}:1", "het bestand is geen UTF-8 maar UTF-16", _HERSTEL)]
    raws = _split(content)
    if len(raws) > MEEST_REGELS:
        wat = f"het bestand heeft {len(raws)} regels"
        return [], [Bevinding(naam, wat, f"houd het op ten hoogste {MEEST_REGELS}")]
    lines: list[str | None] = []
    findings: list[Bevinding] = []
    for number, raw in enumerate(raws, 1):
        line, fault = _line_of(raw)
        if fault:
            findings.append(Bevinding(f"{naam}:{number}", *fault))
        lines.append(None if fault else line)
    return lines, findings


def _line_of(raw: bytes) -> tuple[str, tuple[str, str] | None]:
    try:
        line = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        teken = raw[error.start : error.start + 1].decode("cp1252", "replace")
        return "", (f"hier staat een teken dat geen UTF-8 is (misschien '{teken}')", _HERSTEL)
    hit = _NIET_LEESBAAR.search(line)
    if hit:
        return "", (f"hier staat een teken dat niemand ziet (U+{ord(hit[0]):04X})", "haal het weg")
    if len(line) > MEEST_TEKENS:
        herstel = f"houd het op ten hoogste {MEEST_TEKENS}"
        return "", (f"deze regel heeft {len(line)} tekens", herstel)
    return line, None


def _bytes_of(path: Path) -> tuple[bytes, tuple[str, str] | None]:
    if not stat.S_ISREG(path.stat().st_mode):
        return b"", ("dit is geen gewoon bestand", "zet er een bestand met tekst neer")
    with path.open("rb") as file:
        content = file.read(MEEST_BYTES + 1)
    if len(content) > MEEST_BYTES:
        return b"", ("het bestand is groter dan 2 MiB", "houd het kleiner, of splits het")
    return content, None


def _split(content: bytes) -> list[bytes]:
    """The lines, whatever system they were written on; Excel puts a mark in front of the first."""
    content = content.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    lines = content.split(b"\n")
    return lines[:-1] if lines[-1] == b"" else lines


def shown(found: str) -> str:
    """What was found, on one line and short enough to read."""
    text = " ".join(found.split()) if "\n" in found else found
    return f"'{text[:60]}{'...' if len(text) > 60 else ''}'"
