"""Pieces of a sheet's part: validations, conditional formats, links."""

from dataclasses import dataclass

from lxml import etree

from modelgemeente_xl.excel.adressen import Bereik, parse_areas
from modelgemeente_xl.regels.zicht.xmldeel import waar


@dataclass(frozen=True, slots=True)
class Validatie:
    """A validation with the cells it holds for."""

    bereiken: tuple[Bereik, ...]
    soort: str
    operator: str
    eerste: str
    tweede: str
    prompt: str
    melding: str
    stopt: bool
    toont_prompt: bool


@dataclass(frozen=True, slots=True)
class Opmaakregel:
    """A rule of conditional formatting: its cells, kind, formulas and style (or -1)."""

    bereiken: tuple[Bereik, ...]
    soort: str
    formules: tuple[str, ...]
    stijl: int
    toont: bool
    """Whether a bar leaves the number of its cell in view."""


@dataclass(frozen=True, slots=True)
class Koppeling:
    """A hyperlink: relation id for outside, location for inside."""

    cel: str
    relatie: str
    plek: str


def validatie_of(
    v: etree._Element, sqref: str, een: etree._Element | None, twee: etree._Element | None
) -> Validatie:
    """Read a validation: its element, its cells, and the elements of its two formulas."""
    return Validatie(
        parse_areas(sqref),
        v.get("type", "none"),
        v.get("operator", "between"),
        (een.text or "") if een is not None else "",
        (twee.text or "") if twee is not None else "",
        v.get("prompt", ""),
        v.get("error", ""),
        v.get("errorStyle", "stop") == "stop" and waar(v, "showErrorMessage"),
        waar(v, "showInputMessage"),
    )


def opmaakregel_of(regel: etree._Element, sqref: str, formules: tuple[str, ...]) -> Opmaakregel:
    """Read a rule of conditional formatting: its element, its cells and its formulas."""
    stijl = regel.get("dxfId", "")
    return Opmaakregel(
        parse_areas(sqref),
        regel.get("type", ""),
        formules,
        int(stijl) if stijl.isdigit() else -1,
        all(waar(balk, "showValue", True) for balk in regel.iter("{*}dataBar")),
    )
