"""What users read is right Dutch: one of a thing, rows as the sheet counts them, no English."""

import ast
import re
import shutil
from itertools import pairwise
from pathlib import Path

import openpyxl
import pytest

from modelgemeente_xl.bestand.pakket.pakket import package_bytes, read_parts
from modelgemeente_xl.cli import hoofd as cli
from modelgemeente_xl.model.woorden import clause, counted, sentence
from tests.knoppen.conftest import column, fill_in
from tests.test_huis import PACKAGE, modules

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


def test_a_sentence_has_a_capital_and_one_mark_at_its_end() -> None:
    assert sentence("kies er een uit de lijst") == "Kies er een uit de lijst."
    assert sentence("Kies een jaar. ") == "Kies een jaar."
    assert sentence("bedoelde u 'Venlo'?") == "Bedoelde u 'Venlo'?"
    assert [clause("een jaar."), clause("een jaar"), clause("en zo ...")] == [
        "een jaar",
        "een jaar",
        "en zo ...",
    ]


def test_what_a_validation_says_stands_in_a_finding_with_one_stop(
    pad: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is expected is the text of the validation, which is a sentence of its own."""
    fill_in(pad, ("Fysiek", 1, "Eigen bedrag", -5), ("OOV", 1, "Al begroot", 7))
    shown = told(capsys, "controleer", pad)
    assert shown.count("verwacht: Vul een ") >= 2
    assert re.search(r"[a-z0-9]\.\.(?:\s|$)|\?\.", shown) is None


VAST_MEER = {
    "catalogus/controles/alle.py": "kwartalen van een bovengrens",
    "catalogus/ijk/klassen.py": "grenzen van een klasse",
    "catalogus/controles/bewijs.py": "meer gemeenten dan één",
    "catalogus/controles/parameters.py": "de grootste gemeente",
    "catalogus/lezen/tekst.py": "meer regels dan mag",
    "model/zoeken/opmerkingen.py": "een ondergrens",
    "model/zoeken/zoeken.py": "meer gemeenten dan plaatsen",
    "model/bewijs/uitleg.py": "alleen bij meer dan één",
    "server/vraag/boekvorm.py": "een bovengrens",
    "werkmap/bouw/bladen/start.py": "het bereik, en alle gemeenten",
    "werkmap/lezen/rekenbaar.py": "de inwoners van een gemeente",
    "cli/alle.py": "alle gemeenten",
    "bestand/motor/bereik.py": "een blok cellen",
    "bestand/omvang.py": "de rijen van een blad",
}
"""Files that write a number beside a noun, with why it is never one."""


def test_a_number_beside_a_noun_goes_through_the_one_helper() -> None:
    trees = {p.relative_to(PACKAGE).as_posix(): ast.parse(p.read_text("utf-8")) for p in modules()}
    nouns = {
        node.args[2].value
        for tree in trees.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") == "counted"
        and len(node.args) > 2
        and isinstance(node.args[2], ast.Constant)
    }
    assert {"regels", "afdelingen", "cellen"} <= nouns
    found = {
        name
        for name, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        for number, text in pairwise(node.values)
        if isinstance(number, ast.FormattedValue)
        and isinstance(text, ast.Constant)
        and re.match(r" [\w]+", str(text.value))
        and re.findall(r"\w+", str(text.value))[0] in nouns
    }
    assert found == set(VAST_MEER)
