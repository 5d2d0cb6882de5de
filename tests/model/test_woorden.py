"""What users read is right Dutch: one of a thing, rows as the sheet counts them, no English."""

import re
import shutil
from pathlib import Path

import openpyxl
import pytest

from modelgemeente_xl.bestand.pakket.pakket import package_bytes, read_parts
from modelgemeente_xl.cli import hoofd as cli
from modelgemeente_xl.model.woorden import counted
from tests.knoppen.conftest import column, fill_in

ENGELS = re.compile(r"\b(?:error|invalid|corrupt|structure|file|not|expected|line|type|no)\b", re.I)


@pytest.fixture
def pad(meester_pad: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copy(meester_pad, tmp_path / "b.xlsx"))


def told(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> str:
    cli.main(list(map(str, arguments)))
    shown = capsys.readouterr()
    return shown.out + shown.err


def change(pad: Path, part: str, old: bytes, new: bytes) -> None:
    parts = read_parts(pad)
    assert old in parts[part], (part, old)
    pad.write_bytes(package_bytes({**parts, part: parts[part].replace(old, new)}))


def table_part(pad: Path, tabel: str) -> str:
    return next(
        name
        for name, content in read_parts(pad).items()
        if name.startswith("xl/tables/") and f'displayName="{tabel}"'.encode() in content
    )


def test_one_of_a_thing_is_one() -> None:
    assert [counted(n, "rij", "rijen") for n in (0, 1, 2, 1000)] == [
        "0 rijen",
        "1 rij",
        "2 rijen",
        "1.000 rijen",
    ]
    assert counted(0, "rij", "rijen", none="geen") == "geen rijen"


def test_one_change_and_one_afdeling(pad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "1 afdeling;" in told(capsys, "bereken", "-g", "Purmerend", "--afdelingen", "1")
    told(capsys, "schaal", pad, "--jaar", "2028")
    assert re.search(r"Actie 2: schaal, 1 wijziging\n", told(capsys, "toon", pad))


def test_a_row_without_id_is_named_by_its_row_on_the_sheet(
    pad: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ids = column(pad, "Fysiek", "Id")
    row = len(ids)
    fill_in(pad, ("Fysiek", row, "Id", None))
    sheet = openpyxl.load_workbook(pad)["Fysiek"]
    (cell,) = (c for c in sheet["A"] if c.row > 5 and sheet.cell(c.row - 1, 1).value == ids[-2])
    shown = told(capsys, "herbereken", pad, "--voorbeeld")
    assert f"Fysiek, rij {cell.row} ({sheet.cell(cell.row, 3).value[:20]}" in " ".join(
        shown.split()
    )


def test_a_table_without_its_header_row_is_one_finding(
    pad: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    part = table_part(pad, "tblFysiek")
    xml = read_parts(pad)[part]
    change(pad, part, b" displayName=", b' headerRowCount="0" displayName=')
    xml = read_parts(pad)[part]
    ref = re.search(rb' ref="([A-Z]+)([0-9]+):', xml)
    assert ref
    below = b' ref="%s%d:' % (ref[1], int(ref[2]) + 1)
    parts = read_parts(pad)
    parts[part] = re.sub(rb"<autoFilter.*?(?:/>|</autoFilter>)", b"", xml.replace(ref[0], below))
    pad.write_bytes(package_bytes(parts))
    sheet = openpyxl.load_workbook(pad)
    for cell in sheet["Fysiek"][int(ref[2])]:
        cell.value = None
    sheet.save(pad)
    shown = told(capsys, "toon", pad)
    assert shown.count("Fysiek, tabel tblFysiek") == 1
    assert "Veldnamenrij" in shown


def test_a_renamed_table_is_pointed_out(pad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    part = table_part(pad, "tblFysiek")
    change(pad, part, b'"tblFysiek"', b'"Tabel1"')
    shown = told(capsys, "toon", pad)
    assert "tabel tblFysiek is er niet; tabel Tabel1 op blad Fysiek heeft haar kolommen" in shown
    assert "Tabelnaam: tblFysiek" in shown


def test_a_totals_row_is_one_finding_that_can_be_mended(
    pad: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = openpyxl.load_workbook(pad)
    sheet = book["Fysiek"]
    table = sheet.tables["tblFysiek"]
    first, last = table.ref.split(":")
    letters, row = re.fullmatch(r"([A-Z]+)([0-9]+)", last).groups()  # type: ignore[union-attr]
    table.ref = f"{first}:{letters}{int(row) + 1}"
    table.totalsRowCount = 1
    sheet[f"A{int(row) + 1}"] = "Totaal"
    sheet[f"L{int(row) + 1}"] = 12
    book.save(pad)
    shown = [line for line in told(capsys, "controleer", pad).splitlines() if "totaalrij" in line]
    assert len(shown) == 1
    assert "Totaalrij uit" in shown[0]
    assert "Sleep de hoek" not in told(capsys, "controleer", pad)


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("xl/styles.xml", b"</styleSheet>", b"</styleSheet"),
        ("xl/styles.xml", b"<numFmts", b'<numFmts x="1"><numFmt/></numFmts><numFmts'),
        ("xl/styles.xml", b"<fonts", b"<fonten"),
    ],
)
def test_what_another_program_says_of_a_file_does_not_come_through(
    part: str, old: bytes, new: bytes, pad: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(pad, part, old, new)
    shown = told(capsys, "controleer", pad)
    assert shown.startswith("de werkmap is niet na te lopen: ")
    assert ENGELS.search(shown.replace("xl/styles.xml", "")) is None


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04onzin", b"PK", b"PK\x05\x06" + bytes(18), b"PK" + bytes(4000)]
)
def test_a_damaged_file_is_told_without_english(
    content: bytes, pad: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pad.write_bytes(content)
    assert ENGELS.search(told(capsys, "toon", pad).replace("b.xlsx", "")) is None


def test_a_label_is_no_password(pad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ole2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    pad.write_bytes(ole2)
    assert "met een wachtwoord beveiligd" in told(capsys, "toon", pad)
    pad.write_bytes(ole2 + "DRMEncryptedDataSpace".encode("utf-16-le"))
    shown = told(capsys, "toon", pad)
    assert "gevoeligheidslabel" in shown
    assert "wachtwoord" not in shown
