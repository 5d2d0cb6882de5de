"""Text that Excel would read as something else gets its mark where an engine types what it gets."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from modelgemeente_xl.bestand.motor.motor import open_boek
from modelgemeente_xl.plan.plan import Plan
from modelgemeente_xl.plan.wijziging import Wijziging, Wijzigingssoort
from modelgemeente_xl.werkmap.indeling.declaratie import Eigenaar
from modelgemeente_xl.werkmap.indeling.tabellen import kolommen_of
from modelgemeente_xl.werkmap.lezen.boek import read_boek
from modelgemeente_xl.werkmap.lezen.boekbeeld import keyed_rows
from modelgemeente_xl.werkmap.lezen.stand import Boekstand
from modelgemeente_xl.werkmap.plannen import schrijven
from modelgemeente_xl.werkmap.plannen.na_plan import after_plan


@pytest.mark.parametrize(
    ("tekst", "gemerkt"),
    [
        ("mrt 2027", True),
        ("50 %", True),
        ("1e5", True),
        ("1-2", True),
        ("€ 12,50", True),
        ("=A1", True),
        ("+31", True),
        ("@naam", True),
        ("'t Gooi", True),
        ("#N/B", True),
        ("Waar", True),
        ("onwaar", True),
        ("energietransitie.dashboard", False),
        ("Inrichting", False),
        ("Een lange zin over 2027, die niemand voor een datum houdt.", False),
    ],
)
def test_only_text_that_could_be_read_otherwise_is_marked(
    meester_pad: Path, monkeypatch: pytest.MonkeyPatch, tekst: str, gemerkt: bool
) -> None:
    monkeypatch.setattr(schrijven, "LETTERLIJK", ())
    book = open_boek(meester_pad)
    tabel = read_boek(book).tabellen["tblBevindingen"]
    schrijven.fill_table(book, tabel, [{"Nr": 1.0, "Bevinding": tekst}])
    cells = book.sheets["Controle"].tables["tblBevindingen"].range
    found = cells.value[1][cells.value[0].index("Bevinding")]
    book.close()
    assert found == (f"'{tekst}" if gemerkt else tekst)


def test_the_first_rows_of_a_table_without_any_take_its_empty_row(meester_pad: Path) -> None:
    """And when they go again, its formulas stay."""
    book = open_boek(meester_pad)
    naam, pairs = "tblOverlap", (("a.b", "c.d"), ("a.b", "e.f"))
    full = read_boek(book)
    schrijven.apply_plan(book, full, Plan("terugdraaien", "", tuple(emptied(full))), "t", NOON)
    table = book.sheets["Basis"].tables[naam]
    for kop, formule in zip(*formulas(table), strict=True):
        assert bool(formule) == (kop in FORMULES), kop
    stand = read_boek(book)
    assert len(stand.tabellen[naam].rijen) == 1
    plan = Plan("vernieuw", "", tuple(change for pair in pairs for change in new_row(*pair)))
    planned = after_plan(stand, plan).tabellen[naam]
    assert [r["Regel"] for _, r in planned.records()] == ["a.b", "a.b"]
    schrijven.apply_plan(book, stand, plan, "tester", NOON)
    now = read_boek(book)
    assert [(r["Regel"], r["Met"]) for _, r in now.tabellen[naam].records()] == list(pairs)
    back = Plan("terugdraaien", "", tuple(w.invert() for w in reversed(plan.wijzigingen)))
    schrijven.apply_plan(book, now, back, "tester", NOON)
    _, left = formulas(table)
    assert sum(map(bool, left)) == len(FORMULES)
    left_over = read_boek(book).tabellen[naam]
    assert [rij[left_over.index("Regel")] for rij in left_over.rijen] == [None]
    book.close()


FORMULES = {k.naam for k in kolommen_of("tblOverlap") if k.eigenaar is Eigenaar.FORMULE}


NOON = datetime(2027, 3, 1, 12)


def emptied(stand: Boekstand) -> Iterator[Wijziging]:
    """Every row of the table goes, each emptied first."""
    for _, sleutel, rij in keyed_rows(stand.tabellen["tblOverlap"]):
        where = "Basis", "tblOverlap", sleutel
        for kolom, value in rij.items():
            if value is not None and kolom not in FORMULES:
                yield Wijziging(*where, kolom, Wijzigingssoort.CEL, value, None, "weg")
        yield Wijziging(*where, "", Wijzigingssoort.RIJ_WEG, None, None, "weg")


def formulas(table: Any) -> tuple[Any, list[bool]]:
    """The headers of a table, and which cells of its first row hold a formula."""
    koppen, row, *_ = table.range.formula
    return koppen, [str(cell).startswith("=") for cell in row]


def new_row(regel: str, met: str) -> Iterator[Wijziging]:
    where = "Basis", "tblOverlap", f"{regel}|{met}"
    yield Wijziging(*where, "", Wijzigingssoort.RIJ_ERBIJ, None, None, "nieuw")
    for kolom, value in (("Regel", regel), ("Met", met)):
        yield Wijziging(*where, kolom, Wijzigingssoort.CEL, None, value, "nieuw")
