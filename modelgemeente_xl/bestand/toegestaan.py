"""Changes to cells that Excel would not allow, or that would damage what stands around them."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from modelgemeente_xl.bestand.blad.blad import Werkblad
from modelgemeente_xl.bestand.blad.celxml import Celformule
from modelgemeente_xl.bestand.grond.weigering import BestandGeweigerd
from modelgemeente_xl.bestand.pakket.tabellen import Tabeldeel
from modelgemeente_xl.excel.adressen import LAATSTE_KOLOM, LAATSTE_RIJ, cell_name
from modelgemeente_xl.excel.waarde import Waarde


class Celwijziging(NamedTuple):
    """What is to be written in a cell."""

    rij: int
    kolom: int
    waarde: Waarde
    formule: Celformule | None = None


def check_headers(
    blad: str, changes: Sequence[Celwijziging], tabellen: Iterable[Tabeldeel]
) -> None:
    """Raise where a header of a table would change: its part and all formulas hold the old one."""
    on_sheet = [deel for deel in tabellen if deel.tabel.blad == blad and deel.heeft_kop]
    for rij, kolom, *_ in changes:
        for deel in on_sheet:
            tabel = deel.tabel
            if rij == tabel.kop_rij and 0 <= kolom - tabel.eerste_kolom < len(tabel.kolommen):
                raise BestandGeweigerd(
                    f"{blad}!{cell_name(rij, kolom)} is een kolomkop van tabel {tabel.naam}; "
                    "wijzig een kolomkop in Excel, dan gaan de formules mee"
                )


def check_blocks(blad: Werkblad, changes: Sequence[Celwijziging]) -> None:
    """Raise where a part of an array formula would be replaced, or a cell beyond the sheet."""
    for rij, kolom, *_ in changes:
        if not (0 < rij <= LAATSTE_RIJ and 0 < kolom <= LAATSTE_KOLOM):
            raise BestandGeweigerd(
                f"{blad.naam}: rij {rij}, kolom {kolom} bestaat niet op een blad van Excel"
            )
    if not blad.blokken:
        return
    written = {(change.rij, change.kolom) for change in changes}
    for master, block in blad.blokken.items():
        formula = blad.celformule(*master)
        if formula is None or formula.attribute(b"ref") is None:
            continue
        hit = next((cell for cell in sorted(written) if block.holds(*cell)), None)
        if hit is not None and not all(cell in written for cell in block.cells()):
            raise BestandGeweigerd(
                f"{blad.naam}!{cell_name(*hit)} hoort bij de matrixformule in {block}; vervang "
                "die in haar geheel, of wijzig haar in Excel"
            )
