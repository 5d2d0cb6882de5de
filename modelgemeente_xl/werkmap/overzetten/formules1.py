"""Formulas in a workbook of layout 1: those of the user, and the program's own that are gone."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from modelgemeente_xl.excel.waarde import Waarde, canonical, shown
from modelgemeente_xl.werkmap.lezen.stand import Tabelstand
from modelgemeente_xl.werkmap.overzetten import indeling1
from modelgemeente_xl.werkmap.overzetten.oud import Oud


@dataclass(frozen=True, slots=True)
class Celvondst:
    """A cell of a table, by its row (from 0) and column, with what it holds."""

    tabel: str
    nummer: int
    kolom: str
    waar: str
    waarde: Waarde
    formule: str

    def __str__(self) -> str:
        return f"{self.waar}, {self.kolom}: {shown(self.waarde)}"


def own_formulas(oud: Oud) -> Iterator[Celvondst]:
    """Cells for a value in which the user put a formula: its result comes along, it does not."""
    for naam, tabel in oud.tabellen.items():
        kolommen = indeling1.TABELLEN[naam]
        for cel in _cells(oud, tabel):
            formula = cel.formule.startswith("=") and cel.formule != cel.waarde
            if formula and kolommen.get(cel.kolom) != indeling1.FORMULE:
                yield cel


def typed_over(oud: Oud) -> Iterator[Celvondst]:
    """Cells that computed by themselves and hold something else: a constant or another formula."""
    for naam in indeling1.REGELTABELLEN:
        tabel, kolommen = oud.tabellen[naam], indeling1.TABELLEN[naam]
        cells = [c for c in _cells(oud, tabel) if kolommen.get(c.kolom) == indeling1.FORMULE]
        usual = {
            kolom: Counter(c.formule for c in cells if c.kolom == kolom).most_common(1)[0][0]
            for kolom in dict.fromkeys(c.kolom for c in cells)
        }
        for cel in cells:
            if not cel.formule.startswith("=") or cel.formule != usual[cel.kolom]:
                yield cel


def _cells(oud: Oud, tabel: Tabelstand) -> Iterator[Celvondst]:
    for nummer, (rij, formules) in enumerate(
        zip(tabel.rijen, oud.formules[tabel.naam], strict=True)
    ):
        if all(canonical(value) is None for value in rij):
            continue
        for kolom, value, formule in zip(tabel.kop, rij, formules, strict=True):
            yield Celvondst(tabel.naam, nummer, kolom, tabel.waar(nummer, kolom), value, formule)
