"""Texts that are a number in every language: what the engine makes of them is not what Excel does.

In a sum of whole columns Excel counts "25%" as 0.25; the engine does so for one cell, and gives an
error for many. It does read "0.25" there. So in the calculation such a text is spelled as that: it
stays a text, which functions like SUM and COUNT pass over.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from modelgemeente_xl.bestand.blad.blad import Werkblad
from modelgemeente_xl.bestand.pakket.tabellen import Bladtabel
from modelgemeente_xl.bestand.rekenen.keuring import Eigendom
from modelgemeente_xl.excel.adressen import Plaats
from modelgemeente_xl.excel.waarde import Waarde

_NUMBER = re.compile(r" *(-?[0-9]{1,15})(%?) *")
"""Without point or comma, of which the language would decide what they are."""


def respelled(value: Waarde) -> str | None:
    """The same number as the engine reads it in every place; None where the text may stay."""
    match = _NUMBER.fullmatch(value) if isinstance(value, str) else None
    if match is None or match[1] == value:
        return None
    return f"{Decimal(match[1]).scaleb(-2):f}" if match[2] else match[1]


def number_texts(
    bladen: Mapping[str, Werkblad], tabellen: Iterable[Bladtabel], van_ons: Eigendom
) -> Iterator[tuple[Plaats, str]]:
    """Such texts in tables in which the program computes, with how the engine must read them."""
    shared = any(
        respelled(tekst) is not None
        for teksten in {id(blad.teksten): blad.teksten for blad in bladen.values()}.values()
        for tekst in teksten.lijst
    )
    holding = {naam: blad for naam, blad in bladen.items() if shared or _may_hold(blad)}
    for tabel in tabellen:
        blad, bereik = holding.get(tabel.blad), tabel.bereik
        kolommen = range(bereik.kolom, bereik.kolom_tot + 1)
        if blad is None or not any(van_ons(tabel.blad, bereik.rij, k) for k in kolommen):
            continue
        for rij, values in enumerate(blad.block(bereik), bereik.rij):
            for kolom, value in enumerate(values, bereik.kolom):
                spelled = respelled(value)
                if spelled is not None and blad.celformule(rij, kolom) is None:
                    yield Plaats(tabel.blad, rij, kolom), spelled


def _may_hold(blad: Werkblad) -> bool:
    """Whether there can be such a text on a sheet besides the shared ones; mostly there is none."""
    return b"inlineStr" in blad.xml or any(
        cel is not None and respelled(cel.waarde) is not None
        for row in blad.nieuw.values()
        for cel in row.values()
    )
