"""The calibration report in the terminal."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from modelgemeente_xl.cli.schermen import getal, totals_table
from modelgemeente_xl.cli.terminal import Schermrij, Schermtabel
from modelgemeente_xl.model.bewijs.uitleg import working
from modelgemeente_xl.model.geld import euro
from modelgemeente_xl.model.voorstel.capaciteit import per_jaar
from modelgemeente_xl.model.woorden import counted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from modelgemeente_xl.catalogus.ijk.dubbel import Dubbel
    from modelgemeente_xl.catalogus.ijk.ijking import Groep, Ijking, Stand
    from modelgemeente_xl.cli.terminal import Scherm
    from modelgemeente_xl.model.catalogus import Catalogus


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
