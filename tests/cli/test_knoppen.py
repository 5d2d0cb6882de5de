"""The buttons as verbs on a file: what the terminal shows and how it ends."""

import json
import re
import shutil
from pathlib import Path

import openpyxl
import pytest

from modelgemeente_xl.catalogus.paden import data_folder
from modelgemeente_xl.cli import hoofd as cli
from modelgemeente_xl.plan import plan
from tests.knoppen.conftest import column, fill_in
from tests.plaatsen import letters


@pytest.fixture(autouse=True)
def map_(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "160")


@pytest.fixture
def pad(meester_pad: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(meester_pad, tmp_path / "b.xlsx"))


def run(*arguments: str | Path) -> int:
    return cli.main(list(map(str, arguments)))


def test_schaal_saves_and_keeps_a_backup(pad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = pad.read_bytes()
    assert run("schaal", pad, "-g", "den haag", "--jaar", "2028") == 0
    shown = capsys.readouterr().out
    assert "Modelgemeente -> 's-Gravenhage" in shown
    assert "Totalen voor en na" in shown
    assert "Voor en na, vier jaren samen" not in shown
    assert openpyxl.load_workbook(pad)["Start"]["C7"].value == "'s-Gravenhage"
    assert Path("b.reservekopie-0001.xlsx").read_bytes() == old


def test_preview_says_that_nothing_changed(pad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = pad.read_bytes()
    assert run("schaal", pad, "-g", "Venlo", "--voorbeeld") == 0
    assert "Voorbeeld: er is niets gewijzigd." in capsys.readouterr().out
    assert pad.read_bytes() == old


def test_undo_and_show(pad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("schaal", pad, "-g", "Venlo")
    assert run("terugdraaien", pad) == 0
    capsys.readouterr()
    assert run("toon", pad) == 0
    shown = capsys.readouterr().out
    assert "ICT-begroting Modelgemeente 2027" in shown
    assert "Actie 2: schaal" in shown
    assert "ongedaan gemaakt" in shown


def test_a_newer_catalogue_comes_in_by_its_folder_and_its_conflict_can_be_shown_later(
    pad: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = Path(shutil.copytree(data_folder(), tmp_path / "data"))
    file = folder / "ontwikkelingen" / "fysiek" / "energietransitie.yaml"
    file.write_text(file.read_text("utf-8").replace("bedrag: 5000\n", "bedrag: 7500\n"), "utf-8")
    row = column(pad, "Fysiek", "Id").index("energietransitie.dashboard") + 1
    fill_in(pad, ("Fysiek", row, "Bedrag", 6100))
    arguments = ("vernieuw", pad, "--catalogus", folder)
    assert run(*arguments, "--alleen", "energietransitie", "--voorbeeld") == 1
    assert run(*arguments) == 1
    head, *rest = (
        capsys.readouterr().out.split("Voorbeeld: er is niets gewijzigd.")[1].split("\n")[1:]
    )
    assert "1 conflict" in head
    told = "conflict: Fysiek, energietransitie.dashboard, Bedrag: 6100 blijft"
    assert any(line.startswith(told) for line in rest)
    assert run("toon", pad) == 0
    shown = capsys.readouterr().out
    assert "Anders dan de catalogus: 1" in shown
    assert ", Bedrag: 6100, in de catalogus 7500" in shown


def test_a_new_catalogue_is_told_in_words_before_its_cells(
    pad: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(plan, "WEINIG", 3)
    folder = Path(shutil.copytree(data_folder(), tmp_path / "data"))
    file = folder / "ontwikkelingen" / "fysiek" / "energietransitie.yaml"
    text = file.read_text("utf-8").replace("bedrag: 5000\n", "bedrag: 7500\n")
    file.write_text(text.replace("begrotingsregel: ", "begrotingsregel: Nu "), "utf-8")
    arguments = ("vernieuw", pad, "--catalogus", folder, "--voorbeeld")
    assert run(*arguments) == 0
    shown = capsys.readouterr().out
    places = [
        shown.index(text)
        for text in (
            "Wat er verandert",
            "Duurder: 1 ontwikkeling ",
            "  Energietransitie (incidenteel)",
            "Totalen voor en na",
            "Extra nodig",
            "Fysiek: ",
            "Met --alles ziet u elke wijziging.",
        )
    ]
    assert places == sorted(places)
    assert "energietransitie.dashboard, Bedrag" not in shown
    assert run(*arguments, "--alles") == 0
    shown = capsys.readouterr().out
    assert "Fysiek, energietransitie.dashboard, Bedrag: 5000 -> 7500" in shown
    assert not re.search("[0-9a-f]{16}", shown)
    assert "Kenmerken" not in shown


def test_ids_that_nothing_has_are_refused_all_at_once(
    pad: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = pad.read_bytes()
    assert run("vernieuw", pad, "--alleen", "smart-cty", "onzin") == 2
    told = capsys.readouterr().err
    assert "'smart-cty' is geen ontwikkeling of regel" in told
    assert "bedoelde u 'smart-city'?" in told
    assert "'onzin' is geen ontwikkeling of regel" in told
    assert pad.read_bytes() == old


def test_nothing_to_do_is_said(pad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("vernieuw", pad) == 0
    assert "Er was niets te wijzigen." in capsys.readouterr().out
    assert run("herbereken", pad) == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["schaal", "weg.xlsx", "-g", "Venlo"], "weg.xlsx"),
        (["schaal", "b.xlsx", "-g", "Venlooo"], "bedoelde u 'Venlo'"),
        (["vernieuw", "b.xlsx", "--catalogus", "weg"], "deze map is er niet"),
        (["terugdraaien", "b.xlsx", "--aantal", "0"], "een geheel getal van 1 of meer"),
        (["toon", "tekst.xlsx"], "tekst.xlsx"),
        (["herbereken"], "dit ontbreekt: WERKMAP"),
    ],
)
def test_what_cannot_be_done_ends_with_2(
    pad: Path, arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("tekst.xlsx").write_text("geen werkmap")
    old = pad.read_bytes()
    assert run(*arguments) == 2
    assert message in capsys.readouterr().err.replace("\n", " ")
    assert pad.read_bytes() == old


def test_file_open_in_excel_is_not_touched(pad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("~$b.xlsx").write_bytes(bytes([6]) + b"J. Bos" + b" " * 48)
    old = pad.read_bytes()
    assert run("schaal", pad, "-g", "Venlo") == 2
    assert "J. Bos" in capsys.readouterr().err
    assert pad.read_bytes() == old


def test_findings_end_with_1(pad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cel = f"{letters('Al begroot')}10"
    book = openpyxl.load_workbook(pad)
    book["Sociaal"][cel] = "veel"
    book.save(pad)
    assert run("herbereken", pad) == 1
    assert f"Sociaal!{cel}: 'veel' in kolom Al begroot past niet" in capsys.readouterr().out


def test_controleer_on_a_good_workbook(pad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("controleer", pad) == 0
    assert "De werkmap is in orde." in capsys.readouterr().out


def test_controleer_finds_tells_and_writes(pad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fill_in(pad, ("OOV", 1, "Eigen bedrag", 1234))
    assert run("controleer", pad, "--json", "--in-werkmap") == 1
    found = json.loads(capsys.readouterr().out)
    assert [(f["regel"], f["blad"]) for f in found if f["regel"] == 37] == [(37, "OOV")]
    sheet = openpyxl.load_workbook(pad)["Controle"]
    texts = [cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert any(text.startswith(found[0]["gevonden"]) for text in texts)
