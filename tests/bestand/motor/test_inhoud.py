"""A book of bytes in memory: read like a file, saved nowhere."""

from pathlib import Path

import pytest

from modelgemeente_xl.bestand.motor.motor import open_boek, open_inhoud
from modelgemeente_xl.bestand.openen import BestandGeweigerd
from modelgemeente_xl.knoppen.controleren import controleer


def test_the_rules_see_the_same_in_memory_as_on_disk(meester_pad: Path) -> None:
    in_memory = open_inhoud("begroting.xlsx", meester_pad.read_bytes())
    on_disk = open_boek(meester_pad)
    assert in_memory.name == "begroting.xlsx"
    assert controleer(in_memory, "publicatie") == controleer(on_disk, "publicatie")
    in_memory.close()
    on_disk.close()


def test_it_has_no_place_to_be_saved(
    meester: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    book = open_inhoud("begroting.xlsx", meester)
    book.sheets["Start"].range("C7").value = "Venlo"
    with pytest.raises(NotImplementedError, match=r"open het bestand met open_boek\(pad\)"):
        book.save()
    book.close()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "inhoud", [b"", b"PK\x03\x04", b"tekst", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]
)
def test_what_is_no_workbook_is_refused_as_on_disk(inhoud: bytes) -> None:
    with pytest.raises(BestandGeweigerd, match=r"begroting\.xlsx: dit"):
        open_inhoud("begroting.xlsx", inhoud)
