"""What the task pane shows: plans, outcomes and findings as HTML, every text escaped."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from modelgemeente_xl.excel.waarde import shown_change
from modelgemeente_xl.grond.bevinding import Bevinding
from modelgemeente_xl.knoppen.uitkomst import Uitkomst
from modelgemeente_xl.model.geld import euro
from modelgemeente_xl.model.totalen import Totalen
from modelgemeente_xl.model.woorden import counted
from modelgemeente_xl.plan.plan import Plan
from modelgemeente_xl.plan.wijziging import Wijziging, Wijzigingssoort, place
from modelgemeente_xl.regels.zicht.regel import Ernst, Gevonden, Profiel
from modelgemeente_xl.server.grond.logboek import STORING

TEMPLATES = Path(__file__).parents[1] / "project" / "templates"
MEEST_PER_BLAD = 150
"""Changes of a sheet that a pane shows; all of them come to stand on the sheet Wijzigingen."""
ERNSTEN: tuple[Ernst, ...] = ("fout", "waarschuwing", "informatie")
_CEL = re.compile(r"[A-Z]{1,3}[0-9]{1,7}(?::[A-Z]{1,3}[0-9]{1,7})?")
_env = Environment(
    loader=FileSystemLoader(TEMPLATES),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


@dataclass(frozen=True, slots=True)
class Vindplek:
    """Where something is: `cel` is empty where no cell of a sheet is meant."""

    tekst: str
    blad: str = ""
    cel: str = ""


@dataclass(frozen=True, slots=True)
class Bladoverzicht:
    """The changes of one sheet, as many as are shown."""

    blad: str
    telling: str
    wijzigingen: Sequence[tuple[str, str, str]]
    """Where, what and why."""
    verborgen: int


@dataclass(frozen=True, slots=True)
class Totaalverandering:
    """One total of the four years together, before and after."""

    naam: str
    voor: str
    na: str
    verschil: str
    nadruk: bool


def voorbeeld(uitkomst: Uitkomst, *, gewijzigd: bool = False) -> str:
    """What a button would do; `gewijzigd` where it is not what was previewed before."""
    return _plan("_voorbeeld.html", uitkomst, gewijzigd=gewijzigd)


def uitkomst(uitkomst: Uitkomst) -> str:
    """What a button did."""
    return _plan("_uitkomst.html", uitkomst)


def bevindingen(gevonden: Sequence[Gevonden], profiel: Profiel, *, gewijzigd: bool = False) -> str:
    """The findings of all rules, the worst first."""
    groepen = [
        (ernst, [(plek_of(g.waar), g) for g in gevonden if g.ernst == ernst]) for ernst in ERNSTEN
    ]
    return _env.get_template("_bevindingen.html").render(
        groepen=[(ernst, found) for ernst, found in groepen if found],
        goed=all(g.ernst == "informatie" for g in gevonden),
        telling=findings_counted(gevonden),
        profiel=profiel,
        gewijzigd=gewijzigd,
    )


def opgeschreven(gevonden: Sequence[Gevonden]) -> str:
    """That the findings were written to the sheet Controle."""
    return _env.get_template("_opgeschreven.html").render(telling=findings_counted(gevonden))


def fout(bevindingen: Sequence[Bevinding]) -> str:
    """Everything that stood in the way."""
    return _env.get_template("_fout.html").render(
        bevindingen=[(plek_of(b.waar), b) for b in bevindingen]
    )


def storing() -> str:
    """That the server made an error of its own."""
    return _env.get_template("_storing.html").render(tekst=STORING)


def plek_of(waar: str) -> Vindplek:
    """Where, as a cell that can be selected if it names one: `Fysiek!M12`."""
    blad, _, cel = waar.rpartition("!")
    return Vindplek(waar, blad, cel) if blad and _CEL.fullmatch(cel) else Vindplek(waar)


def findings_counted(gevonden: Sequence[Gevonden]) -> str:
    """How many there are of each kind: `2 fouten, 1 waarschuwing`."""
    words = {
        "fout": ("fout", "fouten"),
        "waarschuwing": ("waarschuwing", "waarschuwingen"),
        "informatie": ("mededeling", "mededelingen"),
    }
    counts = [(sum(g.ernst == ernst for g in gevonden), *words[ernst]) for ernst in ERNSTEN]
    return ", ".join(counted(n, one, many) for n, one, many in counts if n) or "geen bevindingen"


def _plan(template: str, uitkomst: Uitkomst, **more: object) -> str:
    plan = uitkomst.plan
    return _env.get_template(template).render(
        plan=plan,
        aantal=counted(len(plan.wijzigingen), "wijziging", "wijzigingen"),
        bladen=list(_sheets(plan)),
        conflicten=plan.conflicten,
        meldingen=[*plan.meldingen, *uitkomst.meldingen],
        bevindingen=[(plek_of(b.waar), b) for b in uitkomst.bevindingen],
        totalen=list(_totals(uitkomst.voor, uitkomst.na)),
        toegepast=uitkomst.toegepast,
        **more,
    )


def _sheets(plan: Plan) -> Iterable[Bladoverzicht]:
    for blad, telling, own in plan.per_blad():
        shown = [_shown(w) for w in own[:MEEST_PER_BLAD]]
        yield Bladoverzicht(blad, telling, shown, len(own) - len(shown))


def _shown(w: Wijziging) -> tuple[str, str, str]:
    what = shown_change(w.oud, w.nieuw) if w.soort is Wijzigingssoort.CEL else str(w.soort)
    return place(w.sleutel, w.kolom), what.replace(" -> ", " → ", 1), w.waarom


def _totals(voor: Totalen, na: Totalen) -> Iterable[Totaalverandering]:
    """Bruto per domain, basis, all of it, and what must be asked for; only where they differ."""
    if voor == na:
        return
    reeksen = [
        *((blad, _bruto(voor, blad), _bruto(na, blad), False) for blad in voor.domeinen),
        ("Basis (in stand houden)", sum(voor.basis), sum(na.basis), False),
        ("Totaal bruto", sum(voor.totaal), sum(na.totaal), True),
        ("Waarvan extra nodig", _netto(voor), _netto(na), False),
    ]
    for naam, oud, nieuw, nadruk in reeksen:
        sign = "+" if nieuw > oud else ""
        yield Totaalverandering(naam, euro(oud), euro(nieuw), f"{sign}{euro(nieuw - oud)}", nadruk)


def _bruto(totalen: Totalen, blad: str) -> int:
    return sum(sum(reeks) for reeks in totalen.domeinen[blad].values())


def _netto(totalen: Totalen) -> int:
    return sum(sum(reeks) for reeks in totalen.netto.values())
