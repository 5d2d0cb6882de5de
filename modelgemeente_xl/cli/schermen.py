"""What the terminal shows: tables of totals and the calibration report."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from modelgemeente_xl.cli.terminal import Schermrij, Schermtabel
from modelgemeente_xl.model.bewijs.uitleg import working
from modelgemeente_xl.model.geld import euro
from modelgemeente_xl.model.ontwikkeling import AARDEN, DOMEINEN
from modelgemeente_xl.model.voorstel.capaciteit import per_jaar
from modelgemeente_xl.model.woorden import counted
from modelgemeente_xl.model.zoeken.opmerkingen import remarks_on
from modelgemeente_xl.werkmap.plannen.logboek import read_log
from modelgemeente_xl.werkmap.plannen.logschade import log_damage
from modelgemeente_xl.werkmap.plannen.vorige import Basis

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from modelgemeente_xl.catalogus.ijk.dubbel import Dubbel
    from modelgemeente_xl.catalogus.ijk.ijking import Groep, Ijking, Stand
    from modelgemeente_xl.cli.terminal import Scherm
    from modelgemeente_xl.grond.bevinding import Bevinding
    from modelgemeente_xl.model.begroting import Begroting
    from modelgemeente_xl.model.catalogus import Catalogus
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
        out.regel(("Let op: ", "yellow"), f"{opmerking.tekst}.")
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


def print_ijk(out: Scherm, ijking: Ijking) -> None:
    """Print the calibration report."""
    out.tabel(totals_table("Modelgemeente", ijking.begroting))
    out.regel("")
    out.tabel(
        Schermtabel(
            "Naast de ICT-benchmark",
            ("Per inwoner", *map(str, ijking.begroting.jaren)),
            [
                Schermrij((label,), tuple(getal(float(bedrag), 2) for bedrag in reeks))
                for label, reeks in ijking.per_inwoner
            ],
        )
    )
    out.regel("")
    out.tabel(
        Schermtabel(
            "Waar de bedragen op rusten",
            ("Status", "Regels", "Aandeel regels", "Vier jaren", "Aandeel bedrag"),
            [_herkomst(stand) for stand in ijking.herkomst],
        )
    )
    out.regel(
        "Waarnemingen: "
        + ", ".join(f"{naam} {counted(n, 'regel', 'regels')}" for naam, n in ijking.partijen)
    )
    out.regel("")
    _print_voorstel(out, ijking)
    out.regel("")
    _print_capaciteit(out, ijking)
    for kop, groepen, voet in (
        ("Thema", ijking.per_thema, "Een regel telt bij één thema: samen zijn zij het geheel."),
        (
            "Opgave",
            ijking.per_opgave,
            "Een ontwikkeling telt mee bij elke opgave waar zij onder hangt: tel deze niet op.",
        ),
    ):
        out.regel("")
        out.tabel(_groepen(kop, groepen, voet))
    out.regel("")
    out.tabel(_dubbel([d for d in ijking.dubbel if not d.paar.mogelijk]))
    mogelijk = [d.bedrag for d in ijking.dubbel if d.paar.mogelijk]
    out.regel(
        f"Mogelijk hetzelfde geld: {counted(len(mogelijk), 'paar', 'paren')}, samen hoogstens "
        f"{euro(sum(mogelijk))} euro; het telt in beide. Toon ze met --overlap."
    )
    out.regel("")
    for kop, regels in (
        ("Bijdragen van het Rijk", ijking.bijdragen),
        ("Buiten verhouding", ijking.buiten_verhouding),
    ):
        out.regel((kop, "bold"), "" if regels else ": geen")
        for regel in regels:
            out.regel(f"  {regel}")
    out.regel("")
    for zin in ijking.oordeel:
        out.regel(zin)


def _print_voorstel(out: Scherm, ijking: Ijking) -> None:
    """The bridge, the causes of the first number, and the classes of gemeenten."""
    brug = ijking.brug
    out.tabel(
        Schermtabel(
            "Van de benchmark naar het voorstel",
            ("Stap", "Euro", "Per inwoner"),
            [
                Schermrij(
                    (rij.naam,),
                    (euro(round(rij.bedrag)), getal(float(brug.per_inwoner(rij)), 2)),
                    vet=rij.stand,
                )
                for rij in brug.rijen
            ]
            + [
                Schermrij((naam,), (euro(round(bedrag)), getal(float(bedrag) / brug.inwoners, 2)))
                for naam, bedrag in (
                    ("Apart: valt weg door later te beginnen", ijking.planning.later),
                    ("Apart: incidenteel na het vierde jaar", brug.buiten),
                )
            ],
            "Wat apart staat gaat over vier jaren samen, en telt hierboven niet mee.",
        )
    )
    for rij in brug.rijen:
        if not rij.stand:
            out.regel(f"  {rij.naam}: {rij.toelichting}")
    out.regel("")
    inwoners = ijking.begroting.omvang.inwoners
    total = sum(oorzaak.bedrag for oorzaak in ijking.oorzaken)
    minder, meer = (ijking.begroting.basis[0] + netto for netto in ijking.gevoeligheid)
    out.tabel(
        Schermtabel(
            "Waar het eerste getal vandaan komt",
            ("Oorzaak", "Euro", "Per inwoner"),
            [
                *(
                    Schermrij((o.naam,), (euro(o.bedrag), getal(o.bedrag / inwoners, 2)))
                    for o in ijking.oorzaken
                ),
                Schermrij(
                    ("Basis en wat extra nodig is",),
                    (euro(total), getal(total / inwoners, 2)),
                    vet=True,
                ),
            ],
            f"Een halve stap minder of meer in de basis op elke structurele regel: "
            f"{getal(minder / inwoners, 2)} of {getal(meer / inwoners, 2)} euro per inwoner",
        )
    )
    out.regel("")
    out.tabel(
        Schermtabel(
            "Alle gemeenten naast de band van hun klasse, euro per inwoner",
            ("Klasse", "Band", "Onder", "Binnen", "Boven", "Laagste", "Midden", "Hoogste"),
            [
                Schermrij(
                    (k.klasse, f"{k.band.laag:.0f}-{k.band.hoog:.0f}"),
                    (
                        *map(str, (k.onder, k.binnen, k.boven)),
                        *(getal(float(bedrag)) for bedrag in (k.laagste, k.midden, k.hoogste)),
                    ),
                )
                for k in ijking.klassen
            ],
        )
    )
    for zin in ijking.uitleg:
        out.regel(zin)


def _print_capaciteit(out: Scherm, ijking: Ijking) -> None:
    """The people that the lines ask, and what the planning moves out of the four years."""
    inzet, planning = ijking.capaciteit, ijking.planning
    rijen = [
        Schermrij((naam,), tuple(getal(float(fte), 1) for fte in reeks))
        for naam, reeks in inzet.fte_per_jaar()
    ]
    uren = [getal(float(uren)) for uren in per_jaar(inzet.eenmalig)]
    out.tabel(
        Schermtabel(
            "Mensen achter de regels, in fte (scenario ambitie)",
            ("Kostensoort", *map(str, ijking.begroting.jaren)),
            [*rijen, Schermrij(("uren eenmalig werk",), tuple(uren), vet=True)],
            f"Het drukste jaar vraagt {getal(float(inzet.drukte), 2)} keer de eenmalige uren van "
            f"een gemiddeld jaar; een fte is {getal(float(inzet.uren_per_fte))} uren werk",
        )
    )
    if inzet.zonder_uren:
        out.regel(f"  Personeel zonder uren, niet meegeteld: {', '.join(inzet.zonder_uren)}")
    share = getal(float(100 * planning.later / planning.meteen), 1) if planning.meteen else "0"
    out.regel(
        f"Door later te beginnen valt {euro(round(planning.later))} euro ({share} %) buiten de "
        "vier jaren, vergeleken met alles vanaf het eerste kwartaal."
    )


def print_uitslagen(out: Scherm, ijking: Ijking) -> None:
    """Print every gemeente with its proposal beside its band."""
    out.tabel(
        Schermtabel(
            "Basis en wat extra nodig is, euro per inwoner",
            ("Gemeente", "Klasse", "Plaats", "Voorstel", "Laag", "Hoog"),
            [
                Schermrij(
                    (u.gemeente.naam, u.band.klasse, u.plaats),
                    tuple(
                        getal(float(bedrag)) for bedrag in (u.per_inwoner, u.band.laag, u.band.hoog)
                    ),
                )
                for u in ijking.uitslagen
            ],
        )
    )


def print_overlap(out: Scherm, ijking: Ijking) -> None:
    """Print every pair of lines that may hold the same money."""
    out.tabel(_dubbel(ijking.dubbel))


def print_waarnemingen(out: Scherm, catalogus: Catalogus) -> None:
    """Print of each line that rests on observations or days how its figure came about."""
    for ontwikkeling, regel in catalogus.regels():
        sentences = list(working(regel, catalogus.parameters))
        if sentences:
            out.regel((f"{ontwikkeling.titel}: {regel.begrotingsregel}", "bold"))
            out.regel(f"  {regel.id}, {regel.status}, prijspeil {regel.prijspeil or 'loonkosten'}")
            for zin in sentences:
                out.regel(f"  {zin}")


def _groepen(kop: str, groepen: Sequence[Groep], voet: str) -> Schermtabel:
    rijen = [
        Schermrij((groep.naam,), (euro(groep.ontwikkelingen), euro(groep.bedrag)))
        for groep in groepen
    ]
    return Schermtabel(f"Per {kop.lower()}", (kop, "Ontwikkelingen", "Vier jaren"), rijen, voet)


def _dubbel(dubbel: Sequence[Dubbel]) -> Schermtabel:
    """Each pair in two rows, the largest amount first, and what both kinds are together."""
    rijen = []
    tellingen = dict.fromkeys(d.telling for d in sorted(dubbel, key=lambda d: d.paar.mogelijk))
    for telling in tellingen:
        soort = sorted((d for d in dubbel if d.telling == telling), key=lambda d: -d.bedrag)
        for d in soort:
            rijen += [
                Schermrij((d.paar.regel,), (_procent(d.paar.deel), euro(d.bedrag), telling)),
                Schermrij((f"  wijkt voor {d.paar.met}",), (_procent(d.paar.deel_met), "", "")),
            ]
        rijen[-1] = replace(rijen[-1], streep=True)
        samen = euro(sum(d.bedrag for d in soort))
        rijen.append(Schermrij(("Samen",), ("", samen, telling), vet=True, streep=True))
    return Schermtabel(
        "Geld dat in twee regels staat",
        ("Regel", "Deel", "Vier jaren", "Telling"),
        rijen,
        "Scenario ambitie. Een regel die vooraf niet meedoet, deelt niets.",
    )


def _procent(deel: Decimal) -> str:
    return f"{getal(float(deel) * 100)} %"


def _herkomst(stand: Stand) -> Schermrij:
    return Schermrij(
        (stand.status,),
        (
            euro(stand.regels),
            f"{getal(float(stand.aandeel_regels) * 100)} %",
            euro(stand.bedrag),
            f"{getal(float(stand.aandeel_bedrag) * 100)} %",
        ),
    )
