"""Undo what buttons did, from the log, also after the workbook was closed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from modelgemeente_xl.excel.waarde import Waarde, same
from modelgemeente_xl.grond.bevinding import Bevinding
from modelgemeente_xl.plan.beeld import Tabelbeeld, Werkbeeld, filled_cells
from modelgemeente_xl.plan.plan import Plan
from modelgemeente_xl.plan.wijziging import Conflict, Wijziging, Wijzigingssoort, place

NIET = "niet teruggedraaid"
_NOT_UNDONE = frozenset({"nieuw", "terugdraaien"})
"""What made the workbook cannot be undone; undoing twice goes further back, not forward again."""


@dataclass(frozen=True, slots=True)
class Logregel:
    """One line of the sheet Wijzigingen: a change as it was made.

    `nr` counts the lines, `actie` the times a button was pressed. After an undo every line of its
    actions counts as `ongedaan`, also one that stayed as a conflict.
    """

    nr: int
    actie: int
    knop: str
    wijziging: Wijziging
    ongedaan: bool = False

    def inverse(self) -> Wijziging:
        """Give the change that takes this line back."""
        why = f"actie {self.actie} ({self.knop}) teruggedraaid"
        return replace(self.wijziging, waarom=why).invert()


def logregels_of(plan: Plan, eerste_nr: int, actie: int) -> tuple[Logregel, ...]:
    """Give the lines that a plan leaves in the log once it is applied.

    What Python computed is none of them: whoever undoes the rest has it computed again.
    """
    return tuple(
        Logregel(nr, actie, plan.knop, wijziging)
        for nr, wijziging in enumerate((w for w in plan.wijzigingen if not w.vergelijkt), eerste_nr)
    )


def open_acties(gelogd: Iterable[Logregel]) -> tuple[int, ...]:
    """Give the actions that can still be undone, the oldest first."""
    return tuple(sorted({r.actie for r in gelogd if not r.ongedaan and r.knop not in _NOT_UNDONE}))


def terugdraaien(gelogd: Sequence[Logregel], beeld: Tabelbeeld, aantal: int = 1) -> Plan:
    """Plan the undoing of the last `aantal` open actions.

    What was changed by hand since then is a conflict and stays, and so does a row that a button
    added and the user filled in further. Raises ValueError for an `aantal` below 1.
    """
    if aantal < 1:
        raise ValueError(f"aantal is {aantal}; draai ten minste 1 actie terug")
    acties = open_acties(gelogd)[-aantal:]
    undo = _Undo(beeld)
    for actie in reversed(acties):
        undo.action([r for r in gelogd if r.actie == actie and not r.ongedaan])
    if not acties:
        undo.messages["er is niets (meer) om terug te draaien"] = None
    elif len(acties) < aantal:
        undo.messages[f"gevraagd was {aantal} keer, er is maar {len(acties)} keer iets gedaan"] = (
            None
        )
    return Plan(
        "terugdraaien",
        "",
        _one_per_cell(undo.changes),
        tuple(undo.conflicts.values()),
        tuple(undo.messages),
    )


def not_undone(plan: Plan) -> Iterator[Bevinding]:
    """What a plan to undo says that it leaves, as findings."""
    for melding in plan.meldingen:
        waar, found, why = melding.partition(f": {NIET}; ")
        if found:
            yield Bevinding(waar, NIET, why)


def _row_of(regel: Logregel) -> tuple[str, str]:
    return regel.wijziging.tabel, regel.wijziging.sleutel


class _Undo:
    """Undo one action after another on a copy of the workbook, keeping what cannot be undone."""

    def __init__(self, beeld: Tabelbeeld) -> None:
        self._now = Werkbeeld(beeld)
        self.changes: list[Wijziging] = []
        self.conflicts: dict[tuple[str, str, str], Conflict] = {}
        self.messages: dict[str, None] = {}
        self._nameless: set[tuple[str, str]] = set()
        """Keys that a row did not get back; a row that bears one now is another row."""

    def action(self, regels: Sequence[Logregel]) -> None:
        """Undo all lines of one action, the last first."""
        ordered = sorted(regels, key=lambda regel: regel.nr, reverse=True)
        of_row: dict[tuple[str, str], list[Logregel]] = {}
        for regel in ordered:
            of_row.setdefault(_row_of(regel), []).append(regel)
        added = [
            row
            for row, mine in of_row.items()
            if any(r.wijziging.soort is Wijzigingssoort.RIJ_ERBIJ for r in mine)
        ]
        left_alone = {row for row in added if self._stays_as_it_is(row, of_row[row])}
        for regel in ordered:
            if _row_of(regel) not in left_alone:
                self._undo(regel.inverse())

    def _stays_as_it_is(self, row: tuple[str, str], mine: Sequence[Logregel]) -> bool:
        """Say whether an added row is gone already, or holds more than the action wrote.

        What it holds more becomes a conflict.
        """
        rij = self._now.row(*row)
        if rij is None:
            return True
        changes = (regel.wijziging for regel in mine)
        written = {w.kolom: w.nieuw for w in changes if w.soort is Wijzigingssoort.CEL}
        typed = {
            kolom: waarde
            for kolom, waarde in filled_cells(rij).items()
            if not same(waarde, written.get(kolom))
        }
        for kolom, waarde in typed.items():
            self._keep(
                replace(mine[0].inverse(), kolom=kolom, oud=written.get(kolom), nieuw=None),
                waarde,
                f"actie {mine[0].actie} ({mine[0].knop}) voegde deze rij toe, daarna is zij met de"
                " hand ingevuld; de rij blijft",
            )
        return bool(typed)

    def _undo(self, wijziging: Wijziging) -> None:
        row = wijziging.tabel, wijziging.sleutel
        if row in self._nameless:
            return
        if self._now.is_done(wijziging) and not wijziging.alleen_formule:
            return
        difference = self._now.difference(wijziging)
        if difference is None:
            self.changes.append(wijziging)
            self._now.do(wijziging)
        elif wijziging.hernoemt or self._now.row(*row) is None:
            where = place(wijziging.blad, wijziging.sleutel)
            found, expected = difference
            self.messages[f"{where}: {NIET}; gevonden {found}, verwacht was {expected}"] = None
            if wijziging.hernoemt:
                self._nameless.add((wijziging.tabel, str(wijziging.nieuw)))
        else:
            why = "met de hand gewijzigd nadat de knop schreef"
            self._keep(wijziging, self._now.present(wijziging), why)

    def _keep(self, wijziging: Wijziging, present: Waarde, why: str) -> None:
        """Record a conflict; of several actions on one cell the oldest value was wanted back."""
        w = wijziging
        cell = w.tabel, w.sleutel, w.kolom
        basis = self.conflicts[cell].basis if cell in self.conflicts else w.oud
        self.conflicts[cell] = Conflict(
            w.blad, w.tabel, w.sleutel, w.kolom, basis, present, w.nieuw, why
        )


def _one_per_cell(changes: Iterable[Wijziging]) -> tuple[Wijziging, ...]:
    """Join changes of the same cell, and drop a row that comes and goes, or goes and comes.

    Undoing several actions gives such changes.
    """
    joined: list[Wijziging] = []
    dropped: set[int] = set()
    twice: set[int] = set()
    cells: dict[tuple[str, str], dict[str, int]] = {}
    rows: dict[tuple[str, str], int] = {}
    for w in changes:
        row, here = (w.tabel, w.sleutel), len(joined)
        joined.append(w)
        if w.hernoemt:
            cells[w.tabel, str(w.nieuw)] = cells.pop(row, {})
        elif w.soort is Wijzigingssoort.CEL:
            first = cells.setdefault(row, {}).setdefault(w.kolom, here)
            if first != here:
                if not joined[first].alleen_formule:
                    twice.add(first)
                joined[first] = replace(joined[first], nieuw=w.nieuw, waarom=w.waarom)
                dropped.add(here)
        elif row in rows:
            dropped |= {rows.pop(row), here}
        else:
            rows[row] = here
    return tuple(
        w
        for i, w in enumerate(joined)
        if i not in dropped and not (i in twice and w.alleen_formule)
    )
