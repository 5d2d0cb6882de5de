import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
import xlwings as xw

from modelgemeente_xl.bestand.motor.boek import BoekGesloten
from modelgemeente_xl.bestand.motor.motor import MOTOR, open_boek, register, werkboek_of
from modelgemeente_xl.bestand.werkboek import Werkboek


@pytest.fixture
def pad(meester_pad: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(meester_pad, tmp_path / "begroting.xlsx"))


@pytest.fixture
def registered(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(xw.engines, "active", None)
    register()
    yield
    for app in xw.apps:
        for book in app.books:
            book.close()


def saved_value(pad: Path, blad: str, adres: str) -> object:
    return openpyxl.load_workbook(pad, data_only=True)[blad][adres].value


def test_xlwings_opens_a_file_without_excel(registered: None, pad: Path) -> None:
    with xw.Book(pad) as book:
        assert book.name == "begroting.xlsx"
        assert book.sheet_names == openpyxl.load_workbook(pad).sheetnames
        assert book.sheets["Start"] == book.sheets[0]
        assert "Start" in book.sheets
        assert "start" not in book.sheets
        assert book.app.engine.name == "bestand"
        assert xw.books["begroting.xlsx"] == book


def test_registering_twice_is_registering_once(registered: None) -> None:
    register()
    assert [engine.name for engine in xw.engines].count("bestand") == 1
    assert xw.engines.active.name == "bestand"


def test_registering_leaves_excel_the_active_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    excel = xw.Engine(impl=object())
    monkeypatch.setattr(xw.engines, "active", excel)
    register()
    assert xw.engines.active is excel


def test_the_same_path_is_the_same_book(registered: None, pad: Path) -> None:
    first = xw.Book(pad)
    first.sheets["Start"]["AA1"].value = 5
    assert xw.Book(pad).sheets["Start"]["AA1"].value == 5
    assert len(xw.books) == 1


def test_open_books_are_listed_until_closed(registered: None, pad: Path, tmp_path: Path) -> None:
    other = Path(shutil.copy(pad, tmp_path / "raming.xlsx"))
    first, second = xw.Book(pad), xw.Book(other)
    assert [book.name for book in xw.books] == ["begroting.xlsx", "raming.xlsx"]
    assert [book.name for book in first.app.books] == ["begroting.xlsx", "raming.xlsx"]
    first.close()
    assert [book.name for book in xw.books] == ["raming.xlsx"]
    second.close()
    assert len(xw.books) == 0
    assert len(xw.apps) == 1


def test_two_books_do_not_touch_each_other(pad: Path, tmp_path: Path) -> None:
    other = Path(shutil.copy(pad, tmp_path / "raming.xlsx"))
    with open_boek(pad) as first, open_boek(other) as second:
        first.sheets["Start"]["AA1"].value = "een"
        second.sheets["Start"]["AA1"].value = "twee"
        assert first.sheets["Start"]["AA1"].value == "een"
        assert first != second
        second.save()
    assert saved_value(pad, "Start", "AA1") is None
    assert saved_value(other, "Start", "AA1") == "twee"


def test_books_of_one_name_in_two_folders(pad: Path, tmp_path: Path) -> None:
    (tmp_path / "oud").mkdir()
    other = Path(shutil.copy(pad, tmp_path / "oud" / pad.name))
    with open_boek(pad) as first, open_boek(other) as second:
        first.sheets["Start"]["AA1"].value = "nieuw"
        assert second.sheets["Start"]["AA1"].value is None
        assert first != second
        assert (first.fullname, second.fullname) == (str(pad), str(other))
    assert len(MOTOR.apps) == 1


def test_open_boek_needs_no_registration(pad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xw.engines, "active", None)
    monkeypatch.setattr(xw.engines, "engines", [])
    monkeypatch.setattr(xw.engines, "engines_by_name", {})
    with open_boek(pad) as book:
        assert book.sheets["Start"].used_range.value


def test_the_file_is_untouched_until_save(pad: Path) -> None:
    before = pad.read_bytes()
    with open_boek(pad) as book:
        book.sheets["Start"]["AA1"].value = 21
        book.sheets["Start"]["AB1"].formula = "=2*AA1"
        book.app.calculate()
        assert pad.read_bytes() == before
        book.save()
    assert saved_value(pad, "Start", "AA1") == 21


def test_closing_forgets_what_was_not_saved(pad: Path) -> None:
    before = pad.read_bytes()
    with open_boek(pad) as book:
        book.sheets["Start"]["AA1"].value = 21
    assert pad.read_bytes() == before
    with open_boek(pad) as book:
        assert book.sheets["Start"]["AA1"].value is None


def test_saving_recalculates(pad: Path) -> None:
    with open_boek(pad) as book:
        sheet = book.sheets["Start"]
        sheet["AA1"].value = 20
        sheet["AB1"].formula = "=AA1+1"
        book.save()
        assert sheet["AB1"].value == 21
        sheet["AA1"].value = 1
        assert sheet["AB1"].value == 21
        book.app.calculate()
        assert sheet["AB1"].value == 2
        assert book.impl.herrekening.niet_berekend == ()
    assert saved_value(pad, "Start", "AB1") == 21
    assert openpyxl.load_workbook(pad)["Start"]["AB1"].value == "=AA1+1"


def test_a_closed_book_says_so(pad: Path) -> None:
    book = open_boek(pad)
    sheet = book.sheets["Start"]
    book.close()
    book.close()
    for ask in (lambda: sheet["A1"].value, lambda: book.sheets[0], book.save):
        with pytest.raises(BoekGesloten, match=r"begroting\.xlsx is gesloten; open het bestand"):
            ask()
    with pytest.raises(BoekGesloten):
        sheet["A1"].value = 1


def test_closing_twice_leaves_a_later_book_of_that_name_open(pad: Path) -> None:
    first = open_boek(pad)
    first.close()
    with open_boek(pad) as second:
        first.close()
        assert [book.name for book in second.app.books] == ["begroting.xlsx"]


def test_a_file_that_cannot_be_opened_leaves_nothing_open(tmp_path: Path) -> None:
    with pytest.raises(Exception, match="weg.xlsx"):
        open_boek(tmp_path / "weg.xlsx")
    with pytest.raises(Exception, match="weg.xlsx"):
        open_boek(tmp_path / "weg.xlsx", streng=True)
    assert [len(app.books) for app in MOTOR.apps] == [0]


def test_messages_are_kept_and_questions_refused(pad: Path) -> None:
    with open_boek(pad) as book:
        book.app.impl.meldingen.clear()
        book.app.alert("12 regels bijgewerkt", "Vernieuw")
        (melding,) = book.app.impl.meldingen
        assert (melding.titel, melding.tekst) == ("Vernieuw", "12 regels bijgewerkt")
        with pytest.raises(NotImplementedError, match=r"app\.alert met een vraag kan niet"):
            book.app.alert("Doorgaan?", buttons="yes_no")


def test_werkboek_of(pad: Path) -> None:
    with open_boek(pad) as book:
        werkboek = werkboek_of(book)
        assert isinstance(werkboek, Werkboek)
        assert werkboek.pad == pad
        assert not werkboek.gewijzigd
    foreign = xw.Book(impl=type("Impl", (), {"name": "vreemd.xlsx"})())
    with pytest.raises(TypeError, match=r"vreemd\.xlsx is geen boek van deze motor"):
        werkboek_of(foreign)


def test_mock_caller_gives_the_book_to_a_macro(pad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xw.Book, "_mock_caller", None, raising=False)
    with open_boek(pad) as book:
        book.set_mock_caller()
        assert xw.Book.caller() == book


def test_nothing_paid_is_imported() -> None:
    """The engine stands on the BSD part; xlwings itself looks whether the paid part has a key."""
    code = (
        "import sys, xlwings; before = set(sys.modules)\n"
        "import modelgemeente_xl.bestand.motor.motor as motor; motor.register()\n"
        "print(sorted(name for name in set(sys.modules) - before if name.startswith('xlwings')))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "[]"
