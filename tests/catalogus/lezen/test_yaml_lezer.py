import time
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from modelgemeente_xl.catalogus.lezen import yaml_lezer
from modelgemeente_xl.catalogus.lezen.yaml_lezer import YamlDocument, read_yaml
from tests.catalogus.lezen.taal import is_dutch

LEZERS = [yaml.SafeLoader, *([yaml.CSafeLoader] if hasattr(yaml, "CSafeLoader") else [])]


def read(tmp_path: Path, text: str) -> YamlDocument:
    path = tmp_path / "x.yaml"
    path.write_text(text, encoding="utf-8")
    return read_yaml(path, "data/x.yaml")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12000", 12000),
        ("0.10", Decimal("0.10")),
        ("true", True),
        ("2026-11-23", date(2026, 11, 23)),
        ("", None),
        ("no", "no"),  # YAML 1.1 would make false of it
        ("1_000", "1_000"),  # 1000
        ("12:30", "12:30"),  # 750
        ("1,5", "1,5"),
        ("010", "010"),  # 8
        ('"10"', "10"),
        ("1e3", "1e3"),
        (".5", ".5"),
    ],
)
def test_scalar_is_what_a_maintainer_means(tmp_path: Path, text: str, value: Any) -> None:
    content = read(tmp_path, f"a: {text}\n").content["a"]
    assert content == value
    assert type(content) is type(value)


def test_every_value_knows_its_line(tmp_path: Path) -> None:
    document = read(tmp_path, "a:\n  b: 1\n  c:\n    - x\n    - y\n")
    assert document.where(("a", "b")) == "data/x.yaml:2"
    assert document.where(("a", "c", 1)) == "data/x.yaml:5"
    assert document.where(("a", "weg")) == "data/x.yaml:1"


def test_duplicate_key_names_both_lines(tmp_path: Path) -> None:
    document = read(tmp_path, "a: 1\nb: 2\na: 3\n")
    assert [str(b) for b in document.bevindingen] == [
        "data/x.yaml:3: sleutel 'a' staat er twee keer; de eerste staat op regel 1; houd er een over"
    ]


def test_date_that_is_no_date(tmp_path: Path) -> None:
    document = read(tmp_path, "a: 2026-02-30\n")
    assert "geen bestaande datum" in str(document.bevindingen[0])


@pytest.mark.parametrize("text", ["a: [1, 2\n", "a: b: c\n", "\ta: 1\n"])
def test_broken_yaml_is_a_finding_with_a_line(tmp_path: Path, text: str) -> None:
    document = read(tmp_path, text)
    assert document.content is None
    assert document.bevindingen[0].waar.startswith("data/x.yaml:")


def test_no_code_runs(tmp_path: Path) -> None:
    document = read(tmp_path, "a: !!python/object/apply:os.system ['true']\n")
    assert document.content == {"a": ["true"]}


def test_a_value_may_be_repeated(tmp_path: Path) -> None:
    document = read(tmp_path, "a: &a [x, y]\nb: *a\nc: &c {d: *a}\ne: *c\n")
    assert document.content == {
        "a": list("xy"),
        "b": list("xy"),
        **{k: {"d": list("xy")} for k in "ce"},
    }
    assert document.bevindingen == []


BOMMEN = {
    "aliassen": "a0: &a0 [x,x]\n"
    + "".join(f"a{i}: &a{i} [{','.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 30)),
    "sleutels": "a0: &a0 {x: 1}\n"
    + "".join(f"a{i}: &a{i} {{x: *a{i - 1}, y: *a{i - 1}}}\n" for i in range(1, 60)),
    "zichzelf": "a: &a {b: [*a]}\n",
    "haken": "a: " + "[" * 9000 + "\n",
    "accolades": "a: " + "{" * 9000 + "\n",
    "streepjes": "- " * 4000 + "x\n",
    "inspringen": "".join(f"{' ' * i}a:\n" for i in range(1900)),
    "waarden": "".join(f"a{i}: 1\n" for i in range(200_000)),
    "lijstjes": "a:\n" + f"- [{'x,' * 2000}]\n" * 400,
    "regels": "a:\n" + "- x\n" * 500_000,
    "breuk": "a: 1." + "9" * 6000 + "\n",
    "getal": "a: " + "9" * 6000 + "\n",
    "regel": "a: " + "x" * 20_000 + "\n",
    "groot": "# " + "x" * 80 + "\n",
}


@pytest.mark.parametrize("lezer", LEZERS, ids=lambda lezer: lezer.__name__)
@pytest.mark.parametrize("bom", BOMMEN)
def test_what_is_made_to_hang_a_reader_is_refused_at_once(
    tmp_path: Path, bom: str, lezer: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml_lezer, "_LOADER", lezer)
    text = BOMMEN[bom] * (30_000 if bom == "groot" else 1)
    begin = time.process_time()
    document = read(tmp_path, text)
    seconds = time.process_time() - begin
    assert document.bevindingen
    assert all(is_dutch(str(bevinding)) for bevinding in document.bevindingen)
    assert seconds < (1 if lezer is LEZERS[-1] else 10)


def test_a_number_that_does_not_end_is_named(tmp_path: Path) -> None:
    document = read(tmp_path, f"a: 1\nb: {'9' * 6000}\n")
    assert str(document.bevindingen[0]) == (
        "data/x.yaml:2: dit getal heeft 6000 tekens; schrijf er ten hoogste 15"
    )


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "data/x.yaml:1: het bestand is leeg"),
        (b"# alleen dit\n", "data/x.yaml:1: het bestand is leeg"),
        (
            "a: 1\nb: caf\u00e9\n".encode("latin-1"),
            "data/x.yaml:2: hier staat een teken dat geen UTF-8",
        ),
        (b"a: 1\nb: x\0y\n", "data/x.yaml:2: hier staat een teken dat niemand ziet (U+0000)"),
        ("a: 1\n".encode("utf-16"), "data/x.yaml:1: het bestand is geen UTF-8 maar UTF-16"),
    ],
)
def test_what_is_no_text_is_named_with_its_line(
    tmp_path: Path, content: bytes, expected: str
) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(content)
    (bevinding,) = read_yaml(path, "data/x.yaml").bevindingen
    assert str(bevinding).startswith(expected)


def test_a_mark_that_windows_puts_in_front_is_no_part_of_the_first_key(tmp_path: Path) -> None:
    assert read(tmp_path, "\ufeffa: 1\r\n").content == {"a": 1}
