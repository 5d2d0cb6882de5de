"""What a button gives back: the plan, the totals before and after, and what else to tell."""

from collections.abc import Sequence
from dataclasses import dataclass

from modelgemeente_xl.grond.bevinding import Bevinding
from modelgemeente_xl.model.totalen import Totalen
from modelgemeente_xl.plan.plan import Plan


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """`toegepast` says whether it was written, or only shown; totals are those of the model."""

    plan: Plan
    voor: Totalen
    na: Totalen
    bevindingen: Sequence[Bevinding] = ()
    meldingen: Sequence[str] = ()
    toegepast: bool = False

    def lines(self) -> list[str]:
        """Everything for a terminal or a task pane, totals left out."""
        return [
            *self.plan.summary(),
            *(f"melding: {melding}" for melding in self.meldingen),
            *self._findings(),
        ]

    def urgent_first(self) -> list[str]:
        """The same for a message that has room for some lines only: what is wrong comes first."""
        head, *rest = self.lines()
        findings = self._findings()
        return [head, *findings, *rest[: len(rest) - len(findings)]]

    def _findings(self) -> list[str]:
        return [f"bevinding: {bevinding}" for bevinding in self.bevindingen]
