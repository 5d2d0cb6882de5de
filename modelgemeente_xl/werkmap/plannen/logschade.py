"""What was damaged in the log: lines that undoing can no longer read, and so cannot take back."""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from modelgemeente_xl.excel.waarde import canonical
from modelgemeente_xl.grond.bevinding import Bevinding
from modelgemeente_xl.plan.terugdraaien import Logregel
from modelgemeente_xl.werkmap.lezen.stand import Boekstand
from modelgemeente_xl.werkmap.plannen.logboek import LOG, numbered_lines

HERSTEL = (
    "wat deze regel zei is niet teruggedraaid; vergelijk met een reservekopie van voor de actie"
)


@dataclass(frozen=True, slots=True)
class _Schade:
    """One fault; it concerns the actions from `van` to `tot`, as the lines around it tell."""

    bevinding: Bevinding
    van: float
    tot: float


def log_damage(stand: Boekstand, acties: Collection[int]) -> tuple[Bevinding, ...]:
    """What cannot be undone of these actions, or of any where there is none that can be read."""
    lines = list(numbered_lines(stand))
    found = (
        *_unreadable(stand, dict(lines)),
        *_missing(stand, [regel for _, regel in lines]),
    )
    first, last = (min(acties), max(acties)) if acties else (-math.inf, math.inf)
    return tuple(s.bevinding for s in found if s.van <= last and s.tot >= first)


def _unreadable(stand: Boekstand, lines: dict[int, Logregel]) -> Iterator[_Schade]:
    """Rows that are empty, or of which a column that undoing needs is not what it was."""
    tabel = stand.tabellen[LOG]
    for nummer, rij in enumerate(tabel.rijen):
        if nummer in lines:
            continue
        empty = all(canonical(value) is None for value in rij)
        yield _Schade(
            Bevinding(
                tabel.waar(nummer, "Nr"),
                f"deze rij van het logboek is {'leeg' if empty else 'niet meer te lezen'}",
                HERSTEL,
            ),
            max((r.actie for n, r in lines.items() if n < nummer), default=-math.inf),
            min((r.actie for n, r in lines.items() if n > nummer), default=math.inf),
        )


def _missing(stand: Boekstand, regels: Iterable[Logregel]) -> Iterator[_Schade]:
    """Numbers that are not there, beyond the rows that can be seen to be damaged; and doubles."""
    tabel = stand.tabellen[LOG]
    waar = f"{tabel.blad}, tabel {LOG}"
    actie_of = {regel.nr: regel.actie for regel in regels}
    damaged = len(tabel.rijen) - sum(1 for _ in numbered_lines(stand))
    gaps = list(pairwise(sorted({0, *actie_of})))
    gone = sum(after - before - 1 for before, after in gaps)
    for before, after in gaps if gone > damaged else ():
        if after > before + 1:
            missing = f"{before + 1} tot en met {after - 1}" if after > before + 2 else before + 1
            yield _Schade(
                Bevinding(waar, f"nummer {missing} ontbreekt in het logboek", HERSTEL),
                actie_of.get(before, -math.inf),
                actie_of[after],
            )
    for nr, times in Counter(regel.nr for regel in regels).items():
        if times > 1:
            yield _Schade(
                Bevinding(waar, f"nummer {nr} komt {times} keer voor", HERSTEL),
                actie_of[nr],
                actie_of[nr],
            )
