"""Read values out of the XML of a sheet, many at a time."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from modelgemeente_xl.bestand.blad.cellen import Bladindex, column_of
from modelgemeente_xl.bestand.blad.celvorm import Cel
from modelgemeente_xl.bestand.blad.celwaarde import value_of
from modelgemeente_xl.bestand.grond.weigering import BestandGeweigerd
from modelgemeente_xl.bestand.grond.xmltekst import cell_text
from modelgemeente_xl.excel.adressen import Bereik, cell_name
from modelgemeente_xl.excel.waarde import Waarde

_PLAIN_NUMBER = re.compile(rb"-?[0-9]{1,17}(?:\.[0-9]{1,17})?")
"""A number that needs no further look."""


class Resultaat(NamedTuple):
    """A computed cell, the result that it holds, and whether that is an error."""

    rij: int
    kolom: int
    waarde: Waarde
    fout: bool
    gevonden: re.Match[bytes] | None = None
    """The cell by the pattern `formula_cell`; None where it is of another form or written over."""


def read_value(index: Bladindex, texts: Sequence[str], cel: Cel, rij: int, kolom: int) -> Waarde:
    """Value of a cell; raise `BestandGeweigerd` where the cell contradicts itself."""
    try:
        return value_of(cel, index.patronen, texts)
    except (ValueError, IndexError, OverflowError) as error:
        found = (cel.waarde or b"")[:40].decode(errors="replace")
        raise BestandGeweigerd(
            f"{index.blad}!{cell_name(rij, kolom)}: de inhoud van deze cel is beschadigd "
            f"({found!r}); vul haar in Excel opnieuw in en sla op"
        ) from error


def read_block(index: Bladindex, texts: Sequence[str], block: Bereik) -> list[list[Waarde]]:
    """Values of a block of cells, row by row."""
    width = block.kolom_tot - block.kolom + 1
    return [
        _read_row(index, texts, rij, block) if rij in index.rijen else [None] * width
        for rij in range(block.rij, block.rij_tot + 1)
    ]


def read_results(
    index: Bladindex, texts: Sequence[str], wanted: Callable[[int, int], Waarde]
) -> Iterator[Resultaat]:
    """The results that formula cells hold; without those that plainly are what is wanted."""
    found = index.plain_formulas()
    if found is None:
        for rij, kolom, cel in index.formula_cells():
            if cel.formule_tekst or cel.formule:
                value = read_value(index, texts, cel, rij, kolom)
                yield Resultaat(rij, kolom, value, cel.soort == b"e")
        return
    for match in found:
        letters, digits, kind, raw = match.group(2, 3, 4, 6)
        rij, kolom = int(digits), column_of(letters)
        want = wanted(rij, kolom)
        if kind is None and raw and _PLAIN_NUMBER.fullmatch(raw):
            held: Waarde = float(raw)
            if held == want and type(want) is float:
                continue
        elif kind == b"str" and raw is not None:
            if isinstance(want, str) and want.encode() == raw:
                continue
            held = cell_text(raw)
        else:
            held = read_value(index, texts, index.cell_at(match.start()), rij, kolom)
        yield Resultaat(rij, kolom, held, kind == b"e", match)


def _read_row(index: Bladindex, texts: Sequence[str], rij: int, block: Bereik) -> list[Waarde]:
    first, last = block.kolom, block.kolom_tot
    values: list[Waarde] = [None] * (last - first + 1)
    plain, known = _PLAIN_NUMBER.fullmatch, len(texts)
    for kolom, kind, raw, begin in index.plain_cells(index.rijen[rij]):
        if not (raw or kind) or kolom < first:
            continue
        if kolom > last:  # they rise
            break
        # Most cells are a number or a shared text: those without the detour.
        if kind == b"s" and raw.isdigit() and int(raw) < known:
            values[kolom - first] = texts[int(raw)]
        elif not kind and plain(raw):
            values[kolom - first] = float(raw)
        else:
            values[kolom - first] = read_value(index, texts, index.cell_at(begin), rij, kolom)
    return values
