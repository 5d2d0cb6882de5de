"""One worksheet that can be written: cells, results of formulas, and what follows the cells."""

from dataclasses import replace

from modelgemeente_xl.bestand.blad.celxml import (
    Celformule,
    Nieuw,
    formula_of,
    result_xml,
    without_value_metadata,
)
from modelgemeente_xl.bestand.blad.inlezen import Resultaat
from modelgemeente_xl.bestand.blad.laag import Bladlaag, Celuitkomst, same_value
from modelgemeente_xl.bestand.blad.teksten import Teksten
from modelgemeente_xl.bestand.blad.weergave import edits_for
from modelgemeente_xl.bestand.grond.ingreep import Ingreep, edited
from modelgemeente_xl.excel.waarde import Waarde


class Werkblad(Bladlaag):
    """A worksheet that can be written; `render` gives its XML with all that was."""

    def __init__(self, naam: str, xml: bytes, teksten: Teksten) -> None:
        super().__init__(naam, xml, teksten)
        self.rijtags: dict[int, bytes] = {}
        """Attributes of rows that growing a table adds, and shrinking it takes out."""
        self._tail: bytes | None = None
        self._rendered: bytes | None = xml

    def put(self, rij: int, kolom: int, waarde: Waarde, formule: Celformule | None = None) -> None:
        """Write a cell, keeping its style. What held a shared formula hands it on first."""
        stijl = self.style(rij, kolom)
        self._hand_on(rij, kolom)
        if formule is None and self._held_when_read(rij, kolom, waarde):
            self.restore(rij, kolom)
        elif waarde is not None or formule is not None:
            number = self.teksten.nummers.get(waarde) if isinstance(waarde, str) else None
            self.place(rij, kolom, Nieuw(stijl, waarde, formule, gedeeld=number))
        else:
            # An empty cell that looks as its row or column makes it look needs not be there.
            plain = (stijl or b"0") == (self.default_style(rij, kolom) or b"0")
            self.place(rij, kolom, None if plain else Nieuw(stijl))

    def remove(self, rij: int, kolom: int) -> None:
        """Take a cell out, or put back what was there when the sheet was read and was empty."""
        self._hand_on(rij, kolom)
        if self.written(rij, kolom) and self._held_when_read(rij, kolom, None):
            self.restore(rij, kolom)
        else:
            self.place(rij, kolom, None)

    def rewrite(self, rij: int, kolom: int, nieuw: Nieuw) -> None:
        """Give a cell another formula of its own; others that shared the old one keep it."""
        self._hand_on(rij, kolom)
        cel = self.index.cell(rij, kolom)
        if cel is not None and nieuw.formule == formula_of(cel):
            read = Nieuw(
                cel.stijl, self.value_read(rij, kolom), nieuw.formule, False, cel.kenmerken
            )
            if nieuw == read:
                return self.restore(rij, kolom)
        return self.place(rij, kolom, nieuw)

    def place(self, rij: int, kolom: int, nieuw: Nieuw | None) -> None:
        """Put this in the place of a cell, whatever was there."""
        self.uitkomsten.get(rij, {}).pop(kolom, None)
        self.nieuw.setdefault(rij, {})[kolom] = nieuw
        self._rendered = None

    def restore(self, rij: int, kolom: int) -> None:
        """Take back what was written over a cell."""
        cells = self.nieuw.get(rij, {})
        cells.pop(kolom, None)
        if not cells:
            self.nieuw.pop(rij, None)
        self._rendered = None

    def set_result(self, held: Resultaat, waarde: Waarde, fout: bool) -> None:
        """Give a computed cell another result; back to what was read, its bytes are the same."""
        rij, kolom, found = held.rij, held.kolom, held.gevonden
        self._rendered = None
        if found is None:
            nieuw = self.cell_now(rij, kolom) or Nieuw(None)
            kenmerken = without_value_metadata(nieuw.kenmerken)
            self.place(rij, kolom, replace(nieuw, waarde=waarde, fout=fout, kenmerken=kenmerken))
            return
        p = self.index.patronen.prefix
        kind, content = result_xml(p, waarde, fout)
        xml = b"%s%s>%s%s</%sc>" % (found[1], kind, found[5], content, p)
        cells = self.uitkomsten.setdefault(rij, {})
        if xml == found[0]:
            cells.pop(kolom, None)
        else:
            cells[kolom] = Celuitkomst(*found.span(), xml, waarde, fout)

    @property
    def tail(self) -> bytes:
        """What follows the cells: validations, conditional formats and so on."""
        return self.xml[self.index.eind :] if self._tail is None else self._tail

    @tail.setter
    def tail(self, content: bytes) -> None:
        self._tail = None if content == self.xml[self.index.eind :] else content
        self._rendered = None

    def tail_mentions(self, text: bytes) -> bool:
        """Whether a text may stand in what follows the cells: quick, and sure only of a no."""
        if self._tail is not None:
            return text in self._tail
        return self.xml.find(text, max(self.xml.rfind(b"</sheetData"), 0)) >= 0

    def render(self) -> bytes:
        """The XML with what was written; the very same object where nothing was."""
        if self._rendered is None:
            edits = list(edits_for(self.index, self.nieuw, self.rijtags)) if self.nieuw else []
            for cells in self.uitkomsten.values():
                edits += [Ingreep(*result[:3]) for result in cells.values()]
            if self._tail is not None:
                edits.append(Ingreep(self.index.eind, len(self.xml), self._tail))
            self._rendered = edited(self.xml, edits) if edits else self.xml
        return self._rendered

    def formulas_changed(self) -> bool:
        """Whether a cell got a formula that had none, or the other way round."""
        for rij, cells in self.nieuw.items():
            for kolom, nieuw in cells.items():
                cel = self.index.cell(rij, kolom)
                had = cel is not None and cel.formule is not None
                if had != (nieuw is not None and nieuw.formule is not None):
                    return True
        return False

    def _held_when_read(self, rij: int, kolom: int, waarde: Waarde) -> bool:
        cel = self.index.cell(rij, kolom)
        if cel is None:
            return waarde is None
        plain = cel.formule is None and cel.soort != b"e"
        return plain and same_value(self.value_read(rij, kolom), waarde)

    def _hand_on(self, rij: int, kolom: int) -> None:
        formula = self.celformule(rij, kolom)
        shared = None if formula is None else formula.gedeeld
        heir = None if shared is None else self.deelformules[shared].without(rij, kolom)
        if heir is not None:
            at_rij, at_kolom, formula = heir
            nieuw = self.cell_now(at_rij, at_kolom) or Nieuw(None)
            self.place(at_rij, at_kolom, replace(nieuw, formule=formula))
