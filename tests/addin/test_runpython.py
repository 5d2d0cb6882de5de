"""The shim for `RunPython`, and its text for VBA."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import xlwings as xw

from modelgemeente_xl.addin import runpython
from modelgemeente_xl.bestand.grond.weigering import BestandGeweigerd
from modelgemeente_xl.bestand.motor.motor import open_boek
from modelgemeente_xl.grond.bevinding import Bevinding
from modelgemeente_xl.model.zoeken.zoeken import GemeenteNietGevonden
from modelgemeente_xl.werkmap.lezen.stand import WerkmapOnbekend


@pytest.fixture
def caller(meester_pad: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    book = open_boek(meester_pad)
    monkeypatch.setattr(xw.Book, "caller", classmethod(lambda cls: book))
    yield book
    book.close()


def pressed(text: str) -> list[tuple[str, str]]:
    return re.findall(r"Public Sub (\w+)\(\)\r\n    RunPython \"(.+)\"\r\nEnd Sub\r\n", text)


def test_the_text_has_a_sub_without_parameter_for_each_button() -> None:
    subs = pressed(runpython.vba_module())
    assert [name for name, _ in subs] == [
        "Schaal",
        "Vernieuw",
        "Herbereken",
        "Controleer",
        "Terugdraaien",
    ]


def test_the_text_is_what_the_vba_editor_imports() -> None:
    text = runpython.vba_module()
    assert text.isascii()
    assert text.startswith('Attribute VB_Name = "Modelgemeente"\r\nOption Explicit\r\n')
    assert "\n" not in text.replace("\r\n", "")
    assert len(re.findall(r"^Public Sub ", text, re.MULTILINE)) == text.count("End Sub")
    assert all(line.count('"') % 2 == 0 for line in text.splitlines() if not line.startswith("'"))


def test_each_command_in_the_text_presses_its_button(
    caller: xw.Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[tuple[str, object]] = []
    for knop in runpython.KNOPPEN:
        monkeypatch.setitem(
            runpython.KNOPPEN, knop, lambda book, knop=knop: found.append((knop, book))
        )
    for name, command in pressed(runpython.vba_module()):
        exec(command, {})
        assert found.pop() == (name.lower(), caller)
    assert not found


def test_a_real_button_runs_on_the_workbook_that_called(caller: xw.Book) -> None:
    sheet = caller.sheets["Start"]
    cell = caller.names["Begrotingsjaar"].refers_to_range
    assert cell.sheet.name == sheet.name
    runpython.druk("vernieuw")
    runpython.druk("herbereken")


@pytest.mark.parametrize(
    "error",
    [
        BestandGeweigerd("b.xlsx: er is geen bestand op deze computer"),
        WerkmapOnbekend((Bevinding("de werkmap", "tabel tblBasis is er niet"),)),
        GemeenteNietGevonden("Atlantis"),
    ],
)
def test_a_refusal_is_shown_in_a_message(
    caller: xw.Book, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def refuse(book: xw.Book) -> None:
        raise error

    told: list[tuple[Any, ...]] = []
    monkeypatch.setitem(runpython.KNOPPEN, "schaal", refuse)
    monkeypatch.setattr(xw.App, "alert", lambda self, *a, **o: told.append((*a, o["title"])))
    runpython.druk("schaal")
    assert told == [(str(error), "Modelgemeente")]


def test_its_page_in_the_manual_says_that_excel_has_not_seen_it() -> None:
    manual = (Path(__file__).resolve().parents[2] / "docs" / "handleiding.md").read_text("utf-8")
    page = manual.partition("### RunPython, de klassieke weg")[2].partition("\n###")[0]
    assert "**Niet getest in Excel.**" in page
    assert "python -m modelgemeente_xl.addin.runpython" in page
    for name, _ in pressed(runpython.vba_module()):
        assert f"*{name}*" in page


def test_a_button_that_reads_no_rules_does_not_load_them() -> None:
    """Excel starts Python anew for every press."""
    code = (
        "import sys, modelgemeente_xl.addin.runpython\n"
        "print([m for m in sys.modules if m.startswith(('modelgemeente_xl.regels', 'pydantic'))])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
