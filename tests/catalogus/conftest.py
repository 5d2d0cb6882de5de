"""A copy of the catalogue, in which a test makes its mistakes."""

import shutil
from pathlib import Path

import pytest

from modelgemeente_xl.catalogus.paden import data_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(data_folder(), tmp_path / "data"))
