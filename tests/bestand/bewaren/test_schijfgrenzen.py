"""Limits that the system itself sets: a save that meets one loses nothing and says it in Dutch."""

import codecs
import errno
import os
import signal
import stat
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import filelock
import pytest

from modelgemeente_xl.bestand.bewaren.opslaan import OpslaanMislukt, save
from modelgemeente_xl.bestand.openen import BestandGeweigerd, open_bestand
from tests.conftest import needs

NIEMAND = 65534
"""A user who is not root, to whom closed folders are closed."""
ANDERS = "iets anders dan een weigering"
ENGELS = [os.strerror(code) for code in errno.errorcode]


@pytest.fixture
def map_() -> Iterator[Path]:
    """A folder that another user can reach."""
    with tempfile.TemporaryDirectory(dir="/tmp" if os.name == "posix" else None) as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        folder.chmod(0o755)
        for path in folder.rglob("*"):
            path.chmod(0o755)


def told_by(work: Callable[[], object], before: Callable[[], None]) -> str:
    """What the work says as it is refused, in a process in which `before` was done first."""
    needs(hasattr(os, "fork"), "os.fork")
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            before()
            try:
                work()
                said = "gelukt"
            except BestandGeweigerd as refused:
                said = str(refused)
            except BaseException as error:
                said = f"{ANDERS}: {error!r}"
            os.write(writing, said.encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read().decode()
    os.waitpid(child, 0)
    assert ANDERS not in said
    assert not [english for english in ENGELS if english in said]
    return said


def as_nobody() -> None:
    if os.geteuid() == 0:
        assert filelock  # loaded while this process may still read its own Python
        codecs.lookup("ascii")
        os.setgroups([])
        os.setgid(NIEMAND)
        os.setuid(NIEMAND)


def limited(what: str, most: int) -> Callable[[], None]:
    import resource

    return lambda: resource.setrlimit(getattr(resource, what), (most, most))


@pytest.mark.parametrize("there", [False, True])
def test_a_file_that_may_not_grow_that_large(map_: Path, there: bool) -> None:
    pad = map_ / "a.xlsx"
    if there:
        pad.write_bytes(b"oud")
    said = told_by(lambda: save(b"x" * 100_000, pad, overwrite=True), limited("RLIMIT_FSIZE", 5000))
    assert "groter dan hier is toegestaan" in said
    assert [p.read_bytes() for p in map_.iterdir()] == [b"oud"] * there


def test_a_backup_that_may_not_grow_that_large(map_: Path) -> None:
    pad = map_ / "a.xlsx"
    pad.write_bytes(b"x" * 100_000)
    said = told_by(lambda: save(b"nieuw", pad, overwrite=True), limited("RLIMIT_FSIZE", 5000))
    assert "groter dan hier is toegestaan" in said
    assert [p.stat().st_size for p in map_.iterdir()] == [100_000]


@pytest.mark.parametrize(
    ("mode", "words"),
    [(0o444, "geen toestemming"), (0o555, "geen toestemming"), (0o000, "geen toestemming")],
    ids=["niet te doorzoeken", "niet te beschrijven", "gesloten"],
)
def test_a_closed_folder(map_: Path, mode: int, words: str) -> None:
    folder = map_ / "map"
    folder.mkdir()
    pad = folder / "a.xlsx"
    pad.write_bytes(b"oud")
    pad.chmod(0o666)
    folder.chmod(mode)
    for target in (pad, folder / "nieuw.xlsx"):
        assert words in told_by(lambda t=target: save(b"nieuw", t, overwrite=True), as_nobody)
    if not mode & stat.S_IXOTH:
        assert words in told_by(lambda: open_bestand(pad), as_nobody)
    folder.chmod(0o755)
    assert [p.name for p in folder.iterdir()] == ["a.xlsx"]
    assert pad.read_bytes() == b"oud"


def test_a_file_of_another_that_one_may_only_read(map_: Path) -> None:
    needs(os.geteuid() == 0 or os.name == "posix", "rechten")
    pad = map_ / "a.xlsx"
    pad.write_bytes(b"oud")
    pad.chmod(0o644 if os.geteuid() == 0 else 0o444)
    map_.chmod(0o777)
    assert "is alleen-lezen" in told_by(lambda: save(b"nieuw", pad, overwrite=True), as_nobody)
    assert [p.read_bytes() for p in map_.iterdir()] == [b"oud"]


def test_too_many_open_files(map_: Path) -> None:
    pad = map_ / "a.xlsx"
    pad.write_bytes(b"oud")

    def few() -> None:
        limited("RLIMIT_NOFILE", sum(1 for _ in Path("/proc/self/fd").iterdir()) - 1)()

    needs(Path("/proc/self/fd").exists(), "/proc")
    assert "te veel bestanden" in told_by(lambda: save(b"nieuw", pad, overwrite=True), few)
    assert [p.read_bytes() for p in map_.iterdir()] == [b"oud"]


def test_the_signal_of_a_file_that_grows_too_large_does_not_end_the_process() -> None:
    """Python ignores it, and so the error arrives; with a handler of its own a save would be cut off."""
    assert signal.getsignal(signal.SIGXFSZ) == signal.SIG_IGN
    with pytest.raises(OpslaanMislukt, match="deze map is er niet"):
        save(b"", Path("nergens/a.xlsx"), overwrite=False)
