"""The number of the layout: what is of another layout is refused at every door, and not touched."""

import re
import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlwings as xw

from modelgemeente_xl.addin import runpython
from modelgemeente_xl.bestand.motor.motor import open_boek
from modelgemeente_xl.bestand.pakket.pakket import package_bytes, read_parts
from modelgemeente_xl.bestand.werkboek import Werkboek
from modelgemeente_xl.cli import hoofd as cli
from modelgemeente_xl.knoppen import controleren, knoppen
from modelgemeente_xl.knoppen.al_gemaakt import is_made
from modelgemeente_xl.knoppen.knoppen import Schaalkeuze
from modelgemeente_xl.knoppen.meester import meester_opdracht
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.regels.alle import check
from modelgemeente_xl.werkmap.inhoud import nummer
from modelgemeente_xl.werkmap.lezen.boek import read_boek
from modelgemeente_xl.werkmap.lezen.stand import (
    AndereIndeling,
    IndelingBeschadigd,
    WerkmapOnbekend,
)
from tests.knoppen.conftest import WIE

PLEK = "Catalogus!I4"
NU, STRAKS = nummer.INDELING, nummer.INDELING + 1
NIEUWER = (
    f"{PLEK}: indeling {STRAKS}, en dit programma kent indeling {NU}: deze werkmap is van een "
    "nieuwere versie; werk het programma bij"
)


def older(found: int, known: int) -> str:
    return (
        f"indeling {found}, en dit programma werkt met indeling {known}: deze werkmap is van een "
        "oudere versie; zet haar met overzetten over in een nieuwe werkmap; zij blijft zelf zoals "
        "zij is"
    )


WERKWOORDEN = (
    ("toon",),
    ("controleer",),
    ("schaal", "-g", "Venlo"),
    ("vernieuw",),
    ("herbereken",),
    ("terugdraaien",),
)
BESCHADIGD = {
    "twee": "twee is niet het nummer van een indeling",
    "1": '"1" is niet het nummer',
    1.5: "1,5 is niet het nummer",
    -1: "-1 is niet het nummer",
    0: "0 is niet het nummer",
    1e9: "1000000000 is niet het nummer",
    True: "WAAR is niet het nummer",
    None: "(leeg) is niet het nummer",
    "x" * 32_000: f"{'x' * 60}... is niet het nummer",
}


@pytest.fixture
def pad(meester_pad: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(meester_pad, tmp_path / "begroting.xlsx"))


def set_number(pad: Path, value: object) -> None:
    boek = Werkboek.open(pad)
    boek.write("Catalogus", 4, 9, [[value]])
    boek.recompute()
    boek.save(pad.with_name("anders.xlsx"))
    pad.with_name("anders.xlsx").replace(pad)


def without_name(pad: Path) -> None:
    """As every workbook was before there was a number: neither cell nor name."""
    set_number(pad, None)
    boek = Werkboek.open(pad)
    boek.write("Catalogus", 4, 8, [[None]])
    [[row]] = [[rij] for rij in range(30, 60) if _formula(boek, rij) == "=Indeling"]
    boek.write("Start", row, 1, [[None, None]])
    parts = boek.parts()
    name = rb'<definedName name="Indeling">[^<]*</definedName>'
    parts["xl/workbook.xml"], times = re.subn(name, b"", parts["xl/workbook.xml"])
    assert times == 1
    pad.write_bytes(package_bytes(parts))


def _formula(boek: Werkboek, rij: int) -> str:
    return boek.formules("Start", rij, 2, rij, 2)[0][0]


def read(pad: Path) -> None:
    book = open_boek(pad)
    try:
        read_boek(book)
    finally:
        book.close()


def told(capsys: pytest.CaptureFixture[str]) -> str:
    return " ".join(capsys.readouterr().err.split())


def check_refused(
    pad: Path, verb: tuple[str, ...], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = pad.read_bytes()
    assert cli.main([verb[0], str(pad), *verb[1:]]) == 2
    assert message in told(capsys)
    assert pad.read_bytes() == before


def test_the_master_says_its_layout_and_start_shows_it(meester_pad: Path) -> None:
    book = openpyxl.load_workbook(meester_pad, data_only=True)
    assert book.defined_names["Indeling"].attr_text == "Catalogus!$I$4"
    assert [cel.value for cel in book["Catalogus"][4][7:9]] == ["Indeling", nummer.INDELING]
    rows = [row[:2] for row in book["Start"].iter_rows(values_only=True)]
    assert ("Indeling van deze werkmap", nummer.INDELING) in rows


@pytest.mark.parametrize("verb", WERKWOORDEN, ids=lambda verb: verb[0])
def test_no_verb_touches_a_newer_workbook(
    verb: tuple[str, ...],
    pad: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "300")
    set_number(pad, STRAKS)
    check_refused(pad, verb, NIEUWER, capsys)
    assert [file.name for file in pad.parent.iterdir()] == [pad.name]


@pytest.mark.parametrize("verb", WERKWOORDEN, ids=lambda verb: verb[0])
def test_an_older_workbook_is_told_what_brings_it_over(
    verb: tuple[str, ...],
    pad: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "300")
    monkeypatch.setattr(nummer, "INDELING", STRAKS)
    check_refused(pad, verb, f"{PLEK}: {older(NU, STRAKS)}", capsys)


def test_a_workbook_without_number_is_of_the_first_layout(
    pad: Path, catalogus: Catalogus, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_name(pad)
    monkeypatch.setattr(nummer, "INDELING", nummer.ZONDER)
    book = open_boek(pad)
    assert [str(g) for g in controleren.controleer(book) if g.ernst != "informatie"] == []
    for knop in (
        lambda: knoppen.vernieuw(book, catalogus, WIE),
        lambda: knoppen.herbereken(book, WIE),
        lambda: knoppen.schaal(book, catalogus, Schaalkeuze(("Venlo",)), WIE),
        lambda: knoppen.terugdraaien(book, WIE),
    ):
        assert knop().bevindingen == ()
    monkeypatch.setattr(nummer, "INDELING", STRAKS)
    with pytest.raises(
        AndereIndeling, match=re.escape(f"de werkmap: {older(nummer.ZONDER, STRAKS)}")
    ):
        read_boek(book)
    book.close()


def test_a_workbook_of_something_else_hears_what_it_misses_and_not_that_it_is_older(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "anders.xlsx"
    openpyxl.Workbook().save(other)
    monkeypatch.setattr(nummer, "INDELING", STRAKS)
    with pytest.raises(WerkmapOnbekend, match="tabel tblOntwikkelingen is er niet"):
        read(other)


@pytest.mark.parametrize("value", BESCHADIGD, ids=lambda value: str(value)[:9])
def test_a_damaged_number_is_told_where_it_stands(
    value: Any, pad: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    set_number(pad, value)
    check_damaged(pad, BESCHADIGD[value], capsys, monkeypatch)


def test_an_error_in_the_cell_is_damage(
    pad: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    replace_cell(pad, b'<c r="I4" t="e"><v>#N/A</v></c>')
    check_damaged(pad, "#N/A is niet het nummer", capsys, monkeypatch)


@pytest.mark.parametrize("getal", [b"1E400", b"1" + b"0" * 400])
@pytest.mark.parametrize("verb", ["vernieuw", "controleer", "toon"])
def test_a_number_beyond_all_numbers_is_told_by_its_cell(
    getal: bytes,
    verb: str,
    pad: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "300")
    replace_cell(pad, b'<c r="I4"><v>' + getal + b"</v></c>")
    check_refused(pad, (verb,), f"{PLEK}: de inhoud van deze cel is beschadigd", capsys)


def replace_cell(pad: Path, cel: bytes) -> None:
    """What stands in the cell, as another program might write it."""
    parts = read_parts(pad)
    found = re.compile(rb'<c r="I4"[^>]*><v>%d</v></c>' % NU)
    (name,) = [n for n, c in parts.items() if n.startswith("xl/worksheets/") and found.search(c)]
    parts[name] = found.sub(lambda _: cel, parts[name])
    pad.write_bytes(package_bytes(parts))


def check_damaged(
    pad: Path, message: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "300")
    before = pad.read_bytes()
    assert cli.main(["vernieuw", str(pad)]) == 2
    err = told(capsys)
    assert err.startswith(PLEK) or f" {PLEK}: " in err, err
    assert f"{message}" in err
    assert f"een werkmap van dit programma heeft hier {NU}" in err
    assert cli.main(["controleer", str(pad)]) == 1
    lines = capsys.readouterr().out.splitlines()
    (found,) = [line for line in lines if f"regel 20, {PLEK}: " in line]
    assert found.startswith("fout ")
    assert message in found
    assert not any("regel 33" in line for line in lines)
    assert pad.read_bytes() == before


@pytest.mark.parametrize("naar", ["#REF!", "Catalogus!$I$4:$J$4", "Catalogus!$I:$I", "Weg!$A$1"])
def test_a_name_that_points_elsewhere_is_damage(naar: str, pad: Path) -> None:
    parts = read_parts(pad)
    here = b'name="Indeling">Catalogus!$I$4<'
    assert here in parts["xl/workbook.xml"]
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(
        here, f'name="Indeling">{naar}<'.encode()
    )
    pad.write_bytes(package_bytes(parts))
    with pytest.raises(IndelingBeschadigd, match="de naam Indeling wijst niet naar één cel, maar"):
        read(pad)
    assert any(g.regel == 20 and "Indeling" in g.waar for g in check(pad))


def test_the_rules_alone_know_a_newer_workbook_too(pad: Path) -> None:
    set_number(pad, STRAKS)
    (found,) = [g for g in check(pad) if g.waar == PLEK]
    assert (found.regel, found.ernst, found.herstel) == (20, "fout", "Werk het programma bij.")


def test_excel_gets_it_as_a_message(pad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    set_number(pad, STRAKS)
    alerts: list[str] = []
    for knop in runpython.KNOPPEN:
        book = open_boek(pad)
        monkeypatch.setattr(xw.Book, "caller", classmethod(lambda cls, book=book: book))
        monkeypatch.setattr(xw.App, "alert", lambda self, text, **named: alerts.append(text))
        runpython.druk(knop)
        book.close()
    assert alerts == [NIEUWER] * len(runpython.KNOPPEN)


def test_a_series_makes_anew_what_is_of_another_layout(
    pad: Path, catalogus: Catalogus, monkeypatch: pytest.MonkeyPatch
) -> None:
    opdracht = meester_opdracht(catalogus)
    assert is_made(pad, opdracht)
    monkeypatch.setattr(nummer, "INDELING", STRAKS)
    assert not is_made(pad, opdracht)
