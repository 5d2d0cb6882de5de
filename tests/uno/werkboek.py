"""A workbook that is open in Calc, asked and told what a `Werkboek` of the file layer is.

So the same engine of xlwings runs on either: what a script may do is the same by construction.
Rows and columns count from 1. Nothing is kept on this side: every answer is that of the moment.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from xlwings.utils import datetime_to_xlserial

from modelgemeente_xl.bestand.werkboek import Bladtabel, Rekenverslag
from modelgemeente_xl.excel.waarde import Waarde
from tests.uno.formule import to_calc, to_excel
from tests.uno.verbinding import Brug


class LevendWerkboek:
    """One open workbook; every change is at once in Calc, and on disk after `bewaar`."""

    def __init__(self, brug: Brug, pad: Path) -> None:
        self.pad = pad.resolve()
        self._brug = brug
        self._boek: int = brug.vraag("open", str(self.pad))

    @property
    def bladnamen(self) -> tuple[str, ...]:
        """Names of the sheets in their order."""
        return tuple(self._vraag("bladen"))

    @property
    def tabellen(self) -> Mapping[str, Bladtabel]:
        """The tables by name."""
        found = [_tabel(table) for table in self._vraag("tabellen")]
        return {tabel.naam: tabel for tabel in found}

    @property
    def namen(self) -> Mapping[str, str]:
        """The names of the workbook and what they refer to, such as `Start!$C$7`."""
        return {naam: to_excel(content) for naam, content in self._vraag("namen")}

    def waarden(
        self, blad: str, rij: int, kolom: int, rij_tot: int, kolom_tot: int
    ) -> list[list[Waarde]]:
        """Values of a block."""
        values: list[list[Waarde]] = self._vraag("lees", [blad, rij, kolom, rij_tot, kolom_tot])
        return values

    def formules(
        self, blad: str, rij: int, kolom: int, rij_tot: int, kolom_tot: int
    ) -> list[list[str]]:
        """Formulas of a block as Excel writes them; an empty text where there is none."""
        found = self._vraag("lees_formules", [blad, rij, kolom, rij_tot, kolom_tot])
        return [[to_excel(formula) for formula in row] for row in found]

    def gebruikt(self, blad: str) -> tuple[int, int]:
        """The last row and column in use."""
        rows, columns = self._vraag("gebruikt", blad)
        return rows, columns

    def write(self, blad: str, rij: int, kolom: int, waarden: Sequence[Sequence[object]]) -> None:
        """Write values; a text is a text, whatever it begins with."""
        values = [
            [datetime_to_xlserial(value) if isinstance(value, datetime) else value for value in row]
            for row in waarden
        ]
        self._vraag("schrijf", _blok(blad, rij, kolom, values), values)

    def write_formulas(
        self, blad: str, rij: int, kolom: int, formules: Sequence[Sequence[str]]
    ) -> None:
        """Write formulas as Excel has them."""
        tables = [tabel for tabel in self.tabellen.values() if tabel.blad == blad]
        translated = [
            [to_calc(formula, _table_at(tables, i, k)) for k, formula in enumerate(row, kolom)]
            for i, row in enumerate(formules, rij)
        ]
        self._vraag("schrijf_formules", _blok(blad, rij, kolom, translated), translated)

    def resize(self, tabel: str, laatste_rij: int) -> None:
        """Let a table end at another row; rows that leave it keep what they hold, as in Excel."""
        self._vraag("verander_omvang", tabel, laatste_rij)

    def recompute(self) -> Rekenverslag:
        """Compute every formula; Calc knows none that it leaves as it was."""
        self._vraag("bereken")
        return Rekenverslag(())

    def ontgrendel(self) -> None:
        """Lift the protection of every sheet, as a person can do in Excel."""
        self._vraag("ontgrendel")

    def save(self) -> None:
        """Save to the same file."""
        self._vraag("bewaar")

    def sluit(self) -> None:
        """Close without saving."""
        self._vraag("sluit")

    def _vraag(self, doe: str, *met: object) -> Any:
        return self._brug.vraag(doe, self._boek, *met)


def _tabel(table: Mapping[str, Any]) -> Bladtabel:
    return Bladtabel(**{**table, "kolommen": tuple(table["kolommen"])})


def _table_at(tables: Sequence[Bladtabel], rij: int, kolom: int) -> str | None:
    for tabel in tables:
        last_column = tabel.eerste_kolom + len(tabel.kolommen) - 1
        if tabel.kop_rij < rij <= tabel.laatste_rij and tabel.eerste_kolom <= kolom <= last_column:
            return tabel.naam
    return None


def _blok(blad: str, rij: int, kolom: int, rows: Sequence[Sequence[object]]) -> list[Any]:
    return [blad, rij, kolom, rij + len(rows) - 1, kolom + len(rows[0]) - 1]
