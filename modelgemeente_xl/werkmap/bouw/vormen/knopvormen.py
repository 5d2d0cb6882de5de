"""Buttons as shapes: a press selects the line on Start that explains the button.

The task pane opens when it sees that selection (besluit 0046). XlsxWriter calls every shape a text
box, square and numbered; `with_names` gives each its own name and round corners.
"""

import re
from collections.abc import Iterable, Mapping

from xlsxwriter.worksheet import Worksheet

from modelgemeente_xl.werkmap.indeling.kleuren import DONKER, WIT
from modelgemeente_xl.werkmap.indeling.knoppen import KNOPPEN, knop_van

LETTER = {"name": "Calibri", "size": 10, "bold": True, "lang": "nl-NL"}
BREED, HOOG, TUSSEN = 96, 24, 8
"""Pixels: a button, and what is between two."""
_TEKENINGEN = re.compile(r"xl/drawings/drawing[0-9]+\.xml")
_KOPPELING = re.compile(rb'Id="([^"]+)"[^>]* Target="#([^"]+)"')
_VORM = re.compile(
    rb'name="TextBox [0-9]+"( descr="[^"]*"><a:hlinkClick [^>]*r:id="([^"]+)"[^>]*/></xdr:cNvPr>'
    rb'<xdr:cNvSpPr) txBox="1"(/></xdr:nvSpPr><xdr:spPr>.*?)<a:prstGeom prst="rect">',
    re.DOTALL,
)


def insert_knoppen(
    ws: Worksheet, namen: Iterable[str], rij: int, kolom: int, naar_rechts: int = 0
) -> None:
    """Put buttons beside each other in a row (from 0), the first this many pixels into a column."""
    for nummer, knop in enumerate(map(knop_van, namen)):
        ws.insert_textbox(
            rij,
            kolom,
            knop.label,
            {
                "x_offset": naar_rechts + nummer * (BREED + TUSSEN),
                "y_offset": 4,
                "width": BREED,
                "height": HOOG,
                "object_position": 2,
                "url": f"internal:{knop.plaats}",
                "tip": f"{knop.start}.",
                "description": f"Knop {knop.label}. {knop.start}.",
                "font": {**LETTER, "color": WIT},
                "align": {"vertical": "middle", "horizontal": "center", "text": "center"},
                "fill": {"color": DONKER},
                "line": {"color": DONKER, "width": 0.75},
            },
        )


def with_names(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Give the parts of a workbook that was built, with the name of its button on each shape."""
    named = dict(parts)
    labels = {knop.plaats.encode(): knop.label.encode() for knop in KNOPPEN}
    for part in filter(_TEKENINGEN.fullmatch, parts):
        rels = part.replace("drawings/", "drawings/_rels/") + ".rels"
        doelen = dict(_KOPPELING.findall(parts.get(rels, b"")))

        def named_shape(hit: re.Match[bytes], doelen: dict[bytes, bytes] = doelen) -> bytes:
            label = labels[doelen[hit[2]]]
            return b'name="%s"%s%s<a:prstGeom prst="roundRect">' % (label, hit[1], hit[3])

        named[part] = _VORM.sub(named_shape, parts[part])
    return named
