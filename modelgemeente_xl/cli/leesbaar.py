"""Text of others made fit for a terminal: it shows what it is, and can do nothing.

A name of a file, or a text in a cell, can hold line ends, the codes that move a cursor, marks that
turn the direction of writing, and bytes that are no text at all.
"""

import codecs
import os
import sys
import unicodedata

_VERVANGERS = {"€": "EUR", "→": "->", "–": "-", "—": "-", "×": "x", "•": "*"}
_AANHALING = {**dict.fromkeys("‘’‚", "'"), **dict.fromkeys("“”„", '"')}
FOUTAFHANDELING = "modelgemeente.leesbaar"
"""What a stream does with a character that its encoding does not have."""


def printable(text: str) -> str:
    r"""The text on one line, with what cannot be seen written out: `a\nb`, `\u202e`, `\xff`."""
    if text.isprintable():
        return text
    return "".join(char if _shows(char) else _escaped(char) for char in text)


def _shows(char: str) -> bool:
    return char.isprintable() or unicodedata.category(char) == "Zs"


def _escaped(char: str) -> str:
    if "\udc80" <= char <= "\udcff":  # a byte that is no text, as Python carries it in a name
        return f"\\x{ord(char) - 0xDC00:02x}"
    return char.encode("unicode_escape").decode("ascii")


def _nearest(error: UnicodeError) -> tuple[str, int]:
    """Write what an encoding lacks as the nearest that it has: `EUR` for the sign, `e` for `é`."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    found = error.object[error.start : error.end]
    return "".join(map(_near, found)), error.end


def _near(char: str) -> str:
    known = _VERVANGERS.get(char) or _AANHALING.get(char)
    if known or not _shows(char):
        return known or _escaped(char)
    plain = unicodedata.normalize("NFKD", char).encode("ascii", "ignore").decode("ascii")
    return plain or "?"


codecs.register_error(FOUTAFHANDELING, _nearest)


def is_size(text: str) -> bool:
    """Whether this can be the width or height of a terminal: 1 to 9999."""
    return text.isascii() and text.isdigit() and len(text) <= 4 and int(text) > 0


def make_lenient() -> None:
    """Let standard output and error take every character, also on an old Windows terminal.

    A width that is none would make Rich stumble, or print nothing at all.
    """
    for name in ("COLUMNS", "LINES"):
        if not is_size(os.environ.get(name, "1")):
            del os.environ[name]
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors=FOUTAFHANDELING)
