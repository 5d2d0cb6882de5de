"""The buttons: read the workbook in bulk, plan purely, write once.

Each takes an `xw.Book` of any engine, live or on a file, and gives an `Uitkomst`. With
`voorbeeld` nothing is written. They raise `WerkmapOnbekend` where tables or names are missing,
`PlanPastNiet` where the workbook changed since the preview, and `GemeenteNietGevonden`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from modelgemeente_xl.bestand.proces.opruimer import without_collector
from modelgemeente_xl.excel.waarde import Waarde
from modelgemeente_xl.grond.bevinding import Bevinding
from modelgemeente_xl.knoppen.opslaan import findings_of
from modelgemeente_xl.knoppen.tegenrekenen import (
    OUD,
    OUD_VOORBEELD,
    Gelezen,
    computed_after,
    computes_here,
    read_computed,
)
from modelgemeente_xl.knoppen.uitkomst import Uitkomst
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.gemeente import Gemeente
from modelgemeente_xl.model.woorden import sentence
from modelgemeente_xl.model.zoeken.opmerkingen import remarks_on
from modelgemeente_xl.model.zoeken.zoeken import choose_gemeenten
from modelgemeente_xl.plan.plan import Plan
from modelgemeente_xl.plan.samenvoegen import Samengevoegd, plan_of
from modelgemeente_xl.plan.terugdraaien import NIET, Logregel, not_undone, open_acties
from modelgemeente_xl.plan.terugdraaien import terugdraaien as plan_undo
from modelgemeente_xl.plan.toepassen import PlanPastNiet
from modelgemeente_xl.werkmap.inhoud.inhoud import register_of
from modelgemeente_xl.werkmap.lezen.boek import read_boek
from modelgemeente_xl.werkmap.lezen.boekbeeld import beeld_of, deelnemer, named_changes
from modelgemeente_xl.werkmap.lezen.formules import DOMEINTABELLEN, read_formulas
from modelgemeente_xl.werkmap.lezen.naar_model import werkmodel_of
from modelgemeente_xl.werkmap.lezen.stand import Boekstand
from modelgemeente_xl.werkmap.plannen.gevolgen import gevolgen_of
from modelgemeente_xl.werkmap.plannen.herberekenen import Formules, plan_recompute
from modelgemeente_xl.werkmap.plannen.logboek import read_log
from modelgemeente_xl.werkmap.plannen.logschade import log_damage
from modelgemeente_xl.werkmap.plannen.na_plan import after_plan
from modelgemeente_xl.werkmap.plannen.schrijven import apply_plan, mark_undone
from modelgemeente_xl.werkmap.plannen.vergelijken import compared, write_compared
from modelgemeente_xl.werkmap.plannen.verversen import merge_register, plan_refresh

EIGEN_NAMEN = ("Eigen_inwoners", "Eigen_medewerkers", "Eigen_afdelingen")


@dataclass(frozen=True, slots=True)
class Wie:
    """Who pressed the button, and when: for the log."""

    naam: str
    moment: datetime


@dataclass(frozen=True, slots=True)
class Schaalkeuze:
    """What to scale to; what is not given stays. Own numbers stay unless given or `wis_eigen`."""

    gemeenten: Sequence[str | Gemeente] = ()
    jaar: int | None = None
    medewerkers: int | None = None
    afdelingen: int | None = None
    wis_eigen: bool = False


@without_collector()
def schaal(
    book: Any, catalogus: Catalogus, keuze: Schaalkeuze, wie: Wie, *, voorbeeld: bool = False
) -> Uitkomst:
    """Set gemeenten, begrotingsjaar and size, with the newest inhabitants of the register."""
    gelezen = read_computed(book)
    stand = gelezen.stand
    register = register_of(catalogus)
    gevonden = choose_gemeenten(keuze.gemeenten, register, _plaatsen(stand))
    gekozen = [gemeente.naam for gemeente in gevonden]
    nieuw = dict(_scaled(stand, keuze, gekozen))
    namen = gekozen or [str(n) for n in (stand.namen["Gemeente"], *stand.deelnemers) if n]
    plan = plan_of(
        "schaal",
        "",
        (
            Samengevoegd(tuple(named_changes(stand, nieuw, "gekozen bij schaal"))),
            merge_register(stand, catalogus, namen),
        ),
    )
    jaar = keuze.jaar or gelezen.model.begrotingsjaar
    opmerkingen = [sentence(o.tekst) for o in remarks_on(gevonden, jaar, catalogus)]
    return _finish(book, gelezen, plan, wie, voorbeeld, opmerkingen=opmerkingen)


@without_collector()
def vernieuw(
    book: Any,
    catalogus: Catalogus,
    wie: Wie,
    *,
    alleen: Sequence[str] = (),
    voorbeeld: bool = False,
) -> Uitkomst:
    """Merge a catalogue into the workbook; own work stays, conflicts are shown."""
    gelezen = read_computed(book)
    plan = plan_refresh(gelezen.stand, catalogus, alleen)
    return _finish(book, gelezen, plan, wie, voorbeeld)


@without_collector()
def herbereken(
    book: Any, wie: Wie, *, formules: Formules | None = None, voorbeeld: bool = False
) -> Uitkomst:
    """Compute workbook and Python, mend formulas, and write the comparison to Controle.

    `formules` are those of the domain tables, where the caller read them for an engine that cannot.
    """
    gelezen = read_computed(book, altijd=True)
    stand = gelezen.stand
    stand = _with_formulas(stand, _formulas(book, stand) if formules is None else formules)
    found = plan_recompute(stand, stand.formules, gelezen.model)
    return _finish(
        book,
        replace(gelezen, stand=stand),
        found.plan,
        wie,
        voorbeeld,
        gevonden=found.bevindingen,
        herstelt=found.herstelt,
    )


@without_collector()
def terugdraaien(
    book: Any,
    wie: Wie,
    *,
    aantal: int = 1,
    formules: Formules | None = None,
    voorbeeld: bool = False,
) -> Uitkomst:
    """Undo the last actions of buttons; what was changed by hand since then stays."""
    gelezen = read_computed(book)
    stand = _with_formulas(gelezen.stand, formules or {})
    log = read_log(stand)
    changes = (regel.wijziging for regel in log)
    kolommen = frozenset((w.tabel, w.kolom) for w in changes if w.kolom)
    plan = plan_undo(log, beeld_of(stand, kolommen, undo=True), aantal)
    acties = open_acties(log)[-aantal:]
    gone = (*log_damage(stand, acties), *not_undone(plan))
    plan = replace(plan, meldingen=tuple(m for m in plan.meldingen if NIET not in m))
    return _finish(
        book,
        replace(gelezen, stand=stand),
        plan,
        wie,
        voorbeeld,
        gevonden=gone,
        ongedaan=[regel for regel in log if regel.actie in acties],
    )


def _finish(
    book: Any,
    gelezen: Gelezen,
    plan: Plan,
    wie: Wie,
    voorbeeld: bool,
    *,
    gevonden: Sequence[Bevinding] = (),
    ongedaan: Sequence[Logregel] = (),
    herstelt: bool = False,
    opmerkingen: Sequence[str] = (),
) -> Uitkomst:
    """Apply a plan, or only show it, and hold the totals of the workbook beside Python's.

    Where the workbook cannot be read after it computed, its totals of before are held beside
    those of Python of before; not where the plan mends formulas, for then they differ rightly.
    """
    gepland = gelezen.stand if plan.leeg else after_plan(gelezen.stand, plan)
    model = gelezen.model if plan.leeg else werkmodel_of(gepland, gelezen.model)
    na = gelezen.totalen if plan.leeg else model.totalen()
    controle = tuple(compared(gelezen.stand, gepland, model))
    plan = replace(plan, wijzigingen=(*plan.wijzigingen, *controle))
    oud = (OUD_VOORBEELD if voorbeeld else OUD,) if gelezen.ververst else ()
    voor = gelezen.stand, gelezen.model
    if voorbeeld:
        beside = () if herstelt else gelezen.differences()
        told = dict.fromkeys((*gevonden, *model.bevindingen))
        gevolgen = gevolgen_of(voor, (gepland, model), plan)
        return Uitkomst(plan, gelezen.totalen, na, gevolgen, (*told, *beside), (*oud, *opmerkingen))
    meldingen = apply_plan(book, gelezen.stand, plan, wie.naam, wie.moment)
    if ongedaan:
        mark_undone(book, gelezen.stand, ongedaan)
    if computes_here(book):
        planned = model
        model, na, differing = computed_after(book, gepland, model, na)
        if model is not planned:
            write_compared(book, read_boek(book), model)
            book.app.calculate()
        beside = (*differing, *findings_of(book))
    else:
        beside = () if herstelt else gelezen.differences()
    return Uitkomst(
        plan,
        gelezen.totalen,
        na,
        gevolgen_of(voor, (gepland, model), plan),
        (*dict.fromkeys((*gevonden, *model.bevindingen)), *beside),
        (*oud, *meldingen, *opmerkingen),
        toegepast=bool(plan.wijzigingen or ongedaan or gelezen.ververst),
    )


def _plaatsen(stand: Boekstand) -> int:
    """How many gemeenten this workbook can add up: the one on Start and those of the list."""
    return 1 + len(stand.deelnemers)


def _scaled(
    stand: Boekstand, keuze: Schaalkeuze, gemeenten: Sequence[str]
) -> Iterator[tuple[str, Waarde]]:
    """The named inputs as they must become."""
    if gemeenten:
        yield "Gemeente", gemeenten[0]
        for plaats in range(2, _plaatsen(stand) + 1):
            yield deelnemer(plaats), gemeenten[plaats - 1] if plaats <= len(gemeenten) else None
    if keuze.jaar is not None:
        yield "Begrotingsjaar", float(keuze.jaar)
    if keuze.wis_eigen:
        yield from ((naam, None) for naam in EIGEN_NAMEN)
    for naam, aantal in (
        ("Eigen_medewerkers", keuze.medewerkers),
        ("Eigen_afdelingen", keuze.afdelingen),
    ):
        if aantal is not None:
            yield naam, float(aantal)


def _formulas(book: Any, stand: Boekstand) -> Formules:
    """The formulas of all domain tables in bulk; nothing where an engine cannot read them."""
    try:
        return {naam: read_formulas(book, stand.tabellen[naam]) for naam in DOMEINTABELLEN}
    except NotImplementedError:
        return {}


def _with_formulas(stand: Boekstand, formules: Formules) -> Boekstand:
    """Lay formulas over the values; where they were read at another moment, that cannot be."""
    misfits = tuple(
        Bevinding(
            f"{tabel.blad}, tabel {naam}",
            "de formules zijn van een andere vorm dan de tabel",
            "de tabel veranderde tijdens het lezen; maak een nieuw voorbeeld",
        )
        for naam, rijen in formules.items()
        for tabel in (stand.tabellen[naam],)
        if [len(rij) for rij in rijen] != [len(tabel.kop)] * len(tabel.rijen)
    )
    if misfits:
        raise PlanPastNiet(misfits)
    return replace(stand, formules=formules)
