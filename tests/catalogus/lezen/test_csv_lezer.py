"""A list in CSV says all that is wrong with it at once, each fault with its row."""

import re
from pathlib import Path

import pytest

from modelgemeente_xl.catalogus.lezen.csv_lezer import read_csv
from modelgemeente_xl.catalogus.vorm.bestandsvormen import LIJSTEN

VORM = LIJSTEN["gemeenten"]
KOP = "code,naam,provincie,inwoners,jaar"
GOED = f"{KOP}\nGM0001,Een,Drenthe,1000,2026\nGM0002,Twee,Utrecht,2000,2026\n"


def said(tmp_path: Path, content: str | bytes) -> list[str]:
    path = tmp_path / "x.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    _, findings = read_csv(path, "mijn/x.csv", VORM)
    return [str(bevinding).removeprefix("mijn/x.csv") for bevinding in findings]


def with_row(row: str) -> str:
    return f"{GOED}{row}\nGM0004,Vier,Zeeland,4000,2026\n"


@pytest.mark.parametrize("before", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_good_list_is_read_however_its_lines_end(tmp_path: Path, before: str, end: str) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(
        (before + GOED + 'GM0003,"Nuenen, en zo",Zeeland,3,2026\n').replace("\n", end).encode()
    )
    rows, findings = read_csv(path, "x.csv", VORM)
    assert findings == []
    assert [row["naam"] for row in rows] == ["Een", "Twee", "Nuenen, en zo"]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("GM0003,Drie,Zeeland,,2026", ":4: inwoners is leeg; verwacht een geheel getal"),
        ("GM0003,,Zeeland,3,2026", ":4: naam is leeg; verwacht tekst"),
        ("GM0001,Drie,Zeeland,3,2026", ":4: code 'GM0001' staat ook in rij 2"),
        ("GM0003,een,Zeeland,3,2026", ":4: naam 'een' staat ook in rij 2"),
        ("GM0003,Drie,Zeeland,-3,2026", ":4: inwoners is '-3'; verwacht 1 tot en met"),
        ("GM0003,Drie,Zeeland,0,2026", ":4: inwoners is '0'; verwacht 1 tot en met"),
        ("GM0003,Drie,Zeeland,96.182,2026", ":4: inwoners is '96.182'; .*zonder punten of komma"),
        ('GM0003,Drie,Zeeland,"96,182",2026', ":4: inwoners is '96,182'; .*zonder punten of komma"),
        ("GM0003,Drie,Zeeland,1e5,2026", ":4: inwoners is '1e5'; verwacht een geheel getal"),
        ("GM0003,Drie,Zeeland,٣,2026", ":4: inwoners is '٣'; verwacht een geheel getal"),
        (f"GM0003,Drie,Zeeland,{'9' * 5000},2026", r":4: inwoners is '9{60}\.\.\.'; verwacht"),
        ("GM0003,Drie,Zeeland,3,26", ":4: jaar is '26'; verwacht 2004 tot en met 2040"),
        ("GM0003,=A1,Zeeland,3,2026", ":4: naam is '=A1'; dat leest Excel als een formule"),
        ("GM0003,-Drie,Zeeland,3,2026", ":4: naam is '-Drie'; dat leest Excel als een formule"),
        ("GM0003,Drie,Zeeland,=3+4,2026", ":4: inwoners is '=3\\+4'; dat leest Excel"),
        ("GM0003, Drie,Zeeland,3,2026", ":4: naam is ' Drie'; haal de spatie"),
        ("0003,Drie,Zeeland,3,2026", ":4: code is '0003'; verwacht GM en vier cijfers"),
        ("GM0003,Drie,Holland,3,2026", ":4: provincie is 'Holland'; verwacht een van Drenthe"),
        ("GM0003,Drie,Zeeland,3", ":4: deze rij heeft 4 cellen en de kop heeft er 5"),
        ("GM0003,Drie,Zeeland,3,2026,x", ":4: deze rij heeft 6 cellen en de kop heeft er 5"),
        ('GM0003,"Drie,Zeeland,3,2026', ":4: een aanhalingsteken opent of sluit hier verkeerd"),
        ('GM0003,"Dr"ie,Zeeland,3,2026', ":4: een aanhalingsteken opent of sluit hier verkeerd"),
        ("GM0003,Dr\0ie,Zeeland,3,2026", r":4: hier staat een teken dat niemand ziet \(U\+0000\)"),
        ("GM0003,Dr\u200bie,Zeeland,3,2026", ":4: hier staat een teken dat niemand ziet"),
        ("", ":4: deze rij is leeg"),
        (",,,,", ":4: deze rij is leeg"),
    ],
)
def test_a_bad_row_is_found_with_its_number(tmp_path: Path, row: str, expected: str) -> None:
    (line,) = said(tmp_path, with_row(row))
    assert re.match(expected, line), line


def test_all_bad_rows_come_at_once(tmp_path: Path) -> None:
    rows = ["GM0003,Drie,Zeeland,96.182,2026", 'GM0005,"Vijf,Zeeland,3,2026', "GM1,,Zeeland,0,2026"]
    found = said(tmp_path, GOED + "\n".join(rows))
    assert [line.split(" ")[0:2] for line in found] == [
        [":4:", "inwoners"],
        [":5:", "een"],
        [":6:", "code"],
        [":6:", "naam"],
        [":6:", "inwoners"],
    ]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", ":1: het bestand is leeg; begin met code,naam,provincie,inwoners,jaar"),
        (b"\n\n", ":1: het bestand is leeg"),
        (KOP.encode(), ":1: er staan geen rijen in"),
        (GOED.replace(",", ";").encode(), ":1: de cellen zijn met puntkomma's gescheiden"),
        (GOED.encode("utf-16"), ":1: het bestand is geen UTF-8 maar UTF-16"),
        (with_row("GM0003,Súdwest,Fryslân,3,2026").encode("latin-1"), ":4: .* geen UTF-8"),
        (GOED.replace(",jaar", "").encode(), ":1: kolom jaar ontbreekt"),
        (b"a" * (2 * 1024 * 1024 + 1), ": het bestand is groter dan 2 MiB"),
    ],
)
def test_a_file_that_is_no_list_says_so_once(tmp_path: Path, content: bytes, expected: str) -> None:
    (line,) = said(tmp_path, content)
    assert re.match(expected, line), line


def test_columns_that_are_doubled_or_strange_are_named(tmp_path: Path) -> None:
    found = said(tmp_path, GOED.replace("inwoners,jaar", "inwonrs,naam"))
    assert [line.split(";")[0] for line in found] == [
        ":1: kolom inwoners, jaar ontbreekt",
        ":1: kolom 'naam' staat er twee keer",
        ":1: onbekende kolom 'inwonrs'",
    ]
    assert found[2].endswith("bedoelde u 'inwoners'?")


def test_a_line_that_is_no_text_hides_none_of_the_others(tmp_path: Path) -> None:
    rows = [
        "GM0003,Súdwest,Fryslân,3,2026",
        "GM0005,Vijf,Zeeland,0,2026",
        "GM0006,Ze\0s,Zeeland,1,2026",
    ]
    content = (GOED + "\n".join(rows) + "\n").encode("latin-1")
    assert [line.split(";")[0] for line in said(tmp_path, content)] == [
        ":4: hier staat een teken dat geen UTF-8 is (misschien 'ú')",
        ":6: hier staat een teken dat niemand ziet (U+0000)",
        ":5: inwoners is '0'",
    ]


def test_a_year_is_a_column_where_a_list_has_a_series(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("code,naam,2025,2026\nGM0001,Een,,12\nGM0002,Twee,1.2,0\n", "utf-8")
    _, findings = read_csv(path, "x.csv", LIJSTEN["gemeenten_jaren"])
    assert [bevinding.wat for bevinding in findings] == ["2025 is '1.2'", "2026 is '0'"]
