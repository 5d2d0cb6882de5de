"""Spoil a file of a catalogue as people and programs do: by a seed, so that it can be done again."""

import random
import re
from collections.abc import Callable

Ingreep = Callable[[random.Random, bytes], bytes]

WAARDEN = (
    *("", "null", "true", "-1", "0", "1.5", "1,5", "99999", "9" * 400, "2026-01-01", "2026-02-30"),
    *("[]", "{}", "[a, b]", "{a: b}", "- x", "*x", "&x y", "'", '"', "x: y", ": ", "|", ">-"),
    *("=1+1", "één", "x" * 400, "%", "@", "!x y", "?", "a-b", "1 / 0", "modelgemeente-2023"),
)


def _bytes(rnd: random.Random, content: bytes) -> bytes:
    at = rnd.randrange(len(content) + 1)
    return content[:at] + rnd.randbytes(rnd.randrange(1, 4)) + content[at + rnd.randrange(3) :]


def _sign(rnd: random.Random, content: bytes) -> bytes:
    at = rnd.randrange(len(content) + 1)
    sign = rnd.choice(":-#'\"[]{},&*!|>%@`\t\n =.;\0\ufeff\u200b").encode()
    return content[:at] + sign + content[at + rnd.randrange(2) :]


def _cut(rnd: random.Random, content: bytes) -> bytes:
    return content[: rnd.randrange(len(content) + 1)]


def _lines(rnd: random.Random, content: bytes) -> bytes:
    lines = content.split(b"\n")
    one, other = rnd.randrange(len(lines)), rnd.randrange(len(lines))
    match rnd.randrange(4):
        case 0:
            del lines[one]
        case 1:
            lines.insert(other, lines[one])
        case 2:
            lines[one], lines[other] = lines[other], lines[one]
        case _:
            lines[one] = b" " * rnd.randrange(5) + lines[one].lstrip()
    return b"\n".join(lines)


def _value(rnd: random.Random, content: bytes) -> bytes:
    places = list(re.finditer(rb"(?<=: )[^\n]*|(?<=,)[^,\n]*", content))
    if not places:
        return content
    place = rnd.choice(places)
    return content[: place.start()] + rnd.choice(WAARDEN).encode() + content[place.end() :]


def _key(rnd: random.Random, content: bytes) -> bytes:
    places = list(re.finditer(rb"[\w-]+(?=:)", content))
    if not places:
        return content
    place = rnd.choice(places)
    word = rnd.choice(["", "x", "Een Sleutel", place[0].decode() + "s", "bron", "3", "null", "[x]"])
    return content[: place.start()] + word.encode() + content[place.end() :]


INGREPEN: tuple[Ingreep, ...] = (_bytes, _sign, _cut, _lines, _value, _value, _value, _key)


def spoil(seed: int, content: bytes) -> bytes:
    """The content after one to three mishaps."""
    rnd = random.Random(seed)
    for _ in range(rnd.randrange(1, 4)):
        content = rnd.choice(INGREPEN)(rnd, content)
    return content
