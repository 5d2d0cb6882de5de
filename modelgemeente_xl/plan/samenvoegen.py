"""The three-way merge of one table by key: base, workbook and new catalogue (law 5)."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import chain

from modelgemeente_xl.excel.waarde import Waarde, canonical, same
from modelgemeente_xl.plan.driehoek import Driehoek, former_names
from modelgemeente_xl.plan.plan import Plan
from modelgemeente_xl.plan.wijziging import (
    SLEUTELKOLOM,
    Conflict,
    Wijziging,
    Wijzigingssoort,
    place,
)

STATUSKOLOM = "Status"
VERVALLEN = "vervallen"
"""Status of a row that the catalogue no longer has. A base that keeps such a row holds this too."""
EIGEN = "eigen-"
"""How the key of an own row begins."""
_MERGED = frozenset({"catalogus", "invoer"})


@dataclass(frozen=True, slots=True)
class Samengevoegd:
    """What the merge of one table adds to a plan."""

    wijzigingen: tuple[Wijziging, ...]
    conflicten: tuple[Conflict, ...] = ()
    meldingen: tuple[str, ...] = ()


def merge(driehoek: Driehoek) -> Samengevoegd:
    """Merge one table: what the user did stays, what the catalogue did comes in."""
    merger = _Merger(driehoek)
    merger.run()
    return Samengevoegd(
        tuple(merger.changes), tuple(merger.conflicts), tuple(dict.fromkeys(merger.messages))
    )


def plan_of(knop: str, editie: str, delen: Iterable[Samengevoegd]) -> Plan:
    """Put the merged tables together in one plan."""
    parts = tuple(delen)
    return Plan(
        knop,
        editie,
        tuple(chain.from_iterable(part.wijzigingen for part in parts)),
        tuple(chain.from_iterable(part.conflicten for part in parts)),
        tuple(chain.from_iterable(part.meldingen for part in parts)),
    )


@dataclass(frozen=True, slots=True)
class _Cel:
    """One cell on its way through the merge: the key its base has, and the key it has now."""

    basis: str
    sleutel: str
    kolom: str
    hunne: Waarde
    onze: Waarde


class _Merger:
    """Walk over the rows of the catalogue, and then over what the workbook has beside them."""

    def __init__(self, driehoek: Driehoek) -> None:
        self._d = driehoek
        self._columns = [
            kolom for kolom, eigenaar in driehoek.eigenaars.items() if eigenaar in _MERGED
        ]
        self._former = former_names(driehoek.hernoemd, driehoek.onze)
        self._known = cache(self._is_in_base)
        self._merged: set[str] = set()
        self.changes: list[Wijziging] = []
        self.conflicts: list[Conflict] = []
        self.messages: list[str] = []

    def run(self) -> None:
        """Fill `changes`, `conflicts` and `messages`."""
        for sleutel in sorted(self._d.dubbel):
            self._tell(
                sleutel, "deze sleutel komt meer dan eens voor; de rijen blijven zoals zij zijn"
            )
        for sleutel in self._d.onze:
            self._catalogue_row(sleutel)
        for sleutel in self._d.hunne:
            if sleutel not in self._merged and not _is_own(sleutel) and self._known(sleutel):
                self._dropped_row(sleutel)

    def _catalogue_row(self, sleutel: str) -> None:
        """Merge a row of the catalogue with the row that bears its id, or one it had before."""
        names = (sleutel, *self._former.get(sleutel, ()))
        if _is_own(sleutel) or not self._d.dubbel.isdisjoint(names):
            self._merged.update(names)
            return
        present = [name for name in names if name in self._d.hunne and not _is_own(name)]
        if present:
            self._existing_row(present[0], sleutel, names)
            for old in filter(self._known, present[1:]):
                self._tell(old, f"heet nu {sleutel}, maar die rij staat er al; beide rijen blijven")
        elif any(map(self._known, names)):
            self._tell(sleutel, "deze rij is uit de werkmap verwijderd en blijft weg")
        else:
            self._new_row(sleutel)

    def _existing_row(self, row: str, sleutel: str, names: Iterable[str]) -> None:
        self._merged.add(row)
        if row != sleutel:
            self._change(row, SLEUTELKOLOM, row, sleutel, "hernoemd in de catalogus")
        absent = (name for name in names if name not in self._d.hunne)
        base = next(filter(self._known, (row, *absent)), row)
        onze = self._d.onze[sleutel]
        for kolom in self._columns:
            if kolom in onze:
                hunne = self._d.hunne[row].get(kolom)
                if not same(hunne, onze[kolom]):
                    self._cell(_Cel(base, sleutel, kolom, hunne, onze[kolom]))

    def _new_row(self, sleutel: str) -> None:
        why = "nieuw in de catalogus"
        self._change(sleutel, "", None, None, why, Wijzigingssoort.RIJ_ERBIJ)
        for kolom, waarde in self._d.onze[sleutel].items():
            eigenaar = self._d.eigenaars.get(kolom, "formule")
            written = eigenaar != "formule" and kolom != SLEUTELKOLOM
            if written and canonical(waarde) is not None:
                self._change(sleutel, kolom, None, waarde, why)

    def _dropped_row(self, sleutel: str) -> None:
        """Mark a row that left the catalogue; it is never taken away."""
        if self._d.eigenaars.get(STATUSKOLOM) == "catalogus":
            hunne = self._d.hunne[sleutel].get(STATUSKOLOM)
            self._cell(_Cel(sleutel, sleutel, STATUSKOLOM, hunne, VERVALLEN))
        else:
            self._tell(sleutel, "staat niet meer in de catalogus; de rij blijft zoals zij is")

    def _cell(self, cel: _Cel) -> None:
        """Take ours where only the catalogue changed; keep theirs wherever the user may have."""
        if same(cel.hunne, cel.onze):
            return
        is_hunne = self._d.basis_gelijk(cel.basis, cel.kolom, canonical(cel.hunne))
        if is_hunne is None:
            self._cell_without_base(cel)
        elif self._d.basis_gelijk(cel.basis, cel.kolom, canonical(cel.onze)):
            return
        elif is_hunne:
            self._take(cel)
        else:
            self._conflict(cel, "in de werkmap en in de catalogus verschillend gewijzigd")

    def _cell_without_base(self, cel: _Cel) -> None:
        """Nobody knows who changed: theirs stays.

        Two exceptions. Only a merge writes `vervallen`, so a row that comes back loses it; and an
        input of which the base of its row says nothing never had a default to hold it against.
        """
        is_catalogue = self._d.eigenaars[cel.kolom] == "catalogus"
        if is_catalogue and cel.kolom == STATUSKOLOM and cel.hunne == VERVALLEN:
            self._take(cel)
        elif is_catalogue or not self._known(cel.basis):
            self._conflict(cel, "onbekend is wat de catalogus hier eerder schreef")

    def _take(self, cel: _Cel) -> None:
        if cel.onze == VERVALLEN and cel.kolom == STATUSKOLOM:
            why = "vervallen in de catalogus"
        elif cel.hunne == VERVALLEN and cel.kolom == STATUSKOLOM:
            why = "staat weer in de catalogus"
        elif self._d.eigenaars[cel.kolom] == "invoer":
            why = "standaardwaarde gewijzigd in de catalogus"
        else:
            why = "gewijzigd in de catalogus"
        self._change(cel.sleutel, cel.kolom, cel.hunne, cel.onze, why)

    def _conflict(self, cel: _Cel, why: str) -> None:
        basis = self._d.basis_waarde(cel.basis, cel.kolom)
        where = self._d.blad, self._d.tabel, cel.sleutel, cel.kolom
        self.conflicts.append(Conflict(*where, basis, cel.hunne, cel.onze, why))

    def _change(
        self,
        sleutel: str,
        kolom: str,
        oud: Waarde,
        nieuw: Waarde,
        why: str,
        soort: Wijzigingssoort = Wijzigingssoort.CEL,
    ) -> None:
        self.changes.append(
            Wijziging(self._d.blad, self._d.tabel, sleutel, kolom, soort, oud, nieuw, why)
        )

    def _tell(self, sleutel: str, what: str) -> None:
        self.messages.append(f"{place(self._d.blad, sleutel)}: {what}")

    def _is_in_base(self, sleutel: str) -> bool:
        return any(
            self._d.basis_gelijk(sleutel, kolom, None) is not None for kolom in self._columns
        )


def _is_own(sleutel: str) -> bool:
    return not sleutel or sleutel.startswith(EIGEN)
