"""Packages that are broken as a whole: the zip itself, its directory, and whole parts."""

import io
import struct
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random

from modelgemeente_xl.bestand.pakket.inpakken import repacked
from modelgemeente_xl.bestand.werkboek import Bladtabel, Werkboek

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ONWIJS = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">\
<!ENTITY c "&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;">]>"""
BUITEN = (
    "../../../tmp/x.xml",
    "/etc/passwd",
    "\\\\server\\x",
    "C:/x.xml",
    "xl/../../x.xml",
    "xl\\x",
    "a\x00b",
)


@dataclass(frozen=True)
class Meester:
    """The whole file and what is where in it, read once for all that spoils it."""

    inhoud: bytes
    parts: Mapping[str, bytes]
    tabellen: Mapping[str, Bladtabel]
    bladen: Mapping[str, str]
    namen: Mapping[str, str]

    @classmethod
    def of(cls, pad: Path, bladen: Mapping[str, str]) -> "Meester":
        boek = Werkboek.open(pad)
        return cls(pad.read_bytes(), boek.parts(), dict(boek.tabellen), bladen, dict(boek.namen))

    def met(self, anders: Mapping[str, bytes]) -> bytes:
        """The file with these parts; only what changed is packed anew."""
        return repacked(self.inhoud, self.parts, {**self.parts, **anders})

    def zonder(self, *weg: str) -> bytes:
        rest = {naam: deel for naam, deel in self.parts.items() if naam not in weg}
        return repacked(self.inhoud, self.parts, rest)

    def tabeldeel(self, naam: str) -> str:
        sign = f'displayName="{naam}"'.encode()
        return next(
            n for n, deel in self.parts.items() if n.startswith("xl/tables/") and sign in deel
        )


Vermink = Callable[[Meester, Random], bytes]


def afgekapt(m: Meester, rng: Random) -> bytes:
    return m.inhoud[: rng.randrange(len(m.inhoud))]


def stuk_eruit(m: Meester, rng: Random) -> bytes:
    begin = rng.randrange(len(m.inhoud))
    return m.inhoud[:begin] + m.inhoud[begin + rng.randint(1, 5000) :]


def bit_in_zip(m: Meester, rng: Random) -> bytes:
    inhoud = bytearray(m.inhoud)
    # Half of the time in the directory at the end, where every byte matters.
    begin = inhoud.index(b"PK\x01\x02") if rng.random() < 0.5 else 0
    for _ in range(rng.randint(1, 4)):
        inhoud[rng.randrange(begin, len(inhoud))] ^= 1 << rng.randrange(8)
    return bytes(inhoud)


def bit_in_deel(m: Meester, rng: Random) -> bytes:
    naam = rng.choice(list(m.parts))
    deel = bytearray(m.parts[naam])
    for _ in range(rng.randint(1, 3)):
        deel[rng.randrange(len(deel))] ^= 1 << rng.randrange(8)
    return m.met({naam: bytes(deel)})


def letters_in_deel(m: Meester, rng: Random) -> bytes:
    """ASCII alone, so that it stays UTF-8 and gets further than the door."""
    naam = rng.choice([n for n in m.parts if n.endswith((".xml", ".rels"))])
    deel = bytearray(m.parts[naam])
    for _ in range(rng.randint(1, 12)):
        deel[rng.randrange(len(deel))] = rng.choice(b"<>\"'/=& :;!0123456789ABCZabcz")
    return m.met({naam: bytes(deel)})


def stuk_van_deel(m: Meester, rng: Random) -> bytes:
    """An end cut off, a run of elements taken out, or doubled."""
    naam = rng.choice(list(m.parts))
    deel = m.parts[naam]
    begin = rng.randrange(len(deel))
    end = min(len(deel), begin + rng.randint(1, 3000))
    if rng.random() < 0.7:
        begin, end = max(0, deel.rfind(b"<", 0, begin)), deel.find(b"<", end)
        end = len(deel) if end < 0 else end
    middle = rng.choice((b"", deel[begin:end] * 2))
    return m.met({naam: deel[:begin] + middle + (deel[end:] if rng.random() < 0.8 else b"")})


def deel_weg(m: Meester, rng: Random) -> bytes:
    return m.zonder(*rng.sample(list(m.parts), rng.randint(1, 3)))


def deel_verwisseld(m: Meester, rng: Random) -> bytes:
    one, other = rng.sample(list(m.parts), 2)
    return m.met({one: m.parts[other], other: m.parts[one] if rng.random() < 0.5 else b""})


def zipbom(m: Meester, rng: Random) -> bytes:
    kind = rng.randrange(3)
    if kind == 0:
        return m.met({"xl/media/bom.bin": bytes(rng.randint(5, 9) * 2**20)})
    if kind == 1:
        return m.met({f"xl/media/{i}.bin": b"" for i in range(10_001)})
    # A directory that promises more than there is.
    inhoud = bytearray(m.inhoud)
    place = inhoud.index(b"PK\x01\x02")
    for _ in range(rng.randrange(len(m.parts))):
        place = inhoud.index(b"PK\x01\x02", place + 1)
    struct.pack_into("<I", inhoud, place + 24, rng.choice((2**31, 2**32 - 1, 300 * 2**20, 5)))
    return bytes(inhoud)


def pad_naar_buiten(m: Meester, rng: Random) -> bytes:
    naam = rng.choice(BUITEN)
    if rng.random() < 0.5:
        return m.met({naam: b"x"})
    # The name that a relation gives need not be in the package.
    deel = rng.choice([n for n in m.parts if n.endswith(".rels")])
    targets = m.parts[deel].split(b'Target="')
    place = rng.randrange(1, len(targets))
    targets[place] = (
        naam.replace("\x00", "").encode() + targets[place][targets[place].index(b'"') :]
    )
    return m.met({deel: b'Target="'.join(targets)})


def dubbel_onderdeel(m: Meester, rng: Random) -> bytes:
    naam = rng.choice(list(m.parts))
    buffer = io.BytesIO(m.inhoud)
    with zipfile.ZipFile(buffer, "a") as package:
        other = naam.upper() if rng.random() < 0.5 else f"{naam}/../{naam.rpartition('/')[2]}"
        package.writestr(other, rng.choice((m.parts[naam], b"", b"<x/>")))
    return buffer.getvalue()


def entiteiten(m: Meester, rng: Random) -> bytes:
    naam = rng.choice([n for n in m.parts if n.endswith((".xml", ".rels"))])
    deel = m.parts[naam]
    body = deel[deel.index(b"?>") + 2 :]
    text = rng.choice((b"&d;", b"&#0;", b"&#x110000;", b"&onbekend;", b"&"))
    place = body.rfind(b"</")
    body = body[:place] + text + body[place:]
    return m.met({naam: (ONWIJS if rng.random() < 0.6 else deel[: deel.index(b"?>") + 2]) + body})


def ander_bestand(m: Meester, rng: Random) -> bytes:
    rubbish = rng.randbytes(rng.randint(1, 4000))
    zip_ = io.BytesIO()
    with zipfile.ZipFile(zip_, "w") as package:
        package.writestr(
            rng.choice(("mimetype", "word/document.xml", "[Content_Types].xml")), rubbish
        )
    return rng.choice(
        (
            b"",
            OLE2 + rubbish,
            OLE2 + "EncryptedPackage".encode("utf-16-le") + rubbish,
            rubbish,
            b"PK\x03\x04" + rubbish,
            b"PK\x05\x06" + bytes(18),
            zip_.getvalue(),
            rubbish + m.inhoud,
            m.inhoud + rubbish,
            b"Id;Bedrag\r\nx;1\r\n",
            bytes(len(m.inhoud)),
        )
    )


PAKKETTEN: dict[str, Vermink] = {
    "afgekapt": afgekapt,
    "stuk eruit": stuk_eruit,
    "bit in de zip": bit_in_zip,
    "bit in een deel": bit_in_deel,
    "letters in een deel": letters_in_deel,
    "stuk van een deel": stuk_van_deel,
    "deel weg": deel_weg,
    "deel verwisseld": deel_verwisseld,
    "zipbom": zipbom,
    "naam naar buiten": pad_naar_buiten,
    "onderdeel dubbel": dubbel_onderdeel,
    "entiteiten": entiteiten,
    "ander bestand": ander_bestand,
}
