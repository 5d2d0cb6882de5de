"""What a plan means for this gemeente: per development and in the totals, computed by the model.

The catalogue changes two things at once: the lines themselves, and what all lines rest on (lonen,
prijzen, inwoners, basis). A third state between before and after, in which only the second
happened, keeps the two apart; each amount is then the effect of one of them, and they add up.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from modelgemeente_xl.model.begroting import NUL, Begroting, Jaarreeks, add, minus
from modelgemeente_xl.model.ontwikkeling import AARDEN
from modelgemeente_xl.model.woorden import counted
from modelgemeente_xl.plan.plan import Plan
from modelgemeente_xl.plan.samenvoegen import EIGEN, STATUSKOLOM, VERVALLEN
from modelgemeente_xl.plan.wijziging import Wijziging
from modelgemeente_xl.werkmap.lezen.boekbeeld import is_zonder_id
from modelgemeente_xl.werkmap.lezen.formules import DOMEINTABELLEN
from modelgemeente_xl.werkmap.lezen.naar_model import Werkmodel, regel_id, werkmodel_of
from modelgemeente_xl.werkmap.lezen.stand import Boekstand
from modelgemeente_xl.werkmap.plannen.na_plan import after_plan
from modelgemeente_xl.werkmap.plannen.verversen import KNOP

_TEKSTEN = "tblOntwikkelingen"
_EIGEN_REGELS = "Eigen regels"


class Gevolgsoort(StrEnum):
    """What happens to a development, in the order in which it is told."""

    NIEUW = "Nieuw"
    VERVALLEN = "Vervallen"
    HERNOEMD = "Hernoemd"
    DUURDER = "Duurder"
    GOEDKOPER = "Goedkoper"
    ANDERE_JAREN = "In andere jaren"


@dataclass(frozen=True, slots=True)
class Gevolg:
    """One development: amounts per aard and year in whole euros.

    `telt` is what it counts for after the plan, `verschil` what its lines do to the total.
    """

    soort: Gevolgsoort
    naam: str
    opmerking: str = ""
    telt: Mapping[str, Jaarreeks] = field(default_factory=dict)
    verschil: Mapping[str, Jaarreeks] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Totaalgevolg:
    """One total per year, before and after."""

    naam: str
    voor: Jaarreeks
    na: Jaarreeks


@dataclass(frozen=True, slots=True)
class Gevolgen:
    """Everything that a plan means; years are those of the begroting before and after it.

    `grondslag` is what lonen, prijzen, inwoners and basis do to the total, per year.
    """

    jaren_voor: Jaarreeks
    jaren: Jaarreeks
    totalen: tuple[Totaalgevolg, ...]
    omvang: tuple[tuple[str, int, int], ...] = ()
    """What is counted of this gemeente, and is another number after the plan."""
    per_ontwikkeling: tuple[Gevolg, ...] = ()
    grondslag: Jaarreeks = ()


@dataclass(slots=True)
class _Groep:
    """The lines of a development in one state of the workbook."""

    naam: str
    bedragen: dict[str, Jaarreeks] = field(default_factory=dict)
    regels: int = 0
    vervallen: int = 0
    weg: dict[str, Jaarreeks] = field(default_factory=dict)
    """What its lines count for that the catalogue no longer has."""


def gevolgen_of(
    voor: tuple[Boekstand, Werkmodel],
    na: tuple[Boekstand, Werkmodel],
    plan: Plan,
) -> Gevolgen:
    """Hold two states of a workbook beside each other; raise as `Werkmodel.begroting` does.

    Developments are told of a plan that brings a catalogue; any other moves all of them alike.
    """
    old, new = voor[1].begroting(), na[1].begroting()
    found = Gevolgen(
        old.jaren,
        new.jaren,
        (
            Totaalgevolg("Totaal bruto", old.totaal, new.totaal),
            Totaalgevolg("Extra nodig", old.netto(), new.netto()),
        ),
        tuple(
            (naam, was, now)
            for naam in ("inwoners", "medewerkers", "afdelingen")
            for was, now in ((getattr(old.omvang, naam), getattr(new.omvang, naam)),)
            if was != now
        ),
    )
    if plan.knop != KNOP or plan.leeg:
        return found
    ground = after_plan(voor[0], replace(plan, wijzigingen=tuple(_elsewhere(plan))))
    between = werkmodel_of(ground, voor[1]).begroting()
    nieuwe_id = _renamed(plan)
    return replace(
        found,
        per_ontwikkeling=tuple(
            _sorted(
                _per_development(
                    _groups(voor[0], between, nieuwe_id),
                    _groups(na[0], new, {}),
                    {now: was for was, now in nieuwe_id.items()},
                )
            )
        ),
        grondslag=minus(between.totaal, old.totaal),
    )


def _elsewhere(plan: Plan) -> Iterator[Wijziging]:
    """Changes outside the lines: what all of them rest on."""
    return (w for w in plan.wijzigingen if w.tabel not in DOMEINTABELLEN)


def _renamed(plan: Plan) -> dict[str, str]:
    """The new id of each development that gets another one."""
    pairs = (
        (_development(w.sleutel), _development(str(w.nieuw)))
        for w in plan.wijzigingen
        if w.hernoemt and w.tabel in (*DOMEINTABELLEN, _TEKSTEN)
    )
    return {was: now for was, now in pairs if was and now and was != now}


def _development(id_: str) -> str:
    """The id of the development of a line, or of a development; "" for a line of the user."""
    own = id_.startswith(EIGEN) or is_zonder_id(id_)
    return "" if own else id_.partition(".")[0]


def _groups(
    stand: Boekstand, begroting: Begroting, nieuwe_id: Mapping[str, str]
) -> dict[str, _Groep]:
    """The developments of a state by id, those without lines too; own lines stand under ""."""
    groups: dict[str, _Groep] = {}
    for _, rij in stand.tabellen[_TEKSTEN].records():
        id_ = str(rij["Id"] or "")
        if id_:
            groups[nieuwe_id.get(id_, id_)] = _Groep(str(rij["Ontwikkeling"] or id_))
    posten = {post.id: post for post in begroting.posten}
    for tabel in map(stand.tabellen.__getitem__, DOMEINTABELLEN):
        for nummer, rij in tabel.records():
            post = posten[regel_id(tabel.naam, nummer)]
            id_ = _development(str(rij["Id"] or ""))
            id_ = nieuwe_id.get(id_, id_)
            groep = groups.setdefault(id_, _Groep(post.ontwikkeling if id_ else _EIGEN_REGELS))
            groep.regels += 1
            gone = rij[STATUSKOLOM] == VERVALLEN
            groep.vervallen += gone
            if post.aard in AARDEN:
                for bedragen in (groep.bedragen, groep.weg)[: 2 if gone else 1]:
                    bedragen[post.aard] = add((bedragen.get(post.aard, NUL), post.jaren))
    return groups


def _per_development(
    before: Mapping[str, _Groep], after: Mapping[str, _Groep], vroeger: Mapping[str, str]
) -> Iterator[Gevolg]:
    for id_, now in after.items():
        was = before.get(id_)
        if was is None:
            yield Gevolg(Gevolgsoort.NIEUW, now.naam, "", now.bedragen, now.bedragen)
            continue
        if now.naam != was.naam:
            yield Gevolg(Gevolgsoort.HERNOEMD, now.naam, f"heette {was.naam}")
        elif id_ in vroeger:
            yield Gevolg(Gevolgsoort.HERNOEMD, now.naam, f"id {vroeger[id_]} is nu {id_}")
        verschil = {
            aard: reeks
            for aard in AARDEN
            if any(reeks := minus(now.bedragen.get(aard, NUL), was.bedragen.get(aard, NUL)))
        }
        gone = now.vervallen - was.vervallen
        if gone > 0:
            some = f"{gone} van {counted(now.regels, 'regel', 'regels')}"
            remark = "" if now.vervallen == now.regels else some
            yield Gevolg(Gevolgsoort.VERVALLEN, now.naam, remark, now.weg, verschil)
        elif verschil:
            yield Gevolg(_direction(verschil), now.naam, _remark(was, now), now.bedragen, verschil)


def _remark(was: _Groep, now: _Groep) -> str:
    if now.vervallen < was.vervallen:
        return "staat weer in de catalogus"
    more = now.regels - was.regels
    return f"{counted(more, 'regel', 'regels')} erbij" if more > 0 else ""


def _direction(verschil: Mapping[str, Jaarreeks]) -> Gevolgsoort:
    total = sum(map(sum, verschil.values()))
    if total == 0:
        return Gevolgsoort.ANDERE_JAREN
    return Gevolgsoort.DUURDER if total > 0 else Gevolgsoort.GOEDKOPER


def _sorted(gevolgen: Iterable[Gevolg]) -> list[Gevolg]:
    """By kind, and within it what makes the largest difference first."""
    order = list(Gevolgsoort)
    return sorted(
        gevolgen,
        key=lambda g: (order.index(g.soort), -abs(sum(map(sum, g.verschil.values()))), g.naam),
    )
