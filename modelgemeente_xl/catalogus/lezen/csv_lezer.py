"""Read CSV in the form that a list of ours has: every fault with its row, all of them at once.

A row is one line: so an open quote spoils its own row alone.
"""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from modelgemeente_xl.catalogus.lezen.tekst import read_lines, shown
from modelgemeente_xl.grond.bevinding import Bevinding, known_or_nearest
from modelgemeente_xl.model.woorden import counted


@dataclass(frozen=True, slots=True)
class Celvorm:
    """What a cell may hold, and how that is said to whoever wrote something else."""

    past: re.Pattern[str]
    verwacht: str
    minst: int | None = None
    meest: int = 0
    """Bounds, where it is a number."""
    leeg: bool = False

    def faults(self, value: str) -> Iterator[tuple[str, str]]:
        """What was found and what was expected, where a value does not fit."""
        if not value:
            if not self.leeg:
                yield "is leeg", f"verwacht {self.verwacht}"
        elif value != value.strip():
            yield f"is {shown(value)}", "haal de spatie ervoor of erachter weg"
        elif value[0] in "=+@" or (value[0] == "-" and self.minst is None):
            yield (
                f"is {shown(value)}",
                f"dat leest Excel als een formule; begin niet met {value[0]}",
            )
        elif not self.past.fullmatch(value):
            yield f"is {shown(value)}", f"verwacht {self.verwacht}"
        elif self.minst is not None and not self.minst <= int(value) <= self.meest:
            bounds = f"verwacht {self.minst} tot en met {self.meest}"
            yield f"is {shown(value)}", bounds


TEKST = Celvorm(re.compile(r".{1,200}"), "tekst van ten hoogste 200 tekens")


def getal(minst: int, meest: int, *, leeg: bool = False) -> Celvorm:
    """A whole number between bounds."""
    verwacht = "een geheel getal, zonder punten of komma's (bijvoorbeeld 12000)"
    return Celvorm(re.compile(r"-?[0-9]{1,12}"), verwacht, minst, meest, leeg)


@dataclass(frozen=True, slots=True)
class Lijstvorm:
    """The form of one CSV file: its place, its columns in order, and what is once in it.

    `reeks` is the form of columns that bear a year for a name, where there are such.
    """

    pad: str
    kolommen: Mapping[str, Celvorm]
    uniek: Sequence[tuple[str, ...]] = (("code",),)
    reeks: Celvorm | None = None

    def form_of(self, kolom: str) -> Celvorm | None:
        """The form of a column by its name; None where there is none of that name."""
        if kolom in self.kolommen:
            return self.kolommen[kolom]
        return self.reeks if re.fullmatch(r"20[0-9]{2}", kolom) else None


Lijstrij = dict[str, str]


def read_csv(path: Path, naam: str, vorm: Lijstvorm) -> tuple[list[Lijstrij], list[Bevinding]]:
    """Give the rows of a list, each in its place, and all that is wrong in it.

    A row that cannot be read is empty; `naam` is how the file is called.
    """
    lines, findings = read_lines(path, naam)
    if findings and (not lines or lines[0] is None):
        return [], findings
    if not any(line is None or line.strip() for line in lines):
        return [], [Bevinding(f"{naam}:1", "het bestand is leeg", f"begin met {_head(vorm)}")]
    head, wrong = _cells(lines[0] or "")
    wrong = wrong or _faults_of_head(head, vorm)
    if wrong:
        return [], [*(Bevinding(f"{naam}:1", *fault) for fault in wrong), *findings]
    if len(lines) == 1:
        return [], [Bevinding(f"{naam}:1", "er staan geen rijen in", "zet elke rij op een regel")]
    rows: list[Lijstrij] = []
    places: dict[tuple[str, ...], int] = {}
    for number, line in enumerate(lines[1:], 2):
        cells, wrong = _cells(line) if line is not None else ([], [])
        if cells:
            wrong = _faults_of_row(cells, head, vorm)
        row = dict(zip(head, cells, strict=False))
        wrong += _seen_before(row, number, vorm, places)
        findings += (Bevinding(f"{naam}:{number}", *fault) for fault in wrong)
        rows.append(row if len(cells) == len(head) else dict.fromkeys(head, ""))
    return rows, findings


_Fout = tuple[str, str]


def _cells(line: str) -> tuple[list[str], list[_Fout]]:
    try:
        (cells,) = csv.reader([line], strict=True)
    except (csv.Error, ValueError):
        if line.strip():
            wat = "een aanhalingsteken opent of sluit hier verkeerd"
            return [], [(wat, 'zet een cel met een komma geheel tussen " en "')]
        return [], [("deze rij is leeg", "haal haar weg")]
    if not any(cell.strip() for cell in cells):
        return [], [("deze rij is leeg", "haal haar weg")]
    return cells, []


def _head(vorm: Lijstvorm) -> str:
    return ",".join(vorm.kolommen)


def _faults_of_head(head: Sequence[str], vorm: Lijstvorm) -> list[_Fout]:
    faults = []
    if len(head) == 1 and ";" in head[0]:
        return [("de cellen zijn met puntkomma's gescheiden", "scheid ze met komma's")]
    missing = [kolom for kolom in vorm.kolommen if kolom not in head]
    if missing:
        faults.append((f"kolom {', '.join(missing)} ontbreekt", f"begin met {_head(vorm)}"))
    for kolom in dict.fromkeys(head):
        if head.count(kolom) > 1:
            faults.append((f"kolom '{kolom}' staat er twee keer", "houd er een over"))
        if vorm.form_of(kolom) is None:
            nearest = missing[0] if len(missing) == 1 else ""
            herstel = known_or_nearest(kolom, vorm.kolommen, nearest=nearest)
            faults.append((f"onbekende kolom {shown(kolom)}", herstel))
    return faults


def _faults_of_row(cells: Sequence[str], head: Sequence[str], vorm: Lijstvorm) -> list[_Fout]:
    if len(cells) != len(head):
        wat = (
            f"deze rij heeft {counted(len(cells), 'cel', 'cellen')} en de kop heeft er {len(head)}"
        )
        return [(wat, 'zet een cel met een komma tussen " en "')]
    forms = map(vorm.form_of, head)
    return [
        (f"{kolom} {wat}", herstel)
        for kolom, cell, form in zip(head, cells, forms, strict=True)
        if form is not None
        for wat, herstel in form.faults(cell)
    ]


def _seen_before(
    row: Lijstrij, number: int, vorm: Lijstvorm, places: dict[tuple[str, ...], int]
) -> list[_Fout]:
    faults = []
    for kolommen in vorm.uniek:
        value = tuple(row.get(kolom, "").strip().casefold() for kolom in kolommen)
        if not all(value):
            continue
        first = places.setdefault((*kolommen, *value), number)
        if first != number:
            wat = f"{kolommen[0]} {shown(row[kolommen[0]])} staat ook in rij {first}"
            faults.append((wat, "haal er een weg"))
    return faults
