"""Take a formula apart as far as needed to judge it: its calls, their arguments, its texts."""

import re
from dataclasses import dataclass
from functools import lru_cache

from modelgemeente_xl.excel.formuledelen import plain_name
from modelgemeente_xl.excel.patronen import GECITEERD, HAKEN, TEKST

_TOKEN = re.compile(
    rf"""(?P<tekst>{TEKST})
    |(?P<rest>{GECITEERD}|{HAKEN})
    |(?P<functie>[^\W\d][\w.]*\()
    |(?P<open>[({{])
    |(?P<komma>,)
    |(?P<dicht>[)}}])""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Functiestuk:
    """A call of a function, in capitals and without the prefix of a newer one."""

    naam: str
    argumenten: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stukken:
    """A formula in pieces: `kaal` is the formula with every text emptied."""

    kaal: str
    teksten: tuple[str, ...]
    aanroepen: tuple[Functiestuk, ...]

    def calls(self, *namen: str) -> bool:
        """Whether it calls one of these functions."""
        return any(aanroep.naam in namen for aanroep in self.aanroepen)


@lru_cache(4096)
def in_pieces(formule: str) -> Stukken:
    """Take a formula (without its `=`) apart; one that is not well-formed as far as it goes."""
    teksten: list[str] = []
    aanroepen: list[Functiestuk] = []
    kaal: list[str] = []
    open_: list[tuple[str, list[int]]] = []
    position = 0
    for match in _TOKEN.finditer(formule):
        soort, tekst = match.lastgroup, match[0]
        kaal.append(formule[position : match.start()])
        kaal.append('""' if soort == "tekst" else tekst)
        position = match.end()
        if soort == "tekst":
            teksten.append(tekst[1:-1].replace('""', '"'))
        elif soort == "functie":
            open_.append((tekst[:-1], [match.end()]))
        elif soort == "open":
            open_.append(("", []))
        elif soort == "komma" and open_:
            open_[-1][1].append(match.end())
        elif soort == "dicht" and open_:
            naam, begins = open_.pop()
            if naam:
                ends = [begin - 1 for begin in begins[1:]] + [match.start()]
                pieces = (formule[a:b].strip() for a, b in zip(begins, ends, strict=True))
                aanroepen.append(Functiestuk(plain_name(naam), tuple(pieces)))
    kaal.append(formule[position:])
    return Stukken("".join(kaal), tuple(teksten), tuple(aanroepen))
