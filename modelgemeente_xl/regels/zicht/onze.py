"""What of a workbook is ours: sheets by what they hold, tables by name, columns by header.

A user may rename and move sheets, insert columns, sort, and add sheets, tables and lines of his
own. So a sheet is known by its tables, else by a name that points to it, else by how it is called
or titled.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from modelgemeente_xl.bestand.pakket.tabellen import Bladtabel
from modelgemeente_xl.excel.adressen import Bereik
from modelgemeente_xl.werkmap.indeling.controletabellen import TBL_CONTROLE
from modelgemeente_xl.werkmap.indeling.declaratie import (
    BLADEN,
    Blad,
    Kolom,
    expand,
    place,
)
from modelgemeente_xl.werkmap.indeling.tabellen import TABELLEN

VERKLAARD: Mapping[str, tuple[Kolom, ...]] = {
    naam: tabel.kolommen for naam, tabel in TABELLEN.items()
}
"""The columns of every table of ours."""
BLAD_VAN_TABEL: Mapping[str, str] = {
    TBL_CONTROLE.naam: TBL_CONTROLE.blad,  # of the tables of its sheet, the one that makes it so
    **{naam: tabel.blad for naam, tabel in TABELLEN.items()},
}
"""The sheet (as it is called in the master) on which each table of ours stands."""
BLAD_VAN_NAAM = {"Begrotingsjaar": "Start", "Gemeente": "Start", "Controle_oordeel": "Controle"}
VERKLAARDE_BLADEN: Mapping[str, Blad] = {blad.naam: blad for blad in BLADEN}


@dataclass(frozen=True)
class Tabelzicht(Bladtabel):
    """A table as the rules look at it; all places from 1."""

    totaalrij: int | None = None
    """The row beneath the data in which Excel itself counts."""

    @property
    def rijen(self) -> range:
        """Its data rows."""
        return range(self.kop_rij + 1, self.laatste_rij + 1)

    @property
    def vlak(self) -> Bereik:
        """Header and data."""
        rechts = self.eerste_kolom + len(self.kolommen) - 1
        return Bereik(self.kop_rij, self.eerste_kolom, self.laatste_rij, rechts)

    @property
    def plaatsen(self) -> range:
        """Its sheet columns."""
        return range(self.eerste_kolom, self.eerste_kolom + len(self.kolommen))

    @property
    def van_ons(self) -> bool:
        """Whether the program made it."""
        return self.naam in VERKLAARD

    def kolom(self, kop: str) -> int | None:
        """Sheet column of a header."""
        try:
            return self.eerste_kolom + self.kolommen.index(kop)
        except ValueError:
            return None

    def verklaarde_formule(self, kolom: Kolom) -> str:
        """The formula of a declared column, from where the columns of this table stand now.

        Where one is missing that it takes from, it is a formula that stands nowhere.
        """
        formule = place(kolom.formule, kolom.naam, lambda kop: (self.kolom(kop) or 1) - 1)
        return expand(formule, self.naam)

    def onze(self) -> list[tuple[Kolom, int]]:
        """The declared columns that are there, with their sheet column."""
        return [
            (kolom, plaats)
            for kolom in VERKLAARD.get(self.naam, ())
            if (plaats := self.kolom(kolom.naam)) is not None
        ]

    def eigen(self) -> list[int]:
        """Sheet columns that the user added."""
        ons = {plaats for _, plaats in self.onze()}
        return [k for k in self.plaatsen if k not in ons]


def rollen_of(
    bladnamen: tuple[str, ...],
    tabellen: Mapping[str, Tabelzicht],
    blad_van_naam: Mapping[str, str],
    titels: Mapping[str, object],
) -> dict[str, str]:
    """For each sheet of the master that is found: how it is called now.

    `blad_van_naam` gives the sheet a defined name points to, `titels` what stands in A1.
    """
    rollen: dict[str, str] = {}

    def known(rol: str, blad: str | None) -> None:
        if blad in bladnamen and rol not in rollen and blad not in rollen.values():
            rollen[rol] = blad

    for naam, rol in BLAD_VAN_TABEL.items():
        if naam in tabellen:
            known(rol, tabellen[naam].blad)
    for naam, rol in BLAD_VAN_NAAM.items():
        known(rol, blad_van_naam.get(naam))
    for rol in VERKLAARDE_BLADEN:
        known(rol, rol)
    for rol, blad in VERKLAARDE_BLADEN.items():
        known(rol, next((b for b in bladnamen if titels.get(b) == blad.titel), None))
    return {rol: rollen[rol] for rol in VERKLAARDE_BLADEN if rol in rollen}
