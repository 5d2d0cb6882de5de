import errno
import os
from pathlib import Path
from typing import Any

import pytest

from modelgemeente_xl.bestand.opslaan import OpslaanMislukt, save


def test_saves_whole(tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"
    save(b"inhoud", target, overwrite=False)
    assert target.read_bytes() == b"inhoud"
    assert [p.name for p in tmp_path.iterdir()] == ["a.xlsx"]


def test_sweeps_what_a_killed_save_left_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "begroting.xlsx"
    names = [
        ".begroting-opslaan-abcd1234.tmp",  # ours and old
        ".begroting-opslaan-jong0000.tmp",  # perhaps under way elsewhere
        ".ander-opslaan-abcd1234.tmp",
        ".begroting-mijn.tmp",
        "begroting.tmp",
    ]
    for name in names:
        (tmp_path / name).write_bytes(b"half")
        if "jong" not in name:
            os.utime(tmp_path / name, (0, 0))
    save(b"inhoud", target, overwrite=False)
    assert {p.name for p in tmp_path.iterdir()} == {"begroting.xlsx", *names[1:]}


def test_a_save_that_is_killed_leaves_a_name_that_is_swept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(_: int) -> None:
        raise KeyboardInterrupt

    target = tmp_path / "begroting.xlsx"
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", killed)
        with pytest.raises(KeyboardInterrupt):
            save(b"half", target, overwrite=False)
    (left,) = tmp_path.iterdir()
    os.utime(left, (0, 0))
    save(b"inhoud", target, overwrite=False)
    assert [p.name for p in tmp_path.iterdir()] == ["begroting.xlsx"]


def test_does_not_overwrite_unasked(tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"
    target.write_bytes(b"oud")
    with pytest.raises(OpslaanMislukt, match="bestaat al.*--overschrijf"):
        save(b"nieuw", target, overwrite=False)
    assert target.read_bytes() == b"oud"
    save(b"nieuw", target, overwrite=True)
    assert target.read_bytes() == b"nieuw"


def test_open_in_excel_names_the_owner(tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"
    (tmp_path / "~$a.xlsx").write_bytes(bytes([6]) + b"J. Bos" + b" " * 48)
    with pytest.raises(OpslaanMislukt, match=r"open in Excel bij J\. Bos"):
        save(b"nieuw", target, overwrite=True)
    assert not target.exists()


def test_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(OpslaanMislukt, match="deze map is er niet"):
        save(b"x", tmp_path / "weg" / "a.xlsx", overwrite=False)


def test_target_that_is_a_folder(tmp_path: Path) -> None:
    with pytest.raises(OpslaanMislukt, match="dit is een map"):
        save(b"x", tmp_path, overwrite=True)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "de schijf is vol"),
        (errno.EACCES, "geen toestemming"),
        (errno.EIO, "opslaan lukt niet"),
    ],
)
@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_failure_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, words: str, call: str
) -> None:
    target = tmp_path / "a.xlsx"
    target.write_bytes(b"oud")

    def fail(*_: Any) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os if call == "fsync" else Path, call, fail)
    with pytest.raises(OpslaanMislukt, match=words):
        save(b"nieuw", target, overwrite=True)
    assert target.read_bytes() == b"oud"
    assert [p.name for p in tmp_path.iterdir()] == ["a.xlsx"]
