"""Save a file after a button: computed, and with what could not be computed said, and written.

Excel computes by itself; a file without Excel is computed here, and of a formula that is not the
program's own the result may then be an old one. That stands on the sheet Controle too, for whoever
opens the file later.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import xlwings as xw

from modelgemeente_xl.bestand.motor.motor import (
    herrekening_of,
    recalculated,
    save_as_it_is,
    werkboek_of,
)
from modelgemeente_xl.bestand.proces.opruimer import without_collector
from modelgemeente_xl.bestand.werkboek import Rekenverslag
from modelgemeente_xl.excel.adressen import parse_range
from modelgemeente_xl.excel.waarde import Waarde
from modelgemeente_xl.grond.bevinding import Bevinding
from modelgemeente_xl.knoppen.eigendom import claim, own_formulas
from modelgemeente_xl.model.woorden import sentence
from modelgemeente_xl.werkmap.indeling.controletabellen import NOG_NIET
from modelgemeente_xl.werkmap.lezen.boek import read_tabel
from modelgemeente_xl.werkmap.lezen.stand import Tabelstand
from modelgemeente_xl.werkmap.plannen.schrijven import fill_table

TABEL = "tblBevindingen"
OUD = "niet berekend"
"""How each line about an old result begins."""
NAGEREKEND = 42.0
"""The rule that every result is a true one."""
OORDEEL = "Controle_oordeel"
OORDEEL_OUD = "Controle: niet nagerekend"
HERSTEL = "open de werkmap in Excel en bewaar haar, die rekent alles opnieuw"
WERKMAP = "de werkmap"
MEEST = 20
"""Cells that are named; more are counted."""


@dataclass(frozen=True, slots=True)
class Opgeslagen:
    """What saving has to tell.

    `oud` is what the file now holds that may not be true; `verouderd` says that it was opened with
    results that did not fit its cells.
    """

    oud: tuple[Bevinding, ...] = ()
    verouderd: bool = False


@without_collector()
def save(book: xw.Book) -> Opgeslagen:
    """Compute and save a file, and say on Controle which results may be old ones."""
    claim(book)
    herrekening = recalculated(book)
    oud = old_results(herrekening)
    _note(book, oud)
    if herrekening.reden or _ours_is_old(book, herrekening):
        if not herrekening.reden:
            recalculated(book)
        _hide_verdict(book)
        save_as_it_is(book)
    else:
        book.save()
    return Opgeslagen(oud, herrekening.verouderd)


def findings_of(book: Any) -> tuple[Bevinding, ...]:
    """What a book that is a file could not compute; Excel computes by itself."""
    herrekening = herrekening_of(book)
    return () if herrekening is None else old_results(herrekening)


def old_results(herrekening: Rekenverslag) -> tuple[Bevinding, ...]:
    """Each formula whose result may be an old one; where all may be, that in one sentence."""
    cellen = herrekening.niet_berekend
    if herrekening.reden:
        wat = (
            f"{OUD}: zij is niet na te rekenen ({herrekening.reden}); "
            f"alle {len(cellen)} formules houden hun oude uitkomst"
        )
        return (Bevinding(WERKMAP, wat, HERSTEL),)
    houdt = f"{OUD}: deze cel houdt haar oude uitkomst, en wat daarvan afhangt rekent ermee door"
    found = [Bevinding(cel, houdt, HERSTEL) for cel in cellen[:MEEST]]
    if herrekening.alleen_ons:
        wat = f"{OUD}: alleen de Modelgemeente zelf is nagerekend ({herrekening.alleen_ons})"
        found.insert(0, Bevinding(WERKMAP, wat, HERSTEL))
    left = len(cellen) - MEEST
    if left > 0:
        wat = f"{OUD}: nog {left} {'cel houdt' if left == 1 else 'cellen houden'} een oude uitkomst"
        found.append(Bevinding(WERKMAP, wat, HERSTEL))
    return tuple(found)


def _note(book: xw.Book, oud: Sequence[Bevinding]) -> None:
    """Put the old results among the findings on Controle, in the place of those of last time."""
    tabel = _findings(book)
    if tabel is None:
        return
    others = [
        rij
        for _, rij in tabel.records()
        if not str(rij["Bevinding"]).startswith(OUD) and rij["Bevinding"] != NOG_NIET
    ]
    wanted: list[dict[str, Waarde]] = [*others, *map(_row, oud)] or [{"Bevinding": NOG_NIET}]
    rows = [{**rij, "Nr": float(nr)} for nr, rij in enumerate(wanted, 1)]
    if [tuple(rij.get(kolom) for kolom in tabel.kop) for rij in rows] != list(tabel.rijen):
        fill_table(book, tabel, rows)


def _row(oud: Bevinding) -> dict[str, Waarde]:
    return {
        "Bevinding": oud.wat,
        "Waar": oud.waar,
        "Regel": NAGEREKEND,
        "Ernst": "fout",
        "Herstel": sentence(HERSTEL),
    }


def _findings(book: xw.Book) -> Tabelstand | None:
    tabel = werkboek_of(book).tabellen.get(TABEL)
    if tabel is None or "Bevinding" not in tabel.kolommen:
        return None
    sheet = book.sheets[tabel.blad]
    return read_tabel(TABEL, sheet, sheet.tables[TABEL])


def _ours_is_old(book: xw.Book, herrekening: Rekenverslag) -> bool:
    """Whether a formula of the program itself could not be computed: then no verdict holds."""
    if not herrekening.niet_berekend:
        return False
    ours = own_formulas(werkboek_of(book))
    places = (cel.rpartition("!") for cel in herrekening.niet_berekend)
    return any(
        ours(blad, bereik.rij, bereik.kolom)
        for blad, _, cel in places
        if blad and (bereik := parse_range(cel)) is not None
    )


def _hide_verdict(book: xw.Book) -> None:
    """Not all was computed, so no cell may go on saying that all is well."""
    if OORDEEL not in (name.name for name in book.names):
        return
    try:
        verdict = book.names[OORDEEL].refers_to_range.value
    except ValueError:  # the name no longer refers to a cell
        return
    if isinstance(verdict, str) and verdict:
        werkboek_of(book).replace_result(verdict, OORDEEL_OUD)
