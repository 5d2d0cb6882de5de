"""A workbook as it stands, opened once: cells, results, looks, tables and names."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from modelgemeente_xl.bestand.blad.laag import Bladlaag
from modelgemeente_xl.bestand.blad.teksten import Teksten
from modelgemeente_xl.bestand.grond.weigering import BestandGeweigerd
from modelgemeente_xl.excel.adressen import Bereik, parse_area
from modelgemeente_xl.excel.formule import cellen_of
from modelgemeente_xl.excel.formuledelen import Verwijzing
from modelgemeente_xl.regels.zicht.bladdeel import Bladdeel
from modelgemeente_xl.regels.zicht.onze import Tabelzicht
from modelgemeente_xl.regels.zicht.stijlen import Celstijlen, Stijl
from modelgemeente_xl.regels.zicht.werkmapdeel import Werkmapdeel
from modelgemeente_xl.regels.zicht.xmldeel import parse_xml


class Celblik(NamedTuple):
    """A cell with its place and its look."""

    rij: int
    kolom: int
    cel: Cell | MergedCell
    stijl: Stijl


@dataclass(frozen=True, eq=False)
class Aanblik:
    """What costs time is made once, when first asked for."""

    parts: Mapping[str, bytes]
    kaal: Mapping[str, bytes]
    """The parts without long runs of empty rows."""
    licht: Mapping[str, bytes]
    """And without what no rule looks at in large sheets: what `boek` was read from."""
    boek: Workbook

    @cached_property
    def werkmap(self) -> Werkmapdeel:
        """The workbook part."""
        return Werkmapdeel(self.parts)

    @cached_property
    def bladdelen(self) -> dict[str, Bladdeel]:
        """The part of each worksheet, by the name of the sheet."""
        parts = {blad.naam: blad.part for blad in self.werkmap.bladen}
        return {
            sheet.title: self._bladdeel(sheet.title, parts[sheet.title])
            for sheet in self.boek.worksheets
            if sheet.title in parts
        }

    def _bladdeel(self, naam: str, part: str) -> Bladdeel:
        geheel, licht = self.parts.get(part), self.licht.get(part)
        return Bladdeel(naam, part, parse_xml(licht), None if geheel is licht else geheel)

    @cached_property
    def volgorde(self) -> dict[str, int]:
        """Place of each sheet in the workbook."""
        return {blad.naam: i for i, blad in enumerate(self.werkmap.bladen)}

    @cached_property
    def tabellen(self) -> dict[str, Tabelzicht]:
        """Every table by name, those of the user too."""
        return {tabel.naam: tabel for sheet in self.boek.worksheets for tabel in _tabellen(sheet)}

    @cached_property
    def namen(self) -> dict[str, Verwijzing]:
        """Names of the whole workbook that point to cells."""
        found = {}
        for naam in self.werkmap.namen:
            bereik = cellen_of(naam.tekst)
            if naam.blad == -1 and bereik is not None:
                found[naam.naam] = bereik
        return found

    def naamwaarde(self, naam: str) -> object:
        """Value of the cell that a name points to; None without such a name."""
        bereik = self.namen.get(naam)
        return self.waarde(bereik.blad, bereik.boven, bereik.links) if bereik else None

    def cellen(self, blad: str) -> Mapping[tuple[int, int], Cell | MergedCell]:
        """The cells that exist on a sheet, by row and column."""
        return self._cellen[blad]

    @cached_property
    def _cellen(self) -> dict[str, Mapping[tuple[int, int], Cell | MergedCell]]:
        # The public way makes a cell for every place up to the last one, which may be far.
        return {sheet.title: sheet._cells for sheet in self.boek.worksheets}

    def blikken(self, blad: str) -> Sequence[Celblik]:
        """The cells of a sheet with their looks."""
        if blad not in self._blikken:
            of = self.stijlen.of
            self._blikken[blad] = [
                Celblik(rij, kolom, cel, of(cel)) for (rij, kolom), cel in self.cellen(blad).items()
            ]
        return self._blikken[blad]

    @cached_property
    def _blikken(self) -> dict[str, list[Celblik]]:
        return {}

    def per_stijl(self, blad: str) -> Mapping[Stijl, Sequence[Celblik]]:
        """The cells of a sheet in which something stands, by their look."""
        if blad not in self._per_stijl:
            groepen: dict[int, list[Celblik]] = defaultdict(list)
            for blik in self.blikken(blad):
                if blik.cel.value is not None:
                    groepen[id(blik.stijl)].append(blik)
            self._per_stijl[blad] = {groep[0].stijl: groep for groep in groepen.values()}
        return self._per_stijl[blad]

    @cached_property
    def _per_stijl(self) -> dict[str, dict[Stijl, list[Celblik]]]:
        return {}

    def waarde(self, blad: str, rij: int, kolom: int) -> object:
        """What a cell shows: its value, or the cached result of its formula."""
        deel = self.bladdelen.get(blad)
        if deel is None:
            return None
        cel = self.cellen(blad).get((rij, kolom))
        if cel is None:
            return self._weggelaten(deel, rij, kolom)
        return deel.uitkomsten.get((rij, kolom)) if cel.data_type == "f" else cel.value

    def _weggelaten(self, deel: Bladdeel, rij: int, kolom: int) -> object:
        """The value of a cell that was left out of the sheet because no rule looks at it."""
        if self.licht.get(deel.part) is self.kaal.get(deel.part):
            return None
        if deel.naam not in self._lagen:
            self._lagen[deel.naam] = Bladlaag(deel.naam, self.kaal[deel.part], self._teksten)
        try:
            return self._lagen[deel.naam].value(rij, kolom)
        except BestandGeweigerd:  # a sheet that is not understood can be read no further
            return None

    @cached_property
    def _lagen(self) -> dict[str, Bladlaag]:
        return {}

    @cached_property
    def _teksten(self) -> Teksten:
        return Teksten(dict(self.parts))

    def labels_links(self, blad: str, rij: int, kolom: int) -> list[object]:
        """Texts to the left of a cell, the nearest first."""
        cellen = self.cellen(blad)
        waarden = (cellen.get((rij, k)) for k in range(kolom - 1, 0, -1))
        return [cel.value for cel in waarden if cel is not None and cel.data_type == "s"]

    def kolomwaarden(self, tabel: Tabelzicht, kop: str) -> list[object]:
        """Values of a column of a table, row by row; none without the column."""
        key = tabel.naam, kop
        if key not in self._kolommen:
            kolom = tabel.kolom(kop)
            self._kolommen[key] = (
                []
                if kolom is None
                else [self.waarde(tabel.blad, rij, kolom) for rij in tabel.rijen]
            )
        return self._kolommen[key]

    @cached_property
    def _kolommen(self) -> dict[tuple[str, str], list[object]]:
        return {}

    @cached_property
    def afdrukbereiken(self) -> dict[str, tuple[Bereik, ...]]:
        """Print areas per sheet."""
        found = {}
        for naam in self.werkmap.namen:
            if naam.naam == "_xlnm.Print_Area" and 0 <= naam.blad < len(self.werkmap.bladen):
                delen = (deel.rpartition("!")[2] for deel in naam.tekst.split(","))
                vlakken = tuple(r for deel in delen if (r := parse_area(deel)))
                found[self.werkmap.bladen[naam.blad].naam] = vlakken
        return found

    @cached_property
    def lijsten(self) -> dict[str, set[str]]:
        """Values behind drop-downs that were looked up, by their range."""
        return {}

    @cached_property
    def stijlen(self) -> Celstijlen:
        """The looks of cells."""
        return Celstijlen(self.parts)


def _tabellen(sheet: Worksheet) -> Iterator[Tabelzicht]:
    for tabel in sheet.tables.values():
        vlak = parse_area(tabel.ref or "")
        if vlak is None:
            continue
        kop = 1 if tabel.headerRowCount is None else tabel.headerRowCount
        totalen = tabel.totalsRowCount or 0
        yield Tabelzicht(
            tabel.displayName,
            sheet.title,
            vlak.rij + kop - 1,
            vlak.kolom,
            vlak.rij_tot - totalen,
            tuple(str(kolom.name) for kolom in tabel.tableColumns),
            vlak.rij_tot if totalen else None,
        )
