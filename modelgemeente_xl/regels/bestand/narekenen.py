"""Rule 42: text stays text, and every stored result is the true one."""

from collections.abc import Iterator
from math import isclose

from modelgemeente_xl.excel.waarde import Waarde
from modelgemeente_xl.model.woorden import counted
from modelgemeente_xl.regels.zicht.hulp import at, at_formula, is_getal, tekst_van, told
from modelgemeente_xl.regels.zicht.inspectie import Inspectie
from modelgemeente_xl.regels.zicht.regel import Regel, Vondst
from modelgemeente_xl.werkmap.indeling.declaratie import Eigenaar

NAUW = 1e-9
"""Largest difference between two results that are the same, as a share."""


def tekst_en_uitkomst(i: Inspectie) -> Iterator[Vondst]:
    """42: no formula where text belongs; no stored result but the recomputed one."""
    yield from _formule_als_tekst(i)
    if i.herrekend.rekenblad is None:
        yield Vondst("", "werkmap", f"narekenen lukt niet: {i.herrekend.reden}", "uitkomsten")
        return
    zonder: dict[str, list[tuple[int, int]]] = {}
    for f in i.formules:
        if not f.van_ons:
            continue
        vers = i.herrekend.value(f.blad, f.rij, f.kolom)
        bewaard = i.bladdelen[f.blad].uitkomsten.get((f.rij, f.kolom))
        if bewaard is None and vers not in (None, ""):
            zonder.setdefault(f.blad, []).append((f.rij, f.kolom))
        elif not gelijk(bewaard, vers):
            yield at_formula(f, tekst_van(bewaard), f"{tekst_van(vers)} (nagerekend)")
    for blad, cellen in zonder.items():
        rij, kolom = cellen[0]
        aantal = counted(len(cellen), "cel", "cellen, vanaf hier")
        wat = f"geen bewaarde uitkomst in {aantal}"
        yield at(blad, rij, kolom, wat, "een uitkomst bij elke formule")


def gelijk(een: Waarde, twee: Waarde) -> bool:
    """Whether two results are the same; nothing and empty text are."""
    if een in (None, "") and twee in (None, ""):
        return True
    if is_getal(een) and is_getal(twee):
        return isclose(float(een or 0), float(twee or 0), rel_tol=NAUW, abs_tol=NAUW)
    return type(een) is type(twee) and een == twee


def _formule_als_tekst(i: Inspectie) -> Iterator[Vondst]:
    """A formula in a column of text is text that was taken for a formula."""
    for tabel in i.onze_tabellen():
        for kolom, plaats in tabel.onze():
            if kolom.eigenaar is Eigenaar.FORMULE or not kolom.formaat.is_tekst:
                continue
            for rij in tabel.rijen:
                f = i.formule_op.get((tabel.blad, rij, plaats))
                if f is not None:
                    yield at_formula(
                        f,
                        f"een formule in een tekstkolom: {told(f.parsed.tekst)}",
                        "tekst",
                        "Typ een apostrof (') voor de tekst.",
                    )


REGELS = (
    Regel(
        42,
        "fout",
        "Afdruk, toegang en bestand",
        "Tekst blijft tekst, en elke bewaarde uitkomst klopt bij narekenen",
        "Open de werkmap in Excel, druk op F9 en bewaar haar; of gebruik Herbereken.",
        tekst_en_uitkomst,
    ),
)
