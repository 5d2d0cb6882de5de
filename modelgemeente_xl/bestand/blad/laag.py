"""One worksheet as it is now: its cells as they were read, with what was written over them."""

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import NamedTuple, Self, TypeVar
from xml.etree import ElementTree
from xml.parsers import expat

from modelgemeente_xl.bestand.blad.bereikcellen import Bereikcellen, range_cells
from modelgemeente_xl.bestand.blad.blokformules import block_formulas
from modelgemeente_xl.bestand.blad.cellen import Bladindex
from modelgemeente_xl.bestand.blad.celxml import Celformule, Nieuw, formula_of
from modelgemeente_xl.bestand.blad.deelformules import Deelformule, shared_formulas
from modelgemeente_xl.bestand.blad.inlezen import (
    Resultaat,
    read_block,
    read_results,
    read_value,
)
from modelgemeente_xl.bestand.blad.teksten import Teksten
from modelgemeente_xl.bestand.blad.weergave import default_styles
from modelgemeente_xl.bestand.grond.bladpatronen import attribute_of
from modelgemeente_xl.bestand.grond.bladvorm import readable
from modelgemeente_xl.bestand.grond.weigering import BestandGeweigerd
from modelgemeente_xl.bestand.grond.xmltekst import xml_text
from modelgemeente_xl.excel.adressen import Bereik
from modelgemeente_xl.excel.waarde import Waarde

_T = TypeVar("_T")
_MANY = 100
"""Cells for which it pays to look for all formulas of a sheet at once."""
_FORMULA = re.compile(rb"<(?:[\w.-]+:)?f[\s/>]")


def _nothing(rij: int, kolom: int) -> Waarde:
    """No result is what is wanted: leave out none."""
    return None


class Celuitkomst(NamedTuple):
    """Another result for a computed cell whose formula stays."""

    begin: int
    eind: int
    xml: bytes
    waarde: Waarde
    fout: bool


class Bladlaag:
    """What a worksheet holds; its XML is not looked at before a cell is asked for."""

    def __init__(self, naam: str, xml: bytes, teksten: Teksten) -> None:
        self.naam = naam
        self.xml = xml
        self.nieuw: dict[int, dict[int, Nieuw | None]] = {}
        """What is written over cells; None where a cell is gone."""
        self.uitkomsten: dict[int, dict[int, Celuitkomst]] = {}
        """Results of formulas that are not written over."""
        self.teksten = teksten
        self._refusal: BestandGeweigerd | None = None
        """Why it is only read, in a plainer form; it can then not be written."""

    @cached_property
    def index(self) -> Bladindex:
        """Where every cell stands in the XML as it was read."""
        return Bladindex(self.naam, self.xml)

    @cached_property
    def bereikcellen(self) -> Bereikcellen:
        """The formulas with a range, by the row at which that ends, as the sheet was read."""
        return range_cells(self.xml)

    @cached_property
    def deelformules(self) -> dict[bytes, Deelformule]:
        """The shared formulas, as they are after what was written."""
        return shared_formulas(self.index)

    @cached_property
    def blokken(self) -> dict[tuple[int, int], Bereik]:
        """The blocks that array formulas filled when the sheet was read."""
        return block_formulas(self.index)

    def understood(self) -> bool:
        """Whether its XML is of a form that can be written in."""
        try:
            self.check_writable()
        except BestandGeweigerd:
            return False
        return True

    def read(self, reading: Callable[[], _T]) -> _T:
        """Give what is read; from a plainer form where it is refused as it stands."""
        try:
            return reading()
        except BestandGeweigerd as refusal:
            if self._refusal is not None or self.nieuw or self.uitkomsten:
                raise
            try:
                plain = Bladindex(self.naam, readable(self.xml))
            except ElementTree.ParseError:
                raise refusal from None
            self._refusal = refusal
            self.__dict__ |= {"index": plain, "deelformules": shared_formulas(plain)}
            return reading()

    def check_writable(self) -> None:
        """Raise `BestandGeweigerd` where a change might land in the wrong place."""
        if self._refusal is not None:
            raise self._refusal
        index = self.index
        if self._fault:
            raise index.refusal(f"de XML is niet welgevormd ({self._fault})")

    @cached_property
    def _fault(self) -> str:
        # Changes are put in by pattern, and would let a fault elsewhere in the sheet pass.
        try:
            expat.ParserCreate(namespace_separator=" ").Parse(self.xml, True)
        except expat.ExpatError as error:
            return str(error)
        return ""

    def written(self, rij: int, kolom: int) -> bool:
        """Whether something has been written over a cell."""
        cells = self.nieuw.get(rij)
        return cells is not None and kolom in cells

    def value(self, rij: int, kolom: int) -> Waarde:
        """Value of a cell."""
        if self.written(rij, kolom):
            nieuw = self.nieuw[rij][kolom]
            return None if nieuw is None else nieuw.waarde
        result = self.result(rij, kolom)
        return self.value_read(rij, kolom) if result is None else result.waarde

    def value_read(self, rij: int, kolom: int) -> Waarde:
        """Value of a cell as it was read."""
        cel = self.index.cell(rij, kolom)
        return None if cel is None else read_value(self.index, self.teksten.lijst, cel, rij, kolom)

    def block(self, block: Bereik) -> list[list[Waarde]]:
        """Values of a block of cells, row by row."""
        values = read_block(self.index, self.teksten.lijst, block)
        for now in (self.uitkomsten, self.nieuw):  # a cell that is written over has no result
            for rij in now.keys() & set(block.rows()):
                for kolom, cel in now[rij].items():
                    if block.kolom <= kolom <= block.kolom_tot:
                        value = None if cel is None else cel.waarde
                        values[rij - block.rij][kolom - block.kolom] = value
        return values

    def celformule(self, rij: int, kolom: int) -> Celformule | None:
        """The element `<f>` of a cell."""
        if self.written(rij, kolom):
            nieuw = self.nieuw[rij][kolom]
            return None if nieuw is None else nieuw.formule
        cel = self.index.cell(rij, kolom)
        return None if cel is None else formula_of(cel)

    def formula(self, rij: int, kolom: int) -> str:
        """Formula of a cell as Excel writes it in a file, with `=`; empty where there is none."""
        formula = self.celformule(rij, kolom)
        if formula is None:
            return ""
        shared = formula.gedeeld
        if shared is not None:
            return "=" + self.deelformules[shared].at(rij, kolom)
        return f"={formula.tekst}" if formula.tekst else ""

    def formulas(self, block: Bereik) -> list[list[str]]:
        """Formulas of a block of cells, row by row."""
        columns = range(block.kolom, block.kolom_tot + 1)
        if len(block.rows()) * len(columns) < _MANY:
            return [[self.formula(rij, kolom) for kolom in columns] for rij in block.rows()]
        found = [[""] * len(columns) for _ in block.rows()]
        for rij, kolom, text in self.formula_places():
            if block.holds(rij, kolom):
                formula = f"={xml_text(text)}" if text else self.formula(rij, kolom)
                found[rij - block.rij][kolom - block.kolom] = formula
        return found

    def style(self, rij: int, kolom: int) -> bytes | None:
        """The style that a cell has; that of its row or column where there is no cell."""
        if self.written(rij, kolom):
            nieuw = self.nieuw[rij][kolom]
            return self.default_style(rij, kolom) if nieuw is None else nieuw.stijl
        cel = self.index.cell(rij, kolom)
        return self.default_style(rij, kolom) if cel is None else cel.stijl

    def default_style(self, rij: int, kolom: int) -> bytes | None:
        """The style that a row, or else a column, gives to a cell that is not there."""
        row = self.index.rijen.get(rij)
        if row is not None:
            tag = self.xml[row.begin : row.inhoud]
            style = attribute_of(tag, b"s") if b"customFormat" in tag else None
            if style is not None:
                return style
        return self._column_styles.get(kolom)

    def cells_in(self, bereik: Bereik) -> Iterator[tuple[int, int]]:
        """Row and column of every cell there is in a range, if only with a style."""
        for rij in sorted(self.index.rijen.keys() | self.nieuw.keys()):
            if bereik.rij <= rij <= bereik.rij_tot:
                for kolom in self._columns(rij):
                    if bereik.kolom <= kolom <= bereik.kolom_tot:
                        yield rij, kolom

    def cell_now(self, rij: int, kolom: int) -> Nieuw | None:
        """A cell in the form in which it would be written, or None where there is none."""
        if self.written(rij, kolom):
            return self.nieuw[rij][kolom]
        cel = self.index.cell(rij, kolom)
        if cel is None:
            return None
        result = self.result(rij, kolom)
        fout = cel.soort == b"e" if result is None else result.fout
        value = self.value(rij, kolom)
        return Nieuw(cel.stijl, value, formula_of(cel), fout, cel.kenmerken)

    def result(self, rij: int, kolom: int) -> Celuitkomst | None:
        """The result that was written in a computed cell that is otherwise as it was read."""
        cells = self.uitkomsten.get(rij)
        return cells.get(kolom) if cells else None

    def may_compute(self) -> bool:
        """Whether there may be a formula: quick, also for a sheet that is not understood."""
        return bool(self.nieuw) or _FORMULA.search(self.xml) is not None

    def results(self, wanted: Callable[[int, int], Waarde] = _nothing) -> Iterator[Resultaat]:
        """Every cell that is computed, with the result that it holds.

        What was read and plainly is what is wanted may be left out.
        """
        for held in self._results(wanted):
            self.check_writable()
            yield held

    def _results(self, wanted: Callable[[int, int], Waarde]) -> Iterator[Resultaat]:
        if self.uitkomsten:
            wanted = _nothing
        if self.index.may_compute():
            for held in self._held(wanted):
                if not self.written(held.rij, held.kolom):
                    now = self.result(held.rij, held.kolom)
                    yield held if now is None else held._replace(waarde=now.waarde, fout=now.fout)
        for rij, cells in self.nieuw.items():
            for kolom, nieuw in cells.items():
                if nieuw is not None and nieuw.formule is not None:
                    yield Resultaat(rij, kolom, nieuw.waarde, nieuw.fout)
        for master, block in self.blokken.items():
            for rij, kolom in self.cells_in(block) if self.celformule(*master) else ():
                nieuw = self.cell_now(rij, kolom)
                if (rij, kolom) != master and nieuw is not None:
                    yield Resultaat(rij, kolom, nieuw.waarde, nieuw.fout)

    def _held(self, wanted: Callable[[int, int], Waarde]) -> Iterator[Resultaat]:
        """The results as they were read; once they are all known they are not read again."""
        if "results_read" not in self.__dict__:
            yield from read_results(self.index, self.teksten.lijst, wanted)
            return
        for held in self.results_read:
            want = wanted(held.rij, held.kolom)
            if want is None or held.fout or not same_value(held.waarde, want):
                yield held

    @cached_property
    def results_read(self) -> list[Resultaat]:
        """Every result that was read, for who asks for them many times."""
        return list(read_results(self.index, self.teksten.lijst, _nothing))

    def as_read(self) -> Self:
        """The same sheet without what was written; it need not be searched again."""
        read = type(self)(self.naam, self.xml, self.teksten)
        read._refusal = self._refusal
        for known in ("index", "_fault", "results_read"):
            if known in self.__dict__:
                read.__dict__[known] = self.__dict__[known]
        return read

    def formula_places(self) -> Iterator[tuple[int, int, bytes]]:
        """Row and column of every cell that has a formula, with its text where that is plain."""
        read = self.index.formula_places()
        yield from (cel for cel in read if not self.written(*cel[:2])) if self.nieuw else read
        for rij, cells in self.nieuw.items():
            for kolom, nieuw in cells.items():
                if nieuw is not None and nieuw.formule is not None:
                    yield rij, kolom, b""

    def changed_cells(self) -> Iterator[tuple[int, int]]:
        """Row and column of every cell that holds another value than was read."""
        for now in (self.nieuw, self.uitkomsten):
            for rij, cells in now.items():
                for kolom in cells:
                    if not same_value(self.value(rij, kolom), self.value_read(rij, kolom)):
                        yield rij, kolom

    def used(self) -> tuple[int, int]:
        """Last row and last column that hold a value or formula; (1, 1) on an empty sheet."""
        filled = [(rij, self._last_filled(rij)) for rij in self.index.gevuld.keys() | self.nieuw]
        rows = [rij for rij, kolom in filled if kolom]
        return max(rows, default=1), max((kolom for _, kolom in filled), default=1) or 1

    def _last_filled(self, rij: int) -> int:
        written = self.nieuw.get(rij)
        row = self.index.rijen.get(rij)
        if row is not None and not written:
            return self.index.last_filled(row)
        for kolom in reversed(self._columns(rij)):
            nieuw = self.cell_now(rij, kolom)
            if nieuw is not None and not nieuw.leeg:
                return kolom
        return 0

    def _columns(self, rij: int) -> list[int]:
        row, written = self.index.rijen.get(rij), self.nieuw.get(rij)
        read = self.index.cells(row) if row else {}
        if not written:
            return list(read)
        columns = sorted(read.keys() | written.keys())
        return [kolom for kolom in columns if written.get(kolom, True) is not None]

    @cached_property
    def _column_styles(self) -> dict[int, bytes]:
        return default_styles(self.index)


def same_value(one: Waarde, other: Waarde) -> bool:
    """Equal and of one kind: 1 is not True."""
    return type(one) is type(other) and one == other
