"""Whatever happens to a file, its catalogue is refused in Dutch, or every gemeente can be computed."""

import random
import shutil
import time
from datetime import datetime
from pathlib import Path

import pytest

from modelgemeente_xl.catalogus.laden import load_catalogus
from modelgemeente_xl.catalogus.ongeldig import CatalogusOngeldig
from modelgemeente_xl.catalogus.paden import data_folder
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.keuze import EERSTE_JAAR, LAATSTE_JAAR
from modelgemeente_xl.model.totalen import totalen_of
from modelgemeente_xl.werkmap.inhoud.opdracht import Opdracht
from tests.catalogus.lezen.taal import is_dutch
from tests.catalogus.verminken import spoil

KEREN = 40


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(data_folder(), tmp_path_factory.mktemp("verminkt") / "data"))


def compute(catalogus: Catalogus) -> None:
    """The largest and the smallest gemeente, in the first and the last year that can be asked."""
    by_size = sorted(catalogus.gemeenten, key=lambda gemeente: gemeente.inwoners)
    for gemeente in (by_size[0], by_size[-1]):
        for jaar in (EERSTE_JAAR, LAATSTE_JAAR):
            totalen_of(Opdracht(catalogus, (gemeente,), jaar, datetime(2026, 11, 23)).begroting())


def outcome(folder: Path, seed: int) -> None:
    """Spoil one file, load, compute, and put it back."""
    files = sorted(p for p in folder.rglob("*") if p.suffix in (".yaml", ".csv"))
    rest = [p for p in files if "ontwikkelingen" not in p.parts]
    rnd = random.Random(seed)
    path = rnd.choice(rest if rnd.random() < 0.7 else files)
    good = path.read_bytes()
    path.write_bytes(spoil(seed, good))
    begin = time.process_time()
    try:
        compute(load_catalogus(folder))
    except CatalogusOngeldig as error:
        for bevinding in error.bevindingen:
            assert bevinding.waar.startswith(str(folder)), (seed, str(bevinding))
            said = f"{bevinding.wat}; {bevinding.herstel}".replace(str(folder), "")
            assert bevinding.herstel, (seed, said)
            assert is_dutch(_without_quotes(said)), (seed, said)
    finally:
        path.write_bytes(good)
    assert time.process_time() - begin < 2, seed


def _without_quotes(said: str) -> str:
    """What the program says itself, without what it found."""
    parts = said.split("'")
    return "'".join(parts[::2]) if len(parts) > 2 else said


@pytest.mark.parametrize("begin", range(0, KEREN, 20))
def test_a_spoiled_file_is_refused_in_dutch_or_can_be_computed(folder: Path, begin: int) -> None:
    for seed in range(begin, begin + 20):
        outcome(folder, seed)
