"""Rules 9, 11, 12, 13 and 15: where formulas take their values from."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from modelgemeente_xl.excel.adressen import Bereik, cell_name
from modelgemeente_xl.excel.formuledelen import Ontleed, Verwijzing
from modelgemeente_xl.regels.formules.uitkomst import (
    Blokken,
    lies_in,
    touched,
    touched_in_table,
    uitkomsten_of,
)
from modelgemeente_xl.regels.zicht.hulp import at_formula, told
from modelgemeente_xl.regels.zicht.inspectie import Formulecel, Inspectie
from modelgemeente_xl.regels.zicht.onze import VERKLAARD
from modelgemeente_xl.regels.zicht.regel import Regel, Vondst
from modelgemeente_xl.regels.zicht.xmldeel import MAIN, waar
from modelgemeente_xl.werkmap.indeling.declaratie import (
    RANG,
    RANG_UITKOMST,
    Eigenaar,
    Soort,
    rang_of,
)

MASTERTOETS = "=Controle_oordeel"
_KRING = "#CIRC!"
_GROOT = 2000
"""Cells of a range that are looked at one by one."""


def geen_kring(i: Inspectie) -> Iterator[Vondst]:
    """9: no circle, and the workbook computes by itself."""
    for calc in i.werkmap.root.iter(f"{MAIN}calcPr"):
        if calc.get("calcMode", "auto") != "auto":
            yield Vondst("", "werkmap", "rekenen op verzoek", "automatisch rekenen")
        if waar(calc, "iterate"):
            yield Vondst("", "werkmap", "herhaald rekenen staat aan", "geen kringverwijzing")
    for f in i.formules:
        if f.van_ons and i.herrekend.value(f.blad, f.rij, f.kolom) == _KRING:
            yield at_formula(f, f"een kring: {told(f.parsed.tekst)}", "een formule zonder kring")


_FORMULEKOLOMMEN = {
    naam: {kolom.naam for kolom in kolommen if kolom.eigenaar is Eigenaar.FORMULE}
    for naam, kolommen in VERKLAARD.items()
}


@dataclass(frozen=True, slots=True)
class _Bron:
    """What a formula takes from: the sheet as it is called here, and the reference to it."""

    blad: str
    tekst: str
    catalogus: bool = False
    """Text of the catalogue only."""
    uitkomst: bool = False
    """What a sheet of input only shows."""


def _met_bronnen(i: Inspectie) -> Iterator[tuple[list[Formulecel], bool, _Bron]]:
    """Formulas of ours, whether they are results themselves, and each place they take from.

    Within its own sheet a formula may take from all but results.
    """
    blokken = uitkomsten_of(i)
    for groep in i.groepen:
        deel, hier = groep[0].parsed, groep[0].blad
        if deel.tekst == MASTERTOETS:
            continue
        lezers: dict[bool, list[Formulecel]] = defaultdict(list)
        for f in groep:
            lezers[lies_in(blokken, f.blad, f.rij, f.kolom)].append(f)
        for bron in _bronnen(i, deel, hier, blokken):
            if bron.blad in i.onze_bladen:
                for toont, formules in lezers.items():
                    if bron.blad != hier or (bron.uitkomst and not toont):
                        yield formules, toont, bron


def _bronnen(i: Inspectie, deel: Ontleed, hier: str, blokken: Blokken) -> Iterator[_Bron]:
    for b in deel.bereiken:
        yield _Bron(b.blad or hier, b.tekst, uitkomst=_is_uitkomst(blokken, b.blad or hier, b))
    for t in deel.sjabloon.tabellen:
        if t.tabel in i.tabellen:
            catalogus = _FORMULEKOLOMMEN.get(t.tabel, set()).isdisjoint(t.kolommen)
            uitkomst = bool(blokken) and touched_in_table(i, blokken, t)
            yield _Bron(i.tabellen[t.tabel].blad, t.tekst, catalogus, uitkomst)
    for naam in deel.sjabloon.namen:
        if naam in i.namen:
            b = i.namen[naam]
            yield _Bron(b.blad, naam, uitkomst=_is_uitkomst(blokken, b.blad, b))


def _is_uitkomst(blokken: Blokken, blad: str, b: Verwijzing) -> bool:
    return touched(blokken, blad, Bereik(b.boven, b.links, b.onder, b.rechts))


def een_richting(i: Inspectie) -> Iterator[Vondst]:
    """11: invoer, domein, totaal, presentatie: sheets take values from before, not from behind."""
    for groep, toont, bron in _met_bronnen(i):
        daar = i.onze_bladen[bron.blad]
        rang = RANG[daar.soort] if bron.catalogus else rang_of(daar)
        if bron.uitkomst:
            rang = RANG_UITKOMST
        if rang > (RANG_UITKOMST if toont else rang_of(i.onze_bladen[groep[0].blad])):
            wat = "wordt alleen getoond" if bron.uitkomst else "ligt verderop"
            for f in groep:
                yield at_formula(f, f"{bron.tekst} {wat}", "een blad dat ervoor komt")


def niet_uit_presentatie(i: Inspectie) -> Iterator[Vondst]:
    """12: nothing is taken from what is only shown; Controle may, because it tests it.

    Results on a sheet of input are shown too: they may take from a presentation sheet.
    """
    for groep, toont, bron in _met_bronnen(i):
        if i.onze_bladen[groep[0].blad].soort is Soort.CONTROLE:
            continue
        if bron.uitkomst:
            wat = "wordt alleen getoond"
        elif i.onze_bladen[bron.blad].soort is Soort.PRESENTATIE and not toont:
            wat = "staat op een presentatieblad"
        else:
            continue
        for f in groep:
            yield at_formula(f, f"{bron.tekst} {wat}", "de bron zelf")


def geen_lege_cel(i: Inspectie) -> Iterator[Vondst]:
    """13: no whole column or row, and no cell in which nothing stands."""
    leeg: dict[tuple[str, str], bool] = {}
    for f in i.formules:
        if not f.van_ons:
            continue
        for hele in f.sjabloon.hele:
            yield at_formula(f, hele, "een tabelkolom, of een bereik met begin en eind")
        for b in f.parsed.bereiken:
            key = b.blad or f.blad, b.tekst
            if key not in leeg:
                leeg[key] = _is_leeg(i, key[0], b)
            if leeg[key]:
                yield at_formula(f, f"{b.tekst} is leeg", "een cel met een waarde of invoer")


def _is_leeg(i: Inspectie, blad: str, b: Verwijzing) -> bool:
    if blad not in i.bladdelen or b.aantal > _GROOT:
        return False
    cellen = i.cellen(blad)
    for rij in range(b.boven, b.onder + 1):
        for kolom in range(b.links, b.rechts + 1):
            cel = cellen.get((rij, kolom))
            if cel is not None and (cel.value is not None or i.is_invoer(blad, rij, kolom)):
                return False
            if cel is None and i.waarde(blad, rij, kolom) is not None:
                return False
    return True


def niets_dubbel(i: Inspectie) -> Iterator[Vondst]:
    """15: no two cells with the same computation; Controle computes again because it tests."""
    plaatsen: dict[tuple[str, str], list[Formulecel]] = defaultdict(list)
    for f in i.formules:
        if (
            f.van_ons
            and f.parsed.rekent
            and f.rij > 3  # the three rows at the top of each sheet say the same everywhere
            and i.onze_bladen[f.blad].soort is not Soort.CONTROLE
            and not any(t.deze_rij for t in f.sjabloon.tabellen)
            and not any(call.naam in ("ROW", "COLUMN") for call in f.sjabloon.oproepen)
        ):
            eigen_cellen = any(not b.blad for b in f.parsed.bereiken)
            plaatsen[f.blad if eigen_cellen else "", f.parsed.tekst].append(f)
    for dubbel in plaatsen.values():
        for f in dubbel[1:]:
            eerste = dubbel[0]
            daar = f"{eerste.blad}!{cell_name(eerste.rij, eerste.kolom)}"
            yield at_formula(f, f"hetzelfde als {daar}: {told(f.parsed.tekst)}", f"={daar}")


REGELS = (
    Regel(
        9,
        "fout",
        "Formules",
        "De werkmap rekent vanzelf en zonder kring",
        "Zet Formules, Berekeningsopties op Automatisch en haal de kring uit de formules.",
        geen_kring,
    ),
    Regel(
        11,
        "fout",
        "Formules",
        "Bladen rekenen één kant op: invoer, domein, totaal, presentatie",
        "Verwijs naar het blad waar de waarde vandaan komt.",
        een_richting,
    ),
    Regel(
        12,
        "waarschuwing",
        "Formules",
        "Geen blad rekent met een presentatieblad of met een uitkomst die alleen wordt getoond",
        "Verwijs naar het blad waaruit Totaal of Agenda de waarde haalt.",
        niet_uit_presentatie,
    ),
    Regel(
        13,
        "waarschuwing",
        "Formules",
        "Geen verwijzing naar een hele kolom of een lege cel",
        "Verwijs naar een tabelkolom of naar een cel waarin iets staat.",
        geen_lege_cel,
    ),
    Regel(
        15,
        "waarschuwing",
        "Formules",
        "Niets wordt twee keer berekend",
        "Bereken het op één plaats en verwijs daarnaar.",
        niets_dubbel,
    ),
)
