"""Fixtures that many tests share, and the one way to skip: with a reason, and never in CI."""

import os
import shutil
import signal
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from modelgemeente_xl.bestand.motor.motor import MOTOR
from modelgemeente_xl.bestand.rekenen.rekenblad import Rekenblad
from modelgemeente_xl.catalogus.laden import load_catalogus
from modelgemeente_xl.knoppen.meester import meester_opdracht
from modelgemeente_xl.knoppen.nieuw import make_workbook
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.werkmap.inhoud.opdracht import Opdracht
from tests.validator.validator import present

SHARED = Path(__file__).resolve().parents[2] / "shared"

settings.register_profile(
    "project",
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("project")


def needs(present: bool, what: str) -> None:
    """Skip with a reason where something is absent; where nothing may be skipped, fail."""
    if present:
        return
    if os.environ.get("NIETS_OVERSLAAN"):
        pytest.fail(f"{what} is er niet, en hier mag niets worden overgeslagen")
    pytest.skip(f"{what} is er niet")


def pytest_configure() -> None:
    """Hear what ends a program, also where whoever started us did not: what tests start inherits it."""
    for signum, usual in (
        (signal.SIGINT, signal.default_int_handler),
        (signal.SIGHUP, signal.SIG_DFL),
    ):
        if signal.getsignal(signum) is signal.SIG_IGN:
            signal.signal(signum, usual)


def pytest_report_header() -> str:
    """Say what is not looked at, where nothing is skipped because of it."""
    is_er = (
        "is er" if present() else "is er niet: wat tests/bestand bewaart, wordt niet gevalideerd"
    )
    return f"Microsofts validator {is_er}"


def pytest_collection_finish() -> None:
    """Take back what xlwings Server sets on import: programs that tests start would inherit it."""
    os.environ.pop("XLWINGS_ON_SERVER", None)


@pytest.fixture(scope="module", autouse=True)
def _no_book_stays_open() -> Iterator[None]:
    """Close what tests left open: a book of that name would be in the way of the next module."""
    yield
    for app in MOTOR.apps:
        for book in app.books:
            book.close()


@pytest.fixture(scope="session")
def soffice() -> str:
    path = shutil.which("soffice")
    needs(path is not None, "LibreOffice (soffice)")
    return str(path)


@pytest.fixture(scope="session")
def validator() -> None:
    """Microsoft's validator is there."""
    needs(present(), "Microsofts validator (make validator)")


@pytest.fixture(scope="session")
def xsd_folder() -> Path:
    folder = SHARED / "ooxml-xsd"
    needs(folder.is_dir(), "de map ../shared/ooxml-xsd")
    return folder


@pytest.fixture(scope="session")
def catalogus() -> Catalogus:
    return load_catalogus()


@pytest.fixture(scope="session")
def opdracht(catalogus: Catalogus) -> Opdracht:
    return meester_opdracht(catalogus)


@pytest.fixture(scope="session")
def moment() -> datetime:
    return datetime(2026, 11, 23)


@pytest.fixture(scope="session")
def meester(opdracht: Opdracht) -> bytes:
    """The bytes of the master workbook, freshly made."""
    return make_workbook(opdracht)


@pytest.fixture(scope="session")
def meester_pad(meester: bytes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("meester") / "modelgemeente.xlsx"
    path.write_bytes(meester)
    return path


@pytest.fixture
def rekenblad(meester_pad: Path) -> Rekenblad:
    """The master in the spreadsheet engine, free to change."""
    return Rekenblad(meester_pad)
