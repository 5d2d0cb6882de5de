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
from contextlib import ExitStack
from pathlib import Path
from random import Random

import pytest

from modelgemeente_xl.bestand.bewaren.reservekopie import AANTAL, backups
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
        assert {b.read_bytes() for b in backups(pad)} <= bekend, keer
        left = leftovers(pad) - before
        assert len(left) <= 3, "het slot, en hoogstens het nieuwe bestand en de reservekopie ervan"
        halverwege += len(left)
        nummer = keer % len(WAARDEN)
        assert ask(bewaarder, str(WAARDEN[nummer])) == "bewaard\n"
        assert pad.read_bytes() == opnieuw[nummer], keer
        assert leftovers(pad) == set(), "een geslaagde opslag ruimt ook op wat eerder bleef liggen"
        assert len(backups(pad)) <= AANTAL
    assert halverwege > 0, "geen enkele keer viel het einde midden in het opslaan"


@pytest.mark.parametrize(("how", "cleaned"), [("SIGKILL", False), ("KeyboardInterrupt", True)])
def test_whatever_line_of_a_save_is_its_last_nothing_is_lost(
    tmp_path: Path, how: str, cleaned: bool
) -> None:
    needs(hasattr(os, "fork"), "os.fork")
    told = subprocess.run(
        [sys.executable, "-m", "tests.fouten.sterfpunten", str(tmp_path), how],
        cwd=WORTEL,
        check=True,
        capture_output=True,
        text=True,
        timeout=300,
    )
    *faults, last = told.stdout.splitlines()
    assert not faults, told.stdout
    _, lines, _, left = last.split()
    assert int(lines) > 200
    if cleaned:  # but where the cleaning itself is interrupted
        assert int(left) < 15
    else:
        assert int(left) > 50, "anders is er niets dat de volgende keer opruimt"


@pytest.mark.parametrize("sein", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_save_that_is_told_to_end_takes_away_what_it_was_making(
    tmp_path: Path, sein: signal.Signals
) -> None:
    pad = tmp_path / "begroting.xlsx"
    pad.write_bytes(b"oud")
    with started("tests.fouten.gesein", str(pad)) as process:
        assert answer(process) == "halverwege\n"
        assert len(list(tmp_path.iterdir())) == 3, "het bestand, het slot en wat onderweg is"
        process.send_signal(sein)
        assert process.wait(60) == -sein
    assert [p.name for p in tmp_path.iterdir()] == [pad.name]
    assert pad.read_bytes() == b"oud"


LOPERS, KEER = 8, 10


def test_many_that_save_one_file_at_once_lose_nothing(tmp_path: Path) -> None:
    pad = tmp_path / "begroting.xlsx"
    pad.write_bytes(b"begin\n")
    with ExitStack() as stack:
        lopers = [
            stack.enter_context(started("tests.fouten.wedloop", str(pad), str(loper), str(KEER)))
            for loper in range(LOPERS)
        ]
        assert {answer(loper) for loper in lopers} == {"klaar\n"}
        for loper in lopers:
            tell(loper, "nu")
        refused = sum(int(answer(loper)) for loper in lopers)
        assert [loper.wait(60) for loper in lopers] == [0] * LOPERS
    first, *lines = pad.read_text("utf-8").splitlines()
    assert first == "begin"
    assert sorted(lines) == sorted(f"{i}-{k}" for i in range(LOPERS) for k in range(KEER))
    assert refused > 0, "zij kwamen elkaar nooit tegen"
    assert leftovers(pad) == set()
    assert len(backups(pad)) == AANTAL


def started(*module: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", *module],
        cwd=WORTEL,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def ask(process: subprocess.Popen[str], line: str) -> str:
    tell(process, line)
    return answer(process)


def tell(process: subprocess.Popen[str], line: str) -> None:
    assert process.stdin is not None
    process.stdin.write(f"{line}\n")
    process.stdin.flush()


def answer(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline()


def leftovers(pad: Path) -> set[str]:
    """Everything beside the file but its backups."""
    return {p.name for p in pad.parent.iterdir() if p not in (pad, *backups(pad))}
