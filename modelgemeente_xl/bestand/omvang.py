"""Grow and shrink a table: rows of cells, and everything that must follow."""

import re
from collections.abc import Iterable

from modelgemeente_xl.bestand.blad.blad import Werkblad
from modelgemeente_xl.bestand.blad.celxml import Celformule, Nieuw, only_spill
from modelgemeente_xl.bestand.grond.bladpatronen import attributes_of
from modelgemeente_xl.bestand.grond.weigering import BestandGeweigerd
from modelgemeente_xl.bestand.pakket.tabellen import Tabeldeel
from modelgemeente_xl.excel.adressen import LAATSTE_RIJ, Bereik, cell_name, parse_range
from modelgemeente_xl.excel.verschuiven import moved

_MERGE = re.compile(rb"""<(?:[\w.-]+:)?mergeCell\s[^>]*?ref\s*=\s*["']([A-Z0-9:]+)["']""")


def check_size(
    blad: Werkblad, deel: Tabeldeel, andere: Iterable[Tabeldeel], laatste_rij: int
) -> None:
    """Raise `BestandGeweigerd` where the table cannot end at this row."""
    tabel = deel.tabel
    waar = f"tabel {tabel.naam} op blad {tabel.blad}"
    if deel.heeft_totalen:
        raise BestandGeweigerd(
            f"{waar} heeft een totaalrij, die in de weg staat; zet haar in Excel uit "
            "(Tabelontwerp, Totaalrij) en probeer het opnieuw"
        )
    if not tabel.kop_rij < laatste_rij <= LAATSTE_RIJ:
        raise BestandGeweigerd(
            f"{waar} kan niet eindigen op rij {laatste_rij}; de eerste rij met gegevens is "
            f"{tabel.kop_rij + 1} en een blad heeft {LAATSTE_RIJ} rijen"
        )
    added = tabel.bereik._replace(rij=tabel.laatste_rij + 1, rij_tot=laatste_rij)
    if added.rij > added.rij_tot:
        return
    for other in andere:
        if other.tabel.blad == tabel.blad and other.bereik.overlaps(added):
            raise BestandGeweigerd(
                f"{waar} kan niet groeien tot rij {laatste_rij}: daar staat tabel "
                f"{other.tabel.naam}; verplaats die in Excel naar beneden"
            )
    _check_merged(blad, waar, added)
    _check_empty(blad, waar, added)


def grow(blad: Werkblad, deel: Tabeldeel, laatste_rij: int) -> None:
    """Give the added rows the styles, formulas and height of the last row of data."""
    tabel = deel.tabel
    last = tabel.laatste_rij
    height = _height(blad, last)
    models = [
        (kolom, _model(blad, last, kolom, formula))
        for kolom, formula in enumerate(deel.formules, tabel.eerste_kolom)
    ]
    for rij in range(last + 1, laatste_rij + 1):
        if rij not in blad.index.rijen:
            blad.rijtags[rij] = height
        for kolom, model in models:
            if model is not None:
                blad.place(rij, kolom, _copied(model, last, rij, kolom))


def shrink(blad: Werkblad, deel: Tabeldeel, laatste_rij: int) -> None:
    """Take out the cells of the rows that leave the table, and rows that held nothing else."""
    height = _height(blad, laatste_rij)
    leaving = deel.tabel.bereik._replace(rij=laatste_rij + 1)
    for rij, kolom in list(blad.cells_in(leaving)):
        blad.remove(rij, kolom)
        blad.rijtags.setdefault(rij, height)


def _check_merged(blad: Werkblad, waar: str, added: Bereik) -> None:
    for match in _MERGE.finditer(blad.tail):
        merged = parse_range(match[1].decode())
        if merged is not None and merged.overlaps(added):
            raise BestandGeweigerd(
                f"{waar} kan niet groeien: daaronder zijn cellen samengevoegd ({merged}); "
                "hef dat in Excel op"
            )


def _check_empty(blad: Werkblad, waar: str, added: Bereik) -> None:
    for rij, kolom in blad.cells_in(added):
        if blad.value(rij, kolom) is not None or blad.celformule(rij, kolom) is not None:
            raise BestandGeweigerd(
                f"{waar} kan niet groeien tot rij {added.rij_tot}: cel {cell_name(rij, kolom)} "
                "eronder is niet leeg; maak plaats door in Excel rijen in te voegen"
            )


def _height(blad: Werkblad, rij: int) -> bytes:
    row = blad.index.rijen.get(rij)
    if row is None:
        return blad.rijtags.get(rij, b"")
    tag = blad.xml[row.begin : row.inhoud]
    return b"".join(
        b' %s="%s"' % item for item in attributes_of(tag) if item[0] in (b"ht", b"customHeight")
    )


def _model(blad: Werkblad, rij: int, kolom: int, kolomformule: str) -> Nieuw | None:
    """What a cell of the last row gives to the one below it: style and formula."""
    cel = blad.cell_now(rij, kolom)
    formula = None if cel is None else cel.formule
    stijl = blad.style(rij, kolom)
    if cel is None or formula is None:
        # A typed value in a computed column: new rows get the column's own formula, if it is one
        # that reads the same in every row.
        if kolomformule and moved(kolomformule, 1, 1) == kolomformule:
            return Nieuw(stijl, None, Celformule(b"", kolomformule))
        return cel and Nieuw(stijl)
    if formula.attribute(b"t") == b"array":
        if formula.attribute(b"ref") != cell_name(rij, kolom).encode():
            return Nieuw(stijl)
        return Nieuw(stijl, None, formula, False, only_spill(cel.kenmerken))
    text = blad.formula(rij, kolom).removeprefix("=")
    return Nieuw(stijl, None, Celformule(b"", text)) if text else Nieuw(stijl)


def _copied(model: Nieuw, van: int, rij: int, kolom: int) -> Nieuw:
    formula = model.formule
    if formula is None:
        return model
    kenmerken = formula.kenmerken
    if kenmerken:
        kenmerken = b' t="array" ref="%s"' % cell_name(rij, kolom).encode()
    text = moved(formula.tekst, rij - van, 0)
    return Nieuw(model.stijl, None, Celformule(kenmerken, text), False, model.kenmerken)
