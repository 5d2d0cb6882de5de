import io
from collections.abc import Iterator

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from modelgemeente_xl.bestand.pakket.pakket import read_parts


@pytest.fixture(scope="session")
def parts(meester: bytes) -> dict[str, bytes]:
    return read_parts(io.BytesIO(meester))


@pytest.fixture(scope="session")
def formulas(meester: bytes) -> Iterator[Workbook]:
    """The master as openpyxl reads it, with formulas."""
    book = openpyxl.load_workbook(io.BytesIO(meester))
    yield book
    book.close()


@pytest.fixture(scope="session")
def values(meester: bytes) -> Iterator[Workbook]:
    """The master as openpyxl reads it, with cached values."""
    book = openpyxl.load_workbook(io.BytesIO(meester), data_only=True)
    yield book
    book.close()
