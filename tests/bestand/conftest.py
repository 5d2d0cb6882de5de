import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import openpyxl
import pytest
from lxml import etree
from openpyxl.workbook import Workbook

from modelgemeente_xl.bestand import werkboek
from modelgemeente_xl.bestand.pakket.inpakken import repacked
from modelgemeente_xl.bestand.werkboek import Werkboek
from tests.bestand.bouwsel import werkmap
from tests.conftest import needs
from tests.validator.validator import Bewaard, present, worse


@pytest.fixture(scope="module", autouse=True)
def _what_is_saved_is_no_worse_to_excel() -> Iterator[None]:
    """Whatever file is changed and saved here has no error that it did not have before.

    Asked when the tests of a module are over: it takes the validator half a second a file.
    """
    saved: list[Bewaard] = []

    def kept(content: bytes, before: Mapping[str, bytes], parts: Mapping[str, bytes]) -> bytes:
        packed = repacked(content, before, parts)
        saved.append(Bewaard(os.environ["PYTEST_CURRENT_TEST"], content, packed))
        return packed

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(werkboek, "repacked", kept)
        yield
    if present() or "NIETS_OVERSLAAN" in os.environ:
        needs(present(), "Microsofts validator (make validator)")
        assert worse(saved) == []


@pytest.fixture(scope="session")
def sml(xsd_folder: Path) -> etree.XMLSchema:
    """The schema of worksheets, tables and the workbook."""
    return etree.XMLSchema(etree.parse(str(xsd_folder / "sml.xsd")))


@pytest.fixture(scope="session")
def formulas(meester_pad: Path) -> Workbook:
    """The master as openpyxl reads it, with formulas."""
    return openpyxl.load_workbook(meester_pad)


@pytest.fixture
def kopie(meester_pad: Path, tmp_path: Path) -> Path:
    """A master of one's own on disk."""
    return Path(shutil.copy(meester_pad, tmp_path / "begroting.xlsx"))


@pytest.fixture
def boek(kopie: Path) -> Werkboek:
    """The master, opened."""
    return Werkboek.open(kopie)


@pytest.fixture
def klein(tmp_path: Path) -> Callable[..., Werkboek]:
    """A workbook with one sheet `Blad` with these rows, opened."""

    def build(cellen: str, **rest: object) -> Werkboek:
        return Werkboek.open(werkmap(tmp_path / "klein.xlsx", cellen, **rest))  # type: ignore[arg-type]

    return build
