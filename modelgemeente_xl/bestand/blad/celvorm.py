"""A cell and a row as they stand in the XML of a worksheet."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from modelgemeente_xl.bestand.grond.bladpatronen import CELL, OTHER_CELL, Patronen, attributes_of


class Cel(NamedTuple):
    """A cell as it stands in the XML; texts still escaped, None where absent."""

    begin: int
    eind: int
    stijl: bytes | None
    soort: bytes
    formule: bytes | None
    """The attributes of `<f>`, empty where it has none; None where there is no formula."""
    formule_tekst: bytes
    waarde: bytes | None
    tekst: bytes | None
    """The content of `<is>`."""
    kenmerken: bytes
    """All attributes other than address, style and kind."""


Vlot = tuple[int, bytes, bytes, int]
"""Column, kind and raw value of a cell, and where it begins; kind `?` where that takes more."""


@dataclass(slots=True)
class Rij:
    """A row: where its tag begins and ends, where its closing tag begins and ends.

    One that is written as `<row/>` closes where its tag ends.
    """

    nummer: int
    begin: int
    inhoud: int
    sluit: int
    eind: int
    gelezen: list[Vlot] | None = None
    """Its cells, once they have been asked for."""
    cellen: dict[int, int] | None = None
    """Where the cell of a column begins, once that has been asked for."""

    @property
    def gesloten(self) -> bool:
        """Whether it is written as `<row/>`."""
        return self.sluit == self.eind


def parsed(patronen: Patronen, match: re.Match[bytes]) -> Cel | None:
    """A cell that was matched, taken apart; None where its content is of no known form."""
    if match.lastindex != CELL:
        return _other_cell(patronen, match)
    style, kind, formula, formula_text, value, text = match.group(4, 5, 6, 7, 8, 9)
    begin, end = match.span(CELL)
    kind, formula_text = kind or b"n", formula_text or b""
    return Cel(begin, end, style, kind, formula, formula_text, value, text, b"")


def _other_cell(patronen: Patronen, match: re.Match[bytes]) -> Cel | None:
    attributes = dict(attributes_of(match[OTHER_CELL + 1]))
    attributes.pop(b"r", None)
    content = patronen.content.fullmatch(match[OTHER_CELL + 2] or b"")
    if content is None:
        return None
    formula, formula_text, empty_value, value, text = content.groups()
    return Cel(
        match.start(),
        match.end(OTHER_CELL),
        attributes.pop(b"s", None),
        attributes.pop(b"t", b"n"),
        formula,
        formula_text or b"",
        empty_value if value is None else value,
        text,
        b"".join(b' %s="%s"' % item for item in attributes.items()),
    )
