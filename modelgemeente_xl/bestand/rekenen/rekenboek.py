"""A workbook in the engine, in this process."""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import ironcalc

from modelgemeente_xl.bestand.rekenen.rekenmotor import engine_work
from modelgemeente_xl.excel.waarde import FOUTEN, Waarde


class Invoer(NamedTuple):
    """What a cell is to be, whatever it holds; an error by its name."""

    blad: str
    rij: int
    kolom: int
    waarde: Waarde
    fout: bool = False


class Uitkomsten(NamedTuple):
    """What every cell came to, by sheet; and which of them are errors."""

    waarden: dict[str, dict[tuple[int, int], Waarde]]
    fouten: dict[str, set[tuple[int, int]]]


class Rekenboek:
    """The engine with one package; raises `RekenenMislukt` where the engine breaks down."""

    def __init__(self, pakket: bytes) -> None:
        self._model = _load(pakket)
        sheets = self._model.get_worksheets_properties()
        self._bladen = {sheet["name"]: i for i, sheet in enumerate(sheets)}

    @property
    def bladen(self) -> tuple[str, ...]:
        """Names of the sheets in their order."""
        return tuple(self._bladen)

    def evaluate(self) -> None:
        """Compute every formula."""
        engine_work(self._model.evaluate)

    def reader(self, blad: str) -> Callable[[int, int], Waarde]:
        """What gives the result of a cell of one sheet."""
        return partial(self._model.get_cell_value, self._bladen[blad])

    def is_error(self, blad: str, rij: int, kolom: int) -> bool:
        """Whether the result of a cell is an error."""
        kind = self._model.get_cell_type(self._bladen[blad], rij, kolom)
        return bool(kind == ironcalc.CellType.ErrorValue)

    def put(self, invoer: Invoer) -> None:
        """Let a cell be this from the next `evaluate` on."""
        blad, rij, kolom, value, fout = invoer
        sheet = self._bladen[blad]
        if fout:
            given = value if isinstance(value, str) and value in FOUTEN else "#N/A"
            self._model.set_user_input(sheet, rij, kolom, given)
        elif value is None:
            self._model.range_clear_contents(sheet, rij, kolom, rij, kolom)
        elif isinstance(value, bool):
            self._model.update_cell_with_bool(sheet, rij, kolom, value)
        elif isinstance(value, str):
            self._model.update_cell_with_text(sheet, rij, kolom, value)
        else:
            self._model.update_cell_with_number(sheet, rij, kolom, value)

    def results(self) -> Uitkomsten:
        """What every cell came to."""
        found = Uitkomsten({b: {} for b in self._bladen}, {b: set() for b in self._bladen})
        readers = [(naam, self.reader(naam)) for naam in self._bladen]
        for sheet, rij, kolom in self._model.get_all_cells():
            blad, reader = readers[sheet]
            value = reader(rij, kolom)
            if value is None:
                continue
            found.waarden[blad][rij, kolom] = value
            text = isinstance(value, str) and value.startswith("#")
            if text and self.is_error(blad, rij, kolom):
                found.fouten[blad].add((rij, kolom))
        return found


def _load(pakket: bytes) -> Any:
    with _file_of(pakket) as path:
        return engine_work(lambda: ironcalc.load_from_xlsx(path, "en", "UTC", "en"))


@contextmanager
def _file_of(pakket: bytes) -> Iterator[str]:
    """A path, for the engine reads no bytes.

    On Linux it leads into the memory: of a process that is killed while it reads, nothing stays.
    """
    if sys.platform == "linux" and Path("/proc/self/fd").is_dir():
        number = os.memfd_create("werkmap.xlsx")
        with os.fdopen(number, "wb") as file:
            file.write(pakket)
            file.flush()
            yield f"/proc/self/fd/{number}"
        return
    with tempfile.TemporaryDirectory(prefix="modelgemeente-") as folder:
        copy = Path(folder) / "werkmap.xlsx"
        copy.write_bytes(pakket)
        yield str(copy)
