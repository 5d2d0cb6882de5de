"""Plan when developments begin: the starts that the planner proposes, as inputs of their lines."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from decimal import Decimal

from modelgemeente_xl.excel.waarde import Waarde, canonical, same
from modelgemeente_xl.grond.bevinding import Bevinding
from modelgemeente_xl.model.catalogus import Catalogus, Parameters, Rekenparameters
from modelgemeente_xl.model.planner.plaatsen import plan_taken
from modelgemeente_xl.model.planner.taak import Planvoorstel, Plek
from modelgemeente_xl.model.planner.taken import Regelinzet, inzet_of, taken_of
from modelgemeente_xl.model.planner.uitleg import Uitleg, fte, missing, quarter
from modelgemeente_xl.model.rekenen.kwartalen import KWARTALEN, kwartaal
from modelgemeente_xl.plan.plan import Plan
from modelgemeente_xl.plan.wijziging import Wijziging, Wijzigingssoort
from modelgemeente_xl.werkmap.lezen.boekbeeld import keyed_rows
from modelgemeente_xl.werkmap.lezen.formules import DOMEINTABELLEN
from modelgemeente_xl.werkmap.lezen.getallen import is_getal
from modelgemeente_xl.werkmap.lezen.naar_model import Werkmodel
from modelgemeente_xl.werkmap.lezen.stand import Boekstand, Tabelstand, regel_id
from modelgemeente_xl.werkmap.plannen.logboek import read_log

KNOP = "plan"
STARTKOLOMMEN = ("Startjaar", "Startkwartaal")
HERSTEL = "geef meer fte, kies zelf een start, of zet Meenemen op nee"


@dataclass(frozen=True, slots=True)
class Startplan:
    """The plan, the proposal behind it, and every development that does not fit."""

    plan: Plan
    voorstel: Planvoorstel
    bevindingen: tuple[Bevinding, ...]


@dataclass(frozen=True, slots=True)
class _Regelrij:
    """The row of a line: its table, its values, and whether the user gave its start."""

    tabel: Tabelstand
    rij: Mapping[str, Waarde]
    eigen: bool


def plan_starts(
    stand: Boekstand,
    model: Werkmodel,
    catalogus: Catalogus,
    beschikbaar: Decimal | None,
    ruimte: Decimal,
) -> Startplan:
    """Propose starts for every development of which a line counts, and plan to write them.

    A start that this button wrote earlier, and nobody changed since, is no decision of the user.
    Raises `WachtOpElkaar` where developments wait for each other in a circle.
    """
    rijen = dict(_rows(stand))
    inzet = dict(_inzet(stand, model, catalogus, rijen))
    voorstel = plan_taken(
        taken_of(catalogus.ontwikkelingen, inzet),
        kwartaal(model.begrotingsjaar, 1),
        beschikbaar,
        ruimte,
    )
    uitleg = Uitleg(voorstel)
    titels = {ontwikkeling.id: ontwikkeling.titel for ontwikkeling in catalogus.ontwikkelingen}
    plekken = {plek.taak.id: plek for plek in voorstel.plekken if not plek.taak.vast}
    wijzigingen = tuple(
        wijziging
        for ontwikkeling, regel in catalogus.regels()
        if (plek := plekken.get(ontwikkeling.id)) and (row := rijen.get(regel.id))
        for wijziging in _changes(
            row, regel.id, kwartaal(regel.startjaar, regel.startkwartaal), plek, uitleg
        )
    )
    with_lines = {o.id for o, regel in catalogus.regels() if regel.id in rijen}
    moved = (
        f"'{plek.taak.titel}' begint in {quarter(plek.start)} in plaats van "
        f"{quarter(plek.taak.start)}: {uitleg.why(plek)}"
        for plek in plekken.values()
        if plek.verschoven and plek.taak.id in with_lines  # without lines nothing is written
    )
    meldingen = (*_told(voorstel), *missing(voorstel, titels), *moved)
    return Startplan(
        Plan(KNOP, "", wijzigingen, (), meldingen),
        voorstel,
        tuple(
            Bevinding(f"'{plek.taak.titel}', {quarter(plek.start)}", uitleg.why(plek), HERSTEL)
            for plek in voorstel.knelpunten
        ),
    )


def _rows(stand: Boekstand) -> Iterator[tuple[str, _Regelrij]]:
    """The row of every line by its id."""
    written = _written(stand)
    for naam in DOMEINTABELLEN:
        tabel = stand.tabellen[naam]
        for _, sleutel, rij in keyed_rows(tabel):
            given = {k: rij[k] for k in STARTKOLOMMEN if canonical(rij[k]) is not None}
            eigen = any(
                not same(value, written.get((naam, sleutel, kolom)))
                for kolom, value in given.items()
            )
            yield sleutel, _Regelrij(tabel, rij, eigen)


def _written(stand: Boekstand) -> dict[tuple[str, str, str], Waarde]:
    """What this button wrote last in the cells where no other button wrote after it."""
    found: dict[tuple[str, str, str], Waarde] = {}
    for regel in read_log(stand):
        w = regel.wijziging
        if regel.ongedaan or w.kolom not in STARTKOLOMMEN:
            continue
        if regel.knop == KNOP:
            found[w.tabel, w.sleutel, w.kolom] = w.nieuw
        else:
            found.pop((w.tabel, w.sleutel, w.kolom), None)
    return found


def _inzet(
    stand: Boekstand, model: Werkmodel, catalogus: Catalogus, rijen: Mapping[str, _Regelrij]
) -> Iterator[tuple[str, Regelinzet]]:
    """The work in each line that counts and that the catalogue knows, by its id there."""
    ids = {
        regel_id(naam, nummer): sleutel
        for naam in DOMEINTABELLEN
        for nummer, sleutel, _ in keyed_rows(stand.tabellen[naam])
    }
    known = {regel.id for _, regel in catalogus.regels()}
    parameters = _parameters(stand, model, catalogus)
    work_of = inzet_of(model.begroting(), model.omvang, parameters, model.begrotingsjaar)
    for id_, work in work_of.items():
        sleutel = ids.get(id_, id_)
        if sleutel in known:
            yield sleutel, replace(work, eigen=rijen[sleutel].eigen)


def _parameters(stand: Boekstand, model: Werkmodel, catalogus: Catalogus) -> Parameters:
    """What the workbook computes with, and of the catalogue what it does not hold."""
    own = {field.name: getattr(model.parameters, field.name) for field in fields(Rekenparameters)}
    rijen = stand.tabellen["tblParametersDagtarieven"].records()
    per_uur = {
        str(rij["Dagtarief"]): Decimal(repr(value))
        for _, rij in rijen
        for value in (rij["Euro per uur"],)
        if is_getal(value) and value > 0
    }
    tarieven = {
        key: replace(tarief, euro_per_dag=per_uur[key] * tarief.uren_per_dag)
        if key in per_uur
        else tarief
        for key, tarief in catalogus.parameters.dagtarieven.items()
    }
    return replace(catalogus.parameters, dagtarieven=tarieven, **own)


def _changes(
    row: _Regelrij, sleutel: str, vroegst: int, plek: Plek, uitleg: Uitleg
) -> Iterator[Wijziging]:
    """Write the start of a line; blank where that is what the line proposes."""
    nieuw: tuple[Waarde, ...] = (None, None)
    later = plek.start - plek.taak.vroegst
    if later:
        jaar, rest = divmod(vroegst + later, KWARTALEN)
        nieuw = (float(jaar), float(rest + 1))
    for kolom, value in zip(STARTKOLOMMEN, nieuw, strict=True):
        if not same(row.rij[kolom], value):
            yield Wijziging(
                row.tabel.blad,
                row.tabel.naam,
                sleutel,
                kolom,
                Wijzigingssoort.CEL,
                row.rij[kolom],
                value,
                uitleg.why(plek) or "begint zoals voorgesteld",
            )


def _told(voorstel: Planvoorstel) -> Iterator[str]:
    """The busiest quarter as it stands and as proposed, beside who there is."""
    busiest = (f"{fte(max(voorstel.nu))} nu", f"{fte(max(voorstel.gevraagd))} na dit plan")
    yield f"eenmalig werk in het drukste kwartaal: {', '.join(busiest)} (fte)"
    if voorstel.grens is None:
        yield "er is geen aantal fte gegeven; alleen volgorde en wetten tellen"
    elif voorstel.beschikbaar is not None:
        yield (
            f"er zijn {fte(voorstel.beschikbaar)} fte, en daarvan is {fte(voorstel.grens)} te "
            "plannen"
        )
