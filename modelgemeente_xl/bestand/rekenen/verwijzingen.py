"""What a formula reads: the cells that it names, and whether those are all."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from modelgemeente_xl.bestand.pakket.tabellen import Bladtabel
from modelgemeente_xl.excel.adressen import Bereik, Plaats, parse_area
from modelgemeente_xl.excel.formulestukken import Stukken, in_pieces
from modelgemeente_xl.excel.patronen import CEL, HAKEN
from modelgemeente_xl.excel.verschuiven import moved

_SHEET = r"(?:(?P<blad>'(?:[^']|'')+'|[\w.]+(?::[\w.]+)?)!)?"
_TOKEN = re.compile(
    rf"""(?P<elders>'[^']*\[[^'\]]*\](?:[^']|'')*'!{CEL}(?::{CEL})?
        |'?\[[^\[\]]+\][^\s!'"(),;]*'?![\w.$:]+)
    |(?P<tabel>(?:[^\W\d][\w.\\]*)?(?P<wat>{HAKEN}))
    |(?P<plek>{_SHEET}(?P<cel>{CEL}(?::{CEL})?
        |\$?[A-Z]{{1,3}}:\$?[A-Z]{{1,3}}|\$?[0-9]{{1,7}}:\$?[0-9]{{1,7}})(?![\w(.!\[]))
    |(?P<functie>[^\W\d][\w.]*\()
    |(?P<naam>{_SHEET.replace("blad", "van")}[^\W\d][\w.\\?]*)""",
    re.VERBOSE,
)
_COLUMN = re.compile(r"\[((?:[^\[\]'#@]|'.)+)\]")
_RELATIVE = re.compile(r"(?<![\w$])[A-Z]{1,3}\$?[0-9]|(?<![A-Z])\$?[A-Z]{1,3}[0-9]")
COMPUTED_RANGE = re.compile(r"\)\s*:|:\s*[A-Z][A-Z.]*\(")
_LITERAL = re.compile(r'"([^"]*)"')
_MORE = re.compile(r"#(?!This|All|Data|Headers|Totals|REF|N/A|VALUE|NAME|NUM|NULL|DIV)")
_DIEP = 4
"""How many names that refer to names are followed."""


class Bladbereik(NamedTuple):
    """A range of cells on a sheet."""

    blad: str
    bereik: Bereik


@dataclass(frozen=True, slots=True)
class Leesbereik:
    """The cells that a formula names; with `meer` it reads others too, which it does not name."""

    plekken: tuple[Bladbereik, ...]
    meer: bool


@dataclass(frozen=True)
class Verwijzingslezer:
    """Finds what formulas of a workbook read, by its tables and its names (both in small)."""

    tabellen: Mapping[str, Bladtabel]
    namen: Mapping[str, str]

    def reads(self, formule: str, waar: Plaats, diep: int = 0) -> Leesbereik:
        """What a formula (without its `=`) in a cell reads."""
        stukken = in_pieces(formule)
        found: list[Bladbereik] = []
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
                bereik = parse_area(match["cel"])
                if bereik is not None:
                    found.append(Bladbereik(_plain(blad) if blad else waar.blad, bereik))
            elif soort == "naam" or match["naam"]:
                naam = match["naam"].rpartition("!")[2].lower()
                if naam in ("true", "false"):
                    continue
                refers = self.namen.get(naam)
                if refers is None or diep >= _DIEP:
                    meer = True
                    continue
                # What is relative in a name is so to the first cell of a sheet.
                here = moved(refers, waar.rij - 1, waar.kolom - 1)
                inner = self.reads(here, waar, diep + 1)
                found += inner.plekken
                meer = meer or inner.meer or ("#REF!" in here and "#REF!" not in refers)
        for aanroep in stukken.aanroepen:
            literal = _LITERAL.fullmatch(",".join(aanroep.argumenten))
            if aanroep.naam == "INDIRECT" and literal:
                found += self.reads(literal[1], waar, _DIEP).plekken
        if COMPUTED_RANGE.search(stukken.kaal):
            found += _around(found)
        return Leesbereik(tuple(found), meer)

    def _table(self, naam: str, wat: str, waar: Plaats) -> list[Bladbereik]:
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
            return [Bladbereik(tabel.blad, Bereik(waar.rij, left, waar.rij, right))]
        around = 1 if "#" in wat else 0
        return [
            Bladbereik(tabel.blad, Bereik(data.rij - around, left, data.rij_tot + around, right))
        ]

    def _around(self, waar: Plaats) -> Bladtabel | None:
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
        stukken.calls("OFFSET")
        or _MORE.search(stukken.kaal) is not None
        or any(
            aanroep.naam == "INDIRECT" and not _LITERAL.fullmatch(",".join(aanroep.argumenten))
            for aanroep in stukken.aanroepen
        )
    )


def _around(plekken: list[Bladbereik]) -> list[Bladbereik]:
    """Per sheet the smallest range that holds all of them: where a range between them lies."""
    bladen = dict.fromkeys(plek.blad for plek in plekken)
    return [
        Bladbereik(
            blad,
            Bereik(
                min(p.bereik.rij for p in plekken if p.blad == blad),
                min(p.bereik.kolom for p in plekken if p.blad == blad),
                max(p.bereik.rij_tot for p in plekken if p.blad == blad),
                max(p.bereik.kolom_tot for p in plekken if p.blad == blad),
            ),
        )
        for blad in bladen
    ]


def _plain(blad: str) -> str:
    return blad[1:-1].replace("''", "'") if blad.startswith("'") else blad.partition(":")[0]
