"""How findings name places and values."""

import re
from datetime import date, datetime
from typing import TypeGuard

from modelgemeente_xl.excel.adressen import cell_name
from modelgemeente_xl.excel.waarde import truth
from modelgemeente_xl.regels.zicht.inspectie import Formulecel
from modelgemeente_xl.regels.zicht.regel import Vondst

_IN_RIJ = re.compile(r"\w+\[\[#This Row\],\[([^\]]+)\]\]")
_LENGTE = 110


def at(blad: str, rij: int, kolom: int, gevonden: str, verwacht: str, herstel: str = "") -> Vondst:
    """A finding at a cell."""
    return Vondst(blad, cell_name(rij, kolom), gevonden, verwacht, herstel)


def at_formula(f: Formulecel, gevonden: str, verwacht: str, herstel: str = "") -> Vondst:
    """A finding at a formula."""
    return at(f.blad, f.rij, f.kolom, gevonden, verwacht, herstel)


def told(formule: str) -> str:
    """A formula as Excel shows it, shortened where it is long."""
    text = as_excel(formule)
    return text if len(text) <= _LENGTE else f"{text[: _LENGTE - 4]} ..."


def as_excel(formule: str) -> str:
    """A formula as Excel shows it: `[@Kolom]` for the cell in the same row."""
    return _IN_RIJ.sub(lambda m: f"[@{m[1]}]" if m[1].isidentifier() else f"[@[{m[1]}]]", formule)


def tekst_van(value: object) -> str:
    """A value in Dutch words: number with a comma, text between quotes, nothing as leeg."""
    if value is None or value == "":
        return "leeg"
    if isinstance(value, bool):
        return truth(value)
    if isinstance(value, (int, float)):
        return f"{value:.10g}".replace(".", ",")
    if isinstance(value, datetime):
        return f"{value:%d-%m-%Y}"
    if isinstance(value, date):
        return f"{value:%d-%m-%Y}"
    text = str(value)
    return f"'{text if len(text) <= 60 else text[:57] + '...'}'"


def is_getal(value: object) -> TypeGuard[float]:
    """Whether a value is a number; true and false are not."""
    return isinstance(value, (int, float)) and not isinstance(value, bool)
