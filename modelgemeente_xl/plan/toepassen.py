"""Hold a plan against a workbook, and see what is left of it."""

from collections.abc import Collection
from dataclasses import replace

from modelgemeente_xl.grond.bevinding import Bevinding
from modelgemeente_xl.grond.geweigerd import Geweigerd
from modelgemeente_xl.plan.beeld import Tabelbeeld, Werkbeeld
from modelgemeente_xl.plan.plan import Plan
from modelgemeente_xl.plan.wijziging import Wijziging, Wijzigingssoort


class PlanPastNiet(Geweigerd):
    """The workbook changed since the preview; `bevindingen` says where."""

    status = 409


def check(plan: Plan, beeld: Tabelbeeld) -> tuple[Bevinding, ...]:
    """Give a finding for every change that does not find what it was made for."""
    now = Werkbeeld(beeld)
    findings = []
    for wijziging in plan.wijzigingen:
        difference = now.difference(wijziging)
        if difference:
            found, expected = difference
            findings.append(
                Bevinding(
                    wijziging.waar,
                    f"de werkmap is gewijzigd sinds het voorbeeld: gevonden {found}",
                    f"verwacht was {expected}; maak een nieuw voorbeeld",
                )
            )
        now.do(wijziging)
    return tuple(findings)


def rest(plan: Plan, beeld: Tabelbeeld, ook: Collection[Wijziging] = ()) -> Plan:
    """Give the plan without what the workbook already has; empty when all of it is done.

    A row that has its new key already is named by it. What is in `ook` stays in its place, though
    the values say that it is done.
    """
    now = Werkbeeld(beeld)
    renamed = {
        (w.tabel, w.sleutel): str(w.nieuw)
        for w in plan.wijzigingen
        if w.hernoemt and now.is_done(w)
    }
    to_come = {
        (w.tabel, str(w.nieuw)) for w in plan.wijzigingen if w.hernoemt and not now.is_done(w)
    }
    gone = {
        (w.tabel, w.sleutel)
        for w in plan.wijzigingen
        if w.soort is Wijzigingssoort.RIJ_WEG and now.is_done(w)
    } - to_come
    left = []
    for wijziging in plan.wijzigingen:
        row = wijziging.tabel, wijziging.sleutel
        if row in gone or (now.is_done(wijziging) and wijziging not in ook):
            continue
        todo = replace(wijziging, sleutel=renamed.get(row, wijziging.sleutel))
        if wijziging in ook or not now.is_done(todo):
            left.append(todo)
            now.do(todo)
    return replace(plan, wijzigingen=tuple(left))
