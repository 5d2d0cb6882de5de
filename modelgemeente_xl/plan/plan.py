"""The plan that every button makes before anything is written (law 6)."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from modelgemeente_xl.excel.waarde import Waarde, canonical
from modelgemeente_xl.model.woorden import counted
from modelgemeente_xl.plan.wijziging import Conflict, Wijziging, Wijzigingssoort

WEINIG = 12
"""Changes that are shown one by one without asking for them."""
_AANTAL = {
    Wijzigingssoort.CEL: ("cel", "cellen"),
    Wijzigingssoort.RIJ_ERBIJ: ("rij erbij", "rijen erbij"),
    Wijzigingssoort.RIJ_WEG: ("rij weg", "rijen weg"),
}


@dataclass(frozen=True, slots=True)
class Plan:
    """Changes in the order in which they are made, conflicts that stay, and what else to tell.

    `editie` is `van -> naar`, one edition, or "". A cell is changed at most once.
    """

    knop: str
    editie: str
    wijzigingen: tuple[Wijziging, ...] = ()
    conflicten: tuple[Conflict, ...] = ()
    meldingen: tuple[str, ...] = ()

    @property
    def leeg(self) -> bool:
        """Whether there is nothing to change; there may still be something to tell."""
        return not self.wijzigingen

    @property
    def vingerafdruk(self) -> str:
        """SHA-256 of everything that it says: two plans that would do the same have the same."""
        parts = (self.knop, self.editie, self.meldingen, self.wijzigingen, self.conflicten)
        text = json.dumps([_plain(part) for part in parts], ensure_ascii=True)
        return hashlib.sha256(text.encode("ascii")).hexdigest()

    @property
    def zichtbaar(self) -> tuple[Wijziging, ...]:
        """The changes that a person can do something with."""
        return tuple(w for w in self.wijzigingen if not w.stil)

    def kop(self) -> str:
        """The line above everything: the button, the edition, and how much of each there is."""
        totals = [_count(len(self.zichtbaar), "wijziging", "wijzigingen")]
        for items, one, many in (
            (self.conflicten, "conflict", "conflicten"),
            (self.meldingen, "melding", "meldingen"),
        ):
            if items:
                totals.append(_count(len(items), one, many))
        editie = f" ({self.editie})" if self.editie else ""
        return f"{self.knop}{editie}: {', '.join(totals)}"

    def aandacht(self) -> tuple[str, ...]:
        """What asks for attention: every conflict and everything else to tell."""
        return (
            *(f"conflict: {conflict}" for conflict in self.conflicten),
            *(f"melding: {melding}" for melding in self.meldingen),
        )

    def cellen(self, *, alles: bool = False) -> tuple[str, ...]:
        """Counts per sheet, and each change where there are few of them or all are asked for."""
        counts = (f"{blad}: {telling}" for blad, telling, _ in self.per_blad())
        controle = ("Controle: de vergelijking met Python",) if self.vergelijkt else ()
        shown = self.zichtbaar if alles or self.kort else ()
        return (*counts, *controle, *map(str, shown))

    @property
    def vergelijkt(self) -> bool:
        """Whether the comparison with Python on Controle becomes another."""
        return any(w.vergelijkt for w in self.wijzigingen)

    @property
    def kort(self) -> bool:
        """Whether there are so few changes that each can be shown beside the counts."""
        return len(self.zichtbaar) <= WEINIG

    def per_blad(self) -> Iterator[tuple[str, str, tuple[Wijziging, ...]]]:
        """Give each sheet with its changes, counted by kind: `2 cellen, 1 rij erbij`."""
        for blad in dict.fromkeys(w.blad for w in self.zichtbaar):
            own = tuple(w for w in self.zichtbaar if w.blad == blad)
            counts = Counter(w.soort for w in own)
            parts = (_count(n, *_AANTAL[soort]) for soort in _AANTAL if (n := counts[soort]))
            yield blad, ", ".join(parts), own


def _plain(part: object) -> object:
    """A part of a plan as JSON can hold it, each value in its one form."""
    if isinstance(part, tuple):
        return [_plain(item) for item in part]
    if isinstance(part, (Wijziging, Conflict)):
        return [_plain(getattr(part, field)) for field in part.__slots__]
    value: Waarde = part if isinstance(part, (float, int, str, bool)) else None
    return canonical(value)


def _count(n: int, one: str, many: str) -> str:
    return counted(n, one, many, none="geen")
