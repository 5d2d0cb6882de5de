"""What a sheet of input shows of the computation: cells that come last, and that nothing reads."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from modelgemeente_xl.excel.adressen import Bereik
from modelgemeente_xl.excel.formule import cellen_of
from modelgemeente_xl.excel.formuledelen import Tabelverwijzing
from modelgemeente_xl.regels.zicht.inspectie import Inspectie
from modelgemeente_xl.werkmap.indeling.declaratie import UITKOMST

Blokken = Mapping[str, Sequence[Bereik]]


def uitkomsten_of(i: Inspectie) -> Blokken:
    """Per sheet as it is called here where its results stand: by name, and by column of a table."""
    found: dict[str, list[Bereik]] = defaultdict(list)
    van_naam = {naam: i.rollen.get(rol) for rol, naam in UITKOMST.items()}
    for naam in i.werkmap.namen:
        blad = van_naam.get(naam.naam)
        for deel in naam.tekst.split(",") if blad and naam.blad == -1 else ():
            b = cellen_of(deel)
            if b is not None and b.blad == blad:
                found[b.blad].append(Bereik(b.boven, b.links, b.onder, b.rechts))
    for tabel in i.onze_tabellen():
        for kolom, plaats in tabel.onze():
            if kolom.uitkomst:
                found[tabel.blad].append(tabel.vlak._replace(kolom=plaats, kolom_tot=plaats))
    return found


def lies_in(blokken: Blokken, blad: str, rij: int, kolom: int) -> bool:
    """Whether a cell is such a result."""
    return any(vlak.holds(rij, kolom) for vlak in blokken.get(blad, ()))


def touched(blokken: Blokken, blad: str, vlak: Bereik) -> bool:
    """Whether an area holds such a result."""
    return any(vlak.overlaps(blok) for blok in blokken.get(blad, ()))


def touched_in_table(i: Inspectie, blokken: Blokken, t: Tabelverwijzing) -> bool:
    """Whether a reference into a table takes such a result."""
    tabel = i.tabellen[t.tabel]
    plaatsen = [plaats for kop in t.kolommen if (plaats := tabel.kolom(kop)) is not None]
    if not t.kolommen:
        return touched(blokken, tabel.blad, tabel.vlak)
    if t.is_reeks and plaatsen:
        plaatsen = list(range(min(plaatsen), max(plaatsen) + 1))
    return any(
        touched(blokken, tabel.blad, tabel.vlak._replace(kolom=k, kolom_tot=k)) for k in plaatsen
    )
