"""Targets that try to leave a folder, and what an ASGI server makes of a target."""

import random
from collections.abc import Iterator
from urllib.parse import quote, unquote

STREPEN = ("/", "//", "\\", "%2f", "%2F", "%5c", "%5C", "%252f", "%255c", "%25252f", "/./", "%2f/")
OMHOOG = ("..", "%2e%2e", "%2E%2E", ".%2e", "%2e.", "%252e%252e", "..;", "%c0%ae%c0%ae", "...")
BEGIN = ("/static", "/static/js", "/static/images", "/static/vendor", "/static/css", "", "/xlwings")
MAPPEN = ("js", "images", "css", "vendor", "office-js", "project", "static", "server", ".")
VREEMD = (
    "%00",
    "%2500",
    "C:",
    "c%3a",
    "C%253A",
    "file:",
    "%0a",
    "~",
    "::$DATA",
    "%u002e",
    "*",
    "?",
)


def spellings(outside: str) -> list[str]:
    """Every way to write one path outside a folder: steps up, absolute, and with a drive letter."""
    parts = outside.strip("/").split("/")
    found = []
    for begin in ("/static", "/static/js", "/static/images", "/static/vendor", ""):
        for strip in STREPEN:
            found += [begin + "/" + (up + strip) * 12 + strip.join(parts) for up in OMHOOG]
            found += [
                begin + strip + strip.join(parts),
                begin + strip * 2 + strip.join(parts),
                begin + strip + "C:" + strip + strip.join(parts),
                begin + strip + "c%3a" + strip + strip.join(parts),
                begin + strip + strip.join(parts) + "%00.js",
                begin + strip + strip.join(parts) + "%2500.js",
            ]
    return [target if target.startswith("/") else f"/{target}" for target in found]


def random_targets(count: int, outside: list[str], known: list[str], seed: int) -> Iterator[str]:
    """Targets of every kind, made of what a climber writes and what really exists."""
    dice = random.Random(seed)
    for _ in range(count):
        ends = [*outside, *known, quote(dice.choice(outside), safe="")]
        parts = [dice.choice(BEGIN)]
        for _ in range(dice.randrange(10)):
            parts.append(dice.choice(STREPEN))
            parts.append(dice.choice(dice.choice((OMHOOG, OMHOOG, MAPPEN, VREEMD))))
        target = "".join(parts) + dice.choice(STREPEN) + dice.choice(ends)
        if dice.random() < 0.2:
            target = target.replace("%", "%25", dice.randrange(1, 5))
        yield target if target.startswith("/") else f"/{target}"


def scope_of(target: str, method: str = "GET") -> dict[str, object]:
    """What uvicorn makes of a target."""
    raw, _, query = target.partition("?")
    return {
        "type": "http",
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": unquote(raw),
        "raw_path": raw.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(b"host", b"127.0.0.1:8000")],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 8000),
        "state": {},
    }
