"""The sheet Wijzigingen: what buttons did, as lines to write and to read back for undoing."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from modelgemeente_xl.excel.datum import serial_of
from modelgemeente_xl.excel.waarde import Waarde, spelled
from modelgemeente_xl.plan.plan import Plan
from modelgemeente_xl.plan.terugdraaien import Logregel
from modelgemeente_xl.plan.wijziging import Wijziging, Wijzigingssoort
from modelgemeente_xl.werkmap.lezen.stand import Boekstand, Tabelstand

LOG = "tblWijzigingen"
JA, NEE = "ja", "nee"
_WHOLE = re.compile(r"\s*([0-9]{1,9})\s*")


def read_log(stand: Boekstand) -> tuple[Logregel, ...]:
    """Every line of the log that a button wrote."""
    return tuple(regel for _, regel in numbered_lines(stand))


def last_numbers(stand: Boekstand) -> tuple[int, int]:
    """The last line number and the last action in the log."""
    regels = read_log(stand)
    return max((r.nr for r in regels), default=0), max((r.actie for r in regels), default=0)


def undone_cells(stand: Boekstand, regels: Sequence[Logregel]) -> dict[tuple[int, int], Waarde]:
    """The cells that say that these lines were undone, by row number and column (from 0)."""
    wanted = {regel.nr for regel in regels}
    kolom = stand.tabellen[LOG].index("Ongedaan")
    return {(nummer, kolom): JA for nummer, regel in numbered_lines(stand) if regel.nr in wanted}


def append_rows(
    tabel: Tabelstand, regels: Sequence[Logregel], plan: Plan, wie: str, moment: datetime
) -> Iterator[tuple[Waarde, ...]]:
    """New rows of the log, in the columns as they stand in the workbook."""
    wanneer = serial_of(moment.replace(microsecond=0))
    for r in regels:
        w = r.wijziging
        values: dict[str, Waarde] = {
            "Nr": float(r.nr),
            "Actie": float(r.actie),
            "Wanneer": wanneer,
            "Wie": wie,
            "Knop": r.knop,
            "Editie": plan.editie,
            "Blad": w.blad,
            "Sleutel": w.sleutel,
            "Kolom": w.kolom,
            "Soort": w.soort.value,
            "Oud": w.oud,
            "Nieuw": w.nieuw,
            "Waarom": w.waarom,
            "Ongedaan": NEE,
            "Tabel": w.tabel,
        }
        yield tuple(values.get(kolom) for kolom in tabel.kop)


def numbered_lines(stand: Boekstand) -> Iterator[tuple[int, Logregel]]:
    """Every line that can be read, with its row number (from 0) in the table."""
    for nummer, rij in stand.tabellen[LOG].records():
        regel = _line(rij)
        if regel is not None:
            yield nummer, regel


def whole(value: Waarde) -> int | None:
    """A number of the log, also where it became text; None for anything else."""
    if isinstance(value, float):
        return int(value) if value == int(value) else None
    match = _WHOLE.fullmatch(value) if isinstance(value, str) else None
    return int(match[1]) if match else None


def _line(rij: Mapping[str, Waarde]) -> Logregel | None:
    nr, actie, soort = whole(rij["Nr"]), whole(rij["Actie"]), rij["Soort"]
    if nr is None or actie is None or soort not in list(Wijzigingssoort):
        return None
    tabel, sleutel, kolom = (str(rij[k] or "") for k in ("Tabel", "Sleutel", "Kolom"))
    of_cell = soort == Wijzigingssoort.CEL
    if not sleutel or bool(kolom) != bool(of_cell and tabel) or not (of_cell or tabel):
        return None
    wijziging = Wijziging(
        str(rij["Blad"] or ""),
        tabel,
        sleutel,
        kolom,
        Wijzigingssoort(str(soort)),
        rij["Oud"],
        rij["Nieuw"],
        str(rij["Waarom"] or ""),
    )
    return Logregel(nr, actie, str(rij["Knop"] or ""), wijziging, spelled(rij["Ongedaan"]) == JA)
