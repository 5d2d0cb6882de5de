from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from modelgemeente_xl.catalogus.lezen.yaml_lezer import YamlDocument, read_yaml


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


def test_entity_bomb_stays_small(tmp_path: Path) -> None:
    text = "a: &a [x,x]\nb: &b [*a,*a]\n"
    document = read(tmp_path, text)
    assert document.bevindingen or document.content is not None
