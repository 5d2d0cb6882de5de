"""A workbook in the engine beside its sheets: hold cells at what they have, compute, compare."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from modelgemeente_xl.bestand.blad.blad import Werkblad
from modelgemeente_xl.bestand.blad.inlezen import Resultaat
from modelgemeente_xl.bestand.grond.xmltekst import decoded
from modelgemeente_xl.bestand.rekenen.rekenblad import Rekenblad
from modelgemeente_xl.excel.adressen import Plaats
from modelgemeente_xl.excel.waarde import FOUTEN, Waarde

_OF_THE_ENGINE = frozenset(("#NAME?",))
"""An error that a file may hold, but that mostly says that the engine lacks a function."""


class Verschil(NamedTuple):
    """A computed cell that holds another result than the engine gives."""

    blad: Werkblad
    cel: Resultaat
    waarde: Waarde
    fout: bool

    @property
    def plaats(self) -> Plaats:
        """Where it is."""
        return Plaats(self.blad.naam, self.cel.rij, self.cel.kolom)

    @property
    def onberekend(self) -> bool:
        """Whether the engine only says that it cannot compute this."""
        return self.fout and (self.waarde not in FOUTEN or self.waarde in _OF_THE_ENGINE)

    @property
    def bewaard(self) -> bool:
        """Whether the cell holds a result at all."""
        return self.cel.waarde is not None or self.cel.fout


class Rekenronde:
    """The sheets of a workbook, and the engine that computes the same workbook."""

    def __init__(
        self,
        bladen: Sequence[Werkblad],
        parts: Mapping[str, bytes],
        geladen: Rekenblad | None = None,
    ) -> None:
        self.bladen = {blad.naam: blad for blad in bladen}
        if geladen is not None:
            geladen.follow(parts)
        self.rekenblad = geladen or Rekenblad.of_parts(parts)
        self.vast: set[Plaats] = set()
        """Cells that are not computed, but are what they held."""
        self._differences: list[Verschil] | None = None
        self._blok = {
            Plaats(blad.naam, *cel): Plaats(blad.naam, *master)
            for blad in bladen
            for master, block in blad.blokken.items()
            if blad.celformule(*master) is not None
            for cel in blad.cells_in(block)
        }

    def hold(self, plaatsen: Iterable[Plaats]) -> None:
        """Let formulas, with all that they fill, be the results that they hold."""
        for plaats in plaatsen:
            for cel in (plaats, *self._filled_by(plaats)):
                nieuw = self.bladen[cel.blad].cell_now(cel.rij, cel.kolom)
                if nieuw is not None:
                    self.rekenblad.hold(*cel, nieuw.waarde, nieuw.fout)
                self.vast.add(cel)

    def evaluate(self) -> None:
        """Compute; what is held stays."""
        self.rekenblad.evaluate()
        self._differences = None

    def formula_at(self, plaats: Plaats) -> Plaats:
        """The cell whose formula gives this cell its result."""
        return self._blok.get(plaats, plaats)

    @property
    def verschillen(self) -> list[Verschil]:
        """Every result that is not what the cell holds, what is held left out."""
        if self._differences is None:
            found = [v for b in self.bladen.values() for v in differences(b, self.rekenblad)]
            self._differences = [v for v in found if v.plaats not in self.vast]
        return self._differences

    def _filled_by(self, plaats: Plaats) -> list[Plaats]:
        if plaats not in self._blok:
            return []
        return [cel for cel, master in self._blok.items() if master == plaats != cel]


def differences(blad: Werkblad, rekenblad: Rekenblad) -> Iterator[Verschil]:
    """Every formula cell of which the engine gives another result than the cell holds."""
    naam = blad.naam
    computed_value = rekenblad.reader(naam)
    for cel in blad.results(computed_value):
        rij, kolom, held, held_error, _ = cel
        value = computed_value(rij, kolom)
        if value == held and type(value) is type(held) and not held_error:
            continue
        fout = False
        if value is None:
            value = ""
        elif isinstance(value, str):
            fout = value.startswith("#") and rekenblad.is_error(naam, rij, kolom)
            value = decoded(value)
        if fout != held_error or not _same(held, value):
            yield Verschil(blad, cel, value, fout)


def _same(held: Waarde, value: Waarde) -> bool:
    """Equal; two numbers also where they differ beyond the digits that Excel knows."""
    if isinstance(held, float) and isinstance(value, float):
        return math.isclose(held, value, rel_tol=1e-14)
    return type(held) is type(value) and held == value
