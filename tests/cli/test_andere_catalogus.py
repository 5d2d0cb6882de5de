"""`--catalogus MAP` means the same with every verb that makes or refreshes a begroting."""

import json
import shutil
from pathlib import Path

import openpyxl
import pytest

from modelgemeente_xl.catalogus.afdruk import hash_of
from modelgemeente_xl.catalogus.paden import data_folder
from modelgemeente_xl.cli import hoofd as cli

ENERGIE = "ontwikkelingen/fysiek/energietransitie.yaml"


@pytest.fixture(autouse=True)
def werkmap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "160")


@pytest.fixture
def anders() -> Path:
    """A catalogue of an own edition, in which one line costs 100.000 euro more."""
    folder = Path(shutil.copytree(data_folder(), "anders"))
    edit(folder / ENERGIE, "bedrag: 5000\n", "bedrag: 105000\n")
    edit(folder / "parameters/edities.yaml", "naam: Modelgemeente 2023", "naam: Eigen 2023")
    return folder


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def run(*arguments: str | Path) -> int:
    return cli.main(list(map(str, arguments)))


def fingerprint(pad: str) -> tuple[str, str]:
    book = openpyxl.load_workbook(pad)
    values = []
    for naam in ("Editie", "Vingerafdruk"):
        ((blad, cel),) = book.defined_names[naam].destinations
        values.append(str(book[blad][cel].value))
    return values[0], values[1]


def test_nieuw_bereken_and_vernieuw_take_the_catalogue_that_is_given(
    anders: Path, meester_pad: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("bereken", "-g", "Modelgemeente", "--json") == 0
    ours = json.loads(capsys.readouterr().out)
    assert run("bereken", "-g", "Modelgemeente", "--json", "--catalogus", anders) == 0
    theirs = json.loads(capsys.readouterr().out)
    more = [t - o for t, o in zip(theirs["totaal"], ours["totaal"], strict=True)]
    assert sum(more) > 100_000

    assert run("nieuw", "-g", "Modelgemeente", "--catalogus", anders, "--uit", "n.xlsx") == 0
    shutil.copy(meester_pad, "v.xlsx")
    assert run("vernieuw", "v.xlsx", "--catalogus", anders) == 0
    for pad in ("n.xlsx", "v.xlsx"):
        editie, afdruk = fingerprint(pad)
        assert "Eigen 2023" in editie
        assert afdruk == hash_of(anders)
        sheet = openpyxl.load_workbook(pad, data_only=True)["Totaal"]
        totals = [
            row for row in sheet.iter_rows(values_only=True) if row[:2] == ("Totaal", "Bruto")
        ]
        assert list(totals[0][2:6]) == theirs["totaal"]


def test_all_gemeenten_are_computed_with_the_catalogue_that_is_given(anders: Path) -> None:
    assert run("bereken", "--alle", "--csv", "ons.csv") == 0
    assert run("bereken", "--alle", "--csv", "hun.csv", "--catalogus", anders) == 0
    assert Path("ons.csv").read_bytes() != Path("hun.csv").read_bytes()


@pytest.mark.parametrize(
    "arguments",
    [
        ("nieuw", "-g", "Venlo", "--uit", "x.xlsx"),
        ("nieuw", "--alle", "--uit", "."),
        ("bereken", "-g", "Venlo"),
        ("bereken", "--alle", "--csv", "x.csv"),
        ("vernieuw", "v.xlsx"),
    ],
)
def test_an_unsound_catalogue_makes_nothing(
    anders: Path, meester_pad: Path, arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(meester_pad, "v.xlsx")
    edit(anders / ENERGIE, "bedrag: 105000\n", "bedrag: veel\n")
    (anders / "gemeenten.csv").write_text("code\n", "utf-8")
    before = {path.name: path.read_bytes() for path in Path().glob("*.*")}
    assert run(*arguments, "--catalogus", "anders") == 2
    told = capsys.readouterr().err
    assert "de catalogus is niet in orde:" in told
    assert str(Path("anders", ENERGIE)) in told
    assert str(Path("anders", "gemeenten.csv")) in told
    assert {path.name: path.read_bytes() for path in Path().glob("*.*")} == before
