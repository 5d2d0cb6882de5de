"""The form of a formula: what it says wherever it stands."""

import re
from collections.abc import Mapping

from modelgemeente_xl.excel.formuledelen import Ontleed, Verwijzing

JAARREEKSEN = (
    "Jaar",
    "Incidenteel",
    "Structureel",
    "Fase",
    "Bruto",
    "Overlap",
    "Bedrag",
    "Krediet",
    "Afschrijving",
    "Rente",
    "Euro",
)
"""What stands in four columns, one a year, numbered from 1."""
_JAARKOP = re.compile(rf"\[({'|'.join(JAARREEKSEN)}) ([0-9])\]")


def vorm(deel: Ontleed, rij: int, kolom: int) -> str:
    """The formula with relative references as offsets: equal where Excel calls it the same."""
    if not deel.bereiken:
        return deel.tekst
    return "".join(
        [
            stuk if isinstance(stuk, str) else _relatief(deel.bereiken[stuk], rij, kolom, {}, 0)
            for stuk in deel.sjabloon.stukken
        ]
    )


def jaarvorm(
    deel: Ontleed, blad: str, rij: int, plaats: int, jaren: Mapping[str, Mapping[int, int]]
) -> str:
    """The form along a row of years: a year column counts by its place among the years.

    `plaats` is that of the formula itself (from 1); `jaren` gives per sheet the place of each
    year column. So a column of the user's own between the years changes nothing.
    """
    stukken = []
    for stuk in deel.sjabloon.stukken:
        if isinstance(stuk, int):
            b = deel.bereiken[stuk]
            stukken.append(_relatief(b, rij, 0, jaren.get(b.blad or blad, {}), plaats))
        elif "[" in stuk:
            stukken.append(_JAARKOP.sub(lambda m: f"[{m[1]} {int(m[2]) - plaats:+d}]", stuk))
        else:
            stukken.append(stuk)
    return "".join(stukken)


def _relatief(b: Verwijzing, rij: int, kolom: int, jaren: Mapping[int, int], plaats: int) -> str:
    delen = [f"{b.blad}!" if b.blad else ""]
    for k, r, k_vast, r_vast in (
        (b.links, b.boven, b.vast[0], b.vast[1]),
        (b.rechts, b.onder, b.vast[2], b.vast[3]),
    ):
        jaar = None if k_vast else jaren.get(k)
        if jaar is not None:
            delen.append(f"J[{jaar - plaats}]")
        else:
            delen.append(f"K{k}" if k_vast else f"K[{k - kolom}]")
        delen.append(f"R{r}" if r_vast else f"R[{r - rij}]")
    return "".join(delen)
