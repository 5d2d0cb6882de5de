"""Apply a plan to a workbook through xlwings: grow tables, write blocks, and keep the log."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from modelgemeente_xl.excel.reeksen import runs_of
from modelgemeente_xl.excel.waarde import Waarde, canonical
from modelgemeente_xl.grond.bevinding import Bevinding
from modelgemeente_xl.model.woorden import counted
from modelgemeente_xl.plan.plan import Plan
from modelgemeente_xl.plan.terugdraaien import Logregel, logregels_of
from modelgemeente_xl.plan.toepassen import PlanPastNiet, check, rest
from modelgemeente_xl.plan.wijziging import SLEUTELKOLOM, Wijziging, Wijzigingssoort
from modelgemeente_xl.werkmap.indeling.declaratie import Eigenaar
from modelgemeente_xl.werkmap.indeling.tabellen import kolommen_of
from modelgemeente_xl.werkmap.lezen.blokken import blocks_of
from modelgemeente_xl.werkmap.lezen.boekbeeld import beeld_of, deelnemer, is_zonder_id, keyed_rows
from modelgemeente_xl.werkmap.lezen.formules import formula_of, read_formulas, row_formulas
from modelgemeente_xl.werkmap.lezen.onder_tabel import told
from modelgemeente_xl.werkmap.lezen.stand import DEELNEMERS, Boekstand, Tabelstand
from modelgemeente_xl.werkmap.plannen.logboek import append_rows, last_numbers, undone_cells

TERUGDRAAIEN = "terugdraaien"
LETTERLIJK = ("bestand", "uno")
"""Engines that take text as text; Excel itself reads it as if it were typed."""
_ALS_GETYPT = re.compile(r"[=+@'#-].*|(?=.{1,40}$).*[0-9].*|(?i:true|false|waar|onwaar)", re.DOTALL)
"""Short text with a digit in it may be a date, a share or a number: `mrt 2027`, `50 %`, `1e5`."""


def apply_plan(
    book: Any, stand: Boekstand, plan: Plan, wie: str, moment: datetime
) -> tuple[str, ...]:
    """Apply what is left of a plan and write it to the log; give what else must be told.

    Raises `PlanPastNiet` where the workbook is not as it was at the preview, before anything is
    written. Formula columns get their formula; when undoing, the value that was typed there.
    """
    undo = plan.knop == TERUGDRAAIEN
    touched = {w.tabel for w in plan.wijzigingen}
    beeld = beeld_of(stand, _formula_cells(plan), undo=undo, tabellen=touched)
    todo = rest(plan, beeld, tuple(_unseen_by_value(book, stand, plan, undo=undo)))
    bevindingen = check(todo, beeld) or _room_for(book, stand, todo)
    if bevindingen:
        raise PlanPastNiet(tuple(bevindingen))
    if todo.leeg:
        return ()
    schrijver = _Schrijver(book, stand.tabellen, undo=undo)
    for tabel in dict.fromkeys(w.tabel for w in todo.wijzigingen):
        schrijver.table(tabel, [w for w in todo.wijzigingen if w.tabel == tabel])
    nr, actie = last_numbers(stand)
    _write_log(schrijver, logregels_of(todo, nr + 1, actie + 1), todo, wie, moment)
    return tuple(schrijver.meldingen)


def mark_undone(book: Any, stand: Boekstand, regels: Sequence[Logregel]) -> None:
    """Say in the log that these lines were undone."""
    schrijver = _Schrijver(book, stand.tabellen, undo=True)
    schrijver.cells(stand.tabellen["tblWijzigingen"], undone_cells(stand, regels))


def fill_table(book: Any, tabel: Tabelstand, rows: Sequence[Mapping[str, Waarde]]) -> None:
    """Make a table hold just these rows, in the place of what it held."""
    schrijver = _Schrijver(book, {tabel.naam: tabel}, undo=False)
    old = len(tabel.rijen)
    if len(rows) > old:
        schrijver.resize(tabel, len(rows))
    schrijver.cells(
        tabel,
        {
            (nummer, k): row.get(kolom)
            for nummer, row in enumerate(rows)
            for k, kolom in enumerate(tabel.kop)
        },
    )
    if len(rows) < old:
        schrijver.remove(tabel, set(range(len(rows), old)))


def _formula_cells(plan: Plan) -> frozenset[tuple[str, str]]:
    return frozenset((w.tabel, w.kolom) for w in plan.wijzigingen if w.kolom)


def _unseen_by_value(book: Any, stand: Boekstand, plan: Plan, *, undo: bool) -> Iterator[Wijziging]:
    """Formulas to put back where the value that was pasted over them is the one they give.

    By its value such a cell is as the plan would make it, so only its formula can tell. Undoing
    puts the pasted value in its place again, where the formula can be read and is there.
    """
    for naam in dict.fromkeys(w.tabel for w in plan.wijzigingen if w.tabel):
        tabel = stand.tabellen[naam]
        formulas = {k.naam for k in kolommen_of(naam) if k.eigenaar is Eigenaar.FORMULE}
        equal = [
            w
            for w in plan.wijzigingen
            if w.tabel == naam and w.kolom in formulas and w.alleen_formule
        ]
        if not equal:
            continue
        rows = {sleutel: nummer for nummer, sleutel, _ in keyed_rows(tabel)}
        renamed = {str(w.nieuw): w.sleutel for w in plan.wijzigingen if w.hernoemt}
        try:
            cells = stand.formules.get(naam) or read_formulas(book, tabel)
        except NotImplementedError:
            continue
        for w in equal:
            nummer = rows.get(w.sleutel, rows.get(renamed.get(w.sleutel, "")))
            if nummer is not None and cells[nummer][tabel.index(w.kolom)].startswith("=") is undo:
                yield w


def _added(plan: Plan, tabel: str) -> int:
    return sum(w.tabel == tabel and w.soort is Wijzigingssoort.RIJ_ERBIJ for w in plan.wijzigingen)


def _room_for(book: Any, stand: Boekstand, plan: Plan) -> list[Bevinding]:
    """Look whether the rows beneath each table that must grow are empty."""
    findings = []
    for naam in dict.fromkeys(
        w.tabel for w in plan.wijzigingen if w.soort is Wijzigingssoort.RIJ_ERBIJ
    ):
        tabel, aantal = stand.tabellen[naam], _added(plan, naam)
        first = tabel.kop_rij + 1 + len(tabel.rijen)
        cells = book.sheets[tabel.blad].range(
            (first, tabel.eerste_kolom),
            (first + aantal - 1, tabel.eerste_kolom + len(tabel.kop) - 1),
        )
        rows = cells.value if isinstance(cells.value, list) else [cells.value]
        flat = [c for row in rows for c in (row if isinstance(row, list) else [row])]
        if naam in stand.onder:
            findings += [told(tabel.blad, naam, *rijen) for rijen in stand.onder[naam]]
        elif any(canonical(cell) is not None for cell in flat):
            findings.append(
                Bevinding(
                    f"{tabel.blad}, onder tabel {naam}",
                    f"de cellen in {_rows(first, aantal)} zijn niet leeg",
                    f"verplaats wat daar staat; {_come(aantal)} bij",
                )
            )
    return findings


def _rows(first: int, aantal: int) -> str:
    return f"rij {first}" + (f" tot en met {first + aantal - 1}" if aantal > 1 else "")


def _come(aantal: int) -> str:
    return f"er {'komt' if aantal == 1 else 'komen'} {counted(aantal, 'rij', 'rijen')}"


class _Schrijver:
    """Writes table by table; knows where each row stands, also those just added."""

    def __init__(self, book: Any, tabellen: Mapping[str, Tabelstand], *, undo: bool) -> None:
        self.book, self.tabellen, self.undo = book, tabellen, undo
        self.meldingen: list[str] = []
        self._letterlijk = book.app.engine.name in LETTERLIJK

    def table(self, naam: str, wijzigingen: Sequence[Wijziging]) -> None:
        """Make all changes of one table, or of the named cells."""
        if not naam:
            for w in wijzigingen:
                self._name(w.sleutel, w.nieuw)
            return
        tabel = self.tabellen[naam]
        rows = {sleutel: nummer for nummer, sleutel, _ in keyed_rows(tabel)}
        added = [w.sleutel for w in wijzigingen if w.soort is Wijzigingssoort.RIJ_ERBIJ]
        gone = [w.sleutel for w in wijzigingen if w.soort is Wijzigingssoort.RIJ_WEG]
        rows |= {sleutel: len(tabel.rijen) + i for i, sleutel in enumerate(added)}
        if added:
            self.resize(tabel, len(tabel.rijen) + len(added))
        formulas = {k.naam for k in kolommen_of(naam) if k.eigenaar is Eigenaar.FORMULE}
        values: dict[tuple[int, int], Waarde] = {}
        if tabel.has(SLEUTELKOLOM):
            values = {(rows[sleutel], tabel.index(SLEUTELKOLOM)): sleutel for sleutel in added}
        restored: dict[str, list[int]] = {}
        for w in wijzigingen:
            if w.soort is not Wijzigingssoort.CEL:
                continue
            if w.kolom in formulas and not self.undo:
                restored.setdefault(w.kolom, []).append(rows[w.sleutel])
                continue
            value = None if w.hernoemt and is_zonder_id(str(w.nieuw)) else w.nieuw
            values[rows[w.sleutel], tabel.index(w.kolom)] = value
            if w.hernoemt:
                rows[str(w.nieuw)] = rows[w.sleutel]
        self.cells(tabel, values)
        for nummer in range(len(tabel.rijen), len(tabel.rijen) + len(added)):
            for kolom, formule in row_formulas(tabel, nummer):
                self._formula(tabel, kolom, range(nummer, nummer + 1), formule)
        for kolom, nummers in restored.items():
            for run in runs_of(nummers):
                self._formula(tabel, kolom, run, formula_of(tabel, kolom))
        if gone:
            self.remove(tabel, {rows[sleutel] for sleutel in gone})

    def cells(self, tabel: Tabelstand, values: Mapping[tuple[int, int], Waarde]) -> None:
        """Write cells by row number and column (from 0) of the table, block by block."""
        sheet = self.book.sheets[tabel.blad]
        placed = {
            (tabel.kop_rij + 1 + nummer, tabel.eerste_kolom + k): value
            for (nummer, k), value in values.items()
        }
        for blok in blocks_of(placed):
            last = (blok.rij + len(blok.waarden) - 1, blok.kolom + len(blok.waarden[0]) - 1)
            sheet.range((blok.rij, blok.kolom), last).value = [
                [self._safe(value) for value in row] for row in blok.waarden
            ]

    def resize(self, tabel: Tabelstand, rijen: int) -> None:
        """Make a table hold this many rows; formulas and formats of new rows follow."""
        sheet = self.book.sheets[tabel.blad]
        sheet.tables[tabel.naam].resize(
            sheet.range(
                (tabel.kop_rij, tabel.eerste_kolom),
                (tabel.kop_rij + rijen, tabel.eerste_kolom + len(tabel.kop) - 1),
            )
        )

    def _formula(self, tabel: Tabelstand, kolom: str, nummers: range, formule: str) -> None:
        """Put one formula in rows of a column that follow each other; it has no relative rows."""
        k, first = tabel.eerste_kolom + tabel.index(kolom), tabel.kop_rij + 1 + nummers.start
        cells = self.book.sheets[tabel.blad].range((first, k), (first + len(nummers) - 1, k))
        cells.formula = [[formule] for _ in nummers]

    def remove(self, tabel: Tabelstand, nummers: set[int]) -> None:
        """Take rows from the foot of a table; elsewhere a row is left empty, and told."""
        total = len(tabel.rijen)
        last = total
        while last - 1 in nummers:
            last -= 1
        if last < total:
            sheet = self.book.sheets[tabel.blad]
            self.resize(tabel, max(last, 1))
            sheet.range(
                (tabel.kop_rij + 1 + last, tabel.eerste_kolom),
                (tabel.kop_rij + total, tabel.eerste_kolom + len(tabel.kop) - 1),
            ).clear_contents()
        for nummer in sorted(nummers - set(range(last, total))):
            if tabel.has(SLEUTELKOLOM):
                self.cells(tabel, {(nummer, tabel.index(SLEUTELKOLOM)): None})
            self.meldingen.append(
                f"{tabel.blad}, rij {tabel.kop_rij + 1 + nummer}: leeg gemaakt, en zij staat "
                "midden in de tabel; verwijder haar zelf"
            )

    def _name(self, naam: str, value: Waarde) -> None:
        if naam.startswith(f"{DEELNEMERS} "):
            cells = self.book.names[DEELNEMERS].refers_to_range
            plaats = int(naam.rpartition(" ")[2])
            cell = cells.sheet.range((cells.row + plaats - 1, cells.column))
            assert deelnemer(plaats) == naam
        else:
            cell = self.book.names[naam].refers_to_range
        cell.value = self._safe(value)

    def _safe(self, value: Waarde) -> Waarde:
        """Text that Excel would read as a number or a formula gets its mark of text."""
        if isinstance(value, str) and not self._letterlijk:
            return f"'{value}" if _ALS_GETYPT.fullmatch(value) else value
        return value


def _write_log(
    schrijver: _Schrijver,
    regels: Sequence[Logregel],
    plan: Plan,
    wie: str,
    moment: datetime,
) -> None:
    if not regels:
        return
    tabel = schrijver.tabellen["tblWijzigingen"]
    rows = append_rows(tabel, regels, plan, wie, moment)
    schrijver.resize(tabel, len(tabel.rijen) + len(regels))
    schrijver.cells(
        tabel,
        {
            (len(tabel.rijen) + i, k): value
            for i, row in enumerate(rows)
            for k, value in enumerate(row)
        },
    )
