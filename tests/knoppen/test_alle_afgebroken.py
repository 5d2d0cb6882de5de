"""A series that is stopped leaves whole workbooks, no process and no rest, and goes on later."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.conftest import needs

WORTEL = Path(__file__).resolve().parents[2]
AANTAL = 20
LANG = 120.0
"""Seconds after which something that must happen has not."""


def start(folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.knoppen.alle_proces", str(AANTAL), "--uit", str(folder)],
        cwd=WORTEL,
        env={**os.environ, "COLUMNS": "500"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def made(folder: Path) -> dict[str, int]:
    return {p.name: p.stat().st_mtime_ns for p in folder.glob("*.xlsx")}


def children(pid: int) -> list[int]:
    """Processes whose parent this is."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = stat.read_text().rpartition(")")[2].split()[1]
        except OSError:
            continue
        if int(parent) == pid:
            found.append(int(stat.parent.name))
    return found


def lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


def wait_until(what: str, there: Callable[[], bool]) -> None:
    end = time.monotonic() + LANG
    while not there():
        assert time.monotonic() < end, what
        time.sleep(0.02)


def stopped(folder: Path, sein: signal.Signals) -> tuple[subprocess.Popen[str], str, str]:
    """A series that gets a signal after its first workbook, and whose workers are gone too."""
    before = made(folder)
    process = start(folder)
    wait_until("de eerste werkmap", lambda: len(made(folder)) > len(before))
    workers = children(process.pid)
    assert len(workers) >= (os.cpu_count() or 1)
    if sein == signal.SIGINT:
        os.killpg(process.pid, sein)  # as a terminal does
    else:
        process.send_signal(sein)
    out, told = process.communicate(timeout=LANG)
    wait_until("het einde van de werkers", lambda: not any(map(lives, workers)))
    return process, out, told


def test_a_series_stops_clean_at_every_signal_and_goes_on_where_it_was(tmp_path: Path) -> None:
    needs(Path("/proc/self/stat").exists(), "/proc")
    for sein in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
        before = made(tmp_path)
        process, out, told = stopped(tmp_path, sein)
        assert process.returncode == (130 if sein == signal.SIGINT else -sein), told
        assert "Traceback" not in told
        assert out == ""
        now = made(tmp_path)
        assert len(before) < len(now) < AANTAL
        assert before.items() <= now.items(), "wat er was, is niet opnieuw gemaakt"
        if sein != signal.SIGKILL:
            assert f"Afgebroken: {len(now)} van de {AANTAL} werkmappen staan in" in told
            assert "gaat zij verder waar zij was" in told
            assert sorted(p.name for p in tmp_path.iterdir()) == sorted(now)
    process = start(tmp_path)
    out, told = process.communicate(timeout=LANG)
    assert process.returncode == 0, told
    assert f"{AANTAL - len(now)} werkmap" in out
    assert f"{len(now)} werkmappen stonden er al" in out
    assert now.items() <= made(tmp_path).items()
    assert len(made(tmp_path)) == AANTAL == len(list(tmp_path.iterdir()))
