"""The process is killed while it saves: there is always a whole file, the old one or the new."""

import io
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from modelgemeente_xl.bestand.bewaren import backup_path
from tests.conftest import needs
from tests.fouten.bewaarder import WAARDEN, contents

KEREN = 100
LANGST = 0.05
"""Seconds after a first save in which the kill comes: several saves, so every moment of one."""
WORTEL = Path(__file__).resolve().parents[2]


@pytest.fixture
def pad(meester_pad: Path, tmp_path: Path) -> Path:
    map_ = tmp_path / "map"
    map_.mkdir()
    return Path(shutil.copy(meester_pad, map_ / "begroting.xlsx"))


@pytest.fixture
def bewaarder(pad: Path) -> Iterator[subprocess.Popen[str]]:
    needs(hasattr(os, "fork"), "os.fork")
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.fouten.bewaarder", str(pad)],
        cwd=WORTEL,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        yield process
        assert process.stdin is not None
        process.stdin.close()
        assert process.wait(60) == 0


def test_killed_while_saving_leaves_a_whole_file(
    pad: Path, bewaarder: subprocess.Popen[str], meester: bytes, tmp_path: Path
) -> None:
    elders = Path(shutil.copy(pad, tmp_path / "elders.xlsx"))
    bekend, opnieuw = {meester, *contents(elders, "versie")}, contents(elders, "opnieuw")
    bekend.update(opnieuw)
    assert len(bekend) == 1 + 2 * len(WAARDEN)
    for inhoud in bekend:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as package:
            assert package.testzip() is None
    rng = Random(20270301)
    halverwege = 0
    for keer in range(KEREN):
        before = leftovers(pad)
        worker = int(ask(bewaarder, "begin"))
        assert worker > 0, "de bewaarder kon niet beginnen"
        time.sleep(rng.uniform(0, LANGST))
        os.kill(worker, signal.SIGKILL)
        assert os.WTERMSIG(int(answer(bewaarder))) == signal.SIGKILL, keer
        assert pad.read_bytes() in bekend, keer
        assert backup_path(pad).read_bytes() in bekend, keer
        left = leftovers(pad) - before
        assert len(left) <= 1, "een afgebroken opslag laat hoogstens één tijdelijk bestand achter"
        halverwege += len(left)
        nummer = keer % len(WAARDEN)
        assert ask(bewaarder, str(WAARDEN[nummer])) == "bewaard\n"
        assert pad.read_bytes() == opnieuw[nummer], keer
        assert leftovers(pad) <= before | left, "een geslaagde opslag laat niets achter"
    assert halverwege > 0, "geen enkele keer viel het einde midden in het opslaan"


def ask(process: subprocess.Popen[str], line: str) -> str:
    assert process.stdin is not None
    process.stdin.write(f"{line}\n")
    process.stdin.flush()
    return answer(process)


def answer(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline()


def leftovers(pad: Path) -> set[str]:
    """Everything beside the file but its backup."""
    return {p.name for p in pad.parent.iterdir()} - {pad.name, backup_path(pad).name}
