"""Rules 4 and 5: the same formula down a column, without gaps."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from modelgemeente_xl.regels.formules.afwijking import afwijkend
from modelgemeente_xl.regels.zicht.hulp import at, tekst_van
from modelgemeente_xl.regels.zicht.inspectie import Formulecel, Inspectie
from modelgemeente_xl.regels.zicht.onze import Tabelzicht
from modelgemeente_xl.regels.zicht.regel import Regel, Vondst
from modelgemeente_xl.werkmap.indeling.declaratie import Eigenaar, Kolom

PER_RIJ = {
    "tblTotaal": ("Jaar 1", "Jaar 2", "Jaar 3", "Jaar 4"),
    "tblControle": ("Gevonden", "Verwacht"),
    "tblPython": ("Werkmap",),
    "tblInvoer": ("Nu",),
    "tblParametersDrijvers": ("Deze gemeente",),
}
"""Columns in which each row is its own check or reference (besluit 0005)."""


def _formulekolommen(i: Inspectie) -> Iterator[tuple[Tabelzicht, Kolom, int]]:
    for tabel in i.onze_tabellen():
        for kolom, plaats in tabel.onze():
            if kolom.eigenaar is Eigenaar.FORMULE:
                yield tabel, kolom, plaats


def gelijk_in_kolom(i: Inspectie) -> Iterator[Vondst]:
    """4: the same formula down a column."""
    for tabel, kolom, plaats in _formulekolommen(i):
        if kolom.naam in PER_RIJ.get(tabel.naam, ()):
            continue
        cellen = [f for rij in tabel.rijen if (f := i.formule_op.get((tabel.blad, rij, plaats)))]
        vormen = [(f, f.vorm) for f in cellen]
        verklaard = tabel.verklaarde_formule(kolom)
        norm = next((text for f, text in vormen if f.parsed.tekst == verklaard), "")
        yield from afwijkend(vormen, "een andere formule dan in de rest van de kolom", norm)
    for _, blok in _blokken(i):
        norm = Counter(text for _, text in blok).most_common(1)[0][0]
        yield from afwijkend(blok, "een andere formule dan erboven en eronder", norm)


def geen_gat(i: Inspectie) -> Iterator[Vondst]:
    """5: no constant and no gap inside a formula column."""
    herstel = "Kopieer de formule uit een andere rij; zet het bedrag in Eigen bedrag."
    for tabel, _, plaats in _formulekolommen(i):
        for rij in tabel.rijen:
            if (tabel.blad, rij, plaats) not in i.formule_op:
                waarde = i.waarde(tabel.blad, rij, plaats)
                yield at(tabel.blad, rij, plaats, tekst_van(waarde), "een formule", herstel)
    for (blad, kolom), blok in _blokken(i):
        rijen = {f.rij for f, _ in blok}
        for rij in range(min(rijen), max(rijen) + 1):
            if rij not in rijen:
                waarde = i.waarde(blad, rij, kolom)
                yield at(blad, rij, kolom, tekst_van(waarde), "de formule van de rijen ernaast")


def _blokken(
    i: Inspectie,
) -> Iterator[tuple[tuple[str, int], list[tuple[Formulecel, str]]]]:
    """Columns of formulas of one form outside tables, such as the grid of Agenda.

    From the first to the last cell of that form, where it fills five sixths or more.
    """
    kolommen: dict[tuple[str, int], list[tuple[Formulecel, str]]] = defaultdict(list)
    in_tabel = defaultdict(list)
    for tabel in i.onze_tabellen():
        in_tabel[tabel.blad].append(tabel.vlak)
    for f in i.formules:
        if f.van_ons and not any(vlak.holds(f.rij, f.kolom) for vlak in in_tabel[f.blad]):
            kolommen[f.blad, f.kolom].append((f, f.vorm))
    for plaats, cellen in kolommen.items():
        if len(cellen) < 5:
            continue
        norm, aantal = Counter(text for _, text in cellen).most_common(1)[0]
        rijen = [f.rij for f, text in cellen if text == norm]
        if aantal >= 5 and 6 * aantal >= 5 * (rijen[-1] - rijen[0] + 1):
            yield plaats, [(f, t) for f, t in cellen if rijen[0] <= f.rij <= rijen[-1]]


REGELS = (
    Regel(
        4,
        "fout",
        "Formules",
        "In een kolom staat steeds dezelfde formule",
        "Kopieer de formule uit een andere rij, of gebruik Herbereken.",
        gelijk_in_kolom,
    ),
    Regel(
        5,
        "fout",
        "Formules",
        "Een formulekolom heeft geen vast getal en geen gat",
        "Kopieer de formule uit een andere rij, of gebruik Herbereken.",
        geen_gat,
    ),
)
