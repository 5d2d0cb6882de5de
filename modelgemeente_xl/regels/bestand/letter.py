"""Part of rule 38: the letters of a sheet as large as they come out on paper."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from modelgemeente_xl.excel.adressen import Bereik, cell_name
from modelgemeente_xl.regels.bestand.papier import schaal_of
from modelgemeente_xl.regels.zicht.hulp import tekst_van
from modelgemeente_xl.regels.zicht.inspectie import Inspectie
from modelgemeente_xl.regels.zicht.regel import Vondst
from modelgemeente_xl.werkmap.indeling.declaratie import LEESBAAR, LETTERS

_GROOTTE = re.compile(r"&([0-9]+)")
_GEWOON = 10.0
"""Points of a header that names no size."""
_SPELING = 0.01


class Opdruk(NamedTuple):
    """A letter on paper: its points there, where it stands, and what was left of its size."""

    punten: float
    waar: str
    schaal: float


def te_klein(i: Inspectie, blad: str) -> Iterator[Vondst]:
    """The smallest letter of a sheet, where it is smaller than its declaration allows."""
    grens = LETTERS.get(i.onze_bladen[blad].naam, LEESBAAR).punten
    letter = kleinste_letter(i, blad)
    if letter is not None and letter.punten < grens - _SPELING:
        punten = tekst_van(round(letter.punten, 1))
        yield Vondst(
            blad,
            "A1",
            f"letters van {punten} punt op papier ({letter.waar}, {letter.schaal:.0%})",
            f"{tekst_van(grens)} punt of meer",
            "Druk minder kolommen af, maak kolommen smaller, of kies liggend.",
        )


def kleinste_letter(i: Inspectie, blad: str) -> Opdruk | None:
    """The smallest letter that is printed of a sheet; None where it has no print area."""
    vlakken = i.afdrukbereiken.get(blad, ())
    if not vlakken:
        return None
    deel = i.bladdelen[blad]
    schaal = min(schaal_of(deel, vlak) for vlak in vlakken)  # one for the whole sheet
    letters = [*_letters(i, blad, vlakken), *_kop(deel.kop), *_kop(deel.voet)]
    return min((Opdruk(punten * schaal, waar, schaal) for punten, waar in letters), default=None)


def _letters(i: Inspectie, blad: str, vlakken: tuple[Bereik, ...]) -> Iterator[tuple[float, str]]:
    """Size of each look, with its first cell that is printed."""
    for stijl, blikken in i.per_stijl(blad).items():
        for blik in blikken:
            if any(vlak.holds(blik.rij, blik.kolom) for vlak in vlakken):
                yield stijl.grootte, cell_name(blik.rij, blik.kolom)
                break


def _kop(tekst: str) -> Iterator[tuple[float, str]]:
    """Size of a header or footer. LibreOffice makes it smaller with the sheet, whatever it says."""
    if tekst:
        yield min(map(float, _GROOTTE.findall(tekst)), default=_GEWOON), "kop of voet"
