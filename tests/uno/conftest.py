import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import xlwings as xw

from tests.conftest import needs
from tests.uno.motor import register, unregister
from tests.uno.verbinding import Brug, python_with_uno


@pytest.fixture(scope="session")
def uno_python(soffice: str) -> str:
    found = python_with_uno(soffice)
    needs(found is not None, "een Python met UNO (pakket python3-uno)")
    return str(found)


@pytest.fixture(scope="session")
def calc(
    soffice: str, uno_python: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[xw.App]:
    """A LibreOffice of our own, as an app of xlwings."""
    with Brug(uno_python, soffice, tmp_path_factory.mktemp("calc")) as brug:
        yield register(brug)
        unregister()


@pytest.fixture
def open_levend(calc: xw.App, tmp_path: Path) -> Iterator[Callable[[Path], xw.Book]]:
    """Open a copy of a file in Calc; it is closed after the test."""

    def open_copy(path: Path) -> xw.Book:
        copy = Path(shutil.copy(path, tmp_path / path.name))
        return calc.books.open(copy)

    yield open_copy
    for book in calc.books:
        book.close()


@pytest.fixture
def levend(open_levend: Callable[[Path], xw.Book], meester_pad: Path) -> xw.Book:
    """The master, open in Calc."""
    return open_levend(meester_pad)
