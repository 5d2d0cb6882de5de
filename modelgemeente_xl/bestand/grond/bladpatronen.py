"""The patterns by which the XML of a worksheet is read, for any prefix of its namespace."""

import re
from collections.abc import Iterator
from functools import cache

ROOT = re.compile(rb"<(?:([\w.-]+):)?worksheet[\s>/]")
ADDRESS = re.compile(rb"([A-Z]{1,3})([1-9][0-9]{0,6})")
ATTRIBUTES = rb"""(?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*"""
_ATTRIBUTE = re.compile(rb"""([\w:.-]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')""")

CELL, OTHER_CELL = 1, 10
"""What a token is: the group of `Patronen.token` that closed last."""


class Patronen:
    """The patterns for one prefix, such as ``b""`` or ``b"x:"``."""

    def __init__(self, prefix: bytes) -> None:
        self.prefix = prefix
        names = {b"p": re.escape(prefix), b"a": ATTRIBUTES}
        self.sheet_data = re.compile(rb"<%(p)ssheetData\b%(a)s\s*(?:(/)>|>)" % names)
        self.dimension = re.compile(rb"<%(p)sdimension\b%(a)s\s*(?:/>|>)" % names)
        self.column = re.compile(rb"<%(p)scol\b(%(a)s)\s*/?>" % names)
        self.row = re.compile(rb'<%(p)srow(?: r="([0-9]{1,7})"[^<>]*?|\b(%(a)s)\s*)(/?)>' % names)
        self.row_end = re.compile(rb"</%(p)srow\s*>" % names)
        # The form that nearly every cell has comes first: this pattern sets the speed of reading.
        self.token = re.compile(
            rb'(<%(p)sc r="([A-Z]{1,3})([1-9][0-9]{0,6})"(?: s="([0-9]+)")?(?: t="([A-Za-z]+)")?'
            rb"(?:/>|>(?:<%(p)sf([^<>]*)(?:/>|>([^<]*)</%(p)sf>))?(?:<%(p)sv>([^<]*)</%(p)sv>)?"
            rb"(?:<%(p)sis>([^<]*+(?:<(?!/%(p)sis>)[^<]*+)*+)</%(p)sis>)?</%(p)sc>))\s*"
            rb"|(<%(p)sc\b(%(a)s)\s*(?:/>|>(.*?)</%(p)sc\s*>))\s*" % names,
            re.DOTALL,
        )
        self.formula_cell = re.compile(
            rb'(<%(p)sc r="([A-Z]{1,3})([1-9][0-9]{0,6})"(?: s="[0-9]+")?)(?: t="([A-Za-z]+)")?>'
            rb'(<%(p)sf(?: t="shared"[^<>]*)?(?:/>|>[^<]+</%(p)sf>))'
            rb"(?:<%(p)sv>([^<]*)</%(p)sv>)?</%(p)sc>" % names
        )
        self.formula_place = re.compile(
            rb'<%(p)sc r="([A-Z]{1,3})([1-9][0-9]{0,6})"[^<>]*><%(p)sf(?:>([^<]+)<|[\s/>])' % names
        )
        self.formula = re.compile(rb"<%(p)sf[\s/>]" % names)
        self.content = re.compile(
            rb"\s*(?:<%(p)sf\b(%(a)s)\s*(?:/>|>([^<]*)</%(p)sf\s*>))?\s*"
            rb"(?:<%(p)sv\b%(a)s\s*(?:()/>|>([^<]*)</%(p)sv\s*>))?\s*"
            rb"(?:<%(p)sis\b%(a)s\s*(?:/>|>(.*?)</%(p)sis\s*>))?\s*"
            rb"(?:<%(p)sextLst\b(?:%(a)s\s*/>|.*</%(p)sextLst\s*>))?\s*" % names,
            re.DOTALL,
        )
        self.text = re.compile(rb"<%(p)st\b%(a)s\s*(?:/>|>([^<]*)</%(p)st\s*>)" % names)
        self.phonetic = re.compile(rb"<%(p)srPh\b.*?</%(p)srPh\s*>" % names, re.DOTALL)


@cache
def patterns(prefix: bytes) -> Patronen:
    """The patterns of a prefix, compiled once."""
    return Patronen(prefix)


def attributes_of(tag: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Names and raw values of the attributes in a tag, fit to stand between double quotes."""
    for match in _ATTRIBUTE.finditer(tag):
        value = match[2]
        yield match[1], match[3].replace(b'"', b"&quot;") if value is None else value


def attribute_of(tag: bytes, name: bytes) -> bytes | None:
    """The raw value of one attribute, or None."""
    return next((value for key, value in attributes_of(tag) if key == name), None)
