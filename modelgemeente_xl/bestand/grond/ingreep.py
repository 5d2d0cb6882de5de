"""Edits of XML as bytes: stretches that are replaced, and everything else as it was."""

from typing import NamedTuple


class Ingreep(NamedTuple):
    """Bytes that take the place of a stretch of the XML."""

    begin: int
    eind: int
    xml: bytes


def edited(xml: bytes, edits: list[Ingreep]) -> bytes:
    """The XML with edits that do not overlap."""
    pieces: list[bytes] = []
    position = 0
    # Only by place: what is put in at one place stays in the order in which it was given.
    for begin, end, content in sorted(edits, key=lambda edit: edit[:2]):
        pieces += xml[position:begin], content
        position = end
    pieces.append(xml[position:])
    return b"".join(pieces)
