"""What may be said of the formulas of a workbook before and after the engine computed them."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cached_property

from modelgemeente_xl.bestand.blad.blad import Werkblad
from modelgemeente_xl.bestand.grond.bladpatronen import attribute_of
from modelgemeente_xl.bestand.grond.xmltekst import decoded, xml_text
from modelgemeente_xl.bestand.pakket.namen import NAME, counts_from_1904
from modelgemeente_xl.bestand.pakket.pakket import workbook_part
from modelgemeente_xl.bestand.pakket.tabellen import Bladtabel
from modelgemeente_xl.bestand.rekenen.rekenblad import Rekenblad, engine_knows
from modelgemeente_xl.bestand.rekenen.verwijzingen import Leesbereik, Verwijzingslezer, is_relative
from modelgemeente_xl.bestand.rekenen.voorbehoud import Omstandigheden, doubtful, reserved
from modelgemeente_xl.excel.adressen import Bereik, Plaats
from modelgemeente_xl.excel.formulestukken import in_pieces
from modelgemeente_xl.excel.patronen import CEL
from modelgemeente_xl.excel.waarde import Waarde

Eigendom = Callable[[str, int, int], bool]
"""Whether the formula in a cell (sheet, row, column) is one that the program itself put there."""

_HIDDEN = re.compile(rb"""<(?:[\w.-]+:)?row\b[^<>]*\shidden\s*=\s*["'](?:1|true)""")
_KNOWN = frozenset(
    ("ABS", "AND", "AVERAGE", "COUNT", "COUNTIFS", "IF", "IFERROR", "INDEX", "INT", "ISERROR",
     "ISNUMBER", "LARGE", "MATCH", "MAX", "MIN", "NOT", "OR", "ROUND", "ROW", "ROWS", "SEARCH",
     "SUM", "SUMIFS", "SUMPRODUCT")
)  # fmt: skip
"""Functions of which the engine need not be asked whether it has them."""
_SURE = frozenset(("ABS", "AND", "IF", "INT", "NOT", "OR", "ROUND"))
_SURE_OF_RANGES = frozenset(
    ("AVERAGE", "COUNT", "COUNTIFS", "INDEX", "MATCH", "MAX", "MIN", "ROWS", "SUM", "SUMIFS")
)
"""Functions that give the same in every spreadsheet, of values and of ranges."""
_THIS_ROW = re.compile(r"[\w.]*\[\[#This Row\],\[(?:[^\[\]']|'.)+\]\]")
_RANGE = re.compile(
    rf"(?:(?:'(?:[^']|'')+'|[\w.]+)!)?{CEL}:{CEL}"
    r"|[\w.]+\[(?:[^\[\]'#@]|'.)+\]"
)
_MANY_CELLS = re.compile(r":|\[|[\w)\]] +[\w(\[$]|[{#@]")
_CELL = re.compile(rf"(?<![\w.$]){CEL}(?![\w.(])")
_MOST_READ = 5_000
"""Cells of one reference that are looked at, for their texts."""


class Keuring:
    """Judges the formulas of a workbook that are not the program's own."""

    def __init__(
        self, parts: Mapping[str, bytes], tabellen: Iterable[Bladtabel], van_ons: Eigendom
    ) -> None:
        self._parts = parts
        self._tabellen = {tabel.naam.lower(): tabel for tabel in tabellen}
        self.van_ons = van_ons
        self._voorbehoud: dict[str, bool] = {}
        self._stroomt: dict[str, bool] = {}

    @property
    def tabellen(self) -> Iterable[Bladtabel]:
        """The tables of the workbook."""
        return self._tabellen.values()

    def foreign(self, bladen: Iterable[Werkblad]) -> dict[Plaats, str]:
        """The formulas (without `=`) that the program did not put there."""
        van_ons = self.van_ons
        return {
            Plaats(naam, rij, kolom): xml_text(text) if text else blad.formula(rij, kolom)[1:]
            for blad in bladen
            for naam in (blad.naam,)
            for rij, kolom, text in blad.formula_places()
            if not van_ons(naam, rij, kolom)
        }

    def reserved(self, blad: Werkblad, plaats: Plaats, formule: str) -> bool:
        """Whether a formula uses what the engine cannot be trusted with."""
        vorm = _CELL.sub("A1", formule)  # which cells it reads is all the same
        if vorm not in self._voorbehoud:
            self._voorbehoud[vorm] = not vorm or reserved(vorm, self._omstandigheden)
        if blad.naam not in self._stroomt:
            self._stroomt[blad.naam] = b"cm=" in blad.xml
        return self._voorbehoud[vorm] or (
            self._stroomt[blad.naam] and self._spills(blad, plaats, formule)
        )

    def doubtful(
        self, plaats: Plaats, formule: str, uitkomst: Waarde, rekenblad: Rekenblad
    ) -> bool:
        """Whether the values that a formula reads now make its result depend on the language."""

        def values(part: str, single: bool) -> Iterator[Waarde]:
            return self._values(self.reads(plaats, part), single, rekenblad)

        return doubtful(formule, values, uitkomst)

    def sure(self, plaats: Plaats, formule: str) -> bool:
        """Whether a result that differs from the engine's is an old one, not another reading."""
        if "&" in formule or self.reads(plaats, formule).meer:
            return False
        calls = in_pieces(formule).aanroepen
        if any(call.naam not in _SURE | _SURE_OF_RANGES for call in calls):
            return False
        ranges = {
            argument
            for call in calls
            if call.naam in _SURE_OF_RANGES
            for argument in call.argumenten
            if _RANGE.fullmatch(argument)
        }
        plain = _THIS_ROW.sub("A1", in_pieces(formule).kaal)
        for each in ranges:
            plain = plain.replace(each, "0")
        return _MANY_CELLS.search(plain) is None

    def reads(self, plaats: Plaats, formule: str) -> Leesbereik:
        """The cells that a formula names."""
        return self._lezer.reads(formule, plaats)

    def roots(self, formules: Mapping[Plaats, str]) -> list[Plaats]:
        """Those that read none of the others; all of them where each waits for another."""
        per_blad: dict[str, set[tuple[int, int]]] = {}
        for blad, rij, kolom in formules:
            per_blad.setdefault(blad, set()).add((rij, kolom))
        found = [
            plaats
            for plaats, formule in formules.items()
            if not any(
                _has_other(per_blad.get(plek.blad, ()), plek.bereik, plaats, plek.blad)
                for plek in self.reads(plaats, formule).plekken
            )
        ]
        return found or list(formules)

    def _values(self, gelezen: Leesbereik, single: bool, rekenblad: Rekenblad) -> Iterator[Waarde]:
        for blad, bereik in gelezen.plekken:
            if blad not in rekenblad.bladen or (single and bereik[:2] != bereik[2:]):
                continue
            value = rekenblad.reader(blad)
            for count, cel in enumerate(bereik.cells()):
                if count == _MOST_READ:
                    break
                found = value(*cel)
                yield decoded(found) if isinstance(found, str) else found

    @cached_property
    def _lezer(self) -> Verwijzingslezer:
        return Verwijzingslezer(self._tabellen, self._namen)

    @cached_property
    def _namen(self) -> dict[str, str]:
        """What names refer to; one that means something else on some sheet is left out."""
        found: dict[str, str] = {}
        local: set[str] = set()
        for match in NAME.finditer(self._parts[workbook_part(self._parts)]):
            name = xml_text(attribute_of(match[2], b"name") or b"").lower()
            if attribute_of(match[2], b"localSheetId") is not None:
                local.add(name)
            found[name] = xml_text(match[3])
        return {name: refers for name, refers in found.items() if name not in local}

    @cached_property
    def _omstandigheden(self) -> Omstandigheden:
        return Omstandigheden(
            any(_HIDDEN.search(xml) for name, xml in self._parts.items() if "sheet" in name),
            counts_from_1904(self._parts[workbook_part(self._parts)]),
            frozenset(name for name, refers in self._namen.items() if is_relative(refers)),
            lambda functie: functie in _KNOWN or engine_knows(functie),
        )

    @staticmethod
    def _spills(blad: Werkblad, plaats: Plaats, formule: str) -> bool:
        """Whether it fills as many cells as its result happens to have."""
        nieuw = blad.cell_now(plaats.rij, plaats.kolom)
        if nieuw is None or b"cm=" not in nieuw.kenmerken:
            return False
        block = blad.blokken.get((plaats.rij, plaats.kolom))
        one = block is None or (block.rij, block.kolom) == (block.rij_tot, block.kolom_tot)
        return not one or ":" in formule or "[" in formule


def _has_other(
    cells: Collection[tuple[int, int]], bereik: Bereik, plaats: Plaats, blad: str
) -> bool:
    own = (plaats.rij, plaats.kolom) if plaats.blad == blad else None
    size = (bereik.rij_tot - bereik.rij + 1) * (bereik.kolom_tot - bereik.kolom + 1)
    if size <= len(cells):
        return any(cel in cells and cel != own for cel in bereik.cells())
    return any(bereik.holds(*cel) and cel != own for cel in cells)
