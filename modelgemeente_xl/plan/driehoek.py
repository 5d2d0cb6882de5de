"""The three sides of a merge: base, workbook and new catalogue, and the names rows had before."""

from collections.abc import Callable, Container, Mapping, Set
from dataclasses import dataclass, field

from modelgemeente_xl.excel.waarde import Waarde, same
from modelgemeente_xl.plan.beeld import Tabelrijen

BasisGelijk = Callable[[str, str, Waarde], bool | None]
"""(key, column, value) -> whether the base held just that; None where the base has no such cell."""
BasisWaarde = Callable[[str, str], Waarde]
"""(key, column) -> what the base held; None where it is empty or only a fingerprint is known."""


def gelijk_in(basis: Tabelrijen) -> BasisGelijk:
    """Give the comparison with a base of which the values themselves are known."""

    def gelijk(sleutel: str, kolom: str, waarde: Waarde) -> bool | None:
        rij = basis.get(sleutel, {})
        return same(rij[kolom], waarde) if kolom in rij else None

    return gelijk


def waarde_in(basis: Tabelrijen) -> BasisWaarde:
    """Give the values of a base, to show them beside a conflict."""
    return lambda sleutel, kolom: basis.get(sleutel, {}).get(kolom)


@dataclass(frozen=True, slots=True, kw_only=True)
class Driehoek:
    """The three sides of one table.

    `eigenaars` has the columns that the workbook's table has: column -> sleutel, catalogus,
    invoer or formule. `hunne` has the rows whose key occurs once, `dubbel` the other keys. `onze`
    is in the order of the catalogue; a column that a row of it lacks is left alone, a None in it
    means empty. `hernoemd` says for an old id which id it bears now.
    """

    blad: str
    tabel: str
    eigenaars: Mapping[str, str]
    basis_gelijk: BasisGelijk
    hunne: Tabelrijen
    onze: Tabelrijen
    dubbel: Set[str] = frozenset()
    hernoemd: Mapping[str, str] = field(default_factory=dict)
    basis_waarde: BasisWaarde = lambda _sleutel, _kolom: None


def former_names(hernoemd: Mapping[str, str], onze: Container[str]) -> dict[str, tuple[str, ...]]:
    """Give for a row of the catalogue the ids it had before, also over several renames.

    An id that the catalogue still has was not renamed.
    """
    former: dict[str, tuple[str, ...]] = {}
    for old in hernoemd:
        now = _name_now(old, hernoemd, onze)
        if now not in ("", old):
            former[now] = (*former.get(now, ()), old)
    return former


def _name_now(old: str, hernoemd: Mapping[str, str], onze: Container[str]) -> str:
    """Follow the renames until an id that the catalogue has; "" where it has none."""
    seen: set[str] = set()
    name = old
    while name not in onze:
        if name in seen or name not in hernoemd:
            return ""
        seen.add(name)
        name = hernoemd[name]
    return name
