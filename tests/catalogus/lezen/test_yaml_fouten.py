"""Each error in the form of a YAML file is said in Dutch, with its line and how to mend it."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from modelgemeente_xl.catalogus.lezen import yaml_lezer
from modelgemeente_xl.catalogus.lezen.yaml_lezer import read_yaml
from tests.catalogus.lezen.taal import is_dutch

LEZERS = [yaml.SafeLoader, *([yaml.CSafeLoader] if hasattr(yaml, "CSafeLoader") else [])]
GEVALLEN = {
    "a: b: c\n": (1, "dubbele punt"),
    "a: 1\n  b: 2\n": (2, "dubbele punt"),
    "-a\n-b: 1\n": (2, "dubbele punt"),
    "a: 1\nb\nc: 2\n": (3, "geen dubbele punt"),
    "\ta: 1\n": (1, "met een tab"),
    "a:\n\tb: 1\n": (2, "met een tab"),
    "a: |\n\tx\n": (2, "met een tab"),
    "a: [1, 2\n": (2, r"lijst tussen haken .*\(begonnen op regel 1\)"),
    "a: {b: 1\n": (2, "lijst tussen haken"),
    "{a: b: c}\n": (1, "lijst tussen haken"),
    'a: 1\nb: "x\nc: 2\n': (4, r"houdt niet op \(begonnen op regel 2\)"),
    "a: 'x\n": (2, "houdt niet op"),
    "a: &x 1\nb: &x 2\nc: *x\n": (
        2,
        r"anker \(&naam\) komt twee keer voor \(begonnen op regel 1\)",
    ),
    "a: *x\n": (1, r"verwijzing \(\*naam\)"),
    "a:\n  - 1\n b: 2\n": (3, "inspringing klopt niet"),
    "- a\nb: 1\n": (2, "inspringing klopt niet"),
    "a: 1\n- b\n": (2, "inspringing klopt niet"),
    'a: "x" y\n': (1, "na een tekst tussen aanhalingstekens"),
    "a: 'x's\n": (1, "na een tekst tussen aanhalingstekens"),
    "a: - b\n": (1, "begint een lijst"),
    "a: %x\n": (1, "kan niet beginnen met %"),
    "a: @x\n": (1, "kan niet beginnen met @"),
    "a: `x`\n": (1, "kan niet beginnen met `"),
    'a: "\\q"\n': (1, "tussen dubbele aanhalingstekens"),
    'a: "\\xZZ"\n': (1, "tussen dubbele aanhalingstekens"),
    "a: 1\n---\nb: 2\n": (2, "tweede stuk"),
    " a: 1\nb: 2\n": (2, "tweede stuk"),
    "a: >x\n b\n": (1, "na > of \\|"),
    "a: & 1\n": (1, "geen naam"),
    "a: !<x 1\n": (1, "uitroepteken"),
    "a: !x!y 1\n": (1, "uitroepteken"),
    "a: ]\n": (1, "zonder waarde"),
    "%YAML 3.0\n---\na: 1\n": (1, "begint met %"),
    "a: &x [*x]\n": (1, "staat in de waarde waar zij naar wijst"),
    "a: 1\n? [b]\n: 2\n": (2, "een sleutel is hier een lijst"),
    "a: &x b\n*x : 2\n": (2, "een sleutel is hier een lijst, een blok of een verwijzing"),
    "a: 1\n...\n---\nb: 2\n": (3, "tweede stuk"),
}


@pytest.fixture(params=LEZERS, ids=lambda lezer: lezer.__name__)
def lezer(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_lezer, "_LOADER", request.param)


def said(tmp_path: Path, text: str) -> Any:
    path = tmp_path / "x.yaml"
    path.write_text(text, encoding="utf-8")
    (bevinding,) = read_yaml(path, "data/x.yaml").bevindingen
    return bevinding


@pytest.mark.parametrize("text", GEVALLEN)
def test_the_usual_errors_are_said_in_dutch(lezer: None, tmp_path: Path, text: str) -> None:
    line, wat = GEVALLEN[text]
    bevinding = said(tmp_path, text)
    assert bevinding.waar == f"data/x.yaml:{line}"
    assert re.search(wat, bevinding.wat)
    assert bevinding.herstel
    assert is_dutch(bevinding.wat + bevinding.herstel.replace("\\", "")), str(bevinding)


def test_an_error_that_nobody_foresaw_is_said_in_dutch_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise yaml.MarkedYAMLError("while frobbing", None, "expected a frob", None)

    monkeypatch.setattr(yaml, "parse", fail)
    bevinding = said(tmp_path, "a: 1\n")
    assert bevinding.waar == "data/x.yaml:1"
    assert "de opbouw van het bestand klopt hier niet" in bevinding.wat
    assert is_dutch(str(bevinding))
