"""The workbook as the engine computes it, to hold beside the results in the file."""

from collections.abc import Mapping
from dataclasses import dataclass

from modelgemeente_xl.bestand.rekenen import Rekenblad, RekenenMislukt
from modelgemeente_xl.regels.bladdeel import Uitkomst


@dataclass(frozen=True)
class Herrekening:
    """Results by sheet and cell, or in `reden` why there are none."""

    rekenblad: Rekenblad | None
    reden: str = ""

    def value(self, blad: str, rij: int, kolom: int) -> Uitkomst:
        """Result of a cell; None where nothing was computed."""
        if self.rekenblad is None or blad not in self.rekenblad.bladen:
            return None
        return self.rekenblad.value(blad, rij, kolom)


def herreken(
    parts: Mapping[str, bytes], eigen: Mapping[tuple[str, int, int], Uitkomst]
) -> Herrekening:
    """Compute the parts; `eigen` holds the user's own formulas with the result they had.

    Where the engine lacks a function the user has, the result that the file holds stays.
    """
    try:
        rekenblad = Rekenblad.of_parts(parts)
        rekenblad.evaluate()
        if _keep_own_results(rekenblad, eigen):
            rekenblad.evaluate()
    except RekenenMislukt as error:
        return Herrekening(None, str(error))
    return Herrekening(rekenblad)


def _keep_own_results(rekenblad: Rekenblad, eigen: Mapping[tuple[str, int, int], Uitkomst]) -> bool:
    kept = False
    for (blad, rij, kolom), bewaard in eigen.items():
        if blad not in rekenblad.bladen or bewaard is None or is_fout(bewaard):
            continue
        if is_fout(rekenblad.value(blad, rij, kolom)):
            rekenblad.set_value(blad, rij, kolom, bewaard)
            kept = True
    return kept


def is_fout(value: object) -> bool:
    """Whether a value is an error value of a spreadsheet, such as `#N/A`."""
    return (
        isinstance(value, str)
        and value.startswith("#")
        and (value.endswith(("!", "?")) or value in ("#N/A", "#N/IMPL", "#GETTING_DATA"))
    )
