"""Read a workbook through xlwings: one bulk read per table and one per named input."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from modelgemeente_xl.excel.adressen import LAATSTE_RIJ
from modelgemeente_xl.excel.datum import serial_of_automation
from modelgemeente_xl.excel.waarde import Waarde
from modelgemeente_xl.grond.bevinding import Bevinding
from modelgemeente_xl.werkmap.indeling.declaratie import Eigenaar
from modelgemeente_xl.werkmap.indeling.tabellen import GELEZEN, kolommen_of
from modelgemeente_xl.werkmap.inhoud import nummer
from modelgemeente_xl.werkmap.lezen.onder_tabel import MET_REGELS, lines_beneath
from modelgemeente_xl.werkmap.lezen.stand import (
    DEELNEMERS,
    NAMEN,
    AndereIndeling,
    Boekstand,
    IndelingBeschadigd,
    Tabelstand,
    WerkmapOnbekend,
)

MEEST_DEELNEMERS = 1000
STUK, MEEST = 25, 1000
"""Rows beneath a table are read in pieces, up to an empty one or so many rows."""


def read_boek(book: Any) -> Boekstand:
    """Read all of it; raise `WerkmapOnbekend` with everything that cannot be found.

    `book` is an `xw.Book` of any engine. Of another layout nothing is read but its number.
    """
    known = {name.name: name for name in book.names}
    found = {
        table.name: (sheet, table)
        for sheet in book.sheets
        for table in sheet.tables
        if table.name in GELEZEN
    }
    # What holds nothing of ours is no older workbook, but another one: it hears what it misses.
    if found or nummer.NAAM in known:
        _check_layout(known)
    tabellen = {naam: read_tabel(naam, *found[naam]) for naam in GELEZEN if naam in found}
    namen: dict[str, Waarde] = {}
    plaatsen: dict[str, str] = {}
    deelnemers: tuple[Waarde, ...] = ()
    missing = list(_missing_tables(book, [naam for naam in GELEZEN if naam not in found]))
    for naam in (*NAMEN, DEELNEMERS):
        if naam not in known:
            missing.append(
                Bevinding(
                    "blad Start",
                    f"de naam {naam} is er niet (Formules, Namen beheren)",
                    "haal haar terug uit een eerdere versie, of maak een nieuwe werkmap",
                )
            )
            continue
        cells = _cells_of(known[naam])
        if cells is None:
            missing.append(_misplaced("blad Start", known[naam]))
            continue
        plaatsen[naam] = _address_of(cells)
        value = cells.options(err_to_str=True).value
        if naam == DEELNEMERS:
            deelnemers = tuple(_waarde(cell) for cell in _flat(value))[1:]
        else:
            namen[naam] = _waarde(value)
    missing += [bevinding for tabel in tabellen.values() for bevinding in _missing_columns(tabel)]
    if missing:
        raise WerkmapOnbekend(tuple(missing))
    onder = {
        naam: rijen
        for naam in MET_REGELS
        if naam in found
        if (rijen := _lines_beneath(found[naam][0], tabellen[naam]))
    }
    return Boekstand(tabellen, namen, plaatsen, deelnemers, onder=onder)


def _check_layout(known: Mapping[str, Any]) -> None:
    """Raise where the workbook is not of the layout of this program, or does not say so."""
    if nummer.NAAM not in known:
        value: Waarde = float(nummer.ZONDER)
        waar = "de werkmap"
    elif (cells := _cells_of(known[nummer.NAAM])) is None:
        raise IndelingBeschadigd((_misplaced("blad Catalogus", known[nummer.NAAM]),))
    else:
        value = _waarde(cells.options(err_to_str=True).value)
        waar = _address_of(cells)
    fault = nummer.layout_fault(value)
    if fault is not None:
        damaged = nummer.indeling_of(value) is None
        raise (IndelingBeschadigd if damaged else AndereIndeling)((Bevinding(waar, *fault),))


def read_tabel(naam: str, sheet: Any, table: Any) -> Tabelstand:
    """Read one table of a sheet."""
    cells = table.range
    kop, *rijen = cells.options(ndim=2, err_to_str=True).value
    return Tabelstand(
        naam,
        sheet.name,
        cells.row,
        cells.column,
        tuple(str(cell) for cell in kop),
        tuple(tuple([c if type(c) is float else _waarde(c) for c in rij]) for rij in rijen),
    )


def _lines_beneath(sheet: Any, tabel: Tabelstand) -> tuple[tuple[int, int], ...]:
    """Rows beneath a table that look like its lines; in most workbooks there is nothing there."""
    rows = list(_rows_beneath(sheet, tabel))
    if not rows:
        return ()
    others = [
        range(cells.row, cells.row + cells.shape[0])
        for table in sheet.tables
        if table.name != tabel.naam
        for cells in (table.range,)
    ]
    return lines_beneath(rows, lambda rij: any(rij in other for other in others))


def _rows_beneath(sheet: Any, tabel: Tabelstand) -> Iterator[tuple[int, dict[str, Waarde]]]:
    """What stands beneath a table, by header and with its sheet row, to the first empty stretch."""
    first, left = tabel.kop_rij + 1 + len(tabel.rijen), tabel.eerste_kolom
    for top in range(first, min(first + MEEST, LAATSTE_RIJ - STUK), STUK):
        cells = sheet.range((top, left), (top + STUK - 1, left + len(tabel.kop) - 1))
        rows = cells.options(ndim=2, err_to_str=True).value
        if not any(cell not in (None, "") for row in rows for cell in row):
            return
        for rij, row in enumerate(rows, top):
            yield rij, dict(zip(tabel.kop, map(_waarde, row), strict=True))


def _cells_of(name: Any) -> Any:
    """The cells of a name, or None where it is no cell, or for `Deelnemers` no list of cells."""
    try:
        cells = name.refers_to_range
    except ValueError:
        return None
    rows, columns = cells.shape
    fits = 2 <= rows <= MEEST_DEELNEMERS if name.name == DEELNEMERS else rows == 1
    return cells if fits and columns == 1 else None


def _misplaced(waar: str, name: Any) -> Bevinding:
    """A name of ours that points to something else than it should."""
    return Bevinding(
        waar,
        f"de naam {name.name} wijst niet naar {_shape_of(name.name)}, maar naar "
        f"{str(name.refers_to).removeprefix('=')} (Formules, Namen beheren)",
        "verbeter waar zij naar verwijst, of neem een eerdere versie",
    )


def _address_of(cells: Any) -> str:
    return f"{cells.sheet.name}!{cells.address.replace('$', '')}"


def _shape_of(naam: str) -> str:
    return "een kolom cellen" if naam == DEELNEMERS else "één cel"


def _missing_tables(book: Any, namen: Sequence[str]) -> Iterable[Bevinding]:
    """Tables that are not there; one with their columns and another name was renamed."""
    anders = [
        (table.name, sheet.name, {str(kop) for kop in _flat(koppen.value)})
        for sheet in (book.sheets if namen else ())
        for table in sheet.tables
        if table.name not in GELEZEN and (koppen := table.header_row_range) is not None
    ]
    for naam in namen:
        koppen = {kolom.naam for kolom in kolommen_of(naam)}
        zij = next((f"{n} op blad {blad}" for n, blad, kop in anders if koppen <= kop), None)
        yield Bevinding(
            "de werkmap",
            f"tabel {naam} is er niet",
            f"tabel {zij} heeft haar kolommen; geef die in Excel haar naam terug (klik erin; "
            f"Tabelontwerp, Tabelnaam: {naam})"
            if zij
            else "haal haar terug uit een eerdere versie, of maak een nieuwe werkmap",
        )


def _missing_columns(tabel: Tabelstand) -> Iterable[Bevinding]:
    """A formula column of ours that was deleted can be missed by reading; others cannot."""
    if not any(tabel.has(kolom.naam) for kolom in kolommen_of(tabel.naam)):
        yield Bevinding(
            f"{tabel.blad}, tabel {tabel.naam}",
            "de rij met kopteksten is er niet, of er staat geen enkele kop van haar in",
            "klik in de tabel en zet bij Tabelontwerp het vinkje Veldnamenrij aan, of neem een "
            "eerdere versie",
        )
        return
    for kolom in kolommen_of(tabel.naam):
        if tabel.kop.count(kolom.naam) > 1:
            yield Bevinding(
                f"{tabel.blad}, tabel {tabel.naam}",
                f"kolom {kolom.naam} is er {tabel.kop.count(kolom.naam)} keer",
                "geef de andere een eigen kop, of neem een eerdere versie",
            )
        if kolom.eigenaar is not Eigenaar.FORMULE and not tabel.has(kolom.naam):
            yield Bevinding(
                f"{tabel.blad}, tabel {tabel.naam}",
                f"kolom {kolom.naam} is er niet",
                "zet haar terug met precies deze kop, of neem een eerdere versie",
            )


def _flat(value: Any) -> Sequence[Any]:
    if not isinstance(value, list):
        return [value]
    return [cell for row in value for cell in (row if isinstance(row, list) else [row])]


def _waarde(cell: Any) -> Waarde:
    """A cell as the model knows it: whole numbers of an engine become float, dates a serial."""
    if cell is None or type(cell) is float:
        return cell
    if isinstance(cell, (str, bool)):
        return cell or None if isinstance(cell, str) else cell
    if isinstance(cell, (int, float)):
        return float(cell)
    if isinstance(cell, datetime):
        return serial_of_automation(cell)
    return str(cell)
