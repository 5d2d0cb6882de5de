"""What reaches the terminal: texts of others as they are, amounts whole, and never a traceback."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from modelgemeente_xl.cli import hoofd as cli
from modelgemeente_xl.cli import werkmap
from modelgemeente_xl.cli.leesbaar import is_size, printable
from modelgemeente_xl.cli.schermen import totals_table
from modelgemeente_xl.cli.terminal import Scherm, Schermrij, Schermtabel
from modelgemeente_xl.werkmap.inhoud.opdracht import Opdracht
from tests.conftest import needs

VERB = (
    sys.executable,
    "-c",
    "import sys; from modelgemeente_xl.cli.hoofd import main; sys.exit(main())",
)
NAMEN = {
    "x[bold]y": "x[bold]y",
    "x[link]y": "x[link]y",
    ":smile:": ":smile:",
    "a\nb": r"a\nb",
    "a\x1b[31mb": r"a\x1b[31mb",
    os.fsdecode(b"a\xffb"): r"a\xffb",
    "a\u202eb": r"a\u202eb",
    "a\u200fb": r"a\u200fb",
    "a\u2028b": r"a\u2028b",
    "é ü": "é ü",
}
"""Names as they are on disk and as they are told."""


def run(*arguments: str | Path) -> int:
    return cli.main(list(map(str, arguments)))


def process(*arguments: str, **options: object) -> "subprocess.CompletedProcess[bytes]":
    environ = {**os.environ, "PYTHONIOENCODING": "utf-8", "NO_COLOR": "1"}
    environ |= options.pop("env", {})  # type: ignore[arg-type]
    settings = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
    return subprocess.run((*VERB, *arguments), env=environ, timeout=60, **settings)  # type: ignore[call-overload,no-any-return]


@pytest.fixture(autouse=True)
def map_(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(("naam", "gezegd"), NAMEN.items())
def test_a_name_is_told_as_it_is_and_can_do_nothing(
    naam: str, gezegd: str, meester_pad: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("toon", f"{naam}.xlsx") == 2
    assert f"{gezegd}.xlsx: dit bestand is er niet" in capsys.readouterr().err
    pad = Path(f"{naam}.xlsx")
    pad.write_bytes(meester_pad.read_bytes())
    assert run("schaal", pad, "-g", "Venlo") == 0
    assert capsys.readouterr().out.splitlines()[-1] == f"Opgeslagen: {gezegd}.xlsx"


@pytest.mark.parametrize(
    "arguments",
    [
        ("toon", "[/x].xlsx"),
        ("nieuw", "-g", "[/x]"),
        ("nieuw", "-g", "Venlo", "--uit", "[/x]/b.xlsx"),
        ("nieuw", "-g", "Venlo", "--editie", "[/x]"),
        ("catalogus", "controleer", "[/x]"),
        ("bereken", "-g", "Venlo", "--jaar", "[/x]"),
        ("[/x]",),
        ("toon", "b.xlsx", "[/x]"),
    ],
)
def test_what_was_typed_comes_back_whole(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*arguments) == 2
    told = capsys.readouterr()
    assert "[/x" in told.err
    assert told.out == ""


def test_codes_that_a_terminal_obeys_do_not_come_back(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (("\x1b[31m",), ("toon", "b", "\x1b[31m"), ("nieuw", "-g", "\x1b[31m")):
        assert run(*arguments) == 2
        told = capsys.readouterr().err
        assert "\x1b" not in told
        assert r"\x1b[31m" in told


@pytest.mark.parametrize("columns", [20, 40, 60, 75, 80, 200])
def test_amounts_are_whole_at_every_width(
    columns: int,
    opdracht: Opdracht,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    begroting = opdracht.begroting()
    Scherm().tabel(totals_table(opdracht.naam, begroting))
    shown = capsys.readouterr().out
    for bedrag in begroting.totaal:
        assert f"{bedrag:,}".replace(",", ".") in shown
    assert "…" not in shown
    if columns < 76:
        table = shown.partition("Domein")[2] or shown.partition("\n")[2]
        lines = table.partition(" inwoners,")[0].splitlines()[:-1]
        assert lines
        assert max(map(len, lines)) <= max(columns, 28)


def test_a_table_that_does_not_fit_stands_beneath_each_other(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tabel = Schermtabel(
        "T", ("Naam", "Soort", "2027", "2028"), [Schermrij(("a", "b"), ("1.000", "20"))]
    )
    monkeypatch.setenv("COLUMNS", "20")
    Scherm().tabel(tabel)
    assert capsys.readouterr().out == "T\na, b\n  2027  1.000\n  2028     20\n"


def test_a_caption_that_does_not_fit_is_broken_where_a_part_ends(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of the largest gemeenten one word stood alone on the second line."""
    monkeypatch.setenv("COLUMNS", "80")
    parts = ("953.000 inwoners, 14.800 medewerkers, 592 afdelingen", "hele euro's, lasten positief")
    rows = [Schermrij(("Basis",), ("1",))]
    Scherm().tabel(Schermtabel("Titel", ("Wat", "2027"), rows, "; ".join(parts)))
    assert capsys.readouterr().out.splitlines()[-2:] == list(parts)
    Scherm().tabel(Schermtabel("Titel", ("Wat", "2027"), rows, "een deel; nog een"))
    assert capsys.readouterr().out.splitlines()[-1] == "een deel; nog een"


@pytest.mark.parametrize("columns", ["0", "9" * 5000])
def test_a_width_that_is_none_prints_all_the_same(columns: str) -> None:
    shown = process("bereken", "-g", "Purmerend", env={"COLUMNS": columns})
    assert shown.returncode == 0, shown.stderr
    assert b"ICT-begroting Purmerend 2027" in shown.stdout
    assert b"96.182 inwoners" in shown.stdout


def test_only_a_number_of_columns_is_a_width() -> None:
    assert [t for t in ("0", "00", "-1", "", "a", "²", "10000", "1" * 5000) if is_size(t)] == []
    assert is_size("1")
    assert is_size("9999")


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_every_encoding_shows_every_name(encoding: str) -> None:
    environ = {"PYTHONIOENCODING": encoding}
    table = process("bereken", "-g", "Súdwest-Fryslân", env=environ)
    assert table.returncode == 0, table.stderr
    assert "dwest-Frysl" in table.stdout.decode(encoding)
    data = process("bereken", "-g", "Súdwest-Fryslân", "--json", env=environ)
    assert json.loads(data.stdout.decode(encoding))["gemeente"] == "Súdwest-Fryslân"
    refused = process("nieuw", "-g", "€ ‘’ – → é 漢 \u202e", env=environ)
    assert refused.returncode == 2
    assert "register" in refused.stderr.decode(encoding)


@pytest.mark.parametrize(
    "arguments",
    [("bereken", "-g", "Venlo"), ("bereken", "-g", "Venlo", "--json"), ("--help",)],
)
def test_output_that_cannot_be_written_is_said(arguments: tuple[str, ...]) -> None:
    needs(Path("/dev/full").exists(), "/dev/full")
    with Path("/dev/full").open("wb") as full:
        ended = process(*arguments, stdout=full)
    assert ended.returncode == 2
    assert ended.stderr.decode().startswith("de uitvoer is niet te schrijven: de schijf is vol")
    assert b"Traceback" not in ended.stderr
    assert len(ended.stderr.decode().splitlines()) == 1


@pytest.mark.parametrize("arguments", [("catalogus", "ijk"), ("bereken", "-g", "Venlo", "--json")])
def test_a_reader_that_goes_away_ends_it_without_a_word(arguments: tuple[str, ...]) -> None:
    read, write = os.pipe()
    os.close(read)
    try:
        ended = process(*arguments, stdout=write)
    finally:
        os.close(write)
    assert ended.returncode == 141
    assert ended.stderr == b""


def test_an_error_that_nobody_foresaw_is_told_in_dutch(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> int:
        raise KeyError("onverwacht")

    monkeypatch.setattr(werkmap, "bereken", fail)
    assert run("bereken") == 2
    told = capsys.readouterr().err
    assert "niet was voorzien (KeyError, test_terminal.py regel" in told
    assert "Traceback" not in told
    monkeypatch.setenv("MODELGEMEENTE_SPOOR", "1")
    assert run("bereken") == 2
    assert "Traceback" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("error", "code", "gezegd"),
    [
        (KeyboardInterrupt(), 130, "Afgebroken."),
        (MemoryError(), 2, "te weinig geheugen"),
        (PermissionError(13, "Permission denied", "map/b.xlsx"), 2, "map/b.xlsx: geen toestemming"),
        (OSError(999, "Odd"), 2, "fout 999"),
    ],
)
def test_what_the_system_does_is_told_in_dutch(
    error: BaseException,
    code: int,
    gezegd: str,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    def fail(*_: object) -> int:
        raise error

    monkeypatch.setattr(werkmap, "bereken", fail)
    assert cli.main(["bereken"]) == code
    assert gezegd in capfd.readouterr().err


def test_a_text_that_shows_is_not_touched() -> None:
    assert printable("Súdwest-Fryslân (Fr.) € 5\u00a0000") == "Súdwest-Fryslân (Fr.) € 5\u00a0000"


@pytest.mark.parametrize("number", ["9" * 5000, "1e3", "-1", "²", "1_0", "١٢", "", " ", "0x10"])
def test_a_number_that_is_none_is_refused(number: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("bereken", "-g", "Venlo", f"--medewerkers={number}") == 2
    assert "een geheel getal van 1 of meer" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [("toon", ""), ("nieuw", "-g", "Venlo", "--uit", " ")])
def test_an_empty_name_is_no_path(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*arguments) == 2
    assert "dit is leeg; geef een naam" in capsys.readouterr().err


def test_a_folder_that_is_gone_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "weg"
    folder.mkdir()
    script = f"import os; os.chdir({str(folder)!r}); os.rmdir({str(folder)!r}); " + VERB[2]
    ended = subprocess.run(
        (sys.executable, "-c", script, "toon", "b.xlsx"),
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 2
    assert "er niet" in ended.stderr.decode()
    assert b"Traceback" not in ended.stderr
    assert b"niet was voorzien" not in ended.stderr


def test_a_link_to_itself_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    Path("lus.xlsx").symlink_to("lus.xlsx")
    assert run("toon", "lus.xlsx") == 2
    assert "wijst naar zichzelf" in capsys.readouterr().err


def test_what_a_library_wraps_is_told_as_what_the_system_says(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> int:
        try:
            raise OSError(28, "No space left on device", "werkmap.xlsx")
        except OSError as error:
            raise RuntimeError("could not") from error

    monkeypatch.setattr(werkmap, "bereken", fail)
    assert run("bereken") == 2
    assert "werkmap.xlsx: de schijf is vol" in capsys.readouterr().err


def test_a_table_of_all_gemeenten_does_not_take_the_name_of_a_workbook(
    meester_pad: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pad = Path("b.xlsx")
    pad.write_bytes(meester_pad.read_bytes())
    assert run("bereken", "--alle", "--csv", pad, "--overschrijf") == 2
    assert "geef een naam die eindigt op .csv" in capsys.readouterr().err
    assert pad.read_bytes() == meester_pad.read_bytes()
