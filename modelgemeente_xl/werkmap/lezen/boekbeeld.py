"""A workbook's values as a plan sees them: tables by key, named inputs, and rows without a key."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from modelgemeente_xl.excel.datum import serial_of
from modelgemeente_xl.excel.waarde import Waarde, canonical, same
from modelgemeente_xl.plan.beeld import rows_by_key
from modelgemeente_xl.plan.wijziging import Wijziging, Wijzigingssoort
from modelgemeente_xl.werkmap.indeling.declaratie import Eigenaar
from modelgemeente_xl.werkmap.indeling.tabellen import kolommen_of
from modelgemeente_xl.werkmap.inhoud.kenmerken import sleutel_of
from modelgemeente_xl.werkmap.lezen.stand import DEELNEMERS, Boekstand, Tabelstand

_ZONDER_ID = re.compile(r"rij [0-9]+(?: \(.*\))?")
_NAAM = 40
"""Letters of a row's first text that its key shows."""
_OMSCHRIJVING = "Begrotingsregel"
"""The text by which people know a line."""

_CIJFERS = 10
"""Digits in which two computations of a factor or an unrounded amount are held to agree."""

Beeld = dict[str, dict[str, Mapping[str, Waarde]]]


def beeld_of(
    stand: Boekstand,
    formules: frozenset[tuple[str, str]] = frozenset(),
    *,
    undo: bool = False,
    tabellen: Container[str] | None = None,
) -> Beeld:
    """Tables by key, with the user's own columns; formula columns only where asked by name.

    All tables, or only `tabellen`, for a plan that changes nothing elsewhere.

    A row that has no key and is not empty goes by its place on the sheet and its first text:
    `rij 12 (Licenties)`. Keys that occur twice are left out. For undoing, formula cells are rounded
    as `herbereken` logged them.
    """
    beeld: Beeld = {"": dict(_named(stand))}
    for naam, tabel in stand.tabellen.items():
        if tabellen is not None and naam not in tabellen:
            continue
        ours = {k.naam for k in kolommen_of(naam) if k.eigenaar is Eigenaar.FORMULE}
        kept = [k for k in tabel.kop if k not in ours or (naam, k) in formules]
        unique, _ = rows_by_key(
            (
                sleutel,
                {
                    k: rounded(rij[k]) if undo and k in ours else rij[k]
                    for k in kept
                    if canonical(rij[k]) is not None
                },
            )
            for _, sleutel, rij in keyed_rows(tabel)
        )
        beeld[naam] = dict(unique)
    return beeld


Sleutelrij = tuple[int, str, dict[str, Waarde]]
"""A row with its number (from 0) and its key."""


def keyed_rows(tabel: Tabelstand) -> tuple[Sleutelrij, ...]:
    """Every row that is not empty with its number and its key."""
    return tabel.once(_keyed)


def _keyed(tabel: Tabelstand) -> tuple[Sleutelrij, ...]:
    return tuple(_keyed_rows(tabel))


def _keyed_rows(tabel: Tabelstand) -> Iterator[Sleutelrij]:
    inputs = [k.naam for k in kolommen_of(tabel.naam) if k.eigenaar is not Eigenaar.FORMULE]
    inputs.sort(key=lambda kolom: kolom != _OMSCHRIJVING)
    for nummer, rij in tabel.records():
        sleutel = sleutel_of(tabel.naam, rij)
        if sleutel.strip("|"):
            yield nummer, sleutel, rij
        elif any(canonical(rij.get(kolom)) is not None for kolom in inputs):
            yield nummer, _of_place(tabel.kop_rij + 1 + nummer, map(rij.get, inputs)), rij


def _of_place(rij: int, values: Iterable[Waarde]) -> str:
    """A place alone would mean another row once rows were sorted, inserted or counted otherwise."""
    texts = (" ".join(value.split())[:_NAAM] for value in values if isinstance(value, str))
    return f"rij {rij} ({next(filter(None, texts), 'zonder naam')})"


def is_zonder_id(sleutel: str) -> bool:
    """Say whether a key only tells the place of a row that has none of its own.

    In the log of an earlier version it is `rij 3`, counted within the table; no row has that now.
    """
    return _ZONDER_ID.fullmatch(sleutel) is not None


def _named(stand: Boekstand) -> Iterator[tuple[str, dict[str, Waarde]]]:
    for naam, waarde in stand.namen.items():
        yield naam, {"": waarde}
    for i, waarde in enumerate(stand.deelnemers, 2):
        yield deelnemer(i), {"": waarde}


def named_changes(
    stand: Boekstand, nieuw: Mapping[str, Waarde], waarom: str
) -> Iterator[Wijziging]:
    """Changes that give named cells these values; what already holds its value is left out."""
    oud = dict(_named(stand))
    for naam, waarde in nieuw.items():
        if not same(oud[naam][""], waarde):
            blad = stand.plaatsen.get(naam, stand.plaatsen[DEELNEMERS]).partition("!")[0]
            yield Wijziging(blad, "", naam, "", Wijzigingssoort.CEL, oud[naam][""], waarde, waarom)


def deelnemer(plaats: int) -> str:
    """Name of a gemeente that counts along, by its place in the list (the first follows Start)."""
    return f"{DEELNEMERS} {plaats}"


def waarde_of(value: Any) -> Waarde:
    """A value of the catalogue as a cell holds it: numbers as float, a date as its serial."""
    if value is None or isinstance(value, (str, bool)):
        return value or None if isinstance(value, str) else value
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return serial_of(value)
    if isinstance(value, (int, float, Decimal)):
        return float(value)
    raise TypeError(f"{type(value).__name__} past niet in een cel")


def rounded(value: Waarde) -> Waarde:
    """A number in the digits that two computations share; anything else as it is."""
    if isinstance(value, float) and not isinstance(value, bool):
        return float(f"{value:.{_CIJFERS}g}")
    return value
