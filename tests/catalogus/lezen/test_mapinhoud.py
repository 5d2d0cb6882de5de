"""What does not belong in the folder of a catalogue is named: nothing is passed over in silence."""

import shutil
from pathlib import Path

import pytest

from modelgemeente_xl.catalogus.laden import load_catalogus
from modelgemeente_xl.catalogus.ongeldig import CatalogusOngeldig
from modelgemeente_xl.catalogus.paden import data_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(data_folder(), tmp_path / "mijn catalogus"))


def findings(folder: Path) -> list[str]:
    with pytest.raises(CatalogusOngeldig) as error:
        load_catalogus(folder)
    return list(error.value.zinnen)


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (
            "ontwikkelingen/fysiek/nieuw.yml",
            "dit bestand wordt niet gelezen; noem het nieuw.yaml, of haal het weg",
        ),
        ("ontwikkelingen/fysiek/nieuw.YAML", "dit bestand wordt niet gelezen; noem het nieuw.yaml"),
        ("ontwikkelingen/fysiek/nota.docx", "dit bestand wordt niet gelezen; een ontwikkeling is"),
        ("ontwikkelingen/nieuw.yaml", "dit bestand staat niet in de map van een domein"),
        ("ontwikkelingen/fysiek/oud/x.yaml", "map 'oud' hoort niet in een catalogus"),
        ("ontwikkelingen/fysiiek/x.yaml", "map 'fysiiek' is geen domein; bekend zijn"),
        ("parameters/index.yml", "dit bestand wordt niet gelezen; noem het index.yaml"),
        ("parameters/indexx.yaml", "dit bestand hoort niet in een catalogus; bekend zijn"),
        ("codelijsten/taakvelden.xlsx", "dit bestand hoort niet in een catalogus; bekend zijn"),
        ("bronnen.yml", "dit bestand wordt niet gelezen; noem het bronnen.yaml"),
        ("gemeentn.csv", "dit bestand hoort niet in een catalogus; bekend zijn"),
        ("schema/kladje.txt", "dit bestand hoort niet in een catalogus; haal het weg"),
        ("ontwikkeling/x.yaml", "map 'ontwikkeling' hoort niet in een catalogus; bekend zijn"),
    ],
)
def test_what_does_not_belong_is_named(folder: Path, place: str, expected: str) -> None:
    path = folder / place
    path.parent.mkdir(exist_ok=True)
    path.write_text("titel: x\n", "utf-8")
    (found,) = findings(folder)
    assert found.startswith(str(folder))
    assert expected in found


def test_what_a_system_hides_does_not_count(folder: Path) -> None:
    before = load_catalogus(folder).hash
    for place in (".DS_Store", "ontwikkelingen/fysiek/.x.yaml", ".git/x.csv", "Thumbs.db"):
        path = folder / place
        path.parent.mkdir(exist_ok=True)
        path.write_text("titel: x\n", "utf-8")
    assert load_catalogus(folder).hash == before


def test_a_file_that_is_none_is_named(folder: Path) -> None:
    for place in ("gemeenten.csv", "bronnen.yaml"):
        (folder / place).unlink()
        (folder / place).mkdir()
    for place in ("gemeenten.csv", "bronnen.yaml"):
        assert (
            f"{folder / place}: dit is geen gewoon bestand; zet er een bestand met tekst neer"
            in (findings(folder))
        )


def test_every_finding_bears_the_folder_that_was_given(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder.parent)
    given = Path("mijn catalogus")
    shutil.rmtree(folder / "parameters")
    (folder / "gemeenten.csv").write_text("code\n", "utf-8")
    found = findings(given)
    assert len(found) > 8
    assert all(line.startswith(f"{given}") for line in found)


def test_a_hint_names_the_file_as_it_was_given(folder: Path) -> None:
    path = folder / "ontwikkelingen" / "algemeen" / "smart-city.yaml"
    path.write_text(path.read_text("utf-8").replace("- mxi-smart", "- mxi-smrt"), "utf-8")
    found = next(line for line in findings(folder) if "bestaat niet" in line)
    assert found.endswith(f"({folder / 'bronnen.yaml'})")
