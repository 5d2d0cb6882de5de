"""What a plan means: a workbook of plain values after it, and the plan that takes it back."""

from modelgemeente_xl.plan.beeld import Tabelbeeld, Werkbeeld
from modelgemeente_xl.plan.plan import Plan
from modelgemeente_xl.plan.toepassen import PlanPastNiet, check, rest

PIJL = " -> "


def apply(plan: Plan, beeld: Tabelbeeld) -> Tabelbeeld:
    """Give the workbook after what is left of the plan; twice is the same as once.

    Raises `PlanPastNiet` where the workbook changed since the preview.
    """
    todo = rest(plan, beeld)
    findings = check(todo, beeld)
    if findings:
        raise PlanPastNiet(findings)
    after = Werkbeeld(beeld)
    for wijziging in todo.wijzigingen:
        after.do(wijziging)
    return after.tabellen


def inverse(plan: Plan) -> Plan:
    """Give the plan that takes this one back: the other way round and in reverse order."""
    return Plan(
        "terugdraaien",
        PIJL.join(reversed(plan.editie.split(PIJL))),
        tuple(wijziging.invert() for wijziging in reversed(plan.wijzigingen)),
    )
