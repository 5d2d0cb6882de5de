from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook


@pytest.fixture(scope="session")
def formulas(meester_pad: Path) -> Workbook:
    """The master as openpyxl reads it, with formulas."""
    return openpyxl.load_workbook(meester_pad)
