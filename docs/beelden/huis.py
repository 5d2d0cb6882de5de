"""Draw the house: each room of the package as a box, on the layer that its imports give it.

    python docs/beelden/huis.py

Rooms, layers and arrows are read from the code; only the column and the Dutch words of a room are
given here. An arrow is drawn where no other way leads down to the same room. Run by `make docs`.
"""

import ast
from dataclasses import dataclass
from html import escape
from pathlib import Path
from textwrap import wrap

from modelgemeente_xl.werkmap.indeling.kleuren import DONKER, GRIJS, INKT, LIJN, VLAK, WIT

PAKKET = Path(__file__).parents[2] / "modelgemeente_xl"
BEELD = Path(__file__).with_name("huis.svg")
KAMERS = {
    "cli": (1, "de terminal"),
    "server": (1, "het paneel in Excel, over het web"),
    "addin": (1, "knoppen en functies voor xlwings"),
    "knoppen": (1, "elke knop als één functie"),
    "regels": (1, "waaraan een goede werkmap voldoet"),
    "werkmap": (1, "onze werkmap: bouwen, lezen, plannen"),
    "bestand": (0, "een werkmap op schijf, zonder Excel"),
    "plan": (1, "wat er verandert, en terug"),
    "catalogus": (2, "van YAML naar het model"),
    "uitvoer": (3, "tabellen voor anderen"),
    "excel": (1, "wat Excel is, als tekst"),
    "model": (2, "de berekening"),
    "grond": (2, "bevinding en weigering"),
}
"""Column and words of each room; the columns are chosen so that hardly any arrows cross."""
BREED, HOOG, TUSSEN, ONDER, RAND = 260, 84, 24, 42, 16
PIJL = f'fill="none" stroke="{DONKER}" stroke-width="1.6" marker-end="url(#punt)"'


@dataclass(frozen=True)
class Huis:
    """Which rooms there are, with the rooms inside them, and which room imports which."""

    binnen: dict[str, tuple[str, ...]]
    pijlen: dict[str, frozenset[str]]

    def laag(self, kamer: str) -> int:
        """How many rooms the longest way down from here passes."""
        return max((1 + self.laag(onder) for onder in self.pijlen[kamer]), default=0)

    def below(self, kamer: str) -> frozenset[str]:
        """Every room that can be reached from here."""
        straight = self.pijlen[kamer]
        return straight.union(*(self.below(onder) for onder in straight))

    def drawn(self) -> list[tuple[str, str]]:
        """The arrows that no longer way makes needless."""
        return [
            (boven, onder)
            for boven in KAMERS
            for onder in KAMERS
            if onder in self.pijlen[boven]
            and not any(onder in self.below(other) for other in self.pijlen[boven])
        ]


def read_house(pakket: Path = PAKKET) -> Huis:
    """Read the rooms and their imports from the code; an import for types alone does not count."""
    files: dict[str, list[Path]] = {}
    for path in sorted(pakket.rglob("*.py")):
        room = path.relative_to(pakket).parts[0]
        if (pakket / room).is_dir():
            files.setdefault(room, []).append(path)
    return Huis(
        {room: _rooms_inside(pakket / room, paths) for room, paths in files.items()},
        {
            room: frozenset().union(*map(_imports_of, paths)) - {room}
            for room, paths in files.items()
        },
    )


def _rooms_inside(room: Path, paths: list[Path]) -> tuple[str, ...]:
    """The rooms in a room; `project` has the shape that xlwings Server asks for, and is none."""
    parts = (path.relative_to(room).parts[:-1] for path in paths)
    return tuple(sorted({part[0] for part in parts if part} - {"project"}))


def _imports_of(path: Path) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            node.body = []
    names = [
        node.module.split(".")
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module
    ]
    return {name[1] for name in names if name[0] == PAKKET.name and len(name) > 1}


def draw(huis: Huis) -> str:
    """The picture, as SVG."""
    top = max(map(huis.laag, huis.pijlen))
    place = {
        room: (
            RAND + column * (BREED + TUSSEN),
            RAND + (top - huis.laag(room)) * (HOOG + ONDER),
        )
        for room, (column, _) in KAMERS.items()
    }
    width = 2 * RAND + 4 * BREED + 3 * TUSSEN
    height = 2 * RAND + (top + 1) * HOOG + top * ONDER
    words = "; ".join(
        f"{room} gebruikt {', '.join(sorted(below))}"
        for room, below in sorted(huis.pijlen.items())
        if below
    )
    lines = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" role="img" font-family="Segoe UI, Arial, sans-serif">',
        "<title>De kamers van het huis</title>",
        f"<desc>{escape(words)}.</desc>",
        '<defs><marker id="punt" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" '
        f'markerHeight="8" orient="auto"><path d="M0 0 8 4 0 8z" fill="{DONKER}"/></marker></defs>',
        f'<rect width="{width}" height="{height}" fill="{WIT}"/>',
        *(_arrow(place[boven], place[onder]) for boven, onder in huis.drawn()),
        *(_box(room, place[room], huis.binnen[room]) for room in KAMERS),
        "</svg>",
    )
    return "\n".join(lines) + "\n"


def _arrow(boven: tuple[int, int], onder: tuple[int, int]) -> str:
    """Straight down to the next layer; past other layers first aside, and then down."""
    (x1, y1), (x2, y2) = boven, onder
    middle = BREED // 2
    if y2 - y1 == HOOG + ONDER or x1 == x2:
        start, end, half = x1 + middle, x2 + middle, (y1 + HOOG + y2) // 2
        path = f"M{start} {y1 + HOOG}C{start} {half} {end} {half} {end} {y2}"
    else:
        side, bend = (x1 + BREED, -12) if x2 > x1 else (x1, 12)
        height, end = y1 + HOOG // 2, x2 + middle
        path = f"M{side} {height}H{end + bend}Q{end} {height} {end} {height + 12}V{y2}"
    return f'<path d="{path}" {PIJL}/>'


def _box(room: str, place: tuple[int, int], inside: tuple[str, ...]) -> str:
    x, y = place
    return "".join(
        (
            f'<rect x="{x}" y="{y}" width="{BREED}" height="{HOOG}" rx="5" fill="{VLAK}" '
            f'stroke="{LIJN}"/><rect x="{x}" y="{y}" width="5" height="{HOOG}" fill="{DONKER}"/>',
            _text(x, y + 23, 16, DONKER, room, ' font-weight="bold"'),
            _text(x, y + 42, 13, INKT, KAMERS[room][1]),
            *(
                _text(x, y + 60 + 14 * n, 11, GRIJS, line)
                for n, line in enumerate(wrap(" · ".join(inside), 47))
            ),
        )
    )


def _text(x: int, y: int, size: int, colour: str, text: str, more: str = "") -> str:
    return f'<text x="{x + 16}" y="{y}" font-size="{size}" fill="{colour}"{more}>{text}</text>'


if __name__ == "__main__":
    BEELD.write_text(draw(read_house()), "utf-8")
