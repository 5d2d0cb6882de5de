"""Take values of cells for what they should be, and say where they are not."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import TypeGuard

from modelgemeente_xl.excel.waarde import Waarde, shown, spelled
from modelgemeente_xl.grond.bevinding import Bevinding, known_or_nearest
from modelgemeente_xl.werkmap.lezen.stand import Tabelstand

MEEST = 10.0**15
"""Larger than any amount or number of a gemeente, and still exact to the unit."""


def is_getal(value: Waarde) -> TypeGuard[float]:
    """Say whether a cell holds a number that can be computed with."""
    return isinstance(value, float) and abs(value) <= MEEST


def known_word(text: str, bekend: Iterable[str]) -> str | None:
    """The first known word that a formula would take this text for."""
    return _by_spelling(tuple(bekend)).get(spelled(text))


@lru_cache(64)
def _by_spelling(words: tuple[str, ...]) -> dict[str, str]:
    """The words by how formulas compare them; of two, the first."""
    return {spelled(word): word for word in reversed(words)}


class Lezer:
    """Reads cells of one table row by row; what does not fit is a finding and counts as empty."""

    def __init__(self, tabel: Tabelstand, bevindingen: list[Bevinding]) -> None:
        self.tabel = tabel
        self.bevindingen = bevindingen

    def getal(self, nummer: int, rij: Mapping[str, Waarde], kolom: str) -> Decimal | None:
        """A number, or None where the cell is empty."""
        value = rij.get(kolom)
        if value is None or value == "":
            return None
        if is_getal(value):
            return Decimal(repr(value))
        kind = "een kleiner getal" if isinstance(value, float) else "een getal"
        self.tell(nummer, kolom, value, f"verwacht is {kind}; verbeter de cel")
        return None

    def geheel(self, nummer: int, rij: Mapping[str, Waarde], kolom: str) -> int | None:
        """A whole number, or None where the cell is empty."""
        value = self.getal(nummer, rij, kolom)
        if value is not None and value != int(value):
            self.tell(nummer, kolom, float(value), "verwacht is een geheel getal; verbeter de cel")
            return None
        return None if value is None else int(value)

    def tekst(self, rij: Mapping[str, Waarde], kolom: str) -> str:
        """Text; a number is given as Excel shows it, so that schaal 10 may be typed as 10."""
        value = rij.get(kolom)
        if value is None:
            return ""
        return f"{value:.10g}" if isinstance(value, float) else str(value)

    def keuze(
        self, nummer: int, rij: Mapping[str, Waarde], kolom: str, bekend: Iterable[str], dan: str
    ) -> str:
        """One of the known words as it is known, in whatever capitals it was typed.

        Another text is given as it stands, and told with what the line does then.
        """
        text, words = self.tekst(rij, kolom), tuple(bekend)
        if not text:
            return ""
        found = known_word(text, words)
        if found is None:
            where = self.tabel.waar(nummer, kolom)
            wat = f"{shown(text)} in kolom {kolom} is er niet; {dan}"
            nearest = known_or_nearest(text, words).rpartition("; ")[2]
            self.bevindingen.append(Bevinding(where, wat, nearest))
        return text if found is None else found

    def tell(self, nummer: int, kolom: str, value: Waarde, herstel: str) -> None:
        """Add a finding about one cell."""
        waar = self.tabel.waar(nummer, kolom)
        self.bevindingen.append(Bevinding(waar, f"'{value}' in kolom {kolom} past niet", herstel))
