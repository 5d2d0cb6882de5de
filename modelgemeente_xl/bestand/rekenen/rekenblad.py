"""Compute a workbook with IronCalc, the spreadsheet engine inside the program.

What is sure to be short is computed here; anything else in a process that can be ended, which
gives its results back as values (besluit 0020).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import ironcalc

from modelgemeente_xl.bestand.kopie.rekenkopie import Kopiestukken, calculation_copy
from modelgemeente_xl.bestand.pakket.pakket import package_bytes, read_parts
from modelgemeente_xl.bestand.rekenen.rekenboek import Invoer, Rekenboek
from modelgemeente_xl.bestand.rekenen.rekenlast import is_light
from modelgemeente_xl.bestand.rekenen.rekenmotor import RekenenMislukt, engine_work
from modelgemeente_xl.excel.waarde import Waarde

if TYPE_CHECKING:
    from modelgemeente_xl.bestand.rekenen.rekenver import Rekenver

__all__ = ["Rekenblad", "RekenenMislukt", "engine_knows"]


class Rekenblad:
    """A workbook loaded in the engine: change inputs, evaluate, read results.

    Rows and columns count from 1, as in `A1`.
    """

    def __init__(self, path: Path) -> None:
        self._boek: Rekenboek | Rekenver = Rekenboek(_packed(calculation_copy(read_parts(path))))
        self._stukken = Kopiestukken()
        self._kopie: dict[str, bytes] | None = None
        """What the engine has loaded, as long as no cell was made to be something else."""

    @classmethod
    def of_parts(cls, parts: Mapping[str, bytes]) -> Rekenblad:
        """Load a package that is in memory, and that may be anyone's."""
        rekenblad = cls.__new__(cls)
        rekenblad._stukken = Kopiestukken()
        rekenblad._load(calculation_copy(parts, rekenblad._stukken))
        return rekenblad

    def follow(self, parts: Mapping[str, bytes]) -> None:
        """Become another version of the same package; what is still the same is not read again."""
        from modelgemeente_xl.bestand.rekenen.kopieverschil import changed_inputs

        kopie = calculation_copy(parts, self._stukken)
        inputs = None if self._kopie is None else changed_inputs(self._kopie, kopie)
        if inputs is None:
            self._load(kopie)
            return
        for invoer in inputs:
            self._boek.put(invoer)
        self._kopie = kopie

    def _load(self, kopie: dict[str, bytes]) -> None:
        self._kopie = None
        if is_light(kopie):
            self._boek = Rekenboek(_packed(kopie))
            self._kopie = kopie
        else:
            from modelgemeente_xl.bestand.rekenen.rekenver import Rekenver

            self._boek = Rekenver(_packed(kopie))

    @property
    def bladen(self) -> tuple[str, ...]:
        """Names of the sheets in their order."""
        return self._boek.bladen

    def evaluate(self) -> None:
        """Compute every formula; raise `RekenenMislukt` where the engine breaks down."""
        self._boek.evaluate()

    def value(self, blad: str, rij: int, kolom: int) -> Waarde:
        """Result of one cell; an error is its text, such as `#N/A`."""
        return self._boek.reader(blad)(rij, kolom)

    def reader(self, blad: str) -> Callable[[int, int], Waarde]:
        """What gives the result of a cell of one sheet, for many of them."""
        return self._boek.reader(blad)

    def is_error(self, blad: str, rij: int, kolom: int) -> bool:
        """Whether the result of a cell is an error, not a text that looks like one."""
        return self._boek.is_error(blad, rij, kolom)

    def set_value(self, blad: str, rij: int, kolom: int, value: Waarde) -> None:
        """Put a value in an input cell, or empty it; formulas follow at the next `evaluate`."""
        self._kopie = None
        self._boek.put(Invoer(blad, rij, kolom, value))

    def hold(self, blad: str, rij: int, kolom: int, value: Waarde, fout: bool) -> None:
        """Let a cell be this result, whatever formula it has; `fout` says that it is an error."""
        self._kopie = None
        self._boek.put(Invoer(blad, rij, kolom, value, fout))


@cache
def engine_knows(functie: str) -> bool:
    """Whether the engine has a function of this name."""

    def ask() -> bool:
        model = ironcalc.create("proef", "en", "UTC", "en")
        model.set_user_input(0, 1, 1, f"={functie}()")
        model.evaluate()
        return bool(model.get_cell_value(0, 1, 1) != "#NAME?")

    return engine_work(ask)


def _packed(kopie: Mapping[str, bytes]) -> bytes:
    return package_bytes(kopie, level=0)
