"""A kept catalogue is the strict one or none: whatever is wrong with it, the reader has the word."""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from modelgemeente_xl.catalogus import afdruk, bewaard, laden
from modelgemeente_xl.catalogus.bewaard import keep, kept, place
from modelgemeente_xl.catalogus.ongeldig import CatalogusOngeldig
from modelgemeente_xl.catalogus.paden import data_folder
from modelgemeente_xl.model.catalogus import Catalogus
from tests.catalogus.fouten import change, faults

HEAD = 2
"""Lines above the content: what it is of, and its sum."""


@pytest.fixture(autouse=True)
def _own_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "gecompileerd"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def rewrite(swap: Callable[[bytes], bytes], *, new_sum: bool = True) -> None:
    """Change what is kept, and give it the sum that fits where asked: the sum then tells nothing."""
    key, old, body = place().read_bytes().split(b"\n", HEAD)
    body = swap(body)
    place().write_bytes(b"\n".join((key, bewaard._sum(body) if new_sum else old, body)))


def test_what_is_kept_comes_back_as_it_was(catalogus: Catalogus) -> None:
    keep(catalogus, data_folder())
    found = kept(data_folder())
    assert found == catalogus
    assert repr(found) == repr(catalogus)  # also the order of each list and the digits of a number


def test_what_is_kept_reads_without_the_strict_reader(catalogus: Catalogus, tmp_path: Path) -> None:
    keep(catalogus, data_folder())
    code = (
        "import sys; from modelgemeente_xl.catalogus.laden import installed_catalogus\n"
        "installed_catalogus(); print([m for m in ('yaml', 'pydantic') if m in sys.modules])"
    )
    options = ("-X", f"pycache_prefix={sys.pycache_prefix}")
    ran = subprocess.run([sys.executable, *options, "-c", code], capture_output=True, text=True)
    assert ran.stdout.strip() == "[]", ran.stderr


def test_a_change_in_a_file_is_heard_as_without_it(
    catalogus: Catalogus, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(catalogus, folder)
    assert kept(folder) is not None
    change(folder, "ontwikkelingen/algemeen/smart-city.yaml", "titel:", "tietel:")
    monkeypatch.setattr(laden, "data_folder", lambda: folder)
    with pytest.raises(CatalogusOngeldig) as caught:
        laden.installed_catalogus.__wrapped__()
    assert [str(b) for b in caught.value.bevindingen] == faults(folder)
    assert "smart-city.yaml:1" in faults(folder)[0]


def test_an_unsound_catalogue_leaves_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    change(folder, "ontwikkelingen/algemeen/smart-city.yaml", "titel:", "tietel:")
    monkeypatch.setattr(laden, "data_folder", lambda: folder)
    with pytest.raises(CatalogusOngeldig):
        laden.installed_catalogus.__wrapped__()
    assert not place().exists()


def test_another_reader_reads_anew(catalogus: Catalogus, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(catalogus, data_folder())
    monkeypatch.setattr(bewaard, "hash_of_reader", lambda: "een andere versie")
    assert kept(data_folder()) is None


def test_the_reader_is_all_that_makes_a_catalogue() -> None:
    """Whatever the strict reader imports of ours is in the hash that says which reader it was."""
    code = (
        "import sys, modelgemeente_xl.catalogus.inlezen\n"
        "print(*{m.split('.')[1] for m in sys.modules if m.startswith('modelgemeente_xl.')})"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(ran.stdout.split()) == set(afdruk.LEZENDE_KAMERS)


@pytest.mark.parametrize("part", [0, 1, 64, 200, 5_000, -1])
def test_half_a_file_is_none(catalogus: Catalogus, part: int) -> None:
    keep(catalogus, data_folder())
    place().write_bytes(place().read_bytes()[:part])
    assert kept(data_folder()) is None


def test_a_changed_figure_is_none(catalogus: Catalogus) -> None:
    keep(catalogus, data_folder())
    rewrite(lambda body: body.replace(b'{"g":"1', b'{"g":"2', 1), new_sum=False)
    assert kept(data_folder()) is None


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\xff\xfe",
        b"null",
        b"[[],[]]",
        b'[[],{"v":[0]}]',
        b'[[],{"v":[]}]',
        b'[["os:system"],{"v":[0,"echo fout"]}]',
        b'[["modelgemeente_xl.model.catalogus:bestaat_niet"],{"v":[0]}]',
        b'[["modelgemeente_xl.model.bestaat_niet:Bron"],{"v":[0]}]',
        b'[["modelgemeente_xl.model.catalogus:date"],{"v":[0,2027,1,1]}]',
        b'[["modelgemeente_xl.model.catalogus:Catalogus"],{"v":[0,"te weinig"]}]',
        b'[[],{"g":"geen getal"}]',
        b'[[],{"d":"2027-02-30"}]',
        b'[[],{"x":1}]',
        b'[[],{"g":"1","d":"2"}]',
        b"[" * 100_000,
    ],
)
def test_what_is_no_catalogue_is_none(catalogus: Catalogus, body: bytes) -> None:
    keep(catalogus, data_folder())
    rewrite(lambda _: body)
    assert kept(data_folder()) is None


def test_only_records_of_the_model_are_made(catalogus: Catalogus) -> None:
    keep(catalogus, data_folder())
    rewrite(lambda body: body.replace(b"model.catalogus:Bron", b"grond.bevinding:Bevinding", 1))
    assert kept(data_folder()) is None


def test_where_nothing_can_be_written_nothing_is_said(
    catalogus: Catalogus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bestand").write_bytes(b"")
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "bestand"))
    keep(catalogus, data_folder())
    assert kept(data_folder()) is None


def test_where_python_keeps_nothing_we_keep_nothing(
    catalogus: Catalogus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    keep(catalogus, data_folder())
    assert not place().exists()


def test_nothing_is_kept_of_files_that_changed_meanwhile(catalogus: Catalogus) -> None:
    keep(replace(catalogus, hash="van een ogenblik eerder"), data_folder())
    assert not place().exists()


def test_nothing_else_stays_behind(catalogus: Catalogus) -> None:
    keep(catalogus, data_folder())
    keep(catalogus, data_folder())
    assert [path.name for path in place().parent.iterdir()] == [place().name]


def test_what_has_no_form_is_not_kept(catalogus: Catalogus) -> None:
    vreemd = {"x": {1, 2}}
    keep(replace(catalogus, wetten=vreemd), data_folder())  # type: ignore[arg-type]
    assert not place().exists()


def test_a_number_keeps_its_digits(catalogus: Catalogus) -> None:
    parameters = replace(catalogus.parameters, uren_per_fte=Decimal("36.00"))
    keep(replace(catalogus, parameters=parameters), data_folder())
    found = kept(data_folder())
    assert found is not None
    assert str(found.parameters.uren_per_fte) == "36.00"
    assert json.loads(place().read_bytes().split(b"\n", HEAD)[HEAD])
