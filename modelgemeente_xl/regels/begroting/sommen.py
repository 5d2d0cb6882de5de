"""Rules 32 and 33: totals are the sum of their lines, and both computations agree."""

from collections.abc import Iterator, Sequence

from modelgemeente_xl.excel.waarde import spelled
from modelgemeente_xl.model.ontwikkeling import AARDEN
from modelgemeente_xl.model.rekenen.kwartalen import KWARTALEN
from modelgemeente_xl.regels.begroting.vindplaatsen import (
    Totaalreeks,
    domeintotaal,
    jaren_van,
    reeks_op,
    reeksen_van,
    som_van_regels,
    totaalregel,
)
from modelgemeente_xl.regels.zicht.hulp import at, is_getal, tekst_van
from modelgemeente_xl.regels.zicht.inspectie import Inspectie
from modelgemeente_xl.regels.zicht.onze import Tabelzicht
from modelgemeente_xl.regels.zicht.regel import Regel, Vondst
from modelgemeente_xl.werkmap.indeling.domeintabel import (
    JAARKOLOMMEN,
    PER_AARD,
    TOTALEN,
    Domeinrij,
)
from modelgemeente_xl.werkmap.indeling.totaalindeling import VAN_DOMEIN, Somrij
from modelgemeente_xl.werkmap.lezen.formules import DOMEINTABELLEN

GROEP = "Begroting"
HALVE_EURO = 0.5
TE_LANG = 3
"""Years an incidental line may last without a reason (BBV)."""


def aard_telt_op(i: Inspectie) -> Iterator[Vondst]:
    """32: structureel and incidenteel are the total; long incidenteel has a reason."""
    for tabel in i.onze_tabellen(*DOMEINTABELLEN):
        yield from _regels(i, tabel)
        for totaal, aard in PER_AARD.items():
            reeks = domeintotaal(i, tabel, totaal)
            if reeks is not None:
                wat = f"som van de regels met aard {aard}"
                yield from _differences(reeks, som_van_regels(i, tabel, aard), wat)
        bruto = domeintotaal(i, tabel, Domeinrij.BRUTO)
        if bruto is not None:
            alle = [sum(_getallen(i.kolomwaarden(tabel, kop))) for kop in JAARKOLOMMEN]
            yield from _differences(bruto, alle, "som van alle regels")


def _regels(i: Inspectie, tabel: Tabelzicht) -> Iterator[Vondst]:
    in_kwartalen = tabel.kolom("Kwartalen") is not None
    duurkolom, eenheid = ("Kwartalen", "kwartalen") if in_kwartalen else ("Duur", "jaren")
    telt = "Spreiding" if in_kwartalen else duurkolom  # what a blank follows counts too
    koppen = ("Aard", telt, "Toelichting", "Begrotingsregel", "Gehanteerd bedrag")
    kolommen = [i.kolomwaarden(tabel, kop) for kop in koppen]
    k_aard, k_duur = tabel.kolom("Aard"), tabel.kolom(duurkolom)
    if not all(kolommen) or k_aard is None or k_duur is None:
        return  # rule 25 tells which column is missing
    maximum = i.naamwaarde("Incidenteel_jaren")
    grens = maximum if is_getal(maximum) else TE_LANG
    if in_kwartalen:
        grens *= KWARTALEN
    for rij, aard, duur, reden, naam, bedrag in zip(tabel.rijen, *kolommen, strict=True):
        if spelled(aard) not in AARDEN and (naam not in (None, "") or bedrag not in (None, "", 0)):
            yield at(
                tabel.blad,
                rij,
                k_aard,
                f"aard {tekst_van(aard)}",
                "structureel of incidenteel",
                "Kies een aard; zonder telt de regel in geen totaal mee.",
            )
        if (
            spelled(aard) == "incidenteel"
            and is_getal(duur)
            and duur > grens
            and reden in (None, "")
        ):
            yield at(
                tabel.blad,
                rij,
                k_duur,
                f"incidenteel over {duur:.0f} {eenheid} zonder toelichting",
                f"ten hoogste {grens:.0f} {eenheid}, of een toelichting (BBV)",
                "Kort de duur in, maak de regel structureel, of licht haar toe.",
            )


def overal_gelijk(i: Inspectie) -> Iterator[Vondst]:
    """33: domain sheets, Totaal, Controle and the Python computation agree to the euro."""
    for som, van in VAN_DOMEIN.items():
        yield from _naast_domeinen(i, som, van)
    basis, bruto, extra, netto = (
        totaalregel(i, som) for som in (Somrij.BASIS, Somrij.BRUTO, Somrij.EXTRA, Somrij.NETTO)
    )
    delen = [totaalregel(i, som) for som in (Somrij.STRUCTUREEL, Somrij.INCIDENTEEL)]
    if bruto is not None:
        yield from _differences(bruto, _som([basis, *delen]), "basis en ontwikkelingen samen")
    if netto is not None:
        yield from _differences(netto, _som([basis, extra]), "basis en extra nodig samen")
    tabel = i.tabellen.get("tblBasis")
    if basis is not None and tabel is not None:
        regels = [sum(_getallen(i.kolomwaarden(tabel, kop))) for kop in JAARKOLOMMEN]
        yield from _differences(basis, regels, "som van blad Basis")
    yield from _tabel_totaal(i)
    if i.python_totalen is not None:
        python = dict(i.python_totalen.series())
        for naam, reeks in reeksen_van(i):
            if reeks is not None and naam in python:
                yield from _differences(reeks, python[naam], "berekening in Python")
    else:
        yield from _controle(i)


def _naast_domeinen(i: Inspectie, som: Somrij, van: Domeinrij) -> Iterator[Vondst]:
    reeks = totaalregel(i, som)
    delen = [domeintotaal(i, tabel, van) for tabel in i.onze_tabellen(*DOMEINTABELLEN)]
    if reeks is not None and len(delen) == len(DOMEINTABELLEN):
        yield from _differences(reeks, _som(delen), "som van de zes domeinen")


def _tabel_totaal(i: Inspectie) -> Iterator[Vondst]:
    """The rows of tblTotaal beside the totals of the domain they name."""
    totaal = i.tabellen.get("tblTotaal")
    if totaal is None:
        return
    domeinen, soorten = i.kolomwaarden(totaal, "Domein"), i.kolomwaarden(totaal, "Soort")
    van_label = {rij.label: rij for rij in TOTALEN}
    for rij, domein, soort in zip(totaal.rijen, domeinen, soorten, strict=False):
        tabel = i.tabellen.get(f"tbl{domein}")
        van = van_label.get(str(soort))
        if f"tbl{domein}" in DOMEINTABELLEN and tabel is not None and van is not None:
            bron = domeintotaal(i, tabel, van)
            if bron is not None:
                reeks = reeks_op(i, totaal.blad, rij, jaren_van(totaal))
                yield from _differences(reeks, bron.euro(), f"{soort} op blad {tabel.blad}")


def _controle(i: Inspectie) -> Iterator[Vondst]:
    """The Python totals on Controle count for as long as no input was changed."""
    tabel = i.tabellen.get("tblPython")
    if tabel is None or i.naamwaarde("Invoer_gewijzigd") != 0:
        return
    kolom = tabel.kolom("Werkmap")
    if kolom is None:
        return
    werkmap, python = i.kolomwaarden(tabel, "Werkmap"), i.kolomwaarden(tabel, "Python")
    for rij, hier, daar in zip(tabel.rijen, werkmap, python, strict=False):
        if is_getal(hier) and is_getal(daar) and abs(hier - daar) >= HALVE_EURO:
            yield at(tabel.blad, rij, kolom, tekst_van(hier), f"{tekst_van(daar)} (Python)")


def _som(delen: Sequence[Totaalreeks | None]) -> tuple[float, ...] | None:
    reeksen = [deel.euro() if deel else None for deel in delen]
    if any(reeks is None for reeks in reeksen):
        return None
    return tuple(map(sum, zip(*(reeks for reeks in reeksen if reeks), strict=True)))


def _differences(
    reeks: Totaalreeks, verwacht: Sequence[float] | None, wat: str
) -> Iterator[Vondst]:
    if verwacht is None:
        return
    for kolom, hier, daar in zip(reeks.kolommen, reeks.waarden, verwacht, strict=False):
        if hier is not None and not (is_getal(hier) and abs(hier - daar) < HALVE_EURO):
            yield at(reeks.blad, reeks.rij, kolom, tekst_van(hier), f"{tekst_van(daar)} ({wat})")


def _getallen(waarden: Sequence[object]) -> Iterator[float]:
    return (waarde for waarde in waarden if is_getal(waarde))


REGELS = (
    Regel(
        32,
        "fout",
        GROEP,
        "Structureel en incidenteel zijn samen het totaal; lang incidenteel heeft een reden",
        "Herstel de formules boven de tabel, of gebruik Herbereken.",
        aard_telt_op,
    ),
    Regel(
        33,
        "fout",
        GROEP,
        "Domeinen, Totaal, Controle en Python zijn op de euro gelijk",
        "Gebruik Herbereken; blijft het verschil, meld het dan als fout.",
        overal_gelijk,
    ),
)
