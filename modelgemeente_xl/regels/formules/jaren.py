"""Rule 3: the same formula along a row of years."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from modelgemeente_xl.excel.adressen import cell_name
from modelgemeente_xl.excel.vormen import JAARREEKSEN, jaarvorm
from modelgemeente_xl.regels.formules.afwijking import afwijkend
from modelgemeente_xl.regels.zicht.hulp import at, tekst_van
from modelgemeente_xl.regels.zicht.inspectie import Formulecel, Inspectie
from modelgemeente_xl.regels.zicht.onze import Tabelzicht
from modelgemeente_xl.regels.zicht.regel import Regel, Vondst

_REEKS = re.compile(rf"({'|'.join(JAARREEKSEN)}) ([0-9])")
_TELT_DOOR = "J[-1]R[0]J[-1]R[0]+1"
"""A year that is one more than the year before it."""


def jaarkolommen(i: Inspectie) -> dict[str, dict[int, int]]:
    """Per sheet the place (from 1) of each year column."""
    found: dict[str, dict[int, int]] = {}
    for tabel in i.onze_tabellen():
        for kop, kolom in zip(tabel.kolommen, tabel.plaatsen, strict=True):
            if kop.startswith("Jaar ") and (match := _REEKS.fullmatch(kop)):
                found.setdefault(tabel.blad, {})[kolom] = int(match[2])
    return found


def gelijk_langs_jaren(i: Inspectie) -> Iterator[Vondst]:
    """3: the same formula along a row of years."""
    jaren = jaarkolommen(i)
    for tabel in i.onze_tabellen():
        reeksen: dict[str, dict[int, int]] = defaultdict(dict)
        for kop, kolom in zip(tabel.kolommen, tabel.plaatsen, strict=True):
            if match := _REEKS.fullmatch(kop):
                reeksen[match[1]][kolom] = int(match[2])
        for label, reeks in reeksen.items():
            eigen_jaren = {**jaren, tabel.blad: {**jaren.get(tabel.blad, {}), **reeks}}
            rijen = _rijen_met(i, tabel.blad, reeks) if label == "Jaar" else tabel.rijen
            yield from _Jarenreeks(i, tabel, reeks, eigen_jaren).vondsten(rijen)
    yield from _kwartalen(i)


def _rijen_met(i: Inspectie, blad: str, reeks: dict[int, int]) -> list[int]:
    """Rows of a sheet with a formula of ours under one of the years."""
    return sorted({f.rij for f in i.formules_van(blad) if f.kolom in reeks and f.van_ons})


@dataclass(frozen=True)
class _Jarenreeks:
    """Columns of years of one table: `reeks` gives the place of each, `jaren` that of all."""

    i: Inspectie
    tabel: Tabelzicht
    reeks: dict[int, int]
    jaren: dict[str, dict[int, int]]
    bekend: dict[tuple[str, int], str] = field(default_factory=dict)

    def vondsten(self, rijen: Iterable[int]) -> Iterator[Vondst]:
        """Rows in which a year differs from the others."""
        blad = self.tabel.blad
        for rij in rijen:
            cellen = [(k, self.i.formule_op.get((blad, rij, k))) for k in self.reeks]
            vormen = [(f, self._vorm(f)) for _, f in cellen if f is not None and f.van_ons]
            if len(vormen) < 2:
                continue
            if rij not in self.tabel.rijen and len(vormen) == len(self.reeks) - 1:
                voorbeeld = cell_name(rij, vormen[0][0].kolom)
                for kolom in (k for k, f in cellen if f is None):
                    waarde = tekst_van(self.i.waarde(blad, rij, kolom))
                    gevonden = f"{waarde} in een rij met formules"
                    yield at(blad, rij, kolom, gevonden, f"de formule van {voorbeeld}")
            if not all(vorm == _TELT_DOOR for _, vorm in vormen[1:]):
                yield from afwijkend(vormen, "een andere formule dan in de andere jaren")

    def _vorm(self, f: Formulecel) -> str:
        plaats = self.reeks[f.kolom]
        key = f.parsed.tekst, plaats
        if key in self.bekend:
            return self.bekend[key]
        vorm = jaarvorm(f.parsed, f.blad, f.rij, plaats, self.jaren)
        if all(b.vast[1] and b.vast[3] for b in f.parsed.bereiken):
            self.bekend[key] = vorm  # the same in every row
        return vorm


def _kwartalen(i: Inspectie) -> Iterator[Vondst]:
    """The grid of Agenda: the same formula in every quarter of a row."""
    agenda = i.rollen.get("Agenda")
    if agenda is None:
        return
    kop = [
        (rij, kolom)
        for (rij, kolom), cel in i.cellen(agenda).items()
        if isinstance(cel.value, str) and re.fullmatch(r"K[1-4]", cel.value)
    ]
    kolommen = {kolom for _, kolom in kop}
    per_rij: dict[int, list[tuple[Formulecel, str]]] = defaultdict(list)
    for f in i.formules_van(agenda):
        if f.kolom in kolommen and f.rij > kop[0][0]:
            per_rij[f.rij].append((f, f.vorm))
    for vormen in per_rij.values():
        yield from afwijkend(vormen, "een andere formule dan in de andere kwartalen")


REGELS = (
    Regel(
        3,
        "fout",
        "Formules",
        "Langs een rij met jaren staat steeds dezelfde formule",
        "Kopieer de formule van het eerste jaar naar rechts, of gebruik Herbereken.",
        gelijk_langs_jaren,
    ),
)
