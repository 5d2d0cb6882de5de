"""What of an older workbook cannot come along: named one by one, so that nobody misses it later.

Only what the program itself writes has a place in a new workbook.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from modelgemeente_xl.bestand.pakket.pakket import relations, sheets_of
from modelgemeente_xl.excel.adressen import cell_name
from modelgemeente_xl.regels.zicht.aanblik import Aanblik
from modelgemeente_xl.regels.zicht.inlezen import read_workbook
from modelgemeente_xl.regels.zicht.lichter import without_empty_rows
from modelgemeente_xl.regels.zicht.onze import Tabelzicht
from modelgemeente_xl.regels.zicht.xmldeel import parse_xml
from modelgemeente_xl.werkmap.overzetten import indeling1
from modelgemeente_xl.werkmap.overzetten.oud import Achterblijver, Oud

MEEST = 12
"""Cells that are named of a kind on a sheet; more are counted."""
_OPMERKINGEN = {"comments": "comment", "threadedComment": "threadedComment"}
"""What a note is called in each kind of part that holds notes."""
_BLAD_ZONDER_TABEL = {"Agenda": "Digitale agenda"}
"""A sheet of ours without a table, by what stands in its first cell."""


def left_behind(parts: Mapping[str, bytes], oud: Oud) -> tuple[Achterblijver, ...]:
    """Everything in the parts of a workbook that a new one has no place for."""
    kaal = without_empty_rows(parts)
    return tuple(_Zoeker(Aanblik(parts, kaal, kaal, read_workbook(kaal)), oud).all())


@dataclass
class _Zoeker:
    """Looks at one workbook, one kind of thing after another."""

    beeld: Aanblik
    oud: Oud

    def all(self) -> Iterator[Achterblijver]:
        for blad in sheets_of(self.beeld.parts):
            if blad.naam not in self.onze:
                yield Achterblijver(blad.naam, "eigen blad")
        yield from self._tables()
        yield from self._cells("eigen tekst of getal naast of onder wat het programma schrijft")
        yield from self._notes()
        yield from self._drawings()
        yield from self._colours()
        yield from self._names()

    @cached_property
    def onze(self) -> dict[str, str]:
        """Sheets of the program as they are called here, with how it called them."""
        found = {tabel.blad: indeling1.BLAD_VAN[naam] for naam, tabel in self.oud.tabellen.items()}
        found |= {plek.rpartition("!")[0]: "Start" for plek in self.oud.plaatsen.values() if plek}
        for naam, tabel in self.beeld.tabellen.items():
            if naam in indeling1.ANDERE_TABELLEN:
                found[tabel.blad] = "Controle"
        for blad in self.beeld.bladdelen:
            for rol, titel in _BLAD_ZONDER_TABEL.items():
                if blad not in found and self.beeld.waarde(blad, 1, 1) == titel:
                    found[blad] = rol
        editie = self.oud.plaatsen["Editie"].rpartition("!")[0]
        return found | {editie: "Catalogus"}

    @cached_property
    def tabellen(self) -> dict[str, list[Tabelzicht]]:
        """The tables of the program by sheet."""
        found: dict[str, list[Tabelzicht]] = defaultdict(list)
        for tabel in self.beeld.tabellen.values():
            if tabel.naam in indeling1.TABELLEN or tabel.naam in indeling1.ANDERE_TABELLEN:
                found[tabel.blad].append(tabel)
        return found

    def _tables(self) -> Iterator[Achterblijver]:
        for tabel in self.beeld.tabellen.values():
            ons = tabel.naam in indeling1.TABELLEN or tabel.naam in indeling1.ANDERE_TABELLEN
            if tabel.blad in self.onze and not ons:
                yield Achterblijver(tabel.blad, f"eigen tabel {tabel.naam}")

    def _cells(self, wat: str) -> Iterator[Achterblijver]:
        for blad, rol in self.onze.items():
            places = (
                (rij, kolom)
                for (rij, kolom), cel in self.beeld.cellen(blad).items()
                if cel.value not in (None, "") and self._is_own(blad, rol, rij, kolom)
            )
            yield from _told(blad, places, wat)

    def _is_own(self, blad: str, rol: str, rij: int, kolom: int) -> bool:
        """Whether a place is to the right of, or under, all that the program wrote on a sheet."""
        if (blad, rij) in self._meegenomen:
            return False
        tabellen = self.tabellen[blad]
        onder, rechts = indeling1.KADER.get(rol, (0, 0))
        here = [t for t in tabellen if rol != "Parameters" or kolom in t.plaatsen]
        onder = onder or max((t.laatste_rij for t in here), default=rij)
        rechts = rechts or max((t.plaatsen.stop - 1 for t in tabellen), default=kolom)
        if rol == "Basis" and kolom == 1:
            onder += indeling1.UITLEG_BASIS
        return kolom > rechts or rij > onder

    @cached_property
    def _meegenomen(self) -> set[tuple[str, int]]:
        """Rows beneath a table that came along as lines."""
        return {
            (tabel.blad, rij)
            for naam, tabel in self.oud.tabellen.items()
            for rij in self.oud.onder.get(naam, {})
        }

    def _notes(self) -> Iterator[Achterblijver]:
        noted: dict[str, None] = {}  # a talk in Excel of today has a note for older ones too
        for blad, part in self._parts():
            for relatie in relations(self.beeld.parts, part):
                if relatie.soort in _OPMERKINGEN:
                    for cel in self._of_part(relatie.doel, _OPMERKINGEN[relatie.soort], "ref"):
                        noted.setdefault(f"{blad}!{cel}")
        for waar in noted:
            yield Achterblijver(waar, "opmerking bij een cel")

    def _drawings(self) -> Iterator[Achterblijver]:
        for blad, part in self._parts():
            ours = indeling1.GRAFIEKEN.get(self.onze[blad], ())
            for relatie in relations(self.beeld.parts, part):
                if relatie.soort == "drawing":
                    for naam in self._of_part(relatie.doel, "cNvPr", "name"):
                        if naam not in ours:
                            yield Achterblijver(blad, f"eigen grafiek, vorm of plaatje: {naam}")

    def _colours(self) -> Iterator[Achterblijver]:
        for blad in self.onze:
            places = (
                (blik.rij, blik.kolom)
                for blik in self.beeld.blikken(blad)
                if blik.stijl.vulling and blik.stijl.vulling not in indeling1.VLAKKEN
            )
            yield from _told(blad, places, "eigen kleur van een cel")

    def _names(self) -> Iterator[Achterblijver]:
        known = {*indeling1.NAMEN, indeling1.DEELNEMERS, *indeling1.ANDERE_NAMEN}
        for naam in self.beeld.werkmap.namen:
            if naam.blad == -1 and naam.naam not in known and not naam.naam.startswith("_xl"):
                yield Achterblijver("de werkmap", f"eigen naam {naam.naam}")

    def _of_part(self, part: str, tag: str, attribute: str) -> Iterator[str]:
        """An attribute of every element of a name, whatever its namespace."""
        for element in parse_xml(self.beeld.parts.get(part)).iter("{*}" + tag):
            yield element.get(attribute, "")

    def _parts(self) -> Iterator[tuple[str, str]]:
        """The sheets of ours with their part; of another sheet nothing comes along anyhow."""
        for blad, deel in self.beeld.bladdelen.items():
            if blad in self.onze:
                yield blad, deel.part


def _told(blad: str, places: Iterable[tuple[int, int]], wat: str) -> Iterator[Achterblijver]:
    found = sorted(places)
    for rij, kolom in found[:MEEST]:
        yield Achterblijver(f"{blad}!{cell_name(rij, kolom)}", wat)
    if len(found) > MEEST:
        yield Achterblijver(blad, f"{wat}: nog {len(found) - MEEST} andere cellen")
