"""Which formulas of a workbook are the program's own, and which are of whoever works in it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from modelgemeente_xl.bestand.motor.boek import Book
from modelgemeente_xl.bestand.pakket.tabellen import Bladtabel
from modelgemeente_xl.bestand.rekenen.keuring import Eigendom
from modelgemeente_xl.bestand.werkboek import Werkboek
from modelgemeente_xl.excel.adressen import LAATSTE_KOLOM, LAATSTE_RIJ, Bereik, parse_range
from modelgemeente_xl.werkmap.indeling.declaratie import BLADEN, Eigenaar
from modelgemeente_xl.werkmap.indeling.tabellen import TABELLEN
from modelgemeente_xl.werkmap.lezen.stand import DEELNEMERS

_ANYWHERE = Bereik(1, 1, LAATSTE_RIJ, LAATSTE_KOLOM)
_INVOER = ("Gemeente", "Begrotingsjaar", "Eigen_inwoners", "Eigen_medewerkers", "Eigen_afdelingen")


@dataclass(slots=True)
class _Blad:
    """What is whose on a sheet of ours."""

    afdruk: tuple[Bereik, ...]
    """Where something of ours may stand; empty where that is anywhere."""
    ons: list[tuple[Bereik, frozenset[int]]] = field(default_factory=list)
    """The rows of our tables, with the columns that hold formulas of ours."""
    gebruiker: list[Bereik] = field(default_factory=list)
    _kolommen: dict[int, list[tuple[int, int, bool]]] = field(default_factory=dict)

    def holds(self, rij: int, kolom: int) -> bool:
        """Whether a formula here is ours; asked of every formula there is."""
        rows = self._kolommen.get(kolom)
        if rows is None:
            rows = self._kolommen[kolom] = list(self._rows_of(kolom))
        for first, last, ours in rows:
            if first <= rij <= last:
                return ours
        return False

    def _rows_of(self, kolom: int) -> Iterator[tuple[int, int, bool]]:
        """The rows of a column of which it is known whose they are, the first that fits counts."""
        for bereik, kolommen in self.ons:
            if bereik.kolom <= kolom <= bereik.kolom_tot:
                yield bereik.rij, bereik.rij_tot, kolom in kolommen
        for bereik in self.gebruiker:
            if bereik.kolom <= kolom <= bereik.kolom_tot:
                yield bereik.rij, bereik.rij_tot, False
        for bereik in self.afdruk or (_ANYWHERE,):
            if bereik.kolom <= kolom <= bereik.kolom_tot:
                yield bereik.rij, bereik.rij_tot, True


def claim(book: Any) -> None:
    """Let a book that is a file know which of its formulas are the program's own."""
    if isinstance(book.impl, Book):
        book.impl.eigendom = own_formulas


def own_formulas(boek: Werkboek) -> Eigendom:
    """Say of a formula (sheet, row, column) whether the program put it there.

    A sheet is ours by a table of ours, by a name that points to it, or by how it is called.
    """
    namen, afdruk = boek.namen, boek.afdrukbereiken
    bladen = {naam: _Blad(afdruk.get(naam, ())) for naam in _our_sheets(boek, namen)}
    for tabel in boek.tabellen.values():
        blad = bladen.get(tabel.blad)
        if blad is not None and tabel.naam in TABELLEN:
            blad.ons.append((tabel.bereik, _formula_columns(tabel)))
        elif blad is not None:
            blad.gebruiker.append(tabel.bereik._replace(rij_tot=tabel.laatste_rij + 1))
    for naam in (*_INVOER, DEELNEMERS):
        blad_naam, bereik = _refers_to(namen, naam)
        if blad_naam in bladen and bereik is not None:
            # The first of the gemeenten that count together follows the one above by a formula.
            first = bereik._replace(rij=bereik.rij + 1) if naam == DEELNEMERS else bereik
            bladen[blad_naam].gebruiker.append(first)

    def is_ours(blad: str, rij: int, kolom: int) -> bool:
        found = bladen.get(blad)
        return found is not None and found.holds(rij, kolom)

    return is_ours


def _our_sheets(boek: Werkboek, namen: Mapping[str, str]) -> set[str]:
    by_table = {tabel.blad for tabel in boek.tabellen.values() if tabel.naam in TABELLEN}
    by_name = {_refers_to(namen, naam)[0] for naam in ("Gemeente", "Controle_oordeel")}
    by_title = {blad.naam for blad in BLADEN}
    return (by_table | by_name | by_title) & set(boek.bladnamen)


def _formula_columns(tabel: Bladtabel) -> frozenset[int]:
    ours = {k.naam for k in TABELLEN[tabel.naam].kolommen if k.eigenaar is Eigenaar.FORMULE}
    return frozenset(
        kolom for kolom, kop in enumerate(tabel.kolommen, tabel.eerste_kolom) if kop in ours
    )


def _refers_to(namen: Mapping[str, str], naam: str) -> tuple[str, Bereik | None]:
    blad, _, bereik = namen.get(naam, "").rpartition("!")
    return blad.strip("'").replace("''", "'"), parse_range(bereik)
