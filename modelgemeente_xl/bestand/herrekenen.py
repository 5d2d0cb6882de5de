"""Compute a workbook and write the results that differ into its cells.

The engine is not Excel: what it cannot compute shows as an error of its own, and may hide behind
an IFERROR elsewhere. So as soon as an error comes up that was not there, the workbook as it was
opened is computed too, and a cell for which that gives another result than the file held keeps
what it has.
"""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from modelgemeente_xl.bestand.adressen import cell_name
from modelgemeente_xl.bestand.blad import Blad
from modelgemeente_xl.bestand.bladlezen import Resultaat
from modelgemeente_xl.bestand.celxml import FOUTEN
from modelgemeente_xl.bestand.namen import counts_from_1904, precision_as_displayed
from modelgemeente_xl.bestand.pakket import workbook_part
from modelgemeente_xl.bestand.rekenen import Rekenblad, RekenenMislukt, Waarde
from modelgemeente_xl.bestand.weigering import BestandGeweigerd
from modelgemeente_xl.bestand.xmltekst import decoded

_OF_THE_ENGINE = frozenset(("#NAME?",))
"""An error that a file may hold, but that mostly says that the engine lacks a function."""


@dataclass(frozen=True)
class Herrekening:
    """Which formulas kept their old value (`Blad!A1`, or a whole sheet); why, where all did."""

    niet_berekend: tuple[str, ...]
    reden: str = ""


class Verschil(NamedTuple):
    """A computed cell that holds another result than the engine gives."""

    blad: Blad
    cel: Resultaat
    waarde: Waarde
    fout: bool

    @property
    def waar(self) -> str:
        """Sheet and address."""
        return f"{self.blad.naam}!{cell_name(self.cel.rij, self.cel.kolom)}"


def recalculate(
    bladen: Mapping[str, Blad], parts: Mapping[str, bytes], geopend: Mapping[str, bytes]
) -> Herrekening:
    """Compute `parts` and write what differs into `bladen`; `geopend` is the file as it was."""
    computing = [blad for blad in bladen.values() if blad.may_compute()]
    kept: list[str] = []
    if not computing:
        return Herrekening(())
    try:
        rekenblad = computed(parts)
    except RekenenMislukt as error:
        kept = [waar for blad in computing for waar in _formulas_of(blad)]
        return Herrekening(tuple(kept), str(error))
    differing: list[Verschil] = []
    for blad in computing:
        try:
            differing += differences(blad, rekenblad)
        except BestandGeweigerd:
            kept.append(blad.naam)
    sure = differing
    if any(verschil.fout for verschil in differing):
        sure = list(_confirmed(differing, geopend))
        written = {id(verschil) for verschil in sure}
        kept += [verschil.waar for verschil in differing if id(verschil) not in written]
    for blad, cel, waarde, fout in sure:
        blad.set_result(cel, waarde, fout)
    return Herrekening(tuple(kept))


def computed(parts: Mapping[str, bytes]) -> Rekenblad:
    """The package in the engine, evaluated; raise `RekenenMislukt` where that would be wrong."""
    workbook = parts[workbook_part(parts)]
    if counts_from_1904(workbook):
        raise RekenenMislukt("de werkmap telt datums vanaf 1904")
    if precision_as_displayed(workbook):
        raise RekenenMislukt("de werkmap rekent met de nauwkeurigheid van de weergave")
    rekenblad = Rekenblad.of_parts(parts)
    rekenblad.evaluate()
    return rekenblad


def fill_results(bladen: Iterable[Blad], rekenblad: Rekenblad) -> None:
    """Write every result that differs; the engine must have computed these very sheets."""
    for blad in bladen:
        for _, cel, waarde, fout in list(differences(blad, rekenblad)):
            blad.set_result(cel, waarde, fout)


def differences(blad: Blad, rekenblad: Rekenblad) -> Iterator[Verschil]:
    """Every formula cell of which the engine gives another result than the cell holds."""
    naam = blad.naam
    computed_value = rekenblad.reader(naam)
    for cel in blad.results(computed_value):
        rij, kolom, held, held_error, _ = cel
        value = computed_value(rij, kolom)
        if value == held and type(value) is type(held) and not held_error:
            continue
        fout = False
        if value is None:
            value = ""
        elif isinstance(value, str):
            fout = value.startswith("#") and rekenblad.is_error(naam, rij, kolom)
            value = decoded(value)
        if fout != held_error or not _same(held, value):
            yield Verschil(blad, cel, value, fout)


def _confirmed(differing: Iterable[Verschil], geopend: Mapping[str, bytes]) -> Iterator[Verschil]:
    """Leave out what the engine shows not to compute as Excel did when the file was saved."""
    try:
        rekenblad = computed(geopend)
    except RekenenMislukt:
        return
    for verschil in differing:
        blad, cel, waarde, fout = verschil
        if fout and (waarde not in FOUTEN or waarde in _OF_THE_ENGINE):
            continue
        held = blad.result_read(cel.rij, cel.kolom)
        if held is not None:
            value = rekenblad.value(blad.naam, cel.rij, cel.kolom)
            if not _same(held, decoded(value) if isinstance(value, str) else value):
                continue
        yield verschil


def _same(held: Waarde, value: Waarde) -> bool:
    """Equal; two numbers also where they differ beyond the digits that Excel knows."""
    if isinstance(held, float) and isinstance(value, float):
        return math.isclose(held, value, rel_tol=1e-14)
    return type(held) is type(value) and held == value


def _formulas_of(blad: Blad) -> list[str]:
    try:
        return [f"{blad.naam}!{cell_name(rij, kolom)}" for rij, kolom, *_ in blad.results()]
    except BestandGeweigerd:
        return [blad.naam]
