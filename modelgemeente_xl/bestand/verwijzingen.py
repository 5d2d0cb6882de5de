"""What a formula reads: the cells that it names, and whether those are all."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from modelgemeente_xl.bestand.adressen import (
    LAATSTE_KOLOM,
    LAATSTE_RIJ,
    Bereik,
    Plaats,
    column_number,
    parse_range,
)
from modelgemeente_xl.bestand.formulestukken import Stukken, in_pieces
from modelgemeente_xl.bestand.tabellen import Tabel

_SHEET = r"(?:(?P<blad>'(?:[^']|'')+'|[\w.]+(?::[\w.]+)?)!)?"
_CEL = r"\$?[A-Z]{1,3}\$?[0-9]{1,7}"
_TOKEN = re.compile(
    rf"""(?P<elders>'[^']*\[[^'\]]*\](?:[^']|'')*'!{_CEL}(?::{_CEL})?
        |'?\[[^\[\]]+\][^\s!'"(),;]*'?![\w.$:]+)
    |(?P<tabel>(?:[^\W\d][\w.\\]*)?(?P<wat>\[(?:[^\[\]']|'.|\[(?:[^\[\]']|'.)*\])*\]))
    |(?P<plek>{_SHEET}(?:(?P<cel>{_CEL}(?::{_CEL})?)
        |(?P<kolommen>\$?[A-Z]{{1,3}}:\$?[A-Z]{{1,3}})
        |(?P<rijen>\$?[0-9]{{1,7}}:\$?[0-9]{{1,7}}))(?![\w(.!\[]))
    |(?P<functie>[^\W\d][\w.]*\()
    |(?P<naam>{_SHEET.replace("blad", "van")}[^\W\d][\w.\\?]*)""",
    re.VERBOSE,
)
_COLUMN = re.compile(r"\[((?:[^\[\]'#@]|'.)+)\]")
_RELATIVE = re.compile(r"(?<![\w$])[A-Z]{1,3}\$?[0-9]|(?<![A-Z])\$?[A-Z]{1,3}[0-9]")
COMPUTED_RANGE = re.compile(r"\)\s*:|:\s*[A-Z][A-Z.]*\(")
_ELSEWHERE = ("INDIRECT", "OFFSET")
_MORE = re.compile(r"#(?!This|All|Data|Headers|Totals|REF|N/A|VALUE|NAME|NUM|NULL|DIV)")
_DIEP = 4
"""How many names that refer to names are followed."""


class Plek(NamedTuple):
    """A range of cells on a sheet."""

    blad: str
    bereik: Bereik


@dataclass(frozen=True, slots=True)
class Gelezen:
    """The cells that a formula names; with `meer` it reads others too, which it does not name."""

    plekken: tuple[Plek, ...]
    meer: bool


@dataclass(frozen=True)
class Lezer:
    """Finds what formulas of a workbook read, by its tables and its names (both in small)."""

    tabellen: Mapping[str, Tabel]
    namen: Mapping[str, str]

    def reads(self, formule: str, waar: Plaats, diep: int = 0) -> Gelezen:
        """What a formula (without its `=`) in a cell reads."""
        stukken = in_pieces(formule)
        found: list[Plek] = []
        meer = _reads_more(stukken)
        for match in _TOKEN.finditer(stukken.kaal):
            soort = match.lastgroup
            if match["tabel"]:
                part = self._table(match["tabel"][: -len(match["wat"])], match["wat"], waar)
                found += part
                meer = meer or not part
            elif match["plek"]:
                blad = match["blad"]
                three_d = blad is not None and ":" in blad and not blad.startswith("'")
                meer = meer or three_d
                found.append(Plek(_plain(blad) if blad else waar.blad, _bounds(match)))
            elif soort == "naam" or match["naam"]:
                naam = match["naam"].rpartition("!")[2].lower()
                if naam in ("true", "false"):
                    continue
                refers = self.namen.get(naam)
                if refers is None or diep >= _DIEP:
                    meer = True
                    continue
                inner = self.reads(refers, waar, diep + 1)
                found += inner.plekken
                meer = meer or inner.meer or is_relative(refers)
        return Gelezen(tuple(found), meer)

    def _table(self, naam: str, wat: str, waar: Plaats) -> list[Plek]:
        tabel = self.tabellen.get(naam.lower()) if naam else self._around(waar)
        if tabel is None:
            return []
        data = tabel.bereik
        koppen = _COLUMN.findall(wat) if wat.startswith("[[") else _COLUMN.findall(f"[{wat[1:-1]}]")
        names = [kolom.lower() for kolom in tabel.kolommen]
        wanted = [re.sub(r"'(.)", r"\1", kop).lower() for kop in koppen]
        places = [data.kolom + names.index(kop) for kop in wanted if kop in names]
        left, right = (min(places), max(places)) if places else (data.kolom, data.kolom_tot)
        if "#This Row" in wat or "@" in wat:
            return [Plek(tabel.blad, Bereik(waar.rij, left, waar.rij, right))]
        around = 1 if "#" in wat else 0
        return [Plek(tabel.blad, Bereik(data.rij - around, left, data.rij_tot + around, right))]

    def _around(self, waar: Plaats) -> Tabel | None:
        for tabel in self.tabellen.values():
            data = tabel.bereik  # with the rows of the headers and the totals
            around = data._replace(rij=data.rij - 1, rij_tot=data.rij_tot + 1)
            if tabel.blad == waar.blad and around.holds(waar.rij, waar.kolom):
                return tabel
        return None


def is_relative(refers: str) -> bool:
    """Whether what a name refers to depends on the cell that uses the name."""
    return _RELATIVE.search(in_pieces(refers).kaal) is not None


def _reads_more(stukken: Stukken) -> bool:
    """Whether it looks for cells by itself, or reads what another formula spilled."""
    return (
        stukken.calls(*_ELSEWHERE)
        or COMPUTED_RANGE.search(stukken.kaal) is not None
        or _MORE.search(stukken.kaal) is not None
    )


def _plain(blad: str) -> str:
    return blad[1:-1].replace("''", "'") if blad.startswith("'") else blad.partition(":")[0]


def _bounds(match: re.Match[str]) -> Bereik:
    if match["cel"]:
        bounds = parse_range(match["cel"])
        return Bereik(1, 1, 1, 1) if bounds is None else bounds
    if match["kolommen"]:
        first, last = (column_number(k) for k in match["kolommen"].replace("$", "").split(":"))
        return Bereik(1, first, LAATSTE_RIJ, min(last, LAATSTE_KOLOM))
    top, bottom = (int(r) for r in match["rijen"].replace("$", "").split(":"))
    return Bereik(top, 1, bottom, LAATSTE_KOLOM)
