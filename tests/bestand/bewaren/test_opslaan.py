"""Saving a file: always a whole one, with what was there beside it, and a refusal in Dutch."""

import errno
import os
import socket
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from modelgemeente_xl.bestand.bewaren import slot
from modelgemeente_xl.bestand.bewaren.opslaan import OpslaanMislukt, replace_file, save
from modelgemeente_xl.bestand.bewaren.reservekopie import AANTAL, backups
from modelgemeente_xl.bestand.bewaren.schijf import reason
from tests.conftest import needs


def make_socket(pad: Path) -> None:
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(os.path.relpath(pad))


NIET_GEWOON: dict[str, Callable[[Path], None]] = {
    "pijp": os.mkfifo,
    "socket": make_socket,
    "apparaat": lambda pad: pad.symlink_to(os.devnull),
}


@pytest.fixture
def pad(tmp_path: Path) -> Path:
    target = tmp_path / "begroting.xlsx"
    target.write_bytes(b"oud")
    return target


def names(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir())


def test_saves_whole(tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"
    assert save(b"inhoud", target, overwrite=False) is None
    assert target.read_bytes() == b"inhoud"
    assert names(tmp_path) == ["a.xlsx"]


def test_a_new_file_gets_the_rights_that_the_user_asked_for(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        save(b"inhoud", tmp_path / "a.xlsx", overwrite=False)
    finally:
        os.umask(before)
    assert (tmp_path / "a.xlsx").stat().st_mode & 0o777 == 0o640


def test_sweeps_what_a_killed_save_left_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "begroting.xlsx"
    ours = [".begroting.xlsx.opslaan-abcd1234.tmp", ".begroting.xlsx.slot.tmp"]
    others = [
        ".ander.xlsx.opslaan-abcd1234.tmp",
        ".begroting.xlsm.opslaan-abcd1234.tmp",
        ".begroting-mijn.tmp",
        "begroting.tmp",
    ]
    for name in ours + others:
        (tmp_path / name).write_bytes(b"half")
    save(b"inhoud", target, overwrite=False)
    assert names(tmp_path) == sorted(["begroting.xlsx", *others])


@pytest.mark.parametrize("call", ["fsync", "link", "replace", "chmod"])
def test_ctrl_c_halfway_leaves_nothing(
    pad: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def stopped(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path if call == "replace" else os, call, stopped)
    with pytest.raises(KeyboardInterrupt):
        save(b"nieuw", pad, overwrite=True)
    assert pad.read_bytes() == b"oud"
    assert {"begroting.xlsx"} <= set(names(pad.parent)) <= {"begroting.xlsx", eerste(pad).name}


def eerste(pad: Path) -> Path:
    return pad.with_name(f"{pad.stem}.reservekopie-0001{pad.suffix}")


@pytest.mark.parametrize("name", ["begroting.xlsx", "alle.csv", "manifest.xml"])
def test_what_is_overwritten_is_kept_and_never_unasked(tmp_path: Path, name: str) -> None:
    target = tmp_path / name
    target.write_bytes(b"oud")
    with pytest.raises(OpslaanMislukt, match="bestaat al.*--overschrijf"):
        save(b"nieuw", target, overwrite=False)
    assert target.read_bytes() == b"oud"
    assert names(tmp_path) == [name]
    assert save(b"nieuw", target, overwrite=True) == eerste(target)
    assert target.read_bytes() == b"nieuw"
    assert eerste(target).read_bytes() == b"oud"
    assert save(b"nieuw", target, overwrite=True) is None, "er veranderde niets"
    assert names(tmp_path) == sorted([name, eerste(target).name])


def test_a_file_that_comes_while_a_new_one_is_written_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.xlsx"
    monkeypatch.setattr(os, "fsync", lambda _: target.write_bytes(b"van een ander"))
    with pytest.raises(OpslaanMislukt, match="bestaat al"):
        save(b"nieuw", target, overwrite=False)
    assert target.read_bytes() == b"van een ander"
    assert names(tmp_path) == ["a.xlsx"]


def test_a_disk_without_links_gets_a_new_file_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: Any, **__: Any) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    save(b"een", tmp_path / "a.xlsx", overwrite=False)
    save(b"twee", tmp_path / "a.xlsx", overwrite=True)
    assert [p.read_bytes() for p in backups(tmp_path / "a.xlsx")] == [b"een"]


def test_another_program_that_saves_in_between_is_seen(
    pad: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: pad.write_bytes(b"van LibreOffice"))
    with pytest.raises(OpslaanMislukt, match="gewijzigd sinds het werd geopend"):
        replace_file(b"nieuw", pad, b"oud")
    assert pad.read_bytes() == b"van LibreOffice"


def test_the_last_five_are_kept_numbered(pad: Path) -> None:
    for keer in range(8):
        save(b"%d" % keer, pad, overwrite=True)
    assert [p.name for p in backups(pad)] == [
        f"begroting.reservekopie-000{n}.xlsx" for n in "45678"
    ]
    assert [p.read_bytes() for p in backups(pad)] == [b"2", b"3", b"4", b"5", b"6"]
    assert AANTAL == 5


def test_a_backup_that_someone_works_in_or_has_open_stays(pad: Path) -> None:
    for keer in range(5):
        save(b"%d" % keer, pad, overwrite=True)
    worked_in, opened = backups(pad)[:2]
    worked_in.write_bytes(b"eigen werk")
    now = pad.stat().st_mtime
    os.utime(worked_in, (now + 60, now + 60))
    opened.with_name(f".~lock.{opened.name}#").write_text("Jan Bos,jbos,pc,1-1-2027,;")
    for keer in range(5, 10):
        save(b"%d" % keer, pad, overwrite=True)
    assert [p.name[-9:-5] for p in backups(pad)] == [
        "0001",
        "0002",
        *(f"{n:04}" for n in range(6, 11)),
    ]
    assert worked_in.read_bytes() == b"eigen werk"


@pytest.mark.parametrize(
    ("sign", "content", "who"),
    [
        ("~$a.xlsx", bytes([6]) + b"J. Bos" + b" " * 48, r"Excel bij J\. Bos; sluit"),
        ("~$a.xlsx", b"", "Excel; sluit"),
        (
            ".~lock.a.xlsx#",
            "Zoë\\, de Wit,zwit,pc-12,23.11.2026 10:05,file:///C:/x;".encode(),
            r"LibreOffice bij Zoë, de Wit op pc-12 sinds 23\.11\.2026 10:05; sluit",
        ),
        (".~lock.a.xlsx#", b",jbos,pc-12,,;", "LibreOffice bij jbos op pc-12; sluit"),
        (".~lock.a.xlsx#", b"", "LibreOffice; sluit"),
        (".~lock.a.xlsx#", b"\x1b[31m\xff" + b"x" * 9000, "LibreOffice bij \\[31m"),
    ],
)
def test_a_file_that_is_open_names_who_has_it_and_what_to_remove(
    tmp_path: Path, sign: str, content: bytes, who: str
) -> None:
    target = tmp_path / "a.xlsx"
    target.write_bytes(b"oud")
    (tmp_path / sign).write_bytes(content)
    with pytest.raises(OpslaanMislukt, match=rf"open in {who}.*verwijder dan .*a\.xlsx") as refused:
        save(b"nieuw", target, overwrite=True)
    assert str(refused.value).isprintable()
    assert target.read_bytes() == b"oud"
    assert names(tmp_path) == sorted(["a.xlsx", sign])


def test_the_sign_beside_a_link_counts_and_that_beside_what_it_means(
    pad: Path, tmp_path: Path
) -> None:
    (tmp_path / "map").mkdir()
    link = tmp_path / "map" / "link.xlsx"
    link.symlink_to(pad)
    for sign in (link.with_name(".~lock.link.xlsx#"), pad.with_name("~$begroting.xlsx")):
        sign.touch()
        with pytest.raises(OpslaanMislukt, match="is open in"):
            save(b"nieuw", link, overwrite=True)
        sign.unlink()


def test_a_link_is_followed_and_stays(pad: Path, tmp_path: Path) -> None:
    link, nowhere = tmp_path / "link.xlsx", tmp_path / "nergens.xlsx"
    link.symlink_to(pad)
    nowhere.symlink_to(tmp_path / "nieuw.xlsx")
    save(b"nieuw", link, overwrite=True)
    save(b"eerste", nowhere, overwrite=False)
    assert link.is_symlink()
    assert nowhere.is_symlink()
    assert pad.read_bytes() == b"nieuw"
    assert (tmp_path / "nieuw.xlsx").read_bytes() == b"eerste"
    assert eerste(pad).read_bytes() == b"oud"


def test_a_link_to_itself_is_refused(tmp_path: Path) -> None:
    link = tmp_path / "link.xlsx"
    link.symlink_to(link)
    with pytest.raises(OpslaanMislukt, match="deze naam kan niet"):
        save(b"nieuw", link, overwrite=True)
    assert names(tmp_path) == ["link.xlsx"]


@pytest.mark.parametrize("kind", NIET_GEWOON)
def test_a_pipe_a_socket_or_a_device_is_no_target(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.chdir(tmp_path)
    NIET_GEWOON[kind](tmp_path / "a.csv")
    with pytest.raises(OpslaanMislukt, match="geen gewoon bestand"):
        save(b"nieuw", tmp_path / "a.csv", overwrite=True)
    assert names(tmp_path) == ["a.csv"]


def test_a_read_only_file_is_not_overwritten(pad: Path) -> None:
    pad.chmod(0o444)
    with pytest.raises(OpslaanMislukt, match="alleen-lezen; haal dat kenmerk eraf"):
        save(b"nieuw", pad, overwrite=True)
    assert pad.read_bytes() == b"oud"
    assert names(pad.parent) == ["begroting.xlsx"]


def test_hard_links_are_not_cut_and_not_written_through(pad: Path, tmp_path: Path) -> None:
    os.link(pad, tmp_path / "ook.xlsx")
    with pytest.raises(OpslaanMislukt, match="staat onder 2 namen"):
        save(b"nieuw", pad, overwrite=True)
    assert pad.samefile(tmp_path / "ook.xlsx")
    assert pad.read_bytes() == b"oud"
    assert names(tmp_path) == ["begroting.xlsx", "ook.xlsx"]


@pytest.mark.parametrize("mode", [0o640, 0o600, 0o664])
def test_file_and_backup_keep_the_rights(pad: Path, mode: int) -> None:
    pad.chmod(mode)
    backup = save(b"nieuw", pad, overwrite=True)
    assert backup is not None
    assert [p.stat().st_mode & 0o777 for p in (pad, backup)] == [mode, mode]


def test_file_and_backup_keep_owner_and_group(pad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[tuple[int, int]] = []
    monkeypatch.setattr(os, "chown", lambda _, uid, gid: given.append((uid, gid)))
    save(b"nieuw", pad, overwrite=True)
    wanted = pad.stat()
    assert given == [(-1, wanted.st_gid), (wanted.st_uid, -1)] * 2


def test_what_one_group_may_is_not_given_to_another(
    pad: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.stat

    def other_group(self: Path, **options: Any) -> os.stat_result:
        found = real(self, **options)
        return found if ".opslaan-" in self.name else os.stat_result((*found[:5], 4242, *found[6:]))

    pad.chmod(0o664)
    monkeypatch.setattr(Path, "stat", other_group)
    monkeypatch.setattr(os, "chown", lambda *_: None)
    save(b"nieuw", pad, overwrite=True)
    monkeypatch.undo()
    assert pad.stat().st_mode & 0o777 == 0o604


ACL = struct.pack(
    "<I" + "HHI" * 5,
    *(2, 1, 6, 2**32 - 1, 2, 4, 1234, 4, 4, 2**32 - 1, 16, 4, 2**32 - 1, 32, 0, 2**32 - 1),
)
"""Of a file that one more user, number 1234, may read."""


@pytest.mark.parametrize(
    ("name", "value"), [("user.label", b"intern"), ("system.posix_acl_access", ACL)]
)
def test_extended_attributes_and_access_lists_stay(pad: Path, name: str, value: bytes) -> None:
    needs(hasattr(os, "setxattr"), "os.setxattr")
    os.setxattr(pad, name, value)
    backup = save(b"nieuw", pad, overwrite=True)
    assert backup is not None
    assert [os.getxattr(p, name) for p in (pad, backup)] == [value, value]


LANG = [
    *("x" * (lengte - 5) + ".xlsx" for lengte in (214, 215, 216, 230, 250, 255)),
    "é" * 125 + ".xlsx",
    "a." + "b" * 253,
    "c" * 255,
]


@pytest.mark.parametrize("name", LANG, ids=lambda name: f"{name[:3]}{len(name.encode())}")
def test_long_names_are_saved_kept_and_swept(tmp_path: Path, name: str) -> None:
    target = tmp_path / name
    save(b"0", target, overwrite=False)
    for keer in range(1, 8):
        save(b"%d" % keer, target, overwrite=True)
    assert target.read_bytes() == b"7"
    assert [p.read_bytes() for p in backups(target)] == [b"2", b"3", b"4", b"5", b"6"]
    assert len(names(tmp_path)) == 6
    assert all(p.name.endswith(target.suffix) or len(target.suffix) > 10 for p in backups(target))


def test_backups_of_long_names_that_begin_alike_are_not_mixed(tmp_path: Path) -> None:
    one, other = (tmp_path / f"{'x' * 240}{end}.xlsx" for end in "12")
    for target in (one, other):
        save(b"oud", target, overwrite=False)
        save(target.name.encode(), target, overwrite=True)
        save(b"nieuw", target, overwrite=True)
    assert backups(one)[1].read_bytes() == one.name.encode()
    assert backups(other)[1].read_bytes() == other.name.encode()


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("weg/a.xlsx", "deze map is er niet"),
        (".", "dit is een map"),
        ("x" * 256, "de naam is te lang"),
        ("a\0.xlsx", "deze naam kan niet"),
        ("bestand/a.xlsx", "deze map is er niet"),
    ],
)
def test_places_where_nothing_can_be_saved(tmp_path: Path, place: str, words: str) -> None:
    (tmp_path / "bestand").touch()
    with pytest.raises(OpslaanMislukt, match=words):
        save(b"x", tmp_path / place, overwrite=True)
    assert names(tmp_path) == ["bestand"]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "de schijf is vol"),
        (errno.EDQUOT, "het schijfquotum is op"),
        (errno.EFBIG, "groter dan hier is toegestaan"),
        (errno.EROFS, "de schijf is alleen-lezen"),
        (errno.EACCES, "geen toestemming"),
        (errno.EIO, "de schijf geeft een fout"),
        (errno.ENOTEMPTY, "het systeem weigert .fout ENOTEMPTY"),
    ],
)
@pytest.mark.parametrize("call", ["open", "fsync", "replace", "stat", "scandir"])
def test_failure_leaves_the_old_file_and_nothing_else(
    pad: Path, monkeypatch: pytest.MonkeyPatch, code: int, words: str, call: str
) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(Path if call in ("replace", "stat") else os, call, fail)
    with pytest.raises(OpslaanMislukt, match=words) as refused:
        save(b"nieuw", pad, overwrite=True)
    monkeypatch.undo()
    assert os.strerror(code) not in str(refused.value)
    assert pad.read_bytes() == b"oud"
    assert set(names(pad.parent)) <= {"begroting.xlsx", eerste(pad).name}
    for keer in range(6):
        save(b"%d" % keer, pad, overwrite=True)
    assert len(backups(pad)) == 5, "een mislukte poging telt niet als reservekopie"


def test_no_error_of_the_system_is_told_in_english() -> None:
    for code in errno.errorcode:
        assert os.strerror(code) not in reason(OSError(code, os.strerror(code)))
    assert reason(OSError()) == "het systeem weigert (fout onbekend)"


def test_a_second_save_waits_and_then_says_who_it_waits_for(
    pad: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slot, "WACHT", 0.1)
    with slot.locked(pad), pytest.raises(OpslaanMislukt, match="door een ander opgeslagen"):
        save(b"nieuw", pad, overwrite=True)
    assert pad.read_bytes() == b"oud"
    save(b"nieuw", pad, overwrite=True)
    assert names(pad.parent) == ["begroting.reservekopie-0001.xlsx", "begroting.xlsx"]


@pytest.mark.parametrize("code", [errno.ENOSYS, errno.ENOLCK, errno.ENOTSUP])
def test_a_disk_that_knows_no_locks_keeps_a_second_save_out_too(
    pad: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    import fcntl

    def no_locks(*_: Any) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(fcntl, "flock", no_locks)
    monkeypatch.setattr(slot, "WACHT", 0.1)
    with slot.locked(pad), pytest.raises(OpslaanMislukt, match="door een ander opgeslagen"):
        save(b"nieuw", pad, overwrite=True)
    save(b"nieuw", pad, overwrite=True)
    assert pad.read_bytes() == b"nieuw"
    assert names(pad.parent) == ["begroting.reservekopie-0001.xlsx", "begroting.xlsx"]
