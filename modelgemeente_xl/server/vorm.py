"""The shape of a call of a function: said in Dutch, all at once, before xlwings meets it.

Only what xlwings relies on is held to; a client may send more. A workbook is looked at in
`paneel_boek`.
"""

from collections.abc import Iterator, Mapping

FUNCTIE: Mapping[str, type] = {
    "func_name": str,
    "args": list,
    "client": str,
    "version": str,
    "runtime": str,
}
"""A call of a function in a cell, as xlwings' own client makes it."""
_NAMEN: Mapping[type, str] = {str: "tekst", list: "een lijst"}
_VERZOEK = "het verzoek"


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
