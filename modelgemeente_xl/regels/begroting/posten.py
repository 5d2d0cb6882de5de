"""Rules 34 to 37: signs, scaling, the benchmark, and reasons."""

from collections.abc import Iterator
from itertools import pairwise
from math import isclose

from modelgemeente_xl.regels.begroting.vindplaatsen import totaalregel
from modelgemeente_xl.regels.bestand.narekenen import NAUW
from modelgemeente_xl.regels.zicht.hulp import at, is_getal, tekst_van
from modelgemeente_xl.regels.zicht.inspectie import Inspectie
from modelgemeente_xl.regels.zicht.onze import VERKLAARDE_BLADEN, Tabelzicht
from modelgemeente_xl.regels.zicht.regel import Regel, Vondst
from modelgemeente_xl.werkmap.indeling.totaalindeling import Somrij
from modelgemeente_xl.werkmap.lezen.formules import DOMEINTABELLEN

GROEP = "Begroting"
_MET_BEDRAGEN = ("tblBasis", "tblParametersLoonkosten", "tblDekking")
_BATEN = "op blad Dekking" if "Dekking" in VERKLAARDE_BLADEN else "niet in deze werkmap"
_MODEL = {
    "inwoners": "Inwoners Modelgemeente",
    "medewerkers": "Medewerkers Modelgemeente",
    "afdelingen": "Afdelingen Modelgemeente",
}


def een_teken(i: Inspectie) -> Iterator[Vondst]:
    """34: costs are positive everywhere, and so are the revenues on the sheet that holds them."""
    for tabel in i.onze_tabellen(*DOMEINTABELLEN, *_MET_BEDRAGEN):
        for kolom, plaats in tabel.onze():
            if not kolom.formaat.is_last:
                continue
            for rij, waarde in zip(tabel.rijen, i.kolomwaarden(tabel, kolom.naam), strict=True):
                if is_getal(waarde) and waarde < 0:
                    yield at(tabel.blad, rij, plaats, tekst_van(waarde), "0 of meer")


def schaling_klopt(i: Inspectie) -> Iterator[Vondst]:
    """35: factor 1 for the Modelgemeente, and more of a driver never costs less."""
    yield from _drijvers(i)
    yield from _klassen(i)
    tabel = i.tabellen.get("tblParametersDrijvers")
    verhoudingen = (
        dict(zip(*(i.kolomwaarden(tabel, kop) for kop in ("Drijver", "Verhouding")), strict=False))
        if tabel
        else {}
    )
    for domein in i.onze_tabellen(*DOMEINTABELLEN):
        yield from _factoren(i, domein, verhoudingen)


def _factoren(
    i: Inspectie, tabel: Tabelzicht, verhoudingen: dict[object, object]
) -> Iterator[Vondst]:
    k_vast, k_factor = tabel.kolom("Vast deel"), tabel.kolom("Schaalfactor")
    if k_vast is None or k_factor is None:
        return
    drijvers = i.kolomwaarden(tabel, "Drijver")
    for rij, drijver in zip(tabel.rijen, drijvers, strict=False):
        vast = i.waarde(tabel.blad, rij, k_vast) or 0
        if not is_getal(vast) or not 0 <= vast <= 1:
            verwacht = "een getal van 0 tot en met 1; anders kost meer van een drijver minder"
            yield at(tabel.blad, rij, k_vast, f"vast deel {tekst_van(vast)}", verwacht)
            continue
        factor, verhouding = i.waarde(tabel.blad, rij, k_factor), verhoudingen.get(drijver)
        if is_getal(factor) and is_getal(verhouding):
            hoort = vast + (1 - vast) * verhouding
            if not isclose(factor, hoort, rel_tol=NAUW, abs_tol=NAUW):
                verwacht = f"{tekst_van(hoort)}: vast deel, en de rest maal de verhouding"
                yield at(tabel.blad, rij, k_factor, f"factor {tekst_van(factor)}", verwacht)


def _drijvers(i: Inspectie) -> Iterator[Vondst]:
    """The ratio of a driver is 1 at the size of the Modelgemeente, and grows with the size."""
    tabel, losse = (i.tabellen.get(f"tblParameters{naam}") for naam in ("Drijvers", "Referentie"))
    if tabel is None:
        return
    model = (
        dict(zip(*(i.kolomwaarden(losse, kop) for kop in ("Parameter", "Waarde")), strict=False))
        if losse
        else {}
    )
    plaatsen = [
        tabel.kolom(kop) for kop in ("Drijver", "Referentie", "Deze gemeente", "Verhouding")
    ]
    if None in plaatsen:
        return
    for rij in tabel.rijen:
        drijver, referentie, deze, verhouding = (
            i.waarde(tabel.blad, rij, plaats or 0) for plaats in plaatsen
        )
        hoort = model.get(_MODEL.get(str(drijver)))
        if not is_getal(referentie) or referentie <= 0:
            yield at(tabel.blad, rij, plaatsen[1] or 0, tekst_van(referentie), "meer dan 0")
        elif is_getal(hoort) and referentie != hoort:
            verwacht = f"{tekst_van(hoort)}, de omvang van de Modelgemeente"
            yield at(tabel.blad, rij, plaatsen[1] or 0, tekst_van(referentie), verwacht)
        elif is_getal(deze) and is_getal(verhouding):
            deel = deze / referentie
            if not isclose(verhouding, deel, rel_tol=NAUW):
                yield at(tabel.blad, rij, plaatsen[3] or 0, tekst_van(verhouding), tekst_van(deel))


def _klassen(i: Inspectie) -> Iterator[Vondst]:
    """A larger class has no fewer staff per inhabitant, or growing over its edge would save."""
    tabel = i.tabellen.get("tblParametersGrootteklassen")
    kop = "Medewerkers per 1.000"
    plaats = tabel.kolom(kop) if tabel else None
    if tabel is None or plaats is None:
        return
    vanaf, per_1000 = i.kolomwaarden(tabel, "Vanaf"), i.kolomwaarden(tabel, kop)
    klassen = sorted(
        (grens, deel, rij)
        for grens, deel, rij in zip(vanaf, per_1000, tabel.rijen, strict=False)
        if is_getal(grens) and is_getal(deel)
    )
    for (_, kleiner, _), (_, groter, rij) in pairwise(klassen):
        if groter < kleiner:
            verwacht = f"{tekst_van(kleiner)} of meer, zoals de klasse ervoor"
            yield at(tabel.blad, rij, plaats, tekst_van(groter), verwacht)


def in_de_band(i: Inspectie) -> Iterator[Vondst]:
    """36: euro per inhabitant inside its band, in years with Al begroot (besluit 0007)."""
    per_inwoner, laag, hoog, al_begroot = (
        totaalregel(i, som)
        for som in (Somrij.PER_INWONER, Somrij.LAAG, Somrij.HOOG, Somrij.AL_BEGROOT)
    )
    if per_inwoner is None or laag is None or hoog is None or al_begroot is None:
        return
    for kolom, bedrag, onder, boven, begroot in zip(
        per_inwoner.kolommen,
        per_inwoner.waarden,
        laag.waarden,
        hoog.waarden,
        al_begroot.waarden,
        strict=True,
    ):
        if begroot in (None, 0) or not (is_getal(bedrag) and is_getal(onder) and is_getal(boven)):
            continue
        if not onder <= bedrag <= boven:
            yield at(
                per_inwoner.blad,
                per_inwoner.rij,
                kolom,
                f"{bedrag:.0f} euro per inwoner",
                f"{onder:.0f} tot {boven:.0f} euro, de band van de grootteklasse",
            )


def reden_bij_eigen_bedrag(i: Inspectie) -> Iterator[Vondst]:
    """37: an own amount has a reason, also on a line of one's own: Controle counts both."""
    for tabel in i.onze_tabellen(*DOMEINTABELLEN, "tblBasis"):
        plaats = tabel.kolom("Toelichting")
        koppen = ("Eigen bedrag", "Toelichting")
        kolommen = [i.kolomwaarden(tabel, kop) for kop in koppen]
        if plaats is None or not all(kolommen):
            continue
        for rij, bedrag, reden in zip(tabel.rijen, *kolommen, strict=True):
            if bedrag not in (None, "") and reden in (None, ""):
                gevonden = f"eigen bedrag {tekst_van(bedrag)} zonder toelichting"
                yield at(tabel.blad, rij, plaats, gevonden, "een toelichting")


REGELS = (
    Regel(
        34,
        "fout",
        GROEP,
        "Lasten zijn overal positief",
        f"Vul een bedrag van 0 of meer in; baten horen {_BATEN}.",
        een_teken,
    ),
    Regel(
        35,
        "fout",
        GROEP,
        "Voor de Modelgemeente is elke factor 1; meer van een drijver kost nooit minder",
        "Herstel Vast deel, de tabel Drijvers of de formule van Schaalfactor.",
        schaling_klopt,
    ),
    Regel(
        36,
        "waarschuwing",
        GROEP,
        "Euro per inwoner ligt in de band van de grootteklasse, zodra Al begroot is ingevuld",
        "Vul Al begroot in voor wat u al betaalt, en uw eigen kosten op blad Basis.",
        in_de_band,
    ),
    Regel(
        37,
        "fout",
        GROEP,
        "Een eigen bedrag heeft een toelichting",
        "Schrijf in Toelichting waarom u afwijkt.",
        reden_bij_eigen_bedrag,
    ),
)
