"""Plan a recomputation: Python beside the workbook, and formulas that were typed over mended."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from modelgemeente_xl.excel.waarde import Waarde, canonical, same, shown
from modelgemeente_xl.grond.bevinding import Bevinding
from modelgemeente_xl.model.begroting import Post
from modelgemeente_xl.model.ontwikkeling import Rekenregel
from modelgemeente_xl.plan.plan import Plan
from modelgemeente_xl.plan.wijziging import Wijziging, Wijzigingssoort
from modelgemeente_xl.werkmap.indeling.declaratie import Eigenaar
from modelgemeente_xl.werkmap.indeling.domeintabel import JAARKOLOMMEN
from modelgemeente_xl.werkmap.indeling.tabellen import kolommen_of
from modelgemeente_xl.werkmap.lezen.boekbeeld import keyed_rows, rounded
from modelgemeente_xl.werkmap.lezen.formules import DOMEINTABELLEN
from modelgemeente_xl.werkmap.lezen.naar_model import Werkmodel, regel_id, werkmodel_of
from modelgemeente_xl.werkmap.lezen.stand import Boekstand, Tabelstand
from modelgemeente_xl.werkmap.plannen.eigen_regels import number_own_lines
from modelgemeente_xl.werkmap.plannen.verwacht import expected_of

KNOP = "herbereken"
NAAR_EIGEN = ("Geschaald bedrag", "Gehanteerd bedrag")
"""Columns in which a typed amount was meant as an own amount."""
Formules = Mapping[str, Sequence[Sequence[str]]]
"""Per table the formula of every cell, "" for a constant; empty where they cannot be read."""


@dataclass(frozen=True, slots=True)
class Herberekening:
    """The plan, every line that differs and is not mended by it, and whether it mends formulas."""

    plan: Plan
    bevindingen: tuple[Bevinding, ...]
    herstelt: bool


@dataclass(slots=True)
class _Gevonden:
    wijzigingen: list[Wijziging] = field(default_factory=list)
    meldingen: list[str] = field(default_factory=list)
    bevindingen: list[Bevinding] = field(default_factory=list)


def plan_recompute(
    stand: Boekstand, formules: Formules, eerder: Werkmodel | None = None
) -> Herberekening:
    """Compute the workbook's inputs anew and plan what makes it agree.

    `eerder` is its model from when it was read; of that, what is still so is not computed again.
    """
    named = list(number_own_lines(stand))
    nieuwe_id = {(w.tabel, w.sleutel): str(w.nieuw) for w in named}
    model = werkmodel_of(stand, eerder)
    posten = {post.id: post for post in model.begroting().posten}
    lijnen = {line.regel.id: (posten[line.regel.id], line.regel) for line in model.regels}
    gevonden = _Gevonden(bevindingen=list(model.bevindingen))
    for naam in DOMEINTABELLEN:
        _check_lines(
            stand.tabellen[naam], model, lijnen, formules.get(naam, ()), nieuwe_id, gevonden
        )
    plan = Plan(KNOP, "", (*named, *gevonden.wijzigingen), (), tuple(gevonden.meldingen))
    return Herberekening(plan, tuple(gevonden.bevindingen), bool(gevonden.wijzigingen))


def _check_lines(
    tabel: Tabelstand,
    model: Werkmodel,
    lijnen: Mapping[str, tuple[Post, Rekenregel]],
    formules: Sequence[Sequence[str]],
    nieuwe_id: Mapping[tuple[str, str], str],
    gevonden: _Gevonden,
) -> None:
    kolommen = [
        k.naam
        for k in kolommen_of(tabel.naam)
        if k.eigenaar is Eigenaar.FORMULE and tabel.has(k.naam)
    ]
    for nummer, sleutel, rij in keyed_rows(tabel):
        id_ = regel_id(tabel.naam, nummer)
        verwacht = expected_of(*lijnen[id_], model.keuzes.regels[id_], model)
        typed = [
            kolom
            for kolom in kolommen
            if _is_typed_over(tabel, formules, nummer, kolom, rij, verwacht)
        ]
        if typed:
            key = nieuwe_id.get((tabel.naam, sleutel), sleutel)
            _mend(tabel, nummer, key, rij, typed, verwacht, gevonden, sure=bool(formules))
            continue
        for kolom in JAARKOLOMMEN:
            if kolom in kolommen and not same(rounded(rij[kolom]), verwacht[kolom]):
                gevonden.bevindingen.append(
                    Bevinding(
                        tabel.waar(nummer, kolom),
                        f"de werkmap geeft {shown(rij[kolom])}, Python {shown(verwacht[kolom])}",
                        "kijk of een formule is gewijzigd; haal haar terug uit de regel erboven",
                    )
                )


def _is_typed_over(
    tabel: Tabelstand,
    formules: Sequence[Sequence[str]],
    nummer: int,
    kolom: str,
    rij: Mapping[str, Waarde],
    verwacht: Mapping[str, Waarde],
) -> bool:
    """Where formulas can be read: a cell without one. Elsewhere: a cell with another value."""
    if formules:
        return not formules[nummer][tabel.index(kolom)].startswith("=")
    return not same(rounded(rij[kolom]), verwacht[kolom])


def _mend(
    tabel: Tabelstand,
    nummer: int,
    sleutel: str,
    rij: Mapping[str, Waarde],
    typed: Sequence[str],
    verwacht: Mapping[str, Waarde],
    gevonden: _Gevonden,
    *,
    sure: bool,
) -> None:
    """Put formulas back; an amount typed over a proposal becomes the own amount.

    What was pasted as a value and is just what the formula gives, says nothing of its own.
    """
    eigen = [kolom for kolom in typed if not same(rounded(rij[kolom]), verwacht[kolom])]

    def change(kolom: str, nieuw: Waarde, waarom: str) -> None:
        gevonden.wijzigingen.append(
            Wijziging(
                tabel.blad,
                tabel.naam,
                sleutel,
                kolom,
                Wijzigingssoort.CEL,
                rij.get(kolom),
                nieuw,
                waarom,
            )
        )

    moved = next(
        (
            kolom
            for kolom in NAAR_EIGEN
            if sure
            and kolom in eigen
            and isinstance(rij[kolom], float)
            and canonical(rij.get("Eigen bedrag")) is None
        ),
        None,
    )
    if moved:
        change("Eigen bedrag", rij[moved], f"stond in kolom {moved}")
        if canonical(rij.get("Toelichting")) is None:
            change("Toelichting", f"Bedrag stond in kolom {moved}", "reden van het eigen bedrag")
    for kolom in typed:
        change(kolom, verwacht[kolom], "formule hersteld")
        if kolom in eigen and kolom != moved and canonical(rij[kolom]) is not None and sure:
            gevonden.meldingen.append(
                f"{tabel.waar(nummer, kolom)}: {shown(rij[kolom])} stond in kolom {kolom}; "
                "die rekent zelf, de formule is hersteld"
            )
