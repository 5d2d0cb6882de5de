"""Saving: never over another's change, always with a backup, and always a whole file."""

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from modelgemeente_xl.bestand.bewaren.opslaan import OpslaanMislukt
from modelgemeente_xl.bestand.bewaren.slot import locked
from modelgemeente_xl.bestand.grond.weigering import BestandGeweigerd
from modelgemeente_xl.bestand.openen import open_bestand
from modelgemeente_xl.bestand.werkboek import Werkboek
from tests.bestand.bewaren.test_opslaan import NIET_GEWOON


@pytest.fixture
def gewijzigd(boek: Werkboek) -> Werkboek:
    boek.write("Start", 8, 3, [[2030]])
    return boek


def files(folder: Path) -> set[str]:
    return {pad.name for pad in folder.iterdir()}


def test_the_previous_version_is_kept_beside_it(gewijzigd: Werkboek, kopie: Path) -> None:
    first = kopie.read_bytes()
    gewijzigd.save()
    second = kopie.read_bytes()
    backup = kopie.with_name("begroting.reservekopie-0001.xlsx")
    assert backup.read_bytes() == first != second
    gewijzigd.write("Start", 8, 3, [[2031]])
    gewijzigd.save()
    assert backup.read_bytes() == first
    newest = kopie.with_name("begroting.reservekopie-0002.xlsx")
    assert newest.read_bytes() == second
    assert Werkboek.open(kopie).waarden("Start", 8, 3, 8, 3) == [[2031.0]]
    assert files(kopie.parent) == {"begroting.xlsx", backup.name, newest.name}


def test_after_saving_one_can_go_on(gewijzigd: Werkboek, kopie: Path) -> None:
    gewijzigd.save()
    assert not gewijzigd.gewijzigd
    assert gewijzigd.parts() == open_bestand(kopie).parts
    assert gewijzigd.waarden("Start", 8, 3, 8, 3) == [[2030.0]]


def test_nothing_to_save_writes_nothing(boek: Werkboek, kopie: Path) -> None:
    before = kopie.stat()
    boek.save()
    assert kopie.stat().st_mtime_ns == before.st_mtime_ns
    assert files(kopie.parent) == {"begroting.xlsx"}


def test_a_file_that_another_changed_is_not_overwritten(gewijzigd: Werkboek, kopie: Path) -> None:
    theirs = kopie.read_bytes() + b"\0"
    kopie.write_bytes(theirs)
    with pytest.raises(
        OpslaanMislukt, match="gewijzigd sinds het werd geopend; er is niets opgeslagen"
    ):
        gewijzigd.save()
    assert kopie.read_bytes() == theirs
    assert files(kopie.parent) == {"begroting.xlsx"}


def test_a_file_that_went_away(gewijzigd: Werkboek, kopie: Path) -> None:
    kopie.unlink()
    with pytest.raises(
        OpslaanMislukt, match="staat er niet meer; bewaar het onder een andere naam"
    ):
        gewijzigd.save()
    elders = kopie.with_name("elders.xlsx")
    gewijzigd.save(elders)
    assert files(kopie.parent) == {"elders.xlsx"}
    assert gewijzigd.pad == elders


def test_a_file_that_is_open_in_excel(gewijzigd: Werkboek, kopie: Path) -> None:
    before = kopie.read_bytes()
    kopie.with_name("~$begroting.xlsx").write_bytes(bytes([6]) + b"J. Bos" + b" " * 48)
    with pytest.raises(OpslaanMislukt, match=r"open in Excel bij J\. Bos"):
        gewijzigd.save()
    assert kopie.read_bytes() == before


@pytest.mark.parametrize(("call", "keer"), [("fsync", 1), ("fsync", 2), ("replace", 1)])
def test_a_failure_leaves_the_old_file_whole(
    gewijzigd: Werkboek, kopie: Path, monkeypatch: pytest.MonkeyPatch, call: str, keer: int
) -> None:
    before = kopie.read_bytes()
    place: Any = Path if call == "replace" else os
    real = getattr(place, call)
    calls = []

    def fail(*arguments: Any) -> Any:
        calls.append(arguments)
        if len(calls) == keer:
            raise OSError(errno.ENOSPC, "vol")
        return real(*arguments)

    monkeypatch.setattr(place, call, fail)
    with pytest.raises(OpslaanMislukt, match="de schijf is vol"):
        gewijzigd.save()
    monkeypatch.undo()
    assert kopie.read_bytes() == before
    assert files(kopie.parent) <= {"begroting.xlsx", "begroting.reservekopie-0001.xlsx"}
    gewijzigd.save()
    assert Werkboek.open(kopie).waarden("Start", 8, 3, 8, 3) == [[2030.0]]


def test_as_another_file(gewijzigd: Werkboek, kopie: Path) -> None:
    before = kopie.read_bytes()
    elders = kopie.with_name("elders.xlsx")
    gewijzigd.save(elders)
    assert kopie.read_bytes() == before
    assert Werkboek.open(elders).waarden("Start", 8, 3, 8, 3) == [[2030.0]]
    assert files(kopie.parent) == {"begroting.xlsx", "elders.xlsx"}
    gewijzigd.write("Start", 8, 3, [[2031]])
    gewijzigd.save()
    assert Werkboek.open(elders).waarden("Start", 8, 3, 8, 3) == [[2031.0]]


def test_not_over_another_file_and_not_as_another_kind(gewijzigd: Werkboek, kopie: Path) -> None:
    elders = kopie.with_name("elders.xlsx")
    elders.write_bytes(b"van een ander")
    with pytest.raises(OpslaanMislukt, match="bestaat al"):
        gewijzigd.save(elders)
    assert elders.read_bytes() == b"van een ander"
    with pytest.raises(OpslaanMislukt, match="geopend kan niet als .xlsm worden bewaard"):
        gewijzigd.save(kopie.with_suffix(".xlsm"))
    assert gewijzigd.pad == kopie


def test_rights_and_a_link_stay(gewijzigd: Werkboek, kopie: Path, tmp_path: Path) -> None:
    kopie.chmod(0o600)
    link = tmp_path / "link.xlsx"
    link.symlink_to(kopie)
    boek = Werkboek.open(link)
    boek.write("Start", 8, 3, [[2032]])
    boek.save()
    assert link.is_symlink()
    assert kopie.stat().st_mode & 0o777 == 0o600
    assert Werkboek.open(kopie).waarden("Start", 8, 3, 8, 3) == [[2032.0]]


def test_opening_takes_away_what_a_killed_save_left_and_not_what_is_under_way(kopie: Path) -> None:
    left = kopie.with_name(".begroting.xlsx.opslaan-abcd1234.tmp")
    left.write_bytes(b"half")
    with locked(kopie):
        Werkboek.open(kopie)
        assert left.name in files(kopie.parent)
    Werkboek.open(kopie)
    assert files(kopie.parent) == {"begroting.xlsx"}
    kopie.with_name(".begroting.xlsx.slot.tmp").touch()
    Werkboek.open(kopie)
    assert files(kopie.parent) == {"begroting.xlsx"}


@pytest.mark.parametrize("kind", NIET_GEWOON)
def test_a_pipe_a_socket_or_a_device_is_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.chdir(tmp_path)
    NIET_GEWOON[kind](tmp_path / "a.xlsx")
    with pytest.raises(BestandGeweigerd, match="geen gewoon bestand"):
        Werkboek.open(tmp_path / "a.xlsx")


def test_a_refusal_to_save_is_a_refusal() -> None:
    assert issubclass(OpslaanMislukt, BestandGeweigerd)
