import os
import shutil
import signal
import time
from pathlib import Path

import pytest

from modelgemeente_xl.bestand.grond.weigering import BestandGeweigerd
from tests.uno.verbinding import Brug


def _alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def _wait_until_gone(group: int) -> None:
    for _ in range(300):
        if not _alive(group):
            return
        time.sleep(0.1)
    pytest.fail(f"procesgroep {group} van LibreOffice draait nog")


def test_nothing_runs_after_stopping(soffice: str, uno_python: str, tmp_path: Path) -> None:
    with Brug(uno_python, soffice, tmp_path) as brug:
        group = brug.groep
        assert _alive(group)
    _wait_until_gone(group)


def test_nothing_runs_after_the_bridge_is_killed(
    soffice: str, uno_python: str, tmp_path: Path
) -> None:
    with Brug(uno_python, soffice, tmp_path) as brug:
        os.kill(brug.pid, signal.SIGKILL)
        with pytest.raises(RuntimeError, match="de brug naar LibreOffice is"):
            brug.vraag("bladen", 1)
        _wait_until_gone(brug.groep)


def test_a_libreoffice_that_died_is_said(
    soffice: str, uno_python: str, meester_pad: Path, tmp_path: Path
) -> None:
    with Brug(uno_python, soffice, tmp_path) as brug:
        boek = brug.vraag("open", str(meester_pad))
        os.killpg(brug.groep, signal.SIGKILL)
        with pytest.raises(RuntimeError, match="bladen: .*Exception"):
            brug.vraag("bladen", boek)


def test_a_libreoffice_that_does_not_start_is_said(uno_python: str, tmp_path: Path) -> None:
    ends_at_once = shutil.which("false")
    assert ends_at_once is not None
    with pytest.raises(RuntimeError, match="LibreOffice is niet begonnen"):
        Brug(uno_python, ends_at_once, tmp_path)


def test_what_is_no_workbook_is_refused_by_name(
    soffice: str, uno_python: str, tmp_path: Path
) -> None:
    broken = tmp_path / "kapot.xlsx"
    broken.write_bytes(b"PK\x03\x04 geen werkmap")
    with (
        Brug(uno_python, soffice, tmp_path) as brug,
        pytest.raises(BestandGeweigerd, match=r"kapot\.xlsx"),
    ):
        brug.vraag("open", str(broken))
