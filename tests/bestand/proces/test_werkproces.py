"""Work in a process of its own: limits, interrupts and parents, however the process is made."""

import faulthandler
import os
import re
import signal
import subprocess
import sys
import threading
import time
import types
from collections.abc import Callable
from multiprocessing import active_children, get_context
from pathlib import Path

import pytest

from modelgemeente_xl.bestand.proces import werkproces
from modelgemeente_xl.bestand.proces.werkproces import (
    Afgebroken,
    Noodstop,
    Omgevallen,
    TeGroot,
    TeTraag,
    run,
)
from tests.conftest import needs

WACHT = 30.0
"""Seconds within which anything here has happened on the slowest machine."""


@pytest.fixture(params=["fork", "forkserver", "spawn"])
def manier(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Each way in which a process can be made."""
    monkeypatch.setattr(werkproces, "_context", lambda: get_context(request.param))
    return str(request.param)


def double(number: int) -> int:
    return 2 * number


def pid() -> int:
    return os.getpid()


def hold(marker: str) -> int:
    """Write who this is, and then never let go of the interpreter."""
    Path(marker).write_text(str(os.getpid()), "ascii")
    return sum(range(10**15))


def grow() -> int:
    """Reserve much, and touch none of it."""
    return len([bytes(10**6) for _ in range(3_000)])


def grow_slowly() -> int:
    """Touch some more each time, well within what may be reserved."""
    held = []
    while len(held) < 300:
        held.append(b"x" * 10**6)
        time.sleep(0.01)
    return len(held)


def grow_and_hide() -> int:
    try:
        return grow()
    except MemoryError as error:
        raise ValueError("dit bestand is beschadigd") from error


def crash() -> None:
    faulthandler.disable()  # which would tell it on the terminal of the tests
    os.kill(os.getpid(), signal.SIGSEGV)


def abort() -> None:
    faulthandler.disable()
    os.abort()


def refuse(text: str) -> None:
    raise ValueError(text)


class Eigen(Exception):
    def __init__(self, een: int, twee: int) -> None:
        self.twee = twee
        super().__init__(f"{een} en {twee}")


def refuse_strangely() -> None:
    raise Eigen(1, 2)


def refuse_with_a_file() -> None:
    Path("/bestaat/niet").read_bytes()


def refuse_with_what_cannot_travel() -> None:
    raise ValueError(lambda: None)


def nested() -> tuple[int, int]:
    return os.getpid(), run(pid, seconds=WACHT)


def strange() -> Callable[[], None]:
    return lambda: None


def alive(process: int) -> bool:
    """Whether it still runs; a process that ended but was not waited for does not."""
    try:
        status = Path(f"/proc/{process}/status").read_text("ascii")
    except (FileNotFoundError, ProcessLookupError):
        return False
    return not re.search(r"^State:\s+[ZX]", status, re.MULTILINE)


def until(true: Callable[[], bool]) -> bool:
    end = time.monotonic() + WACHT
    while not true() and time.monotonic() < end:
        time.sleep(0.02)
    return true()


def written(marker: Path) -> int:
    assert until(lambda: marker.is_file() and marker.read_text("ascii") != "")
    return int(marker.read_text("ascii"))


def test_the_outcome_comes_back_from_another_process(manier: str) -> None:
    assert run(double, 21, seconds=WACHT) == 42
    assert run(pid, seconds=WACHT) != os.getpid()


def test_an_error_comes_back_as_it_was_with_where_it_arose(manier: str) -> None:
    with pytest.raises(ValueError, match="de kolom is leeg") as caught:
        run(refuse, "de kolom is leeg", seconds=WACHT)
    assert "in refuse" in caught.value.__notes__[0]


def test_an_error_that_is_made_of_more_than_its_text_arrives_whole(manier: str) -> None:
    with pytest.raises(Eigen, match="^1 en 2") as caught:
        run(refuse_strangely, seconds=WACHT)
    assert caught.value.twee == 2
    with pytest.raises(FileNotFoundError) as missing:
        run(refuse_with_a_file, seconds=WACHT)
    assert missing.value.filename == "/bestaat/niet"


def test_an_error_that_cannot_travel_is_told(manier: str) -> None:
    with pytest.raises(Omgevallen, match="niet is over te brengen .*lambda"):
        run(refuse_with_what_cannot_travel, seconds=WACHT)


def test_an_outcome_that_cannot_travel_is_told(manier: str) -> None:
    with pytest.raises(Omgevallen, match="niet over te brengen"):
        run(strange, seconds=WACHT)


def test_work_that_holds_the_interpreter_ends_on_time(manier: str, tmp_path: Path) -> None:
    with pytest.raises(TeTraag, match="langer dan 1 seconde en"):
        run(hold, str(tmp_path / "pid"), seconds=1)
    assert active_children() == []


@pytest.mark.parametrize("work", [grow, grow_slowly, grow_and_hide])
def test_work_that_takes_more_memory_than_it_may_ends(manier: str, work: Callable[[], int]) -> None:
    needs(sys.platform == "linux", "een grens aan geheugen (Linux)")
    with pytest.raises(TeGroot, match="meer dan de 100 MB geheugen"):
        run(work, seconds=WACHT, memory=100_000_000)


def test_a_library_that_gives_up_under_a_limit_had_too_little_memory(manier: str) -> None:
    with pytest.raises(TeGroot):
        run(abort, seconds=WACHT, memory=10**9)


@pytest.mark.parametrize(("work", "naam"), [(crash, "SIGSEGV"), (abort, "SIGABRT")])
def test_a_crash_is_told_and_harms_nobody(manier: str, work: Callable[[], None], naam: str) -> None:
    with pytest.raises(Omgevallen, match=naam):
        run(work, seconds=WACHT)


def test_a_stop_from_another_thread_ends_the_work(manier: str, tmp_path: Path) -> None:
    marker, stop = tmp_path / "pid", Noodstop()

    def pull() -> None:
        written(marker)
        stop.pull()

    thread = threading.Thread(target=pull)
    thread.start()
    with pytest.raises(Afgebroken):
        run(hold, str(marker), seconds=WACHT, stop=stop)
    thread.join()
    assert not alive(written(marker))
    with pytest.raises(Afgebroken):
        run(double, 1, seconds=WACHT, stop=stop)


def test_work_within_work_stays_in_its_process(manier: str) -> None:
    outer, inner = run(nested, seconds=WACHT)
    assert outer == inner


def test_beside_other_threads_nothing_is_forked(tmp_path: Path) -> None:
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        assert werkproces._context().get_start_method() != "fork"
        assert run(double, 2, seconds=WACHT) == 4
    finally:
        stop.set()
        thread.join()


SCRIPT = """\
import sys
from multiprocessing import get_context
from modelgemeente_xl.bestand.proces import werkproces
from tests.bestand.proces.test_werkproces import double, hold

print("begin", flush=True)
if len(sys.argv) > 1:
    werkproces._context = lambda: get_context(sys.argv[1])
    werkproces._alone = lambda: sys.argv[1] == "fork"
    try:
        werkproces.run(hold, sys.argv[2], seconds=600)
    except KeyboardInterrupt:
        print("gestopt", flush=True)
else:
    werkproces._context = lambda: get_context("spawn")
    werkproces._alone = lambda: False
    print(werkproces.run(double, 4, seconds=30), flush=True)
"""


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "script.py"
    path.write_text(SCRIPT, "utf-8")
    return path


def start(script: Path, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(script), *arguments],
        cwd=Path(__file__).parents[3],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,  # a terminal of its own, so to say
    )


@pytest.mark.parametrize(
    ("how", "sort"),
    [
        ("fork", signal.SIGKILL),
        ("forkserver", signal.SIGKILL),
        ("spawn", signal.SIGKILL),
        ("forkserver", signal.SIGTERM),
    ],
)
def test_work_dies_with_who_asked_for_it(
    script: Path, tmp_path: Path, how: str, sort: signal.Signals
) -> None:
    marker = tmp_path / "pid"
    parent = start(script, how, str(marker))
    work = written(marker)
    assert alive(work)
    parent.send_signal(sort)
    parent.communicate(timeout=WACHT)
    assert until(lambda: not alive(work))


@pytest.mark.parametrize("how", ["fork", "forkserver", "spawn"])
def test_an_interrupt_from_the_terminal_ends_the_work_in_silence(
    script: Path, tmp_path: Path, how: str
) -> None:
    marker = tmp_path / "pid"
    parent = start(script, how, str(marker))
    work = written(marker)
    os.killpg(parent.pid, signal.SIGINT)
    assert parent.communicate(timeout=WACHT)[0].split() == ["begin", "gestopt"]
    assert until(lambda: not alive(work))


def test_a_script_without_a_guard_is_not_run_a_second_time(script: Path) -> None:
    parent = start(script)
    assert parent.communicate(timeout=WACHT)[0].split() == ["begin", "8"]


def test_a_thread_that_ends_meanwhile_does_not_let_the_script_run_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script, marker = tmp_path / "script.py", tmp_path / "marker"
    script.write_text(f"open({str(marker)!r}, 'w').close()\n", "utf-8")
    main = types.ModuleType("__main__")
    main.__file__ = str(script)
    monkeypatch.setitem(sys.modules, "__main__", main)
    answers = iter([False])
    monkeypatch.setattr(werkproces, "_alone", lambda: next(answers, True))
    assert run(double, 4, seconds=WACHT) == 8
    assert not marker.exists()


def test_a_thread_that_is_on_its_way_out_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    needs(Path("/proc/self/task").is_dir(), "/proc")
    seen = iter([2, 2])
    monkeypatch.setattr(Path, "iterdir", lambda _: iter(range(next(seen, 1))))
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    assert werkproces._alone()
    monkeypatch.setattr(Path, "iterdir", lambda _: iter(range(2)))
    assert not werkproces._alone()
