"""Formulas that fill a block of cells: array formulas, spilled ones, and data tables."""

from modelgemeente_xl.bestand.blad.cellen import Bladindex
from modelgemeente_xl.bestand.blad.celxml import formula_of
from modelgemeente_xl.excel.adressen import Bereik, parse_range

_SOORTEN = (b"array", b"dataTable")


def block_formulas(index: Bladindex) -> dict[tuple[int, int], Bereik]:
    """The block that each such formula fills, by the cell that holds it."""
    found: dict[tuple[int, int], Bereik] = {}
    if not any(kind in index.xml for kind in _SOORTEN):
        return found
    for rij, kolom, cel in index.formula_cells():
        formula = formula_of(cel)
        if formula is None or formula.attribute(b"t") not in _SOORTEN:
            continue
        block = parse_range((formula.attribute(b"ref") or b"").decode())
        if block is not None:
            found[rij, kolom] = block
    return found
