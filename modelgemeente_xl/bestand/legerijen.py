"""Long runs of empty rows, made short in a copy that is only read.

Who formats a whole sheet makes a million rows in which nothing stands. As objects of openpyxl, lxml
or the engine these take seconds and gigabytes, so they are taken out of the bytes first.
"""

import re
from collections.abc import Iterator

GROOT = 2 * 2**20
"""Bytes of a sheet from which it pays to look."""
SPELING = 1000
"""So many empty rows of a run stay, for who has something to say about how they look."""

_LEGE_RIJ = re.compile(
    rb'<row r="[0-9]+"[^>]*+(?:(?<=/)>|>\s*+'
    rb'(?:<c r="[A-Z]+[0-9]+"[^>]*+(?:(?<=/)>|>(?:<v/>)?+</c>)\s*+)*+</row>)\s*+'
)


def may_lose(xml: bytes) -> bool:
    """Whether a sheet is large, and every row and cell of it says where it stands.

    Else what stays would come to stand elsewhere.
    """
    return (
        len(xml) > GROOT
        and xml.count(b"<c ") == xml.count(b'<c r="')
        and xml.count(b"<row ") == xml.count(b'<row r="')
        and not any(tag in xml for tag in (b"<c>", b"<c/>", b"<row>", b"<row/>", b"<!"))
    )


def shortened(xml: bytes, speling: int = SPELING) -> bytes:
    """The sheet without what comes after so many empty rows in a run."""
    pieces, start = [], 0
    for begin, end in _long_runs(xml, speling):
        pieces.append(xml[start:begin])
        start = end
    return b"".join((*pieces, xml[start:])) if start else xml


def _long_runs(xml: bytes, speling: int) -> Iterator[tuple[int, int]]:
    """Begin and end of the part of each run of empty rows that is too much."""
    count = begin = end = 0
    for row in _LEGE_RIJ.finditer(xml):
        if row.start() != end:
            if count > speling:
                yield begin, end
            count, begin = 0, row.start()
        count += 1
        end = row.end()
        if count == speling:
            begin = end
    if count > speling:
        yield begin, end
