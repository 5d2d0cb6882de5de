"""Read a workbook of layout 1 as it stands, by its own frozen description."""

from collections.abc import Iterator, Mapping
from typing import Any

from modelgemeente_xl.excel.waarde import Waarde
from modelgemeente_xl.grond.bevinding import Bevinding
from modelgemeente_xl.werkmap.lezen.boek import (
    address_of,
    as_waarde,
    cells_of,
    flat,
    read_tabel,
    rows_beneath,
)
from modelgemeente_xl.werkmap.lezen.formules import read_formulas
from modelgemeente_xl.werkmap.lezen.onder_tabel import is_line
from modelgemeente_xl.werkmap.lezen.stand import Tabelstand, WerkmapOnbekend
from modelgemeente_xl.werkmap.overzetten import indeling1
from modelgemeente_xl.werkmap.overzetten.oud import Oud

HERSTEL = "haal het terug uit een eerdere versie van deze werkmap en zet die over"


def read_oud(book: Any) -> Oud:
    """Read all of it; raise `WerkmapOnbekend` with everything that cannot be found.

    `book` is a file: what a table holds, formulas too, is read as it stands there.
    """
    found = {
        table.name: (sheet, table)
        for sheet in book.sheets
        for table in sheet.tables
        if table.name in indeling1.TABELLEN
    }
    tabellen = {
        naam: read_tabel(naam, *found[naam]) for naam in indeling1.TABELLEN if naam in found
    }
    cells = {
        name.name: cells_of(name)
        for name in book.names
        if name.name in (*indeling1.NAMEN, indeling1.DEELNEMERS)
    }
    missing = (
        *_missing(tabellen),
        *(
            Bevinding("blad Start", f"de naam {naam} is er niet, of wijst nergens naar", HERSTEL)
            for naam in (*indeling1.NAMEN, indeling1.DEELNEMERS)
            if cells.get(naam) is None
        ),
    )
    if missing:
        raise WerkmapOnbekend(missing)
    values = {naam: range_.options(err_to_str=True).value for naam, range_ in cells.items()}
    return Oud(
        tabellen,
        {naam: as_waarde(values[naam]) for naam in indeling1.NAMEN},
        {naam: address_of(cells[naam]) for naam in indeling1.NAMEN},
        tuple(as_waarde(cell) for cell in flat(values[indeling1.DEELNEMERS]))[1:],
        {naam: read_formulas(book, tabel) for naam, tabel in tabellen.items()},
        {
            naam: rijen
            for naam in indeling1.REGELTABELLEN
            if (rijen := _lines_beneath(found[naam][0], tabellen[naam]))
        },
    )


def _missing(tabellen: Mapping[str, Tabelstand]) -> Iterator[Bevinding]:
    """Tables that are not there, and columns that hold what nobody can compute again."""
    for naam, kolommen in indeling1.TABELLEN.items():
        if naam not in tabellen:
            yield Bevinding("de werkmap", f"tabel {naam} is er niet", HERSTEL)
            continue
        tabel = tabellen[naam]
        for kolom, eigenaar in kolommen.items():
            times = tabel.kop.count(kolom)
            if times > 1:
                yield Bevinding(
                    f"{tabel.blad}, tabel {naam}",
                    f"kolom {kolom} is er {times} keer",
                    "geef de andere in deze werkmap een eigen kop",
                )
            elif times == 0 and eigenaar != indeling1.FORMULE:
                yield Bevinding(f"{tabel.blad}, tabel {naam}", f"kolom {kolom} is er niet", HERSTEL)


def _lines_beneath(sheet: Any, tabel: Tabelstand) -> dict[int, Mapping[str, Waarde]]:
    """Rows that were typed beneath a table that did not grow, so that they counted nowhere."""
    return {nummer: rij for nummer, rij in rows_beneath(sheet, tabel) if is_line(rij)}
