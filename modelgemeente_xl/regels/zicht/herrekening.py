"""The workbook as the engine computes it, to hold beside the results in the file."""

from collections.abc import Mapping, Set
from dataclasses import dataclass

from modelgemeente_xl.bestand.rekenen.herrekenen import computed_as_held
from modelgemeente_xl.bestand.rekenen.rekenblad import Rekenblad, RekenenMislukt
from modelgemeente_xl.excel.waarde import Waarde


@dataclass(frozen=True)
class Herrekening:
    """Results by sheet and cell, or in `reden` why there are none."""

    rekenblad: Rekenblad | None
    reden: str = ""

    def value(self, blad: str, rij: int, kolom: int) -> Waarde:
        """Result of a cell; None where nothing was computed."""
        if self.rekenblad is None or blad not in self.rekenblad.bladen:
            return None
        return self.rekenblad.value(blad, rij, kolom)


def recompute(parts: Mapping[str, bytes], eigen: Set[tuple[str, int, int]]) -> Herrekening:
    """Compute the parts; `eigen` are the cells with formulas of the user's own.

    Where the engine computes one of those otherwise than the program that saved the file, the
    result that the file holds stays.
    """
    try:
        if eigen:
            return Herrekening(computed_as_held(parts, lambda *cel: cel not in eigen))
        rekenblad = Rekenblad.of_parts(parts)
        rekenblad.evaluate()
    except RekenenMislukt as error:
        return Herrekening(None, str(error))
    return Herrekening(rekenblad)


def is_fout(value: object) -> bool:
    """Whether a value is an error value of a spreadsheet, such as `#N/A`."""
    return (
        isinstance(value, str)
        and value.startswith("#")
        and (value.endswith(("!", "?")) or value in ("#N/A", "#N/IMPL", "#GETTING_DATA"))
    )
