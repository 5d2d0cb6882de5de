"""Take what Excel hands to a function for what it should be, or say in Dutch what is wrong.

All wrong arguments of one call are told at once. Whoever reads them in a `with` block computes
after it: the block ends with an error before a stand-in for a wrong argument is used.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from difflib import get_close_matches
from types import TracebackType
from typing import Any, Self, TypeVar

from xlwings import XlwingsError

from modelgemeente_xl.excel.waarde import shown
from modelgemeente_xl.grond.bevinding import Bevinding, known_or_nearest
from modelgemeente_xl.model.gemeente import Gemeente
from modelgemeente_xl.model.keuze import STANDAARDJAAR
from modelgemeente_xl.model.zoeken.register import Register
from modelgemeente_xl.model.zoeken.zoeken import GemeenteNietGevonden, find_gemeente
from modelgemeente_xl.werkmap.lezen.getallen import MEEST

LANGSTE_NAAM = 100
"""Characters; longer than any name that can be asked for."""
KORT = 40
"""Characters of a wrong text that a message repeats."""
VEEL = 25
"""Names that a message still lists in full."""
_FOUTWAARDE = re.compile(r"#[A-Z0-9/_ ]+[!?]?")
_GEGEVENSTYPE = "__xlwings_not_an_object_handle__"
"""What the client sends in place of a cell with a linked data type."""
_T = TypeVar("_T")


class Argumenten:
    """Reads the arguments of one call."""

    def __init__(self) -> None:
        self._fouten: list[Bevinding] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        soort: type[BaseException] | None,
        fout: BaseException | None,
        spoor: TracebackType | None,
    ) -> None:
        if soort is not None or not self._fouten:
            return
        teksten = [str(fout) for fout in self._fouten]
        if len(teksten) > 1:
            teksten = [f"({nummer}) {tekst}" for nummer, tekst in enumerate(teksten, 1)]
        # One line: the server writes the text of this error to its log.
        raise XlwingsError("; ".join(teksten))

    def getal(
        self, naam: str, waarde: Any, van: int | None = None, tot: int | None = None
    ) -> Decimal:
        """A number between bounds, both included; Excel gives 40 % as 0.4."""
        if self._is_wrong(naam, waarde, "vul een getal in"):
            return Decimal(0)
        number = float(waarde) if type(waarde) is int else waarde
        if isinstance(number, (str, bool)):
            self._tell(naam, f"{_quoted(number)} is geen getal", "geef een getal, geen tekst")
            return Decimal(0)
        if (van is not None and number < van) or (tot is not None and number > tot):
            verwacht = f"{van} tot en met {tot}" if tot is not None else f"een getal vanaf {van}"
            self._tell(naam, f"{shown(number)} past niet", f"verwacht {verwacht}")
        return Decimal(repr(number))

    def geheel(self, naam: str, waarde: Any, van: int, tot: int) -> int:
        """A whole number between bounds, both included."""
        known = len(self._fouten)
        number = self.getal(naam, waarde, van, tot)
        if len(self._fouten) == known and number != int(number):
            self._tell(naam, f"{shown(float(number))} past niet", "verwacht een geheel getal")
        return int(number)

    def jaar(self, naam: str, waarde: Any, van: int, tot: int) -> int:
        """A year; left out or empty it is the usual begrotingsjaar."""
        if waarde is None or waarde == "":
            return STANDAARDJAAR
        return self.geheel(naam, waarde, van, tot)

    def keuze(self, naam: str, waarde: Any, bekend: Mapping[str, _T], alles: str = "") -> _T:
        """One of the known names, in capitals or not; `alles` says where many can be found."""
        tekst = self._tekst(naam, waarde, f"kies {_opsomming(bekend, alles)}")
        stand_in = next(iter(bekend.values()))
        if not tekst:
            return stand_in
        found = {key.casefold(): value for key, value in bekend.items()}
        if tekst.casefold() in found:
            return found[tekst.casefold()]
        self._tell(naam, f"{_quoted(tekst)} bestaat niet", _nearest(tekst, bekend, alles))
        return stand_in

    def gemeente(self, naam: str, waarde: Any, register: Register) -> Gemeente:
        """A gemeente by name or CBS code."""
        tekst = self._tekst(naam, waarde, "geef een naam, bijvoorbeeld Purmerend")
        if tekst:
            try:
                return find_gemeente(tekst, register)
            except GemeenteNietGevonden as fout:
                self._tell(naam, str(fout))
        return register.gemeenten[0]

    def _tekst(self, naam: str, waarde: Any, leeg: str) -> str:
        """Text on one line, "" where it is wrong; a number as Excel shows it (schaal 10)."""
        if self._is_wrong(naam, waarde, leeg):
            return ""
        if isinstance(waarde, bool):
            self._tell(naam, f"{shown(waarde)} is geen tekst", leeg)
            return ""
        tekst = f"{waarde:.10g}" if isinstance(waarde, (int, float)) else str(waarde)
        tekst = _one_line(tekst)
        if not tekst:
            self._tell(naam, "leeg", leeg)
        if len(tekst) > LANGSTE_NAAM:
            self._tell(naam, f"{len(tekst)} tekens is te lang", leeg)
            return ""
        return tekst

    def _is_wrong(self, naam: str, waarde: Any, leeg: str) -> bool:
        """Tell what no argument may be: empty, a range, an error, a data type."""
        wat, herstel = "", leeg
        if waarde is None or waarde == "":
            wat = "leeg"
        elif isinstance(waarde, (list, tuple)):
            wat, herstel = "hier staat een bereik", "geef één cel"
        elif waarde == _GEGEVENSTYPE:
            wat, herstel = "hier staat een gegevenstype van Excel", "geef de naam als gewone tekst"
        elif isinstance(waarde, str) and _FOUTWAARDE.fullmatch(waarde):
            wat, herstel = f"de cel bevat de fout {waarde}", "herstel die cel eerst"
        elif isinstance(waarde, (int, float)) and not abs(waarde) <= MEEST:
            wat, herstel = "dit getal is te groot", "geef een gewoon getal"
        elif not isinstance(waarde, (str, int, float)):
            wat = "deze waarde wordt niet herkend"
        if wat:
            self._tell(naam, wat, herstel)
        return bool(wat)

    def _tell(self, naam: str, wat: str, herstel: str = "") -> None:
        self._fouten.append(Bevinding(naam, wat, herstel))


def _quoted(waarde: str | bool) -> str:
    """What was found, on one line and not too long."""
    if isinstance(waarde, bool):
        return shown(waarde)
    tekst = _one_line(waarde)
    return f"'{tekst[:KORT]}{'...' if len(tekst) > KORT else ''}'"


def _one_line(tekst: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in tekst).split())


def _opsomming(bekend: Mapping[str, Any], alles: str) -> str:
    return alles or "uit " + ", ".join(bekend)


def _nearest(tekst: str, bekend: Mapping[str, Any], alles: str) -> str:
    """What is known, or of very many what lies near and where to find the rest."""
    if len(bekend) <= VEEL:
        return known_or_nearest(tekst, bekend)
    near = get_close_matches(tekst.casefold(), bekend, n=3, cutoff=0.5)
    hint = "bedoelde u " + " of ".join(f"'{n}'" for n in near) + "? " if near else ""
    return f"{hint}kies {alles}"
