"""Take formulas apart: calls, numbers, references.

openpyxl's tokenizer takes longer over the formulas of a workbook than all rules together. This
one reads formulas that differ only in their cells once; it is held beside openpyxl's in a test.
"""

import re
from dataclasses import dataclass, field

from modelgemeente_xl.excel.adressen import column_number
from modelgemeente_xl.excel.formuledelen import (
    Getal,
    Ontleed,
    Oproep,
    Sjabloon,
    Verwijzing,
    tabelverwijzing_of,
)
from modelgemeente_xl.excel.patronen import CEL, GECITEERD, HAKEN, TEKST

_CEL = r"(\$?)([A-Z]{1,3})(\$?)([0-9]{1,7})"
_CELLEN = re.compile(f"{_CEL}(?::{_CEL})?")
_MET_BLAD = re.compile(rf"(?:('(?:[^']|'')+'|[^\s'!\[\]:]+)!)?({_CEL}(?::{_CEL})?)")
_HEEL = re.compile(r"(?:.+!)?(?:\$?[A-Z]{1,3}:\$?[A-Z]{1,3}|\$?[0-9]{1,7}:\$?[0-9]{1,7})")
_ANDER_BESTAND = re.compile(r"'?[^'!]*\[[^\]]+\][^'!]*'?!")
_NAAM = re.compile(r"(?:.+!)?([^\W\d][\w.\\?]*)")

_WOORD = r"[^\s\"'()+\-*/^&=<>,;{}\[\]%:@]+"
_DEEL = rf"(?:{GECITEERD}!?|{_WOORD}|{HAKEN})+"
_PLEK = "\x01"
"""Stands for a cell or range in the text of a template."""
_MASKER = re.compile(
    rf"{TEKST}|{HAKEN}|{GECITEERD}"
    rf"|(?<![\w.$:])({CEL}(?::{CEL})?)(?![\w(.!\[:])"
)
_LEX = re.compile(
    rf"""(?P<tekst>{TEKST})
    |(?P<fout>\#(?:REF!|N/A|DIV/0!|VALUE!|NAME\?|NUM!|NULL!))
    |(?P<getal>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:E[+-]?[0-9]+)?(?![\w:!.\[(]))
    |(?P<functie>[^\W\d][\w.]*\()
    |(?P<operand>{_DEEL}(?::{_DEEL})?)
    |(?P<operator><>|<=|>=|[-+*/^&=<>%:@])
    |(?P<scheiding>[,;])
    |(?P<open>[({{])
    |(?P<dicht>[)}}])
    |(?P<leeg>\s+)""",
    re.VERBOSE,
)


@dataclass(slots=True)
class Ontleder:
    """Takes formulas apart, each template and each reference once."""

    _bekend: dict[str, Ontleed] = field(default_factory=dict)
    _sjablonen: dict[str, Sjabloon] = field(default_factory=dict)
    _verwijzingen: dict[tuple[str, str], Verwijzing] = field(default_factory=dict)

    def parsed(self, tekst: str) -> Ontleed:
        """Take a formula (with its `=`) apart; one that cannot be read says so."""
        deel = self._bekend.get(tekst)
        if deel is None:
            deel = self._bekend[tekst] = self._read(tekst)
        return deel

    def _read(self, tekst: str) -> Ontleed:
        cellen: list[str] = []

        def mask(match: re.Match[str]) -> str:
            if match[1] is None:
                return match[0]
            cellen.append(match[1])
            return _PLEK

        kaal = _MASKER.sub(mask, tekst)
        sjabloon = self._sjablonen.get(kaal)
        if sjabloon is None:
            sjabloon = self._sjablonen[kaal] = _sjabloon(kaal)
        if not sjabloon.plekken:
            return Ontleed(tekst, sjabloon, ())
        paren = zip(sjabloon.plekken, cellen, strict=False)
        return Ontleed(tekst, sjabloon, tuple(self._verwijzing(*paar) for paar in paren))

    def _verwijzing(self, ervoor: str, cel: str) -> Verwijzing:
        verwijzing = self._verwijzingen.get((ervoor, cel))
        if verwijzing is None:
            verwijzing = self._verwijzingen[ervoor, cel] = _reference(ervoor, cel)
        return verwijzing


def parsed(tekst: str) -> Ontleed:
    """Take one formula apart."""
    return Ontleder().parsed(tekst)


def cellen_of(tekst: str) -> Verwijzing | None:
    """Read one reference to cells, such as `Start!$C$7` or `$A$1:$S$31`; None if it is not one."""
    match = _MET_BLAD.fullmatch(tekst)
    return _reference(f"{match[1]}!" if match[1] else "", match[2]) if match else None


def _reference(ervoor: str, cel: str) -> Verwijzing:
    match = _CELLEN.fullmatch(cel)
    assert match is not None
    d1, k1, e1, r1, d2, k2, e2, r2 = match.groups()
    if k2 is None:
        d2, k2, e2, r2 = d1, k1, e1, r1
    blad = ervoor[:-1]
    if blad.startswith("'"):
        blad = blad[1:-1].replace("''", "'")
    return Verwijzing(
        ervoor + cel,
        blad,
        int(r1),
        column_number(k1),
        int(r2),
        column_number(k2),
        (d1 != "", e1 != "", d2 != "", e2 != ""),
    )


def _sjabloon(kaal: str) -> Sjabloon:
    """Read a formula in which each cell or range is one sign."""
    s = Sjabloon()
    plaats, einde, begin_term = 1, len(kaal), 0
    open_: list[Oproep | None] = []
    na_waarde = False  # whether a minus here would be an operation, not a sign
    while plaats < einde:
        match = _LEX.match(kaal, plaats)
        if match is None:
            s.leesbaar = False
            break
        plaats = match.end()
        soort, value = match.lastgroup, match[0]
        if soort == "leeg":
            continue
        hier = len(s.stukken)
        call = open_[-1] if open_ else None
        if soort == "operand":
            s.stukken.append(_operand(s, value))
            na_waarde = True
            continue
        s.stukken.append(value)
        if soort == "functie":
            call = Oproep(value[:-1].upper(), hier + 1)
            open_.append(call)
            s.oproepen.append(call)
            na_waarde = False
        elif soort == "open":
            open_.append(None)
            na_waarde = False
        elif soort in ("scheiding", "dicht"):
            if soort == "dicht" and not open_:
                s.leesbaar = False
                break
            if call is not None:
                call.grenzen.append((call.begin, hier))
                call.begin = hier + 1
            if soort == "dicht":
                open_.pop()
            na_waarde = soort == "dicht"
        elif soort == "operator":
            s.operatoren += 1
            if value in "+-" and na_waarde and not open_:
                s.termen.append((begin_term, hier))
                begin_term = hier + 1
            na_waarde = value == "%"
        elif soort == "getal":
            argument = len(call.grenzen) if call else 0
            s.getallen.append(Getal(value, call.naam if call else "", argument))
            na_waarde = True
        else:
            s.verwijsfout |= value == "#REF!"
            na_waarde = True
    s.leesbaar &= not open_
    if not s.leesbaar:
        s.verwijsfout = "#REF!" in kaal
    s.termen.append((begin_term, len(s.stukken)))
    return s


def _operand(s: Sjabloon, value: str) -> str | int:
    """Note what an operand refers to; give its piece."""
    if value.endswith(_PLEK) and value.count(_PLEK) == 1:
        s.plekken.append(value[:-1])
        if "[" in value:
            s.elders.append(value[:-2])
        return len(s.plekken) - 1
    if value.endswith("#REF!"):
        s.verwijsfout = True
    elif "[" in value:
        if _ANDER_BESTAND.match(value):
            s.elders.append(value)
        else:
            s.tabellen.append(tabelverwijzing_of(value))
    elif _HEEL.fullmatch(value):
        s.hele.append(value)
    elif (match := _NAAM.fullmatch(value)) and match[1].upper() not in ("TRUE", "FALSE"):
        s.namen.append(match[1])
    return value
