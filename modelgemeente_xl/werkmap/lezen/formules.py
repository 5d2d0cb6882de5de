"""The formula of a column as it must stand in a workbook whose columns a user may have moved."""

from collections.abc import Iterator
from typing import Any

from modelgemeente_xl.werkmap.indeling.declaratie import DOMEINBLADEN, expand, place, tabelnaam
from modelgemeente_xl.werkmap.indeling.parametertabellen import cumulatiefformule
from modelgemeente_xl.werkmap.indeling.tabellen import kolommen_of
from modelgemeente_xl.werkmap.lezen.stand import Tabelstand

DOMEINTABELLEN = tuple(map(tabelnaam, DOMEINBLADEN))


def formula_of(tabel: Tabelstand, kolom: str) -> str:
    """Give the formula of a column, with year and index taken from above its present place."""
    formule = next(k.formule for k in kolommen_of(tabel.naam) if k.naam == kolom)
    return expand(place(formule, kolom, tabel.bladkolom), tabel.naam)


def row_formulas(tabel: Tabelstand, nummer: int) -> Iterator[tuple[str, str]]:
    """Give the formulas of a new row that are its own, by column.

    When a table grows, Excel fills the columns that have one formula, and leaves these empty.
    """
    if tabel.naam == "tblParametersIndex" and tabel.has("Cumulatief"):
        plaatsen = map(tabel.bladkolom, ("Reeks", "Jaar", "Cumulatief"))
        formule = cumulatiefformule(tabel.kop_rij - 1, tabel.kop_rij + nummer, *plaatsen)
        yield "Cumulatief", expand(formule, tabel.naam)


def read_formulas(book: Any, tabel: Tabelstand) -> list[list[str]]:
    """Formula of every cell of a table in one read; a constant is given as it stands.

    Raises `NotImplementedError` where an engine cannot read formulas.
    """
    first = tabel.kop_rij + 1, tabel.eerste_kolom
    last = tabel.kop_rij + len(tabel.rijen), tabel.eerste_kolom + len(tabel.kop) - 1
    cells = book.sheets[tabel.blad].range(first, last).formula
    return [[str(cell or "") for cell in row] for row in cells]
