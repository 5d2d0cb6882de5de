"""The XML of a sheet with cells written into it, as a list of edits: nothing else differs."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping

from modelgemeente_xl.bestand.blad.cellen import Bladindex
from modelgemeente_xl.bestand.blad.celvorm import Rij
from modelgemeente_xl.bestand.blad.celxml import Nieuw
from modelgemeente_xl.bestand.grond.bladpatronen import attribute_of, attributes_of
from modelgemeente_xl.bestand.grond.ingreep import Ingreep
from modelgemeente_xl.excel.adressen import Bereik, cell_name, parse_range

Cellen = Mapping[int, Nieuw | None]

_DISPENSABLE = (b"r", b"spans", b"x14ac:dyDescent")
"""Attributes for which a row without cells is not worth keeping."""


def edits_for(
    index: Bladindex, nieuw: Mapping[int, Cellen], rijtags: Mapping[int, bytes]
) -> Iterator[Ingreep]:
    """The edits that put these cells in the sheet; None takes a cell out.

    `rijtags` holds the attributes of rows that are added; a row that has these same ones and no
    cells any more is taken out again.
    """
    present = list(index.rijen)
    added: list[Ingreep] = []
    for nummer in sorted(nieuw):
        row, tags = index.rijen.get(nummer), rijtags.get(nummer, b"")
        if row is not None:
            yield from _in_row(index, row, nieuw[nummer], tags)
        elif content := _new_row(index, nummer, nieuw[nummer], tags):
            place = bisect_left(present, nummer)
            begin = index.rijen[present[place]].begin if place < len(present) else index.eind
            added.append(Ingreep(begin, begin, content))
    if index.gesloten and added:
        p = index.patronen.prefix
        body = b"".join(edit.xml for edit in added)
        added = [Ingreep(index.kop, index.eind, b"<%ssheetData>%s</%ssheetData>" % (p, body, p))]
    yield from added
    yield from _dimension(index, nieuw)


def default_styles(index: Bladindex) -> dict[int, bytes]:
    """The style that each column gives to a cell that is not there."""
    styles: dict[int, bytes] = {}
    for match in index.patronen.column.finditer(index.xml, 0, index.kop):
        attributes = dict(attributes_of(match[1]))
        if b"style" in attributes:
            first, last = int(attributes[b"min"]), int(attributes[b"max"])
            styles |= dict.fromkeys(range(first, last + 1), attributes[b"style"])
    return styles


def _in_row(index: Bladindex, row: Rij, cellen: Cellen, tags: bytes) -> Iterator[Ingreep]:
    present = index.cells(row)
    columns = list(present)
    left = set(present) | {kolom for kolom, cel in cellen.items() if cel is not None}
    left -= {kolom for kolom, cel in cellen.items() if cel is None}
    tag = index.xml[row.begin : row.inhoud]
    if not left and present and not _counted_from(index, row):
        own = {item for item in attributes_of(tag) if item[0] not in _DISPENSABLE}
        if own <= set(attributes_of(tags)):
            yield Ingreep(row.begin, row.eind, b"")
            return
    written = {
        kolom: (cel or Nieuw(None)).xml(index.patronen, cell_name(row.nummer, kolom))
        if cel is not None or _next_follows(index, present, kolom)
        else b""
        for kolom, cel in sorted(cellen.items())
    }
    if row.gesloten:
        body = b"".join(written.values())
        if body:
            end = b"%s</%srow>" % (body, index.patronen.prefix)
            yield Ingreep(row.begin, row.eind, tag[: tag.rindex(b"/")] + b">" + end)
        return
    for kolom, content in written.items():
        place = bisect_left(columns, kolom)
        begin = present[columns[place]] if place < len(columns) else row.sluit
        yield Ingreep(begin, index.cell_at(begin).eind if kolom in present else begin, content)


def _counted_from(index: Bladindex, row: Rij) -> bool:
    """Whether the next row bears no number, so that it would move if this one went."""
    after = index.rijen.get(row.nummer + 1)
    return after is not None and not index.row_bears_number(after)


def _next_follows(index: Bladindex, present: Mapping[int, int], kolom: int) -> bool:
    """Whether the next cell bears no address, so that it would move if this one went."""
    after = present.get(kolom + 1) if kolom in present else None
    return after is not None and not index.cell_bears_address(after)


def _new_row(index: Bladindex, nummer: int, cellen: Cellen, attributes: bytes) -> bytes:
    p = index.patronen.prefix
    body = b"".join(
        cel.xml(index.patronen, cell_name(nummer, kolom))
        for kolom, cel in sorted(cellen.items())
        if cel is not None
    )
    return b'<%srow r="%d"%s>%s</%srow>' % (p, nummer, attributes, body, p) if body else b""


def _dimension(index: Bladindex, nieuw: Mapping[int, Cellen]) -> Iterator[Ingreep]:
    """Let the sheet's dimension follow: wider for cells added, less wide for cells taken out."""
    match = index.patronen.dimension.search(index.xml, 0, index.kop)
    ref = attribute_of(match[0], b"ref") if match else None
    bounds = parse_range(ref.decode()) if ref else None
    if match is None or ref is None or bounds is None:
        return
    new = bounds
    at_edge = any(
        cel is None and (rij == bounds.rij_tot or kolom == bounds.kolom_tot)
        for rij, cells in nieuw.items()
        for kolom, cel in cells.items()
    )
    if at_edge:
        new = _without_gone(index, nieuw, bounds)
    there = [(r, k) for r, cells in nieuw.items() for k, cel in cells.items() if cel is not None]
    if there:
        rows, columns = zip(*there, strict=True)
        if not index.rijen:
            new = Bereik(min(rows), min(columns), max(rows), max(columns))
        else:
            new = Bereik(
                min(new.rij, *rows),
                min(new.kolom, *columns),
                max(new.rij_tot, *rows),
                max(new.kolom_tot, *columns),
            )
    if new != bounds:
        place = match.start() + match[0].index(ref, match[0].index(b"ref"))
        yield Ingreep(place, place + len(ref), str(new).encode())


def _without_gone(index: Bladindex, nieuw: Mapping[int, Cellen], bounds: Bereik) -> Bereik:
    last_row = last_column = 1
    for nummer, row in index.rijen.items():
        written = nieuw.get(nummer, {})
        left = [kolom for kolom in index.cells(row) if written.get(kolom, True) is not None]
        if left:
            last_row = nummer
            last_column = max(last_column, left[-1])
    return bounds._replace(
        rij_tot=max(bounds.rij, min(last_row, bounds.rij_tot)),
        kolom_tot=max(bounds.kolom, min(last_column, bounds.kolom_tot)),
    )
