"""Nothing of ours replaces a file that a person may have worked in, but with a backup."""

import ast
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from modelgemeente_xl.bestand.bewaren.reservekopie import backups
from modelgemeente_xl.cli import hoofd as cli
from modelgemeente_xl.knoppen.meester import write
from tests.conftest import needs
from tests.test_huis import PACKAGE, ROOT, modules

SCHRIJVERS = {
    "bestand/bewaren/tijdelijk.py",  # the one way to a file of a user
    "bestand/proces/procesgrens.py",  # the mark in a temporary folder of its own
    "bestand/rekenen/rekenmotor.py",  # opens the place where nothing is kept
    "bestand/rekenen/rekenboek.py",  # a calculation copy in a temporary folder
    "catalogus/bewaard.py",  # beside the compiled modules, never where a user works
    "catalogus/json_schema.py",  # data/schema, generated, under version control
    "regels/beschrijving.py",  # docs/regels.md, the same
}
"""Every module that writes a file itself."""
ANDERS = {"write_bytes", "write_text", "copyfile", "copy2", "rename", "link"}
SCHRIJFT = re.compile("[rwaxbt+]*[wax+][rwaxbt+]*")


def writes(path: Path) -> bool:
    """Whether it opens a file for writing, or writes, copies or renames one in another way."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        texts = [str(a.value) for a in node.args if isinstance(a, ast.Constant)]
        if name in ANDERS or (name == "open" and any(SCHRIJFT.fullmatch(text) for text in texts)):
            return True
    return False


def test_every_file_of_a_user_is_written_in_one_way() -> None:
    found = {p.relative_to(PACKAGE).as_posix() for p in modules() if writes(p)}
    assert found == SCHRIJVERS


def test_make_begroting_leaves_a_workbook_that_is_there(tmp_path: Path) -> None:
    make = shutil.which("make")
    needs(make is not None, "make")
    pad = tmp_path / "begroting.xlsx"

    def begroting() -> str:
        ran = subprocess.run(
            [
                str(make),
                "--silent",
                "--old-file=.venv/klaar",
                "begroting",
                f"WERKMAP={pad}",
                f"BIN={Path(sys.executable).parent}",
            ],
            cwd=ROOT,
            check=True,
            capture_output=True,
            text=True,
        )
        return " ".join(ran.stdout.split())

    assert f"Werkmap: {pad}" in begroting()
    made = pad.read_bytes()
    told = begroting()
    assert "staat er al en blijft zoals zij is" in told
    assert "Purmerend" in told
    assert pad.read_bytes() == made
    assert [p.name for p in tmp_path.iterdir()] == [pad.name]
    assert "--overschrijf" not in (ROOT / "Makefile").read_text("utf-8")


def test_nieuw_says_where_the_workbook_is_that_it_replaced(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pad = tmp_path / "b.xlsx"
    pad.write_bytes(b"van mij")
    assert cli.main(["nieuw", "-g", "Purmerend", "--uit", str(pad), "--overschrijf"]) == 0
    (kept,) = backups(pad)
    assert kept.read_bytes() == b"van mij"
    assert kept.name in capsys.readouterr().out.replace("\n", "")


def test_csv_keeps_the_file_that_it_replaces(tmp_path: Path) -> None:
    pad = tmp_path / "alle.csv"
    pad.write_bytes(b"met mijn aantekeningen")
    assert cli.main(["bereken", "--alle", "--csv", str(pad), "--overschrijf"]) == 0
    assert [p.read_bytes() for p in backups(pad)] == [b"met mijn aantekeningen"]


def test_the_master_is_kept_too_where_it_differs(tmp_path: Path) -> None:
    pad = tmp_path / "modelgemeente.xlsx"
    assert write(b"gebouwd", pad) == write(b"gebouwd", pad) == "modelgemeente.xlsx"
    pad.write_bytes(b"ingevuld")
    assert "blijft als modelgemeente.reservekopie-0001.xlsx" in write(b"gebouwd", pad)
    assert [p.read_bytes() for p in backups(pad)] == [b"ingevuld"]


@pytest.mark.parametrize("sein", [signal.SIGTERM, signal.SIGINT])
def test_a_verb_that_is_told_to_end_leaves_nothing(tmp_path: Path, sein: signal.Signals) -> None:
    working, target = tmp_path / "werk", tmp_path / "b.xlsx"
    working.mkdir()
    with subprocess.Popen(
        [Path(sys.executable).parent / "modelgemeente", "nieuw", "-g", "Venlo", "--uit", target],
        env={**os.environ, "TMPDIR": str(working)},
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        end = time.monotonic() + 60
        while not any(working.glob("*/*")):  # a folder that is only just made is nobody's yet
            assert process.poll() is None
            assert time.monotonic() < end
            time.sleep(0.005)
        process.send_signal(sein)
        told = process.communicate(timeout=60)[1]
    assert process.returncode == (130 if sein == signal.SIGINT else -sein)
    assert "Traceback" not in told
    assert list(working.iterdir()) == []
    assert not target.exists()
