"""The sheet Wijzigingen: what buttons did, as lines to write and to read back for undoing."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from modelgemeente_xl.model.plan import Plan
from modelgemeente_xl.model.terugdraaien import Logregel
from modelgemeente_xl.model.waarde import Waarde
from modelgemeente_xl.model.wijziging import Soort
from modelgemeente_xl.werkmap.beeld import waarde_of
from modelgemeente_xl.werkmap.stand import Boekstand, Tabelstand

LOG = "tblWijzigingen"
JA, NEE = "ja", "nee"
_WHOLE_DAY = 86_400


def read_log(stand: Boekstand) -> tuple[Logregel, ...]:
    """Every line of the log that a button wrote."""
    return tuple(regel for _, regel in _numbered(stand))


def last_numbers(stand: Boekstand) -> tuple[int, int]:
    """The last line number and the last action in the log."""
    regels = read_log(stand)
    return max((r.nr for r in regels), default=0), max((r.actie for r in regels), default=0)


def undone_cells(stand: Boekstand, regels: Sequence[Logregel]) -> dict[tuple[int, int], Waarde]:
    """The cells that say that these lines were undone, by row number and column (from 0)."""
    wanted = {regel.nr for regel in regels}
    kolom = stand.tabellen[LOG].index("Ongedaan")
    return {(nummer, kolom): JA for nummer, regel in _numbered(stand) if regel.nr in wanted}


def append_rows(
    tabel: Tabelstand, regels: Sequence[Logregel], plan: Plan, wie: str, moment: datetime
) -> Iterator[tuple[Waarde, ...]]:
    """New rows of the log, in the columns as they stand in the workbook."""
    seconds = (moment - moment.replace(hour=0, minute=0, second=0, microsecond=0)).seconds
    wanneer = float(str(waarde_of(moment))) + seconds / _WHOLE_DAY
    why = {(w.tabel, w.sleutel, w.kolom, w.soort): w.waarom for w in plan.wijzigingen}
    for r in regels:
        values: dict[str, Waarde] = {
            "Nr": float(r.nr),
            "Actie": float(r.actie),
            "Wanneer": wanneer,
            "Wie": wie,
            "Knop": r.knop,
            "Editie": plan.editie,
            "Blad": r.blad,
            "Sleutel": r.sleutel,
            "Kolom": r.kolom,
            "Soort": r.soort.value,
            "Oud": r.oud,
            "Nieuw": r.nieuw,
            "Waarom": why[r.tabel, r.sleutel, r.kolom, r.soort],
            "Ongedaan": NEE,
            "Tabel": r.tabel,
        }
        yield tuple(values.get(kolom) for kolom in tabel.kop)


def _numbered(stand: Boekstand) -> Iterator[tuple[int, Logregel]]:
    for nummer, rij in stand.tabellen[LOG].records():
        nr, actie, soort = rij["Nr"], rij["Actie"], rij["Soort"]
        if isinstance(nr, float) and isinstance(actie, float) and soort in list(Soort):
            yield (
                nummer,
                Logregel(
                    int(nr),
                    int(actie),
                    str(rij["Knop"] or ""),
                    str(rij["Blad"] or ""),
                    str(rij["Tabel"] or ""),
                    str(rij["Sleutel"] or ""),
                    str(rij["Kolom"] or ""),
                    Soort(str(soort)),
                    rij["Oud"],
                    rij["Nieuw"],
                    rij["Ongedaan"] == JA,
                ),
            )
