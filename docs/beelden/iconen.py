"""Draw the icons of the add-in: white signs on a square in the colours of the workbook.

    python docs/beelden/iconen.py

Each sign is a set of strokes and surfaces on a field of 16 by 16, sampled sixteen times per pixel
and written as PNG, so that every size is drawn for itself and nothing is needed to make them.
"""

import itertools
import math
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

from modelgemeente_xl.werkmap.indeling.declaratie import Eigenaar
from modelgemeente_xl.werkmap.indeling.kleuren import DONKER, KOPKLEUR

MAP = Path(__file__).parents[2] / "modelgemeente_xl" / "server" / "project" / "static" / "images"
MATEN = (16, 32, 64, 80)
FIJN = 4
"""Samples per pixel, in each direction."""

Punt = tuple[float, float]
Vorm = Callable[[float, float], bool]


def streep(*punten: Punt, dikte: float = 1.7) -> Vorm:
    """A line through these points, with round ends."""

    def inside(x: float, y: float) -> bool:
        pairs = itertools.pairwise(punten)
        return any(_distance(x, y, a, b) <= dikte / 2 for a, b in pairs)

    return inside


def vlak(links: float, boven: float, rechts: float, onder: float) -> Vorm:
    """A rectangle."""
    return lambda x, y: links <= x <= rechts and boven <= y <= onder


def driehoek(a: Punt, b: Punt, c: Punt) -> Vorm:
    """A triangle."""

    def side(x: float, y: float, p: Punt, q: Punt) -> float:
        return (x - q[0]) * (p[1] - q[1]) - (p[0] - q[0]) * (y - q[1])

    def inside(x: float, y: float) -> bool:
        sides = [side(x, y, p, q) for p, q in ((a, b), (b, c), (c, a))]
        return all(s <= 0 for s in sides) or all(s >= 0 for s in sides)

    return inside


def boog(midden: Punt, straal: float, van: float, tot: float, dikte: float = 1.7) -> Vorm:
    """An arc, from one angle to another in degrees, clockwise from the right."""
    steps = [van + (tot - van) * i / 24 for i in range(25)]
    points = [
        (
            midden[0] + straal * math.cos(math.radians(hoek)),
            midden[1] + straal * math.sin(math.radians(hoek)),
        )
        for hoek in steps
    ]
    return streep(*points, dikte=dikte)


TEKENS: dict[str, tuple[str, tuple[Vorm, ...]]] = {
    "modelgemeente": (
        DONKER,
        (
            driehoek((8, 2.6), (2.4, 6.4), (13.6, 6.4)),
            vlak(3.6, 7.4, 5.2, 11.2),
            vlak(7.2, 7.4, 8.8, 11.2),
            vlak(10.8, 7.4, 12.4, 11.2),
            vlak(2.6, 12, 13.4, 13.4),
        ),
    ),
    "schaal": (
        DONKER,
        (vlak(3, 9.6, 5.6, 13), vlak(6.7, 6.4, 9.3, 13), vlak(10.4, 3, 13, 13)),
    ),
    "vernieuw": (
        KOPKLEUR[Eigenaar.FORMULE],
        (boog((8, 8.2), 4.4, -35, 250), driehoek((9.6, 1.2), (9.6, 6.4), (5.6, 3.8))),
    ),
    "herbereken": (
        DONKER,
        (
            streep((3.2, 5.4), (7.2, 5.4)),
            streep((5.2, 3.4), (5.2, 7.4)),
            streep((9.2, 9.6), (13, 9.6)),
            streep((9.2, 12.2), (13, 12.2)),
            streep((4.4, 12.4), (11.6, 3.6), dikte=1.1),
        ),
    ),
    "controleer": (
        KOPKLEUR[Eigenaar.FORMULE],
        (streep((3.4, 8.6), (6.6, 11.8), (12.8, 4.6), dikte=2),),
    ),
    "terugdraaien": (
        KOPKLEUR[Eigenaar.INVOER],
        (
            streep((5, 5.4), (9, 5.4)),
            boog((9, 8.9), 3.5, -90, 90),
            streep((9, 12.4), (5, 12.4)),
            driehoek((2.4, 5.4), (6.4, 2.4), (6.4, 8.4)),
        ),
    ),
}


def main() -> None:
    """Write every icon in every size."""
    MAP.mkdir(parents=True, exist_ok=True)
    for naam, (kleur, vormen) in TEKENS.items():
        for maat in MATEN:
            (MAP / f"{naam}-{maat}.png").write_bytes(png(kleur, vormen, maat))
    (MAP / "favicon.png").write_bytes(png(*TEKENS["modelgemeente"], 32))


def png(kleur: str, vormen: tuple[Vorm, ...], maat: int) -> bytes:
    """An icon as the bytes of a PNG with transparent corners."""
    grond = tuple(int(kleur[i : i + 2], 16) for i in (1, 3, 5))
    rows = b"".join(
        b"\0" + b"".join(_pixel(grond, vormen, maat, x, y) for x in range(maat))
        for y in range(maat)
    )
    header = struct.pack(">IIBBBBB", maat, maat, 8, 6, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )


def _pixel(grond: tuple[int, ...], vormen: tuple[Vorm, ...], maat: int, x: int, y: int) -> bytes:
    ground = sign = 0
    for i in range(FIJN * FIJN):
        px = (x + (i % FIJN + 0.5) / FIJN) * 16 / maat
        py = (y + (i // FIJN + 0.5) / FIJN) * 16 / maat
        if _in_square(px, py):
            ground += 1
            sign += any(vorm(px, py) for vorm in vormen)
    if not ground:
        return b"\0\0\0\0"
    white = sign / ground
    colour = [round(c + (255 - c) * white) for c in grond]
    return bytes([*colour, round(255 * ground / FIJN**2)])


def _in_square(x: float, y: float, rond: float = 2.6) -> bool:
    dx, dy = max(rond - x, x - 16 + rond, 0), max(rond - y, y - 16 + rond, 0)
    return math.hypot(dx, dy) <= rond


def _distance(x: float, y: float, a: Punt, b: Punt) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    along = ((x - a[0]) * dx + (y - a[1]) * dy) / (dx * dx + dy * dy)
    along = min(1, max(0, along))
    return math.hypot(x - a[0] - along * dx, y - a[1] - along * dy)


if __name__ == "__main__":
    main()
