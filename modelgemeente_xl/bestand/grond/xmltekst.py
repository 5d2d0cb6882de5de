"""Text in SpreadsheetML: entities, line ends, and characters that XML cannot hold.

A character that XML forbids is written `_xHHHH_`, and a text that happens to look like that has
its underscore written as `_x005F_`: the rule of ST_Xstring in ISO/IEC 29500.
"""

import re
from html import unescape

_CODED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LOOKS_CODED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_ENTITY = re.compile(r"&(?:(lt|gt|amp|quot|apos)|#([0-9]{1,7})|#x([0-9A-Fa-f]{1,6}));")
_SPACE_AT_RISK = re.compile(r"\A\s|\s\Z")


def xml_text(raw: bytes) -> str:
    """The text that a piece of XML text or an attribute's value stands for."""
    text = raw.decode()
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _ENTITY.sub(lambda m: unescape(m[0]), text) if "&" in text else text


def cell_text(raw: bytes) -> str:
    """The text of a cell: as XML text, with `_xHHHH_` decoded."""
    return decoded(xml_text(raw))


def decoded(text: str) -> str:
    """A text with every `_xHHHH_` as the character that it stands for."""
    if "_x" not in text:
        return text
    text = _CODED.sub(lambda m: chr(int(m[1], 16)), text)
    # Two halves of one character may each have been coded.
    if text.isascii():
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def escaped(text: str) -> bytes:
    """A text as XML text; a character that XML forbids is coded."""
    return _without_forbidden(
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    ).encode()


def coded(text: str) -> bytes:
    """The text of a cell as XML text: the inverse of `cell_text`."""
    return escaped(_LOOKS_CODED.sub("_x005F_", text) if "_x" in text else text)


def attribute(text: str) -> bytes:
    """A text as the value of an attribute between double quotes."""
    return escaped(text).replace(b'"', b"&quot;")


def needs_preserve(text: str) -> bool:
    """Whether Excel would trim the text without `xml:space="preserve"`."""
    return _SPACE_AT_RISK.search(text) is not None


def _without_forbidden(text: str) -> str:
    return _FORBIDDEN.sub(lambda m: f"_x{ord(m[0]):04X}_", text)
