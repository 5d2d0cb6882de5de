"""A workbook on disk: read it, change cells and tables, compute, save; nothing else changes."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from modelgemeente_xl.bestand import omvang
from modelgemeente_xl.bestand.bewaren.opslaan import replace_file, save_as
from modelgemeente_xl.bestand.bewaren.tijdelijk import sweep_dead
from modelgemeente_xl.bestand.blad.blad import Werkblad
from modelgemeente_xl.bestand.blad.celwaarde import formula_text, normal_value
from modelgemeente_xl.bestand.blad.celxml import Celformule
from modelgemeente_xl.bestand.blad.laag import same_value
from modelgemeente_xl.bestand.grafieken import is_chart, with_values
from modelgemeente_xl.bestand.grond.weigering import BestandGeweigerd
from modelgemeente_xl.bestand.handtekening import check_unsigned
from modelgemeente_xl.bestand.openen import Geopend, fingerprint, open_bestand
from modelgemeente_xl.bestand.pakket.inpakken import repacked
from modelgemeente_xl.bestand.pakket.namen import (
    computed_on_load,
    counts_from_1904,
    defined_names,
    print_areas,
)
from modelgemeente_xl.bestand.pakket.pakket import sheet_parts, sheets_of, workbook_part
from modelgemeente_xl.bestand.pakket.rekenketen import without_chain
from modelgemeente_xl.bestand.pakket.tabellen import Bladtabel, Tabeldeel, read_tables, resized
from modelgemeente_xl.bestand.rekenen.herrekenen import (
    Geladen,
    Rekenverslag,
    fill_results,
    nothing_is_ours,
    recalculate,
)
from modelgemeente_xl.bestand.rekenen.keuring import Eigendom
from modelgemeente_xl.bestand.rekenen.rekenblad import Rekenblad
from modelgemeente_xl.bestand.toegestaan import Celwijziging, check_blocks, check_headers
from modelgemeente_xl.bestand.volgcellen import check_followable, follow_cells
from modelgemeente_xl.bestand.volgen import follow_formulas, follow_names, follow_tail
from modelgemeente_xl.excel.adressen import Bereik, Plaats
from modelgemeente_xl.excel.waarde import Waarde

__all__ = ["Rekenverslag", "Werkboek"]


class Werkboek:
    """A workbook; rows and columns count from 1, and what is read holds what was written.

    Every method raises `BestandGeweigerd` where it cannot be sure of what it would do, and then
    nothing has changed.
    """

    _herrekend: tuple[dict[str, bytes], Rekenverslag] | None
    """The parts that were computed last, for whom, and what came of it."""
    _alleen_ons: str
    """Why formulas of someone else are not computed again, where that did not go well."""

    def __init__(self, geopend: Geopend) -> None:
        self._take(geopend)

    @classmethod
    def open(cls, pad: Path, geopend: Geopend | None = None) -> "Werkboek":
        """Open a file; raise `BestandGeweigerd` where it is no workbook that can be trusted.

        With `geopend` it was read already, and `pad` is only what it is called.
        """
        if geopend is None:
            geopend = open_bestand(pad)
            sweep_dead(pad)
        try:
            return cls(geopend)
        except BestandGeweigerd as refusal:
            raise BestandGeweigerd(f"{pad.name}: {refusal}") from refusal

    @property
    def bladnamen(self) -> tuple[str, ...]:
        """Names of the worksheets in their order; chart sheets left out."""
        return tuple(self._bladen)

    @property
    def tabellen(self) -> Mapping[str, Bladtabel]:
        """The tables by name, as they are now."""
        return MappingProxyType({naam: deel.tabel for naam, deel in self._tabellen.items()})

    @property
    def namen(self) -> Mapping[str, str]:
        """What the defined names of the whole workbook refer to, such as ``Start!$C$7``."""
        return defined_names(self._parts[self._workbook])

    @property
    def afdrukbereiken(self) -> Mapping[str, tuple[Bereik, ...]]:
        """What is printed of each sheet that says so."""
        bladen = [blad.naam for blad in sheets_of(self._parts)]
        found = print_areas(self._parts[self._workbook])
        return {bladen[i]: areas for i, areas in found.items() if i < len(bladen)}

    def waarden(
        self, blad: str, rij: int, kolom: int, rij_tot: int, kolom_tot: int
    ) -> list[list[Waarde]]:
        """Values of a block of cells, row by row."""
        sheet = self._blad(blad)
        return sheet.read(lambda: sheet.block(Bereik(rij, kolom, rij_tot, kolom_tot)))

    def formules(
        self, blad: str, rij: int, kolom: int, rij_tot: int, kolom_tot: int
    ) -> list[list[str]]:
        """Formulas of a block of cells, with `=`, empty where there is none."""
        sheet = self._blad(blad)
        return sheet.read(lambda: sheet.formulas(Bereik(rij, kolom, rij_tot, kolom_tot)))

    def gebruikt(self, blad: str) -> tuple[int, int]:
        """Last row and last column that hold a value or formula; (1, 1) on an empty sheet."""
        sheet = self._blad(blad)
        return sheet.read(sheet.used)

    def write(self, blad: str, rij: int, kolom: int, waarden: Sequence[Sequence[object]]) -> None:
        """Write values from a cell on; a cell that already holds its value is left as it is.

        Text is text, whatever it begins with; None or empty text empties a cell and keeps its
        style; a date becomes Excel's serial number.
        """
        sheet = self._blad(blad)
        width = max(map(len, waarden), default=0)
        held = sheet.block(Bereik(rij, kolom, rij + len(waarden) - 1, kolom + width - 1))
        changes: list[Celwijziging] = []
        for r, row in enumerate(waarden, rij):
            for k, given in enumerate(row, kolom):
                value = normal_value(given, Plaats(blad, r, k), self._sinds_1904)
                same = same_value(held[r - rij][k - kolom], value)
                if not same or sheet.celformule(r, k) is not None:
                    changes.append(Celwijziging(r, k, value))
        self._write(sheet, changes)

    def write_formulas(
        self, blad: str, rij: int, kolom: int, formules: Sequence[Sequence[str]]
    ) -> None:
        """Write formulas from a cell on, each as Excel writes it in a file, with `=`."""
        sheet = self._blad(blad)
        changes: list[Celwijziging] = []
        for r, row in enumerate(formules, rij):
            for k, given in enumerate(row, kolom):
                text = formula_text(given, Plaats(blad, r, k))
                if sheet.formula(r, k) != given:
                    changes.append(Celwijziging(r, k, None, Celformule(b"", text)))
        self._write(sheet, changes)

    def resize(self, tabel: str, laatste_rij: int) -> None:
        """Let a table end at another row; what ended with it follows.

        New rows get the style, formulas and height of the last row; rows that leave the table are
        emptied. Refused where there is no room.
        """
        deel = self._tabel(tabel)
        old = deel.tabel
        if laatste_rij == old.laatste_rij:
            return
        blad = self._blad(old.blad)
        self._check_may_change(blad)
        omvang.check_size(blad, deel, self._tabellen.values(), laatste_rij)
        check_followable(self._bladen.values(), old, laatste_rij)
        if laatste_rij > old.laatste_rij:
            omvang.grow(blad, deel, laatste_rij)
        else:
            leaving = old.bereik._replace(rij=laatste_rij + 1)
            check_blocks(blad, [Celwijziging(*cel, None) for cel in blad.cells_in(leaving)])
            omvang.shrink(blad, deel, laatste_rij)
        blad.tail = follow_tail(blad.tail, old.bereik, laatste_rij)
        self._follow(old, laatste_rij)
        self._parts[deel.part] = resized(self._parts[deel.part], old, laatste_rij)
        self._tabellen[old.naam] = deel.ending_at(laatste_rij)

    def recompute(self, van_ons: Eigendom = nothing_is_ours) -> Rekenverslag:
        """Compute every formula and write the results that differ, also in charts.

        What the engine cannot compute keeps its old value, and the file asks to be computed when
        it is opened. `van_ons` says which formulas the program put there: those it can compute.
        What was computed already is not computed again.
        """
        if (berekend := self.berekend) is not None:
            return berekend
        tabellen = self.tabellen.values()
        herrekening = recalculate(
            self._bladen,
            self.parts(),
            self._geopend.parts,
            tabellen,
            van_ons,
            self._alleen_ons,
            self._geladen,
        )
        self._alleen_ons = herrekening.alleen_ons
        self._fill_charts()
        if herrekening.niet_berekend:
            self._parts[self._workbook] = computed_on_load(self._parts[self._workbook])
        self._herrekend = self.parts(), herrekening
        return herrekening

    @property
    def berekend(self) -> Rekenverslag | None:
        """What came of computing it, where nothing changed since."""
        if self._herrekend is None:
            return None
        parts, herrekening = self._herrekend
        return herrekening if parts == self.parts() else None

    def replace_result(self, oud: str, nieuw: str) -> None:
        """Let every formula whose result is one text hold another, until it is computed again."""
        for blad in self._bladen.values():
            if blad.may_compute() and blad.understood():
                for cel in [cel for cel in blad.results() if cel.waarde == oud]:
                    blad.set_result(cel, nieuw, False)

    def fill(self, rekenblad: Rekenblad) -> None:
        """Take the results, also in charts, from an engine that computed this same workbook."""
        fill_results(self._bladen.values(), rekenblad)
        self._fill_charts()

    def as_read(self) -> "Werkboek":
        """The same workbook as it was opened, for who makes many of one: it is searched once."""
        boek = Werkboek(self._geopend)
        for naam, blad in self._bladen.items():
            if blad.understood() and blad.may_compute():
                _ = blad.results_read
            boek._bladen[naam] = blad.as_read()
        return boek

    @property
    def gewijzigd(self) -> bool:
        """Whether saving would write other parts than were opened."""
        return self.parts() != self._geopend.parts

    def parts(self) -> dict[str, bytes]:
        """The package with all changes; parts without a change are the very same bytes."""
        parts = dict(self._parts)
        changed = False
        for naam, part in self._bladdelen.items():
            blad = self._bladen[naam]
            parts[part] = blad.render()
            changed = changed or blad.formulas_changed()
        return without_chain(parts) if changed else parts

    def save(self, pad: Path | None = None) -> None:
        """Save in place, with the previous version kept beside it, or as a new file.

        Nothing is computed first. Raise `OpslaanMislukt` where the file was changed by another, is
        open in Excel, or cannot be written; it is then as it was.
        """
        doel = self.pad if pad is None else pad
        parts = self.parts()
        if doel == self.pad and parts == self._geopend.parts:
            return
        check_unsigned(self.pad.name, self._geopend.ondertekend)
        content = repacked(self._geopend.inhoud, self._geopend.parts, parts)
        if doel == self.pad:
            replace_file(content, doel, self._geopend.inhoud)
        else:
            save_as(content, doel, self.pad)
        self._take(Geopend(doel, parts, fingerprint(content), content))

    def _take(self, geopend: Geopend) -> None:
        self.pad = geopend.pad
        self._geopend = geopend
        self._herrekend = None
        self._alleen_ons = ""
        self._geladen = Geladen()
        self._parts = dict(geopend.parts)
        self._workbook = workbook_part(self._parts)
        self._bladdelen = sheet_parts(self._parts)
        self._sinds_1904 = counts_from_1904(self._parts[self._workbook])
        self._tabellen = read_tables(self._parts, self._bladdelen)
        self._bladen = {
            naam: Werkblad(naam, self._parts[part], geopend.teksten)
            for naam, part in self._bladdelen.items()
        }

    def _blad(self, naam: str) -> Werkblad:
        if naam not in self._bladen:
            raise BestandGeweigerd(
                f"{self.pad.name}: blad {naam} is er niet; er is: {', '.join(self._bladen)}"
            )
        return self._bladen[naam]

    def _tabel(self, naam: str) -> Tabeldeel:
        if naam not in self._tabellen:
            raise BestandGeweigerd(
                f"{self.pad.name}: tabel {naam} is er niet; er is: {', '.join(self._tabellen)}"
            )
        return self._tabellen[naam]

    def _follow(self, tabel: Bladtabel, laatste_rij: int) -> None:
        """Let what refers to whole columns of a table, anywhere in the workbook, follow it."""
        nummer = next(i for i, s in enumerate(sheets_of(self._parts)) if s.naam == tabel.blad)
        workbook = self._parts[self._workbook]
        self._parts[self._workbook] = follow_names(workbook, nummer, tabel, laatste_rij)
        last = str(tabel.laatste_rij).encode()
        for name, content in self._parts.items():
            if is_chart(name) and last in content:
                self._parts[name] = follow_formulas(content, False, tabel, laatste_rij)
        for blad in self._bladen.values():
            follow_cells(blad, tabel, laatste_rij)
            if blad.tail_mentions(last) and blad.understood():
                own = blad.naam == tabel.blad
                blad.tail = follow_formulas(blad.tail, own, tabel, laatste_rij)

    def _fill_charts(self) -> None:
        self._parts |= with_values(self._parts, lambda naam, r, k: self._bladen[naam].value(r, k))

    def _check_may_change(self, blad: Werkblad) -> None:
        check_unsigned(self.pad.name, self._geopend.ondertekend)
        blad.check_writable()

    def _write(self, blad: Werkblad, changes: Sequence[Celwijziging]) -> None:
        self._check_may_change(blad)
        check_headers(blad.naam, changes, self._tabellen.values())
        check_blocks(blad, changes)
        for rij, kolom, waarde, formule in changes:
            blad.put(rij, kolom, waarde, formule)
