"""What a button gives back: the plan, the totals before and after, and what else to tell."""

from collections.abc import Sequence
from dataclasses import dataclass

from modelgemeente_xl.grond.bevinding import Bevinding
from modelgemeente_xl.knoppen import verslag
from modelgemeente_xl.model.totalen import Totalen
from modelgemeente_xl.plan.plan import Plan
from modelgemeente_xl.werkmap.plannen.gevolgen import Gevolgen


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """`toegepast` says whether it was written, or only shown; totals are those of the model."""

    plan: Plan
    voor: Totalen
    na: Totalen
    gevolgen: Gevolgen
    bevindingen: Sequence[Bevinding] = ()
    meldingen: Sequence[str] = ()
    toegepast: bool = False

    def lines(self, *, alles: bool = False) -> list[str]:
        """Everything in words: what it means, what asks for attention, and what is changed."""
        return [
            self.plan.kop(),
            *verslag.in_short(self.gevolgen),
            *self.attention(),
            *verslag.by_name(self.gevolgen, alles=alles),
            *self.plan.cellen(alles=alles),
        ]

    def urgent_first(self) -> list[str]:
        """The same for a message that has room for some lines only: what is wrong comes first."""
        findings = self._findings()
        head, *rest = self.lines()
        return [head, *findings, *(line for line in rest if line not in findings)]

    def attention(self) -> list[str]:
        """Every conflict, everything to know, and every finding."""
        return [
            *self.plan.aandacht(),
            *(f"melding: {melding}" for melding in self.meldingen),
            *self._findings(),
        ]

    def _findings(self) -> list[str]:
        return [f"bevinding: {bevinding}" for bevinding in self.bevindingen]
