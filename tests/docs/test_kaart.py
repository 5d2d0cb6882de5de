"""The map of the house: its picture and its rooms."""

from pathlib import Path

from tests.docs.scripts import DOCS, script

huis = script("beelden/huis")
PAKKET = DOCS.parent / "modelgemeente_xl"


def test_the_picture_is_current() -> None:
    assert huis.BEELD.read_text("utf-8") == huis.draw(huis.read_house()), "draai: make docs"


def test_the_picture_has_every_room() -> None:
    assert set(huis.KAMERS) == set(huis.read_house().pijlen)


def test_every_arrow_runs_down() -> None:
    house = huis.read_house()
    for boven, onder in house.drawn():
        assert house.laag(boven) > house.laag(onder)


def test_no_drawn_arrow_is_needless_and_none_is_missing() -> None:
    house = huis.read_house()
    drawn: dict[str, frozenset[str]] = {room: frozenset() for room in house.pijlen}
    for boven, onder in house.drawn():
        drawn[boven] |= {onder}
    reduced = huis.Huis(house.binnen, drawn)
    assert {room: reduced.below(room) for room in drawn} == {
        room: house.below(room) for room in drawn
    }


def test_an_arrow_is_read_from_an_import_but_not_from_one_for_types(tmp_path: Path) -> None:
    for room in ("boven", "onder"):
        (tmp_path / room).mkdir()
    (tmp_path / "onder" / "a.py").write_text("import os\n")
    (tmp_path / "boven" / "b.py").write_text(
        "from typing import TYPE_CHECKING\n"
        "from modelgemeente_xl.onder.a import x\n"
        "if TYPE_CHECKING:\n    from modelgemeente_xl.zolder.c import y\n"
    )
    assert huis.read_house(tmp_path).pijlen == {"boven": {"onder"}, "onder": frozenset()}


def test_the_map_tells_of_every_room() -> None:
    text = (DOCS / "huis.md").read_text("utf-8")
    for face in PAKKET.rglob("__init__.py"):
        room = face.parent.relative_to(PAKKET).as_posix()
        if room != "." and "project" not in face.parts:
            assert f"`{room}`" in text, room
