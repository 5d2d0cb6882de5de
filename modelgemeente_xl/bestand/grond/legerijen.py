"""Long runs of empty rows, made short in a copy that is only read.

Who formats a whole sheet makes a million rows in which nothing stands. As objects of openpyxl, lxml
or the engine these take seconds and gigabytes, so they are taken out of the bytes first.
"""

import re
from functools import cache

GROOT = 2 * 2**20
"""Bytes of a sheet from which it pays to look."""
SPELING = 1000
"""So many empty rows of a run stay, for who has something to say about how they look."""

_LEGE_RIJ = (
    rb'(?:<row r="[0-9]+"[^>]*+(?:(?<=/)>|>\s*+'
    rb'(?:<c r="[A-Z]+[0-9]+"[^>]*+(?:(?<=/)>|>(?:<v/>)?+</c>)\s*+)*+</row>)\s*+)'
)
_ELDERS = re.compile(rb'<(?:c(?! r=")[ />]|row(?! r=")[ />]|!)')
"""A row or cell that may not say where it stands, or a remark."""


def may_lose(xml: bytes) -> bool:
    """Whether a sheet is large, and every row and cell of it says where it stands.

    Else what stays would come to stand elsewhere.
    """
    return len(xml) > GROOT and _ELDERS.search(xml) is None


def shortened(xml: bytes, speling: int = SPELING) -> bytes:
    """The sheet without what comes after so many empty rows in a run."""
    short = _runs(speling).sub(rb"\1", xml)
    return xml if len(short) == len(xml) else short


@cache
def _runs(speling: int) -> re.Pattern[bytes]:
    """A run of empty rows, with so many of the first of them apart."""
    if not speling:
        return re.compile(b"()%s++" % _LEGE_RIJ)
    return re.compile(b"(%s{1,%d}+)%s*+" % (_LEGE_RIJ, speling, _LEGE_RIJ))
