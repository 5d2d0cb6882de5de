"""The shape of a call of a function: said in Dutch, all at once, before xlwings meets it.

Only what xlwings relies on is held to; a client may send more. A workbook is looked at in
`paneel_boek`.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

FUNCTIE: Mapping[str, type] = {
    "func_name": str,
    "args": list,
    "client": str,
    "version": str,
    "runtime": str,
}
"""A call of a function in a cell, as xlwings' own client makes it."""
_SOMS = ("caller_address", "date_format", "culture_info_name")
"""Texts that a client may leave out."""
_NAMEN: Mapping[type, str] = {str: "tekst", list: "een lijst"}
_VERZOEK = "het verzoek"
MEEST_CELLEN = 100
"""Cells of one argument that xlwings may look at; each takes it a tenth of a millisecond."""
BEREIK = "hier staat een bereik; geef één cel"
_KAAL = str | int | float | bool | None


def faults(data: object) -> Iterator[str]:
    """Every place of a call that has another shape."""
    if not isinstance(data, dict):
        yield f"{_VERZOEK}: verwacht een object"
        return
    for sleutel, soort in FUNCTIE.items():
        if sleutel not in data:
            yield f"{_VERZOEK}.{sleutel}: ontbreekt"
        elif not isinstance(data[sleutel], soort):
            yield f"{_VERZOEK}.{sleutel}: verwacht {_NAMEN[soort]}"
    for sleutel in _SOMS:
        if not isinstance(data.get(sleutel), str | None):
            yield f"{_VERZOEK}.{sleutel}: verwacht tekst"


def argument_faults(args: Sequence[object], info: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """What of the arguments does not fit what xlwings knows of the function."""
    namen = [str(een["name"]) for een in info]
    nodig = sum("optional" not in een for een in info)
    if not nodig <= len(args) <= len(namen):
        aantal = f"{nodig}" if nodig == len(namen) else f"{nodig} tot en met {len(namen)}"
        yield f"{len(args)} argumenten; verwacht {aantal}: {', '.join(namen)}"
        return
    for naam, arg in zip(namen, args, strict=False):
        if not (_is_cell(arg) or _is_range(arg)):
            yield f"{naam}: verwacht een waarde, een cel of een bereik"
        elif isinstance(arg, list) and len(arg) * len(arg[0]) > MEEST_CELLEN:
            yield f"{naam}: {BEREIK}"


def _is_range(arg: object) -> bool:
    if not (isinstance(arg, list) and arg and all(isinstance(rij, list) for rij in arg)):
        return False
    breedte = len(arg[0])
    return breedte > 0 and all(len(rij) == breedte and all(map(_is_cell, rij)) for rij in arg)


def _is_cell(cel: object) -> bool:
    """A bare value, or one with a type: an error, a date, a linked data type."""
    if isinstance(cel, dict):
        return isinstance(cel.get("type"), str) and isinstance(cel.get("basicValue", {}), _KAAL)
    return isinstance(cel, _KAAL)
