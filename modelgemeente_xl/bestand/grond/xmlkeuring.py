"""What a part must be before its XML is looked at: plain UTF-8, and without entities."""

import re

from modelgemeente_xl.bestand.grond.weigering import BestandGeweigerd

_ENCODING = re.compile(rb"""\A\s*<\?xml[^>]*?\bencoding\s*=\s*["']([A-Za-z0-9._-]+)""")
_PARTS = re.compile(r"(?!docProps/|customXml/).*\.(?:xml|rels)", re.IGNORECASE)
_UTF8 = (b"utf-8", b"us-ascii", b"ascii")


def is_read(part: str) -> bool:
    """Whether a part may be read; the rest is carried along unseen."""
    return _PARTS.fullmatch(part) is not None


def check_xml(deel: str, content: bytes) -> None:
    """Raise `BestandGeweigerd`, beginning with `deel`, where a part is not to be read."""
    declared = _ENCODING.match(content[:200].removeprefix(b"\xef\xbb\xbf"))
    if declared and declared[1].lower() not in _UTF8:
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
