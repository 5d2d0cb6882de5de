"""The shape of what a client sends: said in Dutch, all at once, before xlwings meets it.

Only what xlwings relies on is held to; a client may send more. A workbook is looked at in
`paneel_boek`.
"""

from collections.abc import Iterator
from typing import Any

OPTIONEEL = "?"
FUNCTIE: dict[str, Any] = {
    "func_name": str,
    "args": list,
    "client": str,
    "version": str,
    "runtime": str,
}
"""A call of a function in a cell, as xlwings' own client makes it."""
_NAMEN = {
    str: "tekst",
    int: "een geheel getal",
    bool: "ja of nee (true, false)",
    list: "een lijst",
    dict: "een object",
    None: "niets (null)",
}


def faults(data: object, vorm: object, waar: str = "het verzoek") -> Iterator[str]:
    """Every place that has another shape."""
    if isinstance(vorm, dict):
        yield from _object_faults(data, vorm, waar)
    elif isinstance(vorm, list):
        if not isinstance(data, list):
            yield _fault(waar, list)
            return
        for nummer, item in enumerate(data):
            yield from faults(item, vorm[0], f"{waar}[{nummer}]")
    else:
        soorten = vorm if isinstance(vorm, tuple) else (vorm,)
        if not any(_is(data, soort) for soort in soorten):
            yield _fault(waar, *soorten)


def _object_faults(data: object, vorm: dict[str, Any], waar: str) -> Iterator[str]:
    if not isinstance(data, dict):
        yield _fault(waar, dict)
        return
    for sleutel, deel in vorm.items():
        naam = sleutel.removesuffix(OPTIONEEL)
        if naam in data:
            yield from faults(data[naam], deel, f"{waar}.{naam}")
        elif not sleutel.endswith(OPTIONEEL):
            yield f"{waar}.{naam}: ontbreekt"


def _is(data: object, soort: object) -> bool:
    if soort is None or data is None:
        return soort is data
    assert isinstance(soort, type)
    return isinstance(data, soort) and (soort is bool or not isinstance(data, bool))


def _fault(waar: str, *soorten: Any) -> str:
    return f"{waar}: verwacht {' of '.join(_NAMEN[soort] for soort in soorten)}"
