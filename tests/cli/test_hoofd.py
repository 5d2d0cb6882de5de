import csv
import json
import re
from pathlib import Path

import openpyxl
import pytest

from modelgemeente_xl.catalogus.ongeldig import CatalogusOngeldig
from modelgemeente_xl.cli import hoofd as cli
from modelgemeente_xl.cli import versie
from modelgemeente_xl.grond.bevinding import Bevinding


@pytest.fixture(autouse=True)
def werkmap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "160")


def run(*arguments: str) -> int:
    return cli.main(list(arguments))


def test_nieuw_makes_a_workbook_and_shows_its_totals(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("nieuw", "--gemeente", "purmerend") == 0
    path = Path("ICT-begroting-Purmerend-2027.xlsx")
    assert str(path) in capsys.readouterr().out
    book = openpyxl.load_workbook(path, data_only=True)
    assert book["Start"]["A1"].value == "ICT-begroting Purmerend 2027"


def test_bereken_prints_the_same_euros_as_the_workbook(capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        run("nieuw", "-g", "Venlo", "--jaar", "2028", "--medewerkers", "999", "--uit", "v.xlsx")
        == 0
    )
    capsys.readouterr()
    assert run("bereken", "-g", "Venlo", "--jaar", "2028", "--medewerkers", "999", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    sheet = openpyxl.load_workbook("v.xlsx", data_only=True)["Totaal"]
    rows = {(row[0].value, row[1].value): [c.value for c in row[2:6]] for row in sheet["A23:F55"]}
    assert rows["Totaal", "Bruto"] == found["totaal"]
    assert rows["Basis", "In stand houden"] == found["basis"]
    for domein, aarden in found["domeinen"].items():
        assert rows[domein, "Structureel"] == aarden["structureel"]
        assert rows[domein, "Incidenteel"] == aarden["incidenteel"]


def test_json_has_the_promised_form(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("bereken", "--gemeente", "Purmerend", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert list(found) == [
        "gemeente",
        "begrotingsjaar",
        "inwoners",
        "medewerkers",
        "afdelingen",
        "jaren",
        "domeinen",
        "basis",
        "totaal",
    ]
    assert (found["gemeente"], found["begrotingsjaar"], found["inwoners"]) == (
        "Purmerend",
        2027,
        96182,
    )
    assert found["jaren"] == [2027, 2028, 2029, 2030]
    assert list(found["domeinen"]) == [
        "Algemeen",
        "Bedrijfsvoering",
        "Dienstverlening",
        "Fysiek",
        "OOV",
        "Sociaal",
    ]
    for k in range(4):
        lines = sum(
            found["domeinen"][d][a][k]
            for d in found["domeinen"]
            for a in ("structureel", "incidenteel")
        )
        assert found["totaal"][k] == found["basis"][k] + lines


def test_bereken_all_to_csv(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("bereken", "--alle", "--csv", "alle.csv") == 0
    with Path("alle.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert len(rows) == 342
    capsys.readouterr()
    assert run("bereken", "-g", "Almere", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    almere = next(row for row in rows if row["gemeente"] == "Almere")
    assert [int(almere[f"totaal {jaar}"]) for jaar in found["jaren"]] == found["totaal"]


def test_several_gemeenten_are_added_up(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("bereken", "-g", "Hilversum", "-g", "Wijdemeren", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert found["gemeente"] == "Hilversum + Wijdemeren"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nieuw"], "geef een gemeente"),
        (["nieuw", "-g", "Purmerent"], "bedoelde u 'Purmerend'"),
        (["nieuw", "-g", "Bergen"], "niet eenduidig"),
        (["nieuw", "-g", "Venlo", "-g", "venlo"], "meer dan één keer"),
        (
            ["nieuw", "-g", "Venlo", "--editie", "modelgemeente-2032"],
            "bedoelde u 'modelgemeente-2023'",
        ),
        (["nieuw", "-g", "Venlo", "--uit", "weg/x.xlsx"], "deze map is er niet"),
        (["nieuw", "-g", "Venlo", "--jaar", "2019"], "2026 tot en met 2032"),
        (["nieuw", "-g", "Venlo", "--medewerkers", "0"], "een geheel getal van 1 of meer"),
        (["nieuw", "-g", "Venlo", "--medewerkers"], "hier hoort een waarde bij"),
        (["bereken", "--alle"], "geef --csv PAD"),
        (["bereken", "--alle", "--csv", "a.csv", "-g", "Venlo"], "laat --gemeente"),
        (["bereken", "--alle", "--csv", "a.csv", "--json"], "en --json weg"),
        (["bereken", "-g", "Venlo", "--csv", "a.csv"], "--csv hoort bij --alle"),
        (["nieuw", "-g", "Venlo", "--uit", "x.xls"], "--uit x.xlsx"),
        (["bereke"], "'bereke' bestaat niet; kies uit"),
        (["nieuw", "--gemente", "Venlo"], "onbekend: --gemente"),
        ([], "dit ontbreekt: OPDRACHT"),
        (["catalogus", "controleer", "weg"], "deze map is er niet"),
    ],
)
def test_what_cannot_run_says_why_and_ends_with_2(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*arguments) == 2
    captured = capsys.readouterr()
    assert message in captured.err.replace("\n", " ")
    assert captured.out == ""
    assert list(Path().iterdir()) == []


def test_all_wrong_names_come_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("nieuw", "-g", "Purmerent", "-g", "Almeere") == 2
    message = capsys.readouterr().err
    assert "Purmerend" in message
    assert "Almere" in message


def test_existing_file_is_kept(capsys: pytest.CaptureFixture[str]) -> None:
    Path("x.xlsx").write_bytes(b"van iemand")
    assert run("nieuw", "-g", "Venlo", "--uit", "x.xlsx") == 2
    assert Path("x.xlsx").read_bytes() == b"van iemand"
    assert "--overschrijf" in capsys.readouterr().err


def test_too_many_gemeenten(capsys: pytest.CaptureFixture[str]) -> None:
    namen = [
        "Aalsmeer",
        "Aalten",
        "Almelo",
        "Almere",
        "Altena",
        "Ameland",
        "Amersfoort",
        "Amstelveen",
        "Amsterdam",
        "Apeldoorn",
        "Arnhem",
    ]
    assert run("bereken", *(word for naam in namen for word in ("-g", naam))) == 2
    assert "heeft plaats voor 10" in capsys.readouterr().err.replace("\n", " ")


def test_catalogus_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("catalogus", "controleer") == 0
    assert "60 ontwikkelingen" in capsys.readouterr().out


def test_catalogus_with_findings_ends_with_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "leeg").mkdir()
    assert run("catalogus", "controleer", "leeg") == 1
    assert "dit bestand ontbreekt" in capsys.readouterr().out


def test_ijk_reports_beside_the_benchmark(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("catalogus", "ijk") == 0
    report = capsys.readouterr().out
    for word in (
        "Benchmark gemiddeld",
        "Geld dat in twee regels staat",
        "wijkt voor",
        "Buiten verhouding",
        "bruto",
        "raming",
        "Per thema",
        "Wonen",
    ):
        assert word in report


@pytest.mark.parametrize("verb", [[], ["nieuw"], ["bereken"], ["catalogus"], ["catalogus", "ijk"]])
def test_help_is_dutch(verb: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*verb, "--help") == 0
    text = capsys.readouterr().out
    assert "ebruik:" in text
    for word in ("usage", "options", "arguments", "show this", "default"):
        assert word not in text.lower()


@pytest.mark.parametrize("optie", ["--versie", "--version"])
def test_the_version_is_one_line_with_the_edition(
    optie: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(optie) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert re.fullmatch(r"modelgemeente [0-9][0-9a-z.+]*, catalogus: Modelgemeente 2023 .+", line)

    def unsound() -> None:
        raise CatalogusOngeldig([Bevinding("data/x.yaml:1", "kapot")])

    monkeypatch.setattr(versie, "installed_catalogus", unsound)
    assert run(optie) == 0
    assert "catalogus: niet in orde" in capsys.readouterr().out
