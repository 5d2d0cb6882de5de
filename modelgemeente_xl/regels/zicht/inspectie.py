"""A workbook with all that the rules ask of it: what is ours, formulas, and fresh results."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula

from modelgemeente_xl.excel.adressen import HEEL_BLAD, Bereik
from modelgemeente_xl.excel.formule import Ontleder
from modelgemeente_xl.excel.formuledelen import Ontleed, Sjabloon
from modelgemeente_xl.excel.vormen import vorm
from modelgemeente_xl.model.totalen import Totalen
from modelgemeente_xl.regels.zicht.aanblik import Aanblik
from modelgemeente_xl.regels.zicht.herrekening import Herrekening, recompute
from modelgemeente_xl.regels.zicht.inlezen import read_workbook
from modelgemeente_xl.regels.zicht.lichter import only_formulas, without_empty_rows
from modelgemeente_xl.regels.zicht.onze import VERKLAARD, VERKLAARDE_BLADEN, Tabelzicht, rollen_of
from modelgemeente_xl.regels.zicht.regel import Profiel
from modelgemeente_xl.werkmap.indeling.declaratie import Blad, Eigenaar


@dataclass(frozen=True, slots=True)
class Formulecel:
    """A cell with a formula; `van_ons` says whether the program put it there."""

    blad: str
    rij: int
    kolom: int
    parsed: Ontleed
    vorm: str
    """Equal for formulas that Excel calls the same."""
    van_ons: bool
    matrix: bool

    @property
    def sjabloon(self) -> Sjabloon:
        """The formula without its cells."""
        return self.parsed.sjabloon


@dataclass(frozen=True, eq=False)
class Inspectie(Aanblik):
    """Everything the rules look at."""

    profiel: Profiel
    python_totalen: Totalen | None

    # what is ours ---------------------------------------------------------------------------

    def onze_tabellen(self, *namen: str) -> Iterator[Tabelzicht]:
        """Tables of ours that are there: all, or those named."""
        for naam in namen or VERKLAARD:
            if naam in self.tabellen:
                yield self.tabellen[naam]

    @cached_property
    def rollen(self) -> dict[str, str]:
        """Sheets of ours: as the master calls them, and as they are called here."""
        return rollen_of(
            tuple(self.bladdelen),
            self.tabellen,
            {naam: bereik.blad for naam, bereik in self.namen.items()},
            {sheet.title: self.waarde(sheet.title, 1, 1) for sheet in self.boek.worksheets},
        )

    @cached_property
    def onze_bladen(self) -> dict[str, Blad]:
        """Sheets of ours by the name they have here, with what the master says of them."""
        return {blad: VERKLAARDE_BLADEN[rol] for rol, blad in self.rollen.items()}

    def tabel_op(self, blad: str, rij: int, kolom: int) -> Tabelzicht | None:
        """The table of ours in whose data a cell stands."""
        for tabel in self._onze_per_blad.get(blad, ()):
            if rij in tabel.rijen and kolom in tabel.plaatsen:
                return tabel
        return None

    @cached_property
    def _onze_per_blad(self) -> dict[str, list[Tabelzicht]]:
        found: dict[str, list[Tabelzicht]] = {}
        for tabel in self.onze_tabellen():
            found.setdefault(tabel.blad, []).append(tabel)
        return found

    @cached_property
    def eigen_kolommen(self) -> dict[str, set[int]]:
        """Per sheet of ours the columns the user put into our tables."""
        found: dict[str, set[int]] = {blad: set() for blad in self.onze_bladen}
        for tabel in self.onze_tabellen():
            found.setdefault(tabel.blad, set()).update(tabel.eigen())
        return found

    @cached_property
    def vlakken(self) -> dict[str, tuple[Bereik, ...]]:
        """Per sheet of ours where something of ours may stand: print areas and tables.

        Without a print area that is the whole sheet. A print area of whole columns lets lines that
        the user adds be printed; ours ends with the last of our tables in it.
        """
        found = {}
        for blad in self.onze_bladen:
            tabellen = tuple(t.vlak for t in self.onze_tabellen() if t.blad == blad)
            afdruk = tuple(_tot_en_met(v, tabellen) for v in self.afdrukbereiken.get(blad, ()))
            found[blad] = (*afdruk, *tabellen) if afdruk else (HEEL_BLAD,)
        return found

    @cached_property
    def _eigen_tabellen(self) -> tuple[Tabelzicht, ...]:
        return tuple(t for t in self.tabellen.values() if not t.van_ons)

    def is_van_ons(self, blad: str, rij: int, kolom: int) -> bool:
        """Whether a cell on a sheet of ours is ours: not in a column, table or place of the user.

        An input cell is the user's, whatever he puts into it.
        """
        if kolom in self.eigen_kolommen[blad] or self.is_invoer(blad, rij, kolom):
            return False
        for tabel in self._eigen_tabellen:
            if tabel.blad == blad and tabel.vlak.holds(rij, kolom):
                return False
        for vlak in self.vlakken[blad]:
            if vlak.rij <= rij <= vlak.rij_tot and vlak.kolom <= kolom <= vlak.kolom_tot:
                return True
        return False

    @cached_property
    def _invoerkolommen(self) -> dict[tuple[str, int], list[range]]:
        found: dict[tuple[str, int], list[range]] = {}
        for tabel in self.onze_tabellen():
            for kolom, k in tabel.onze():
                if kolom.eigenaar is Eigenaar.INVOER:
                    found.setdefault((tabel.blad, k), []).append(tabel.rijen)
        return found

    def is_invoer(self, blad: str, rij: int, kolom: int) -> bool:
        """Whether a cell is an input: in an input column, or unlocked on Start."""
        for rijen in self._invoerkolommen.get((blad, kolom), ()):
            if rij in rijen:
                return True
        if blad != self.rollen.get("Start"):
            return False
        cel = self.cellen(blad).get((rij, kolom))
        return cel is not None and not self.stijlen.of(cel).vergrendeld

    # formulas -------------------------------------------------------------------------------

    @cached_property
    def formules(self) -> tuple[Formulecel, ...]:
        """Every formula cell of every sheet."""
        ontleder = Ontleder()
        found = []
        for blad in self.bladdelen:
            van_ons = blad in self.onze_bladen
            for (rij, kolom), cel in self.cellen(blad).items():
                if cel.data_type != "f":
                    continue
                matrix = not isinstance(cel.value, str)
                deel = ontleder.parsed(_formuletekst(cel.value))
                ons = van_ons and self.is_van_ons(blad, rij, kolom)
                eigen_vorm = vorm(deel, rij, kolom)
                found.append(Formulecel(blad, rij, kolom, deel, eigen_vorm, ons, matrix))
        return tuple(found)

    @cached_property
    def formule_op(self) -> dict[tuple[str, int, int], Formulecel]:
        """Formula cells by place."""
        return {(f.blad, f.rij, f.kolom): f for f in self.formules}

    @cached_property
    def _formules_per_blad(self) -> dict[str, list[Formulecel]]:
        found: dict[str, list[Formulecel]] = {blad: [] for blad in self.bladdelen}
        for f in self.formules:
            found[f.blad].append(f)
        return found

    def formules_van(self, blad: str) -> list[Formulecel]:
        """Formula cells of one sheet."""
        return self._formules_per_blad[blad]

    @cached_property
    def groepen(self) -> list[list[Formulecel]]:
        """Formulas of ours that are the same to the letter, per sheet."""
        found: dict[tuple[str, str], list[Formulecel]] = {}
        for f in self.formules:
            if f.van_ons:
                found.setdefault((f.blad, f.parsed.tekst), []).append(f)
        return list(found.values())

    @cached_property
    def herrekend(self) -> Herrekening:
        """The workbook as the engine computes it."""
        own = {(f.blad, f.rij, f.kolom) for f in self.formules if not f.van_ons}
        return recompute(self.kaal, own)


def inspect_workbook(
    parts: Mapping[str, bytes], profiel: Profiel = "werk", python_totalen: Totalen | None = None
) -> Inspectie:
    """Open the parts of a workbook for the rules, or raise `NietTeControleren`."""
    kaal = without_empty_rows(parts)
    licht = only_formulas(kaal)
    return Inspectie(parts, kaal, licht, read_workbook(licht), profiel, python_totalen)


def _tot_en_met(vlak: Bereik, tabellen: tuple[Bereik, ...]) -> Bereik:
    """An area, without the rows of whole columns that lie beneath the last table in them."""
    rijen = [t.rij_tot for t in tabellen if vlak.holds(t.rij, t.kolom)]
    heel = vlak.rij_tot == HEEL_BLAD.rij_tot and rijen
    return vlak._replace(rij_tot=max(rijen)) if heel else vlak


def _formuletekst(value: object) -> str:
    if isinstance(value, ArrayFormula):
        return value.text or "="
    if isinstance(value, DataTableFormula):
        return "="
    return str(value)
