"""Shared formulas of a sheet: one cell holds the text, the others follow it."""

from dataclasses import dataclass, field

from modelgemeente_xl.bestand.blad.cellen import Bladindex
from modelgemeente_xl.bestand.blad.celxml import Celformule, formula_of
from modelgemeente_xl.excel.adressen import Bereik, cell_name
from modelgemeente_xl.excel.verschuiven import moved


@dataclass
class Deelformule:
    """One shared formula: the cell that holds its text, the text, and every cell that has it."""

    nummer: bytes
    rij: int
    kolom: int
    tekst: str
    cellen: set[tuple[int, int]] = field(default_factory=set)

    def at(self, rij: int, kolom: int) -> str:
        """The text as it reads in a cell."""
        return moved(self.tekst, rij - self.rij, kolom - self.kolom)

    def without(self, rij: int, kolom: int) -> tuple[int, int, Celformule] | None:
        """Take a cell out; give the cell that must hold the text from now on, and its formula.

        None where the text stays where it is.
        """
        self.cellen.discard((rij, kolom))
        if (rij, kolom) != (self.rij, self.kolom) or not self.cellen:
            return None
        # The next one in reading order, over the smallest range that holds all that are left.
        heir = min(self.cellen)
        self.tekst = self.at(*heir)
        self.rij, self.kolom = heir
        rows, columns = zip(*self.cellen, strict=True)
        ref = str(Bereik(min(rows), min(columns), max(rows), max(columns))).encode()
        formula = Celformule(b' t="shared" ref="%s" si="%s"' % (ref, self.nummer), self.tekst)
        return *heir, formula


def shared_formulas(index: Bladindex) -> dict[bytes, Deelformule]:
    """Every shared formula of a sheet, by its number in the XML."""
    found: dict[bytes, Deelformule] = {}
    if b"shared" not in index.xml:
        return found
    for rij, kolom, cel in index.formula_cells():
        formula = formula_of(cel)
        number = None if formula is None else formula.gedeeld
        if formula is None or number is None:
            continue
        # The first cell in reading order holds the text, and only that one.
        if (number in found) == bool(formula.tekst):
            waar = cell_name(rij, kolom)
            raise index.refusal(f"de gedeelde formule van cel {waar} is niet te volgen")
        if formula.tekst:
            found[number] = Deelformule(number, rij, kolom, formula.tekst)
        found[number].cellen.add((rij, kolom))
    return found
