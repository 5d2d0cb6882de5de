"""Compute a workbook with IronCalc, the spreadsheet engine inside the program."""

import tempfile
from collections.abc import Callable, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any

import ironcalc

from modelgemeente_xl.bestand.pakket import package_bytes, read_parts
from modelgemeente_xl.bestand.rekenkopie import calculation_copy
from modelgemeente_xl.bestand.rekenmotor import RekenenMislukt, engine_work

__all__ = ["FOUTEN", "Rekenblad", "RekenenMislukt", "Waarde", "engine_knows"]

Waarde = float | str | bool | None
FOUTEN = frozenset(
    ("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#SPILL!", "#CALC!")
)
"""Error values that a file may hold, and that the engine knows."""


class Rekenblad:
    """A workbook loaded in the engine: change inputs, evaluate, read results.

    Rows and columns count from 1, as in `A1`.
    """

    def __init__(self, path: Path) -> None:
        self._take(read_parts(path))

    @classmethod
    def of_parts(cls, parts: Mapping[str, bytes]) -> "Rekenblad":
        """Load a package that is in memory."""
        rekenblad = cls.__new__(cls)
        rekenblad._take(parts)
        return rekenblad

    def _take(self, parts: Mapping[str, bytes]) -> None:
        self._model = _load(parts)
        self._bladen = {
            sheet["name"]: i for i, sheet in enumerate(self._model.get_worksheets_properties())
        }

    @property
    def bladen(self) -> tuple[str, ...]:
        """Names of the sheets in their order."""
        return tuple(self._bladen)

    def evaluate(self) -> None:
        """Compute every formula; raise `RekenenMislukt` where the engine breaks down."""
        engine_work(self._model.evaluate)

    def value(self, blad: str, rij: int, kolom: int) -> Waarde:
        """Result of one cell; an error is its text, such as `#N/A`."""
        value: Waarde = self._model.get_cell_value(self._bladen[blad], rij, kolom)
        return value

    def reader(self, blad: str) -> Callable[[int, int], Waarde]:
        """What gives the result of a cell of one sheet, for many of them."""
        return partial(self._model.get_cell_value, self._bladen[blad])

    def is_error(self, blad: str, rij: int, kolom: int) -> bool:
        """Whether the result of a cell is an error, not a text that looks like one."""
        kind = self._model.get_cell_type(self._bladen[blad], rij, kolom)
        return bool(kind == ironcalc.CellType.ErrorValue)

    def set_value(self, blad: str, rij: int, kolom: int, value: Waarde) -> None:
        """Put a value in an input cell, or empty it; formulas follow at the next `evaluate`."""
        sheet = self._bladen[blad]
        if value is None:
            self._model.range_clear_contents(sheet, rij, kolom, rij, kolom)
        elif isinstance(value, bool):
            self._model.update_cell_with_bool(sheet, rij, kolom, value)
        elif isinstance(value, str):
            self._model.update_cell_with_text(sheet, rij, kolom, value)
        else:
            self._model.update_cell_with_number(sheet, rij, kolom, value)

    def hold(self, blad: str, rij: int, kolom: int, value: Waarde, fout: bool) -> None:
        """Let a cell be this result, whatever formula it has; `fout` says that it is an error."""
        if fout:
            given = value if isinstance(value, str) and value in FOUTEN else "#N/A"
            self._model.set_user_input(self._bladen[blad], rij, kolom, given)
        else:
            self.set_value(blad, rij, kolom, value)


@cache
def engine_knows(functie: str) -> bool:
    """Whether the engine has a function of this name."""

    def ask() -> bool:
        model = ironcalc.create("proef", "en", "UTC", "en")
        model.set_user_input(0, 1, 1, f"={functie}()")
        model.evaluate()
        return bool(model.get_cell_value(0, 1, 1) != "#NAME?")

    return engine_work(ask)


def _load(parts: Mapping[str, bytes]) -> Any:
    with tempfile.TemporaryDirectory(prefix="modelgemeente-") as folder:
        copy = Path(folder) / "werkmap.xlsx"
        copy.write_bytes(package_bytes(calculation_copy(parts), level=0))
        return engine_work(lambda: ironcalc.load_from_xlsx(str(copy), "en", "UTC", "en"))
