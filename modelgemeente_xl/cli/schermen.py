"""What the terminal shows: tables of totals, outcomes of buttons, and what a workbook holds."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from modelgemeente_xl.cli.terminal import Schermrij, Schermtabel
from modelgemeente_xl.knoppen import verslag
from modelgemeente_xl.model.geld import euro
from modelgemeente_xl.model.ontwikkeling import AARDEN, DOMEINEN
from modelgemeente_xl.model.woorden import counted, sentence
from modelgemeente_xl.model.zoeken.opmerkingen import remarks_on
from modelgemeente_xl.werkmap.plannen.logboek import read_log
from modelgemeente_xl.werkmap.plannen.logschade import log_damage
from modelgemeente_xl.werkmap.plannen.vorige import Basis

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from modelgemeente_xl.cli.terminal import Scherm
    from modelgemeente_xl.grond.bevinding import Bevinding
    from modelgemeente_xl.knoppen.uitkomst import Uitkomst
    from modelgemeente_xl.model.begroting import Begroting
    from modelgemeente_xl.model.totalen import Totalen
    from modelgemeente_xl.regels.zicht.regel import Gevonden
    from modelgemeente_xl.werkmap.inhoud.opdracht import Opdracht
    from modelgemeente_xl.werkmap.lezen.naar_model import Werkmodel
    from modelgemeente_xl.werkmap.lezen.stand import Boekstand


def getal(number: float, decimals: int = 0) -> str:
    """A number in the Dutch notation: `1.234,5`."""
    return f"{number:,.{decimals}f}".replace(",", "x").replace(".", ",").replace("x", ".")


def totals_table(naam: str, begroting: Begroting) -> Schermtabel:
    """The begroting per domain and year, with basis and totals."""
    omvang = begroting.omvang
    rijen = [
        _rij((blad, aard), begroting.bruto(domein, aard))
        for domein, blad in DOMEINEN.items()
        for aard in AARDEN
    ]
    rijen[-1] = replace(rijen[-1], streep=True)
    rijen += [
        _rij(("In stand houden", "basis"), begroting.basis),
        replace(_rij(("Ontwikkelingen", "bruto"), begroting.bruto()), streep=True),
        replace(_rij(("Totaal", "bruto"), begroting.totaal), vet=True),
    ]
    return Schermtabel(
        f"ICT-begroting {naam} {begroting.begrotingsjaar}",
        ("Domein", "Soort", *map(str, begroting.jaren)),
        rijen,
        f"{counted(omvang.inwoners, 'inwoner', 'inwoners')}, "
        f"{counted(omvang.medewerkers, 'medewerker', 'medewerkers')}, "
        f"{counted(omvang.afdelingen, 'afdeling', 'afdelingen')}; hele euro's, lasten positief",
    )


def _rij(namen: tuple[str, ...], bedragen: Iterable[int]) -> Schermrij:
    return Schermrij(namen, tuple(euro(bedrag) for bedrag in bedragen))


def print_uitkomst(out: Scherm, uitkomst: Uitkomst, *, alles: bool) -> None:
    """Print what a button does or did: what it means first, then what is changed."""
    gevolgen, plan = uitkomst.gevolgen, uitkomst.plan
    out.regel(plan.kop(), style="bold")
    if rijen := verslag.changes(gevolgen, alles=alles):
        out.tabel(
            Schermtabel(
                "Wat er verandert",
                ("Verschil in euro's", str(gevolgen.jaren[0]), verslag.VIER),
                [
                    Schermrij((r.tekst,), (r.eerste, r.vier), vet=r.kop or r.slot, streep=r.streep)
                    for r in rijen
                ],
                breekbaar=True,
            )
        )
    if said := verslag.sizes(gevolgen):
        out.regel(said)
    if totalen := verslag.totals(gevolgen):
        out.tabel(
            Schermtabel(
                "Totalen voor en na",
                ("Totaal", "Jaar", "Voor", "Na", "Verschil"),
                [
                    Schermrij((r.naam, r.jaar), (r.voor, r.na, r.verschil), r.slot, r.slot)
                    for r in totalen
                ],
            )
        )
    if alles and uitkomst.voor != uitkomst.na:
        out.tabel(totals_before_after(uitkomst.voor, uitkomst.na))
    for line in (*uitkomst.attention(), *plan.cellen(alles=alles)):
        out.regel(line)
    if not (alles or plan.kort):
        out.regel("Met --alles ziet u elke wijziging.", style="dim")


def totals_before_after(voor: Totalen, na: Totalen) -> Schermtabel:
    """Totals of the model before and after a plan, per domain, for the four years together."""
    after = dict(na.series())
    rijen = []
    for naam, reeks in voor.series():
        oud, nieuw = sum(reeks), sum(after[naam])
        if oud or nieuw:
            rijen.append(replace(_rij((naam,), (oud, nieuw, nieuw - oud)), vet=naam == "totaal"))
    return Schermtabel(
        "Voor en na, vier jaren samen", ("Onderdeel", "Voor", "Na", "Verschil"), rijen
    )


def print_remarks(out: Scherm, verb: str, opdracht: Opdracht) -> None:
    """Print what should be known of the gemeenten that were chosen, with what follows it up."""
    jaar = opdracht.begrotingsjaar
    for opmerking in remarks_on(opdracht.gemeenten, jaar, opdracht.catalogus):
        out.regel(("Let op: ", "yellow"), sentence(opmerking.tekst))
        if opmerking.samen:
            namen = " ".join(f"--gemeente {_quoted(naam)}" for naam in opmerking.samen)
            out.regel(f"  modelgemeente {verb} {namen} --jaar {jaar}")


def _quoted(naam: str) -> str:
    """A name as every shell takes it for one word."""
    return naam if re.fullmatch(r"[\w-]+", naam) else f'"{naam}"'


def print_findings(out: Scherm, gevonden: Sequence[Gevonden]) -> None:
    """Print findings, each with where, what, and how to mend it."""
    kleur = {"fout": "red", "waarschuwing": "yellow", "informatie": "dim"}
    for g in gevonden:
        out.regel(
            (g.ernst, kleur[g.ernst]),
            f" regel {g.regel}, {g.waar}: {g.gevonden}; verwacht: {g.verwacht}. {g.herstel}",
        )
    aantal = sum(g.ernst != "informatie" for g in gevonden)
    if aantal:
        out.regel(counted(aantal, "bevinding", "bevindingen"), style="bold")
    else:
        out.regel("De werkmap is in orde.", style="green")


def print_toon(out: Scherm, stand: Boekstand, model: Werkmodel) -> None:
    """Print what a workbook holds: gemeenten, edition, totals, decisions, conflicts and the log."""
    namen = " + ".join(gemeente.naam for gemeente in model.gemeenten)
    out.tabel(totals_table(namen, model.begroting()))
    out.regel(f"Catalogus: {stand.namen['Editie']} ({str(stand.namen['Vingerafdruk'])[:12]})")
    keuzes = list(model.keuzes.regels.values())
    for label, aantal in (
        ("Regels", len(keuzes)),
        ("Niet meegenomen", sum(keuze.meenemen is False for keuze in keuzes)),
        ("Met eigen bedrag", sum(keuze.eigen_bedrag is not None for keuze in keuzes)),
        ("Met al begroot", sum((keuze.al_begroot or 0) > 0 for keuze in keuzes)),
    ):
        out.regel(f"{label}: {euro(aantal)}")
    anders = list(Basis(stand).departures())
    out.regel(f"Anders dan de catalogus: {euro(len(anders))}")
    for regel in anders:
        out.regel(f"  {regel}")
    log = read_log(stand)
    for actie in sorted({regel.actie for regel in log}):
        regels = [regel for regel in log if regel.actie == actie]
        undone = " (ongedaan gemaakt)" if all(regel.ongedaan for regel in regels) else ""
        aantal_regels = counted(len(regels), "wijziging", "wijzigingen")
        out.regel(f"Actie {actie}: {regels[0].knop}, {aantal_regels}{undone}")
    if schade := log_damage(stand, ()):
        first, more = schade[0], len(schade) - 1
        en_meer = f" (en nog {counted(more, 'plaats', 'plaatsen')})" if more else ""
        out.regel(
            f"Logboek beschadigd, {first.waar}: {first.wat}{en_meer}; wat daar stond kan "
            "terugdraaien niet ongedaan maken"
        )


def print_bevindingen(out: Scherm, bevindingen: Iterable[Bevinding]) -> None:
    """Print findings as the buttons tell them."""
    for bevinding in bevindingen:
        out.regel(f"bevinding: {bevinding}")
