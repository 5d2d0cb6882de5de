"""Formulas of cells that cover whole columns of a table follow it, as `tabel[kolom]` does.

LibreOffice writes such a reference as a range once a workbook was an .ods, and so may others. Only
cells that change are touched; a formula that cells share becomes the cell's own.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from modelgemeente_xl.bestand.blad.blad import Werkblad
from modelgemeente_xl.bestand.blad.celxml import Celformule
from modelgemeente_xl.bestand.grond.weigering import BestandGeweigerd
from modelgemeente_xl.bestand.pakket.tabellen import Bladtabel
from modelgemeente_xl.bestand.volgen import follow_cell, follow_formulas, whole_columns
from modelgemeente_xl.excel.adressen import Plaats


def check_followable(bladen: Iterable[Werkblad], tabel: Bladtabel, laatste_rij: int) -> None:
    """Raise `BestandGeweigerd` where a formula that must follow stands on a sheet that cannot."""
    for blad in bladen:
        if tabel.laatste_rij not in blad.bereikcellen or blad.understood():
            continue
        if follow_formulas(blad.xml, blad.naam == tabel.blad, tabel, laatste_rij) != blad.xml:
            raise BestandGeweigerd(
                f"blad {blad.naam} rekent met alle rijen van tabel {tabel.naam} en is niet te "
                "wijzigen; open en bewaar de werkmap in Excel en probeer het opnieuw"
            )


def follow_cells(blad: Werkblad, tabel: Bladtabel, laatste_rij: int) -> None:
    """Let the formulas of one sheet that cover whole columns end at the new last row."""
    for cel, formule in list(_candidates(blad, tabel.laatste_rij)):
        new = follow_cell(formule, cel, tabel, laatste_rij)
        now = blad.cell_now(cel.rij, cel.kolom)
        if new == formule or now is None or now.formule is None:
            continue
        array = now.formule.attribute(b"t") == b"array"
        kenmerken = now.formule.kenmerken if array else b""
        blad.rewrite(cel.rij, cel.kolom, replace(now, formule=Celformule(kenmerken, new)))


def _candidates(blad: Werkblad, laatste_rij: int) -> Iterator[tuple[Plaats, str]]:
    """Cells whose formula may hold a range that ends at this row, with the formula."""
    ends = whole_columns(laatste_rij)
    mentioned = laatste_rij in blad.bereikcellen and blad.understood()
    known = blad.bereikcellen[laatste_rij] if mentioned else {}
    if known is None:
        known = {(rij, kolom): None for rij, kolom, _ in blad.index.formula_cells()}
    for rij, kolom in known:
        if not blad.written(rij, kolom):
            yield from _candidate(blad, rij, kolom, ends)
    last = str(laatste_rij)
    for rij, cells in blad.nieuw.items():
        for kolom, nieuw in cells.items():
            formula = None if nieuw is None else nieuw.formule
            if formula is not None and (last in formula.tekst or formula.gedeeld is not None):
                yield from _candidate(blad, rij, kolom, ends)


def _candidate(
    blad: Werkblad, rij: int, kolom: int, ends: re.Pattern[bytes]
) -> Iterator[tuple[Plaats, str]]:
    formule = blad.formula(rij, kolom).removeprefix("=")
    if ends.search(formule.encode()):
        yield Plaats(blad.naam, rij, kolom), formule
