"""The engine cannot harm the program: no crash, no noise, one exception."""

import sys
import tempfile
import threading
from pathlib import Path

import ironcalc
import pytest
from xlsxwriter.workbook import Workbook

from modelgemeente_xl.bestand.rekenen.rekenblad import Rekenblad
from modelgemeente_xl.bestand.rekenen.rekenboek import Rekenboek
from modelgemeente_xl.bestand.rekenen.rekenmotor import RekenenMislukt, engine_work
from tests.bestand.bouwsel import inhoud, werkmap
from tests.conftest import needs


def test_gives_what_the_engine_gives() -> None:
    assert engine_work(lambda: 7) == 7


def test_a_panic_is_one_exception_and_silent(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(RekenenMislukt, match="panics for testing"):
        engine_work(ironcalc.test_panic)
    assert capfd.readouterr() == ("", "")


def test_what_the_engine_says_on_the_terminal_is_not_shown(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = werkmap(tmp_path / "x.xlsx", '<row r="1"><c r="A1"><f>1+1</f></c></row>')
    rekenblad = Rekenblad(path)
    rekenblad.evaluate()
    assert rekenblad.value("Blad", 1, 1) == 2
    assert capfd.readouterr() == ("", "")
    print("weer te zien")
    assert capfd.readouterr().out == "weer te zien\n"


def test_where_there_is_no_room_for_its_stack_it_is_memory_that_lacks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(_: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    size = threading.stack_size()
    monkeypatch.setattr(threading.Thread, "start", full)
    with pytest.raises(MemoryError, match="de stapel van de rekenmotor"):
        engine_work(lambda: 1)
    assert threading.stack_size() == size


def test_the_stack_of_other_threads_stays_as_it_was() -> None:
    before = threading.stack_size()
    engine_work(lambda: None)
    assert threading.stack_size() == before


@pytest.mark.parametrize(
    "formule", ["(" * 4000 + "1" + ")" * 4000, "SUM(" * 1600 + "1" + ")" * 1600]
)
def test_a_formula_as_deep_as_can_be(tmp_path: Path, formule: str) -> None:
    path = werkmap(tmp_path / "x.xlsx", f'<row r="1"><c r="A1"><f>{formule}</f></c></row>')
    rekenblad = Rekenblad(path)
    rekenblad.evaluate()
    assert rekenblad.value("Blad", 1, 1) == 1


def test_a_long_chain_of_cells(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    with Workbook(path) as book:
        sheet = book.add_worksheet("Blad")
        for i in range(60_000):
            sheet.write_formula(i, 0, f"=A{i + 2}+1")
    rekenblad = Rekenblad.of_parts(inhoud(path))
    rekenblad.evaluate()
    assert rekenblad.value("Blad", 1, 1) == 60_000


def test_of_a_workbook_that_is_being_read_nothing_stands_on_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    needs(sys.platform == "linux", "memfd (Linux)")
    path = werkmap(tmp_path / "x.xlsx", '<row r="1"><c r="A1"><v>7</v></c></row>')
    folder = tmp_path / "tijdelijk"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    found: list[Path] = []
    load = ironcalc.load_from_xlsx

    def look(*arguments: str) -> object:
        found.extend(folder.iterdir())
        return load(*arguments)

    monkeypatch.setattr(ironcalc, "load_from_xlsx", look)
    Rekenboek(path.read_bytes())
    assert found == []
