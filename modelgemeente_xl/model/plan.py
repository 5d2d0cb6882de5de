"""The plan that every button makes before anything is written (ontwerp, law 6)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from modelgemeente_xl.model.wijziging import Conflict, Soort, Wijziging

_AANTAL = {
    Soort.CEL: ("cel", "cellen"),
    Soort.RIJ_ERBIJ: ("rij erbij", "rijen erbij"),
    Soort.RIJ_WEG: ("rij weg", "rijen weg"),
}
_PIJL = " -> "


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

    def invert(self) -> "Plan":
        """Give the plan that takes this one back: the other way round and in reverse order."""
        return Plan(
            "terugdraaien",
            _PIJL.join(reversed(self.editie.split(_PIJL))),
            tuple(wijziging.invert() for wijziging in reversed(self.wijzigingen)),
        )

    def summary(self) -> tuple[str, ...]:
        """Give the lines a person reads: totals, counts per sheet, and then everything by name."""
        totals = [_count(len(self.wijzigingen), "wijziging", "wijzigingen")]
        lines = list(self._per_blad())
        lines += [str(wijziging) for wijziging in self.wijzigingen]
        for items, one, many in (
            (self.conflicten, "conflict", "conflicten"),
            (self.meldingen, "melding", "meldingen"),
        ):
            if items:
                totals.append(_count(len(items), one, many))
                lines += [f"{one}: {item}" for item in items]
        editie = f" ({self.editie})" if self.editie else ""
        return (f"{self.knop}{editie}: {', '.join(totals)}", *lines)

    def _per_blad(self) -> Iterable[str]:
        counts = Counter((w.blad, w.soort) for w in self.wijzigingen)
        for blad in dict.fromkeys(w.blad for w in self.wijzigingen):
            parts = [
                _count(counts[blad, soort], *words)
                for soort, words in _AANTAL.items()
                if counts[blad, soort]
            ]
            yield f"{blad}: {', '.join(parts)}"


def _count(n: int, one: str, many: str) -> str:
    return f"{n or 'geen'} {one if n == 1 else many}"
