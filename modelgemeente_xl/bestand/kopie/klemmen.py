"""Whole columns and rows in formulas, cut to what is in use: IronCalc walks every cell of them.

Only where the result is sure to stay what it was. Functions that pass over empty cells get the
shorter range. Where empty cells count, those that would be cut off are all alike, so one of them
is computed and counts for all. Everything else is left as it is: ROWS, INDEX and OFFSET, for which
a range is more than its cells, and COUNTIF, SUMIF and their kin, that IronCalc computes at once.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from modelgemeente_xl.bestand.kopie.gebruikt import Bladmaat
from modelgemeente_xl.excel.adressen import LAATSTE_RIJ
from modelgemeente_xl.excel.formuleboom import Aanroep, Stuk, calls_in, parsed, written
from modelgemeente_xl.excel.heel import Heel, whole_range
from modelgemeente_xl.excel.percel import Percel, per_cell

_ALL, _FIRST, _SECOND, _LATER = slice(0, None), slice(0, 1), slice(1, 2), slice(1, None)
_OF_ALL = (
    "SUM SUMSQ AVERAGE AVERAGEA COUNT COUNTA MAX MAXA MIN MINA PRODUCT MEDIAN AND OR XOR STDEV "
    "STDEV.S STDEV.P STDEVP VAR VAR.S VAR.P VARP GEOMEAN HARMEAN MODE MODE.SNGL"
)
_OF_FIRST = (
    "LARGE SMALL PERCENTILE PERCENTILE.INC PERCENTILE.EXC QUARTILE QUARTILE.INC QUARTILE.EXC"
)
_PASS_OVER = {
    **dict.fromkeys(_OF_ALL.split(), _ALL),
    **dict.fromkeys(_OF_FIRST.split(), _FIRST),
    **dict.fromkeys(("RANK", "RANK.EQ", "RANK.AVG"), _SECOND),
    "SUBTOTAL": _LATER,
}
"""Functions for which an empty cell is not there, and which of their arguments are ranges."""


@dataclass(frozen=True)
class Klemplek:
    """Where a formula stands: its sheet, whether cells share its text, whether it is of a block."""

    blad: str
    gedeeld: bool = False
    matrix: bool = False


class Klemmer:
    """Cuts the formulas of one workbook, whose sheets it knows by the small letters of their name.

    `namen` are the names for a range, by small letters too.
    """

    def __init__(self, maten: Mapping[str, Bladmaat], namen: Mapping[str, str]) -> None:
        self._maten = maten
        self._namen = namen
        self._known: dict[tuple[Klemplek, str], str] = {}

    def clipped(self, plek: Klemplek, formule: str) -> str:
        """The formula with what may be cut."""
        key = plek, formule
        if key not in self._known:
            self._known[key] = self._clipped(plek, formule)
        return self._known[key]

    def _clipped(self, plek: Klemplek, formule: str) -> str:
        stukken = parsed(formule)
        if stukken is None:
            return formule
        changed = False
        for holder, place, call in list(calls_in(stukken)):
            new = self._call(plek, call)
            if new is not None:
                holder[place] = new
                changed = True
        return written(stukken) if changed else formule

    def _call(self, plek: Klemplek, call: Aanroep) -> Stuk | None:
        naam, given = call.functie, call.argumenten
        heel = [self._whole(plek, argument) for argument in given]
        if naam in ("VLOOKUP", "MATCH", "HLOOKUP", "LOOKUP"):
            return self._search(plek, call, heel)
        if naam in _PASS_OVER and any(heel[_PASS_OVER[naam]]):
            places = range(len(given))[_PASS_OVER[naam]]
            return _replaced(call, {i: self._shorter(heel[i]) for i in places})
        if naam == "SUMPRODUCT" and all(heel):
            rows = self._rows(heel)
            same = [None if h is None else h.to(rij=rows) for h in heel]
            return _replaced(call, dict(enumerate(same))) if rows else None
        if naam in ("COUNTBLANK", "SUMPRODUCT") or (plek.matrix and naam in ("SUM", "MAX", "MIN")):
            return self._with_one_for_all(plek, call)
        return None

    def _search(self, plek: Klemplek, call: Aanroep, heel: Sequence[Heel | None]) -> Stuk | None:
        """What is searched is the first column (or row), and what it holds ends there."""
        naam, given = call.functie, call.argumenten
        if len(heel) < 2:
            return None
        where = heel[1]
        if where is None:
            exact = naam == "MATCH" and len(given) == 3 and written(given[2]).strip() in ("0", "")
            return self._first_in_block(plek, call) if exact and plek.matrix else None
        maat = self._maten.get(where.blad)
        if maat is None:
            return None
        if naam == "HLOOKUP" or (naam == "MATCH" and not where.alle_rijen):
            return _replaced(call, {1: where.to(kolom=max(maat.laatste_kolom, 2))})
        moves = plek.gedeeld and where.van[0][0] != "$"
        rows = maat.laatste_rij if moves else maat.rijen.get(where.kolom, 1)
        if maat.laatste_rij == LAATSTE_RIJ or not where.alle_rijen:
            return None
        rows = max(rows, 2)
        if naam != "LOOKUP":
            return _replaced(call, {1: where.to(rij=rows)})
        answer = heel[2] if len(heel) == 3 else None
        if answer is None or not answer.alle_rijen or where.rij != 1 or answer.rij != 1:
            return None
        return _replaced(call, {1: where.to(rij=rows), 2: answer.to(rij=rows)})

    def _with_one_for_all(self, plek: Klemplek, call: Aanroep) -> Stuk | None:
        """The cells in use, and one row of what is beyond them for every such row."""
        found = [self._per_cell(plek, argument) for argument in call.argumenten]
        sure = [each for each in found if each is not None]
        wholes = [heel for each in sure for heel in each.hele]
        rows = self._rows(wholes)
        plain = all(h.alle_rijen and not h.alle_kolommen and h.van[1] == "$1" for h in wholes)
        if not rows or len(sure) < len(found) or not plain:
            return None
        used = ",".join(each.text(lambda h: h.to(rij=rows)) for each in sure)
        beyond = ",".join(each.text(lambda h: h.row_of(rows + 1)) for each in sure)
        if call.functie in ("MAX", "MIN"):
            return f"{call.naam}({used},{beyond})"
        return f"({call.naam}({used})+{LAATSTE_RIJ - rows}*{call.naam}({beyond}))"

    def _first_in_block(self, plek: Klemplek, call: Aanroep) -> Stuk | None:
        """The first of many: one row beyond those in use is like all that follow."""
        found = self._per_cell(plek, call.argumenten[1])
        rows = self._rows(found.hele if found else ())
        if found is None or not rows or not all(h.alle_rijen for h in found.hele):
            return None
        return _replaced(call, {1: found.text(lambda h: h.to(rij=rows + 1))})

    def _per_cell(self, plek: Klemplek, argument: Sequence[Stuk]) -> Percel | None:
        return per_cell(
            argument, lambda token: whole_range(token, plek.blad, plek.gedeeld), plek.matrix
        )

    def _whole(self, plek: Klemplek, argument: Sequence[Stuk]) -> Heel | None:
        """The range to the end of its sheet that an argument is, by itself or by its name."""
        left = [stuk for stuk in argument if isinstance(stuk, Aanroep) or not stuk.isspace()]
        if len(left) != 1 or isinstance(left[0], Aanroep):
            return None
        named = self._namen.get(left[0].lower())
        if named is not None:
            return whole_range(named, "", False)
        return whole_range(left[0], plek.blad, plek.gedeeld)

    def _shorter(self, heel: Heel | None) -> str | None:
        rows = self._rows([heel])
        if heel is None or not rows:
            return None
        return heel.to(rij=rows, kolom=max(self._maten[heel.blad].laatste_kolom, 2))

    def _rows(self, hele: Iterable[Heel | None]) -> int:
        """How many rows hold all that is in use on these sheets; 0 where that is not known."""
        maten = [None if heel is None else self._maten.get(heel.blad) for heel in hele]
        rows = max((maat.laatste_rij if maat else LAATSTE_RIJ for maat in maten), default=0)
        return max(rows, 2) if rows < LAATSTE_RIJ - 1 and maten else 0


def cutter(
    bladen: Mapping[str, tuple[bytes, bytes]], namen: Mapping[str, str]
) -> Callable[[str, bytes | None, str], str]:
    """What cuts a formula by its sheet, its kind in the XML, and its text."""
    maten = {blad.lower(): Bladmaat(*sheet) for blad, sheet in bladen.items()}
    klemmer = Klemmer(maten, namen)
    return lambda blad, kind, formule: klemmer.clipped(
        Klemplek(blad, kind == b"shared", kind == b"array"), formule
    )


def _replaced(call: Aanroep, new: Mapping[int, str | None]) -> Aanroep | None:
    """The call with other arguments, or None where they are no other."""
    arguments: list[list[Stuk]] = [
        argument if (text := new.get(place)) is None else [text]
        for place, argument in enumerate(call.argumenten)
    ]
    return None if arguments == call.argumenten else Aanroep(call.naam, arguments)
