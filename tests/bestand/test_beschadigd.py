"""Files that were changed by chance: a Dutch refusal or a correct result, never anything else."""

import random
import shutil
import zipfile
from pathlib import Path

import pytest

from modelgemeente_xl.bestand.grond.weigering import BestandGeweigerd
from modelgemeente_xl.bestand.werkboek import Werkboek
from tests.bestand.bouwsel import inhoud, schrijf_pakket

RONDEN = 40
STUKKEN = [
    *(b"", b"<", b">", b'"', b"&", b"\xff", b"0", b"-1", b"Z9", b"999999999", b"x:", b"#REF!"),
    *(b"<x/>", b'<c r="A1"/>', b"</row>", b"<f>A1</f>", b"<!-- -->"),
]


def use(pad: Path) -> None:
    """Read, change, compute and save whatever is there."""
    boek = Werkboek.open(pad)
    for naam in boek.bladnamen:
        boek.waarden(naam, 1, 1, *boek.gebruikt(naam))
        boek.formules(naam, 1, 1, 12, 12)
    for naam, tabel in boek.tabellen.items():
        boek.waarden(tabel.blad, tabel.kop_rij + 1, tabel.eerste_kolom, tabel.laatste_rij, 5)
        if naam in ("tblAlgemeen", "tblGemeenten", "tblWijzigingen"):
            boek.resize(naam, tabel.laatste_rij + 1)
    boek.write(boek.bladnamen[0], 60, 1, [["=x", 1.5, None]])
    boek.recompute()
    boek.save()
    assert Werkboek.open(pad).waarden(boek.bladnamen[0], 60, 1, 60, 2) == [["=x", 1.5]]


def attempt(pad: Path) -> str:
    """What came of it; the file is whole in any case."""
    before = pad.read_bytes()
    sentence = ""
    try:
        use(pad)
    except BestandGeweigerd as refusal:
        sentence = str(refusal)
    if sentence:
        assert pad.read_bytes() == before
        assert len(sentence) > 20
        return "geweigerd"
    with zipfile.ZipFile(pad) as package:
        assert package.testzip() is None
    return "goed"


@pytest.mark.parametrize("zaad", range(RONDEN))
def test_bits_that_fell_over(meester_pad: Path, tmp_path: Path, zaad: int) -> None:
    toeval = random.Random(zaad)
    content = bytearray(meester_pad.read_bytes())
    for _ in range(toeval.randint(1, 6)):
        content[toeval.randrange(len(content))] ^= 1 << toeval.randrange(8)
    pad = tmp_path / "x.xlsx"
    pad.write_bytes(content[: toeval.choice([None, None, toeval.randrange(len(content))])])
    attempt(pad)


@pytest.mark.parametrize("zaad", range(RONDEN))
def test_parts_that_were_changed(meester_pad: Path, tmp_path: Path, zaad: int) -> None:
    toeval = random.Random(zaad)
    parts = inhoud(meester_pad)
    naam = toeval.choice([name for name in parts if name.startswith("xl/")])
    content = bytearray(parts[naam])
    for _ in range(toeval.randint(1, 2)):
        place = toeval.randrange(len(content))
        content[place : place + toeval.choice([0, 1, 5, 40, 400])] = toeval.choice(STUKKEN)
    schrijf_pakket(tmp_path / "x.xlsx", parts | {naam: bytes(content)})
    attempt(tmp_path / "x.xlsx")


@pytest.mark.parametrize("zaad", range(RONDEN // 2))
def test_parts_that_went_away(meester_pad: Path, tmp_path: Path, zaad: int) -> None:
    toeval = random.Random(zaad)
    parts = inhoud(meester_pad)
    weg = toeval.sample(list(parts), 2)
    schrijf_pakket(tmp_path / "x.xlsx", {n: xml for n, xml in parts.items() if n not in weg})
    attempt(tmp_path / "x.xlsx")


def test_the_master_itself_comes_through(meester_pad: Path, tmp_path: Path) -> None:
    assert attempt(Path(shutil.copy(meester_pad, tmp_path / "x.xlsx"))) == "goed"
