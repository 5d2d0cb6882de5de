"""Rows beneath a table that look like lines of it: they count in no total, and nothing shows it.

A program that saves a table with a smaller range leaves them there, and a row that is typed under
a table makes it grow in some programs only.
"""

from collections.abc import Callable, Iterable, Mapping

from modelgemeente_xl.excel.reeksen import runs_of
from modelgemeente_xl.excel.waarde import Waarde, canonical, spelled
from modelgemeente_xl.grond.bevinding import Bevinding
from modelgemeente_xl.model.ontwikkeling import AARDEN
from modelgemeente_xl.werkmap.lezen.formules import DOMEINTABELLEN

MET_REGELS = (*DOMEINTABELLEN, "tblBasis")
"""The tables whose lines count in the totals."""
_NAAM = ("Begrotingsregel", "Ontwikkeling", "Kosten")
_BEDRAG = ("Eigen bedrag", "Bedrag", "Uren per week", "Per inwoner")
_OPTELLING = ("totaal", "subtotaal", "som", "saldo")
"""How a label begins of what adds up a column."""


def is_line(rij: Mapping[str, Waarde]) -> bool:
    """Whether a row beneath a table, by header, is meant to be one of its lines.

    A note or an addition of the user's own is not.
    """
    if spelled(rij.get("Aard")) in AARDEN:
        return True
    label = next((str(rij[k]) for k in _NAAM if canonical(rij.get(k)) is not None), "")
    filled = any(canonical(rij.get(kolom)) is not None for kolom in _BEDRAG)
    return filled and bool(label) and not label.strip().lower().startswith(_OPTELLING)


def lines_beneath(
    rijen: Iterable[tuple[int, Mapping[str, Waarde]]], bezet: Callable[[int], bool]
) -> tuple[tuple[int, int], ...]:
    """First and last sheet row of what looks like lines; `bezet` is where another table stands."""
    found = [nummer for nummer, rij in rijen if is_line(rij) and not bezet(nummer)]
    return tuple((run[0], run[-1]) for run in runs_of(found))


def wat(tabel: str, first: int, last: int) -> str:
    """What is wrong with these rows."""
    if first == last:
        return f"deze rij staat onder tabel {tabel} en telt in geen totaal mee"
    return f"deze rijen staan onder tabel {tabel} en tellen in geen totaal mee"


def herstel(last: int) -> str:
    """How to take these rows into the table."""
    return (
        f"laat de tabel tot en met rij {last} lopen: sleep haar hoek rechtsonder, of klik erin en "
        "kies Tabelontwerp, Tabelgrootte wijzigen; of haal weg wat daar staat"
    )


def told(blad: str, tabel: str, first: int, last: int) -> Bevinding:
    """The finding for rows that count nowhere."""
    waar = f"rij {first}" if first == last else f"rij {first} tot en met {last}"
    return Bevinding(f"{blad}, {waar}", wat(tabel, first, last), herstel(last))
