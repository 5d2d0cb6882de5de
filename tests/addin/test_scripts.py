"""The buttons as xlwings registers them: pressed on a book, with what they tell the user."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import xlwings as xw

from modelgemeente_xl.addin import scripts
from modelgemeente_xl.bestand.grond.weigering import BestandGeweigerd
from modelgemeente_xl.bestand.motor.motor import open_boek
from modelgemeente_xl.knoppen.controleren import NIETS
from tests.knoppen.conftest import fill_in


@pytest.fixture
def opened(pad: Path) -> Iterator[Callable[[], xw.Book]]:
    books: list[xw.Book] = []

    def open_() -> xw.Book:
        books.append(open_boek(pad))
        return books[-1]

    yield open_
    for book in books:
        book.close()


def told(book: xw.Book) -> str:
    """What the last message said."""
    melding = book.impl.app.meldingen[-1]
    assert melding.titel == "Modelgemeente"
    return str(melding.tekst)


def findings(book: Any) -> list[list[Any]]:
    rows: list[list[Any]] = book.sheets["Controle"].tables["tblBevindingen"].range.value
    return rows[1:]


@pytest.mark.parametrize("knop", [scripts.schaal, scripts.vernieuw, scripts.herbereken])
def test_on_a_fresh_workbook_there_is_nothing_to_do(
    knop: Callable[[xw.Book], None], opened: Callable[[], xw.Book]
) -> None:
    book = opened()
    knop(book)
    assert "geen wijzigingen" in told(book)


def test_schaal_follows_start_and_terugdraaien_takes_it_back(
    opened: Callable[[], xw.Book],
) -> None:
    book = opened()
    inwoners = book.sheets["Gemeenten"].tables["tblGemeenten"].range[1, 3]
    was = inwoners.value
    inwoners.value = 12345
    scripts.schaal(book)
    assert "1 cel" in told(book)
    assert inwoners.value == was
    scripts.terugdraaien(book)
    assert inwoners.value == 12345


def test_controleer_lists_what_the_saved_file_has(pad: Path, opened: Callable[[], xw.Book]) -> None:
    book = opened()
    scripts.controleer(book)
    assert told(book) == NIETS
    assert [row[4] for row in findings(book)] == ["informatie"]
    fill_in(pad, ("Fysiek", 2, "Eigen bedrag", 1000))
    book = opened()
    scripts.controleer(book)
    assert told(book).startswith("fout: Fysiek!")
    assert "zonder toelichting" in told(book)
    assert sorted(row[3] for row in findings(book)) == [18, 37]


def test_controleer_needs_a_file(opened: Callable[[], xw.Book], pad: Path) -> None:
    book = opened()
    pad.unlink()
    with pytest.raises(BestandGeweigerd, match="er is geen bestand op deze computer; bewaar"):
        scripts.controleer(book)
