"""Inputs that are formulas: once the workbook computes they may be other than a plan could know."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from modelgemeente_xl.excel.waarde import Waarde, same
from modelgemeente_xl.werkmap.indeling.declaratie import Eigenaar
from modelgemeente_xl.werkmap.indeling.tabellen import kolommen_of
from modelgemeente_xl.werkmap.lezen.stand import DEELNEMERS, Boekstand, Tabelstand


def with_computed_inputs(book: Any, gepland: Boekstand, nu: Boekstand) -> Boekstand:
    """The planned workbook, with what its inputs compute now where they are formulas.

    What no formula gives stays as it was planned, so that a plan that was written wrongly shows.
    """
    tabellen = {
        naam: _with_computed(book, tabel, nu.tabellen[naam])
        for naam, tabel in gepland.tabellen.items()
    }
    namen = {
        naam: nu.namen[naam] if _named_formula(book, naam, value, nu.namen[naam]) else value
        for naam, value in gepland.namen.items()
    }
    return replace(
        gepland, tabellen=tabellen, namen=namen, deelnemers=_deelnemers(book, gepland, nu)
    )


def _with_computed(book: Any, gepland: Tabelstand, nu: Tabelstand) -> Tabelstand:
    if (gepland.kop, len(gepland.rijen)) != (nu.kop, len(nu.rijen)):
        return gepland
    computed = {
        (rij, kolom): nu.rijen[rij][kolom]
        for rij, kolom in _other_inputs(gepland, nu)
        if _is_formula(book.sheets[nu.blad].range((nu.kop_rij + 1 + rij, nu.eerste_kolom + kolom)))
    }
    if not computed:
        return gepland
    return replace(
        gepland,
        rijen=tuple(
            tuple(computed.get((y, x), value) for x, value in enumerate(rij))
            for y, rij in enumerate(gepland.rijen)
        ),
    )


def _other_inputs(gepland: Tabelstand, nu: Tabelstand) -> Iterator[tuple[int, int]]:
    """Cells that are not ours to compute and hold something else now, by row and column from 0."""
    kolommen = [
        gepland.index(kolom.naam)
        for kolom in kolommen_of(gepland.naam)
        if kolom.eigenaar is not Eigenaar.FORMULE and gepland.has(kolom.naam)
    ]
    for y, (was, is_now) in enumerate(zip(gepland.rijen, nu.rijen, strict=True)):
        yield from ((y, x) for x in kolommen if not same(was[x], is_now[x]))


def _named_formula(book: Any, naam: str, gepland: Waarde, nu: Waarde) -> bool:
    return not same(gepland, nu) and _is_formula(book.names[naam].refers_to_range)


def _deelnemers(book: Any, gepland: Boekstand, nu: Boekstand) -> tuple[Waarde, ...]:
    if gepland.deelnemers == nu.deelnemers:
        return gepland.deelnemers
    cells = book.names[DEELNEMERS].refers_to_range
    return tuple(
        now if not same(was, now) and _is_formula(cells[i]) else was
        for i, (was, now) in enumerate(zip(gepland.deelnemers, nu.deelnemers, strict=True), 1)
    )


def _is_formula(cell: Any) -> bool:
    return str(cell.formula).startswith("=")
