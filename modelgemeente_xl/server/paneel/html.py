"""What the task pane shows: plans, outcomes and findings as HTML, every text escaped."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from modelgemeente_xl.excel.waarde import shown_change
from modelgemeente_xl.grond.bevinding import Bevinding
from modelgemeente_xl.knoppen import verslag
from modelgemeente_xl.knoppen.uitkomst import Uitkomst
from modelgemeente_xl.knoppen.verslag import Jaarverschil, Verslagrij
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
class Gevolggroep:
    """A kind of change: its sum, and the developments under it."""

    kop: Verslagrij
    rijen: Sequence[Verslagrij]


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
    plan, gevolgen = uitkomst.plan, uitkomst.gevolgen
    return _env.get_template(template).render(
        plan=plan,
        aantal=counted(len(plan.zichtbaar), "wijziging", "wijzigingen"),
        bladen=list(_sheets(plan)),
        conflicten=plan.conflicten,
        meldingen=[*plan.meldingen, *uitkomst.meldingen],
        bevindingen=[(plek_of(b.waar), b) for b in uitkomst.bevindingen],
        groepen=list(_groups(verslag.changes(gevolgen, alles=True))),
        jaar=gevolgen.jaren[0],
        omvang=verslag.sizes(gevolgen),
        totalen=[list(rows) for _, rows in groupby(verslag.totals(gevolgen), _name)],
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


def _groups(rijen: Sequence[Verslagrij]) -> Iterable[Gevolggroep]:
    """The rows under the head that they belong to."""
    heads = [i for i, rij in enumerate(rijen) if rij.kop or rij.slot]
    for start, end in pairwise([*heads, len(rijen)]):
        yield Gevolggroep(rijen[start], rijen[start + 1 : end])


def _name(rij: Jaarverschil) -> str:
    return rij.naam
