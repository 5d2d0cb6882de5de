"""One change of a workbook, and one change that was not made because the user's value stays."""

from dataclasses import dataclass, replace
from enum import StrEnum

from modelgemeente_xl.excel.waarde import Waarde, same, shown, shown_change

SLEUTELKOLOM = "Id"
"""The column whose cell is the key of its row: a change there gives the row another key."""
KENMERKEN, VINGERAFDRUK = "tblKenmerken", "Vingerafdruk"
"""Table and name in which the program keeps hashes, to know a cell or a catalogue again."""


VERGELIJKING = frozenset({"tblPython", "tblInvoer"})
"""Tables on Controle with what Python computed: like the result of a formula, and never logged."""


class Wijzigingssoort(StrEnum):
    """Kind of change."""

    CEL = "cel"
    RIJ_ERBIJ = "rij erbij"
    RIJ_WEG = "rij weg"


_INVERSE = {
    Wijzigingssoort.CEL: Wijzigingssoort.CEL,
    Wijzigingssoort.RIJ_ERBIJ: Wijzigingssoort.RIJ_WEG,
    Wijzigingssoort.RIJ_WEG: Wijzigingssoort.RIJ_ERBIJ,
}


@dataclass(frozen=True, slots=True)
class Wijziging:
    """One change, with why.

    `tabel` is "" for a named cell, and `sleutel` then its name; else the id of the row as it is at
    that moment of the plan. `kolom` is "" for a whole row and for a named cell. A row comes empty
    and goes empty: the changes of its cells stand after `rij erbij` and before `rij weg`.
    """

    blad: str
    tabel: str
    sleutel: str
    kolom: str
    soort: Wijzigingssoort
    oud: Waarde
    nieuw: Waarde
    waarom: str

    @property
    def waar(self) -> str:
        """Sheet, key and column, for people."""
        return place(self.blad, self.sleutel, self.kolom)

    @property
    def hernoemt(self) -> bool:
        """Whether this gives the row another key."""
        return self.soort is Wijzigingssoort.CEL and self.tabel != "" and self.kolom == SLEUTELKOLOM

    @property
    def stil(self) -> bool:
        """Whether it tells a person nothing by itself: a hash, or what Python computed anew."""
        naam = self.tabel or self.sleutel
        return self.vergelijkt or naam == (KENMERKEN if self.tabel else VINGERAFDRUK)

    @property
    def vergelijkt(self) -> bool:
        """Whether it is what Python computes, which follows from everything else."""
        return self.tabel in VERGELIJKING

    @property
    def alleen_formule(self) -> bool:
        """Whether the value stays, so that only a formula comes in its place, or goes again."""
        return self.soort is Wijzigingssoort.CEL and self.kolom != "" and same(self.oud, self.nieuw)

    def invert(self) -> "Wijziging":
        """Give the change that takes this one back."""
        return replace(
            self,
            sleutel=str(self.nieuw) if self.hernoemt else self.sleutel,
            soort=_INVERSE[self.soort],
            oud=self.nieuw,
            nieuw=self.oud,
        )

    def __str__(self) -> str:
        what = (
            shown_change(self.oud, self.nieuw) if self.soort is Wijzigingssoort.CEL else self.soort
        )
        return f"{self.waar}: {what}" + (f" ({self.waarom})" if self.waarom else "")


@dataclass(frozen=True, slots=True)
class Conflict:
    """A cell that both sides changed: `hunne` is the workbook's value and stays.

    `basis` is what was written last (None where only its fingerprint is known), `onze` what was
    proposed.
    """

    blad: str
    tabel: str
    sleutel: str
    kolom: str
    basis: Waarde
    hunne: Waarde
    onze: Waarde
    waarom: str

    @property
    def waar(self) -> str:
        """Sheet, key and column, for people."""
        return place(self.blad, self.sleutel, self.kolom)

    def __str__(self) -> str:
        return (
            f"{self.waar}: {shown(self.hunne)} blijft staan, voorgesteld was {shown(self.onze)}"
            f" ({self.waarom})"
        )


def place(*parts: str) -> str:
    """Give sheet, key and column as one text; what is empty is left out."""
    return ", ".join(part for part in parts if part)
