"""The workbook as plain values: what a plan is made from, held against and tried out on."""

from collections.abc import Iterable, Mapping

from modelgemeente_xl.excel.waarde import Waarde, canonical, same, shown
from modelgemeente_xl.plan.wijziging import SLEUTELKOLOM, Wijziging, Wijzigingssoort

Tabelrijen = Mapping[str, Mapping[str, Waarde]]
"""Key of a row -> column -> value."""

Tabelbeeld = Mapping[str, Tabelrijen]
"""Table -> rows; named cells are the rows of table "", with column "".

Our formula columns and other cells that compute stay out. Own columns of the user belong in it, so
that no row that holds something of the user is taken away. A row without a key is not in it.
"""


def rows_by_key(
    rijen: Iterable[tuple[str, Mapping[str, Waarde]]],
) -> tuple[dict[str, Mapping[str, Waarde]], frozenset[str]]:
    """Give the rows whose key occurs once, and the keys that occur more often.

    Rows without a key are the user's own and left out.
    """
    unique: dict[str, Mapping[str, Waarde]] = {}
    double: set[str] = set()
    for sleutel, rij in rijen:
        if sleutel in unique:
            double.add(sleutel)
        elif sleutel:
            unique[sleutel] = rij
    return {key: rij for key, rij in unique.items() if key not in double}, frozenset(double)


class Werkbeeld:
    """A copy of a workbook's values to try changes on, one after the other."""

    def __init__(self, beeld: Tabelbeeld) -> None:
        self.tabellen: dict[str, dict[str, dict[str, Waarde]]] = {
            tabel: {sleutel: dict(rij) for sleutel, rij in rijen.items()}
            for tabel, rijen in beeld.items()
        }

    def row(self, tabel: str, sleutel: str) -> dict[str, Waarde] | None:
        """Give the row as it is now, or None."""
        return self.tabellen.get(tabel, {}).get(sleutel)

    def present(self, wijziging: Wijziging) -> Waarde:
        """Give what the cell of a change holds now."""
        if wijziging.hernoemt:
            return wijziging.sleutel
        return (self.row(wijziging.tabel, wijziging.sleutel) or {}).get(wijziging.kolom)

    def is_done(self, wijziging: Wijziging) -> bool:
        """Say whether the workbook is already as this change would make it."""
        rij = self.row(wijziging.tabel, wijziging.sleutel)
        if wijziging.soort is Wijzigingssoort.RIJ_WEG:
            return rij is None
        if wijziging.hernoemt:
            return rij is None and self.row(wijziging.tabel, str(wijziging.nieuw)) is not None
        if wijziging.soort is Wijzigingssoort.RIJ_ERBIJ:
            return rij is not None
        return rij is not None and same(rij.get(wijziging.kolom), wijziging.nieuw)

    def difference(self, wijziging: Wijziging) -> tuple[str, str] | None:
        """Say what is found and what was expected where the two differ, else None."""
        if wijziging.tabel not in self.tabellen:
            return f"geen tabel {wijziging.tabel}", "dat die er was"
        rij = self.row(wijziging.tabel, wijziging.sleutel)
        if wijziging.soort is Wijzigingssoort.RIJ_ERBIJ:
            return (
                ("een rij met deze sleutel", "dat die er nog niet was") if rij is not None else None
            )
        if rij is None:
            what = "rij met deze sleutel" if wijziging.tabel else "cel met deze naam"
            return f"geen {what}", "dat die er was"
        if wijziging.soort is Wijzigingssoort.RIJ_WEG:
            filled = filled_cells(rij)
            texts = (f"{kolom} = {shown(waarde)}" for kolom, waarde in filled.items())
            return (", ".join(texts), "een lege rij") if filled else None
        if wijziging.hernoemt and self.row(wijziging.tabel, str(wijziging.nieuw)) is not None:
            return f"al een rij met sleutel {shown(wijziging.nieuw)}", "dat die er nog niet was"
        present = self.present(wijziging)
        return None if same(present, wijziging.oud) else (shown(present), shown(wijziging.oud))

    def do(self, wijziging: Wijziging) -> None:
        """Make the change, whatever stood there; a cell of a row that is not there is left."""
        rijen = self.tabellen.setdefault(wijziging.tabel, {})
        rij = rijen.get(wijziging.sleutel)
        if wijziging.soort is Wijzigingssoort.RIJ_ERBIJ:
            rijen.setdefault(wijziging.sleutel, {})
        elif rij is None:
            return
        elif wijziging.soort is Wijzigingssoort.RIJ_WEG:
            del rijen[wijziging.sleutel]
        elif wijziging.hernoemt:
            rijen[str(wijziging.nieuw)] = rijen.pop(wijziging.sleutel)
        elif canonical(wijziging.nieuw) is None:
            rij.pop(wijziging.kolom, None)
        else:
            rij[wijziging.kolom] = wijziging.nieuw


def filled_cells(rij: Mapping[str, Waarde]) -> dict[str, Waarde]:
    """Give the cells of a row that are not empty, without the key itself."""
    return {
        kolom: waarde
        for kolom, waarde in rij.items()
        if kolom != SLEUTELKOLOM and canonical(waarde) is not None
    }
