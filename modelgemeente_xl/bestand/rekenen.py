"""Compute a workbook with IronCalc, the spreadsheet engine inside the program."""

import tempfile
from pathlib import Path
from typing import Any

import ironcalc

from modelgemeente_xl.bestand.pakket import package_bytes, read_parts
from modelgemeente_xl.bestand.rekenkopie import calculation_copy

Waarde = float | str | bool | None


class Rekenblad:
    """A workbook loaded in the engine: change inputs, evaluate, read results.

    Rows and columns count from 1, as in `A1`.
    """

    def __init__(self, path: Path) -> None:
        self._model = _load(path)
        self._bladen = {
            sheet["name"]: i for i, sheet in enumerate(self._model.get_worksheets_properties())
        }

    @property
    def bladen(self) -> tuple[str, ...]:
        """Names of the sheets in their order."""
        return tuple(self._bladen)

    def evaluate(self) -> None:
        """Compute every formula."""
        self._model.evaluate()

    def value(self, blad: str, rij: int, kolom: int) -> Waarde:
        """Result of one cell; an error is its text, such as `#N/A`."""
        value: Waarde = self._model.get_cell_value(self._bladen[blad], rij, kolom)
        return value

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


def _load(path: Path) -> Any:
    parts = read_parts(path)
    cleaned = calculation_copy(parts)
    if cleaned == parts:
        return ironcalc.load_from_xlsx(str(path), "en", "UTC", "en")
    with tempfile.TemporaryDirectory(prefix="modelgemeente-") as folder:
        copy = Path(folder) / "werkmap.xlsx"
        copy.write_bytes(package_bytes(cleaned))
        return ironcalc.load_from_xlsx(str(copy), "en", "UTC", "en")
