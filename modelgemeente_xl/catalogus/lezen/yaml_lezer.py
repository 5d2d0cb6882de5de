"""Read YAML as a maintainer means it: no silent conversions, and every value knows its line.

Only the composer of PyYAML is used. YAML 1.1 would read `no` as false, `1_000` as 1000 and
`12:30` as 750; here a plain scalar is a whole number, a decimal number, true/false, a date,
empty, or else text. Decimal numbers become `Decimal`, exactly as written.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from modelgemeente_xl.catalogus.lezen.tekst import read_lines
from modelgemeente_xl.catalogus.lezen.yaml_fouten import syntax_error
from modelgemeente_xl.grond.bevinding import Bevinding

Loc = tuple[str | int, ...]

_WHOLE = re.compile(r"-?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]*)\.[0-9]+")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WORDS: Mapping[str, Any] = {"true": True, "false": False, "null": None, "": None}
_COMPOSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class YamlDocument:
    """The content of one file, the line of every value in it, and what was wrong with it."""

    name: str
    content: Any = None
    lines: dict[Loc, int] = field(default_factory=dict)
    bevindingen: list[Bevinding] = field(default_factory=list)

    def where(self, loc: Loc) -> str:
        """Give `file:line` of a value, or of the nearest value around it."""
        while loc and loc not in self.lines:
            loc = loc[:-1]
        return f"{self.name}:{self.lines.get(loc, 1)}"


def read_yaml(path: Path, name: str) -> YamlDocument:
    """Read one file; what is wrong with its form stands in `bevindingen`, nothing is raised."""
    document = YamlDocument(name)
    lines, document.bevindingen = read_lines(path, name)
    if document.bevindingen:
        return document
    text = "".join(f"{line}\n" for line in lines)
    try:
        node = yaml.compose(text, Loader=_COMPOSER)
    except yaml.MarkedYAMLError as error:
        document.bevindingen.append(syntax_error(error, text, name))
        return document
    if node is None:
        document.bevindingen.append(Bevinding(f"{name}:1", "het bestand is leeg"))
    else:
        document.content = _construct(node, (), document)
    return document


def _construct(node: yaml.Node, loc: Loc, document: YamlDocument) -> Any:
    document.lines.setdefault(loc, node.start_mark.line + 1)
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node, document)
    if isinstance(node, yaml.SequenceNode):
        return [_construct(item, (*loc, i), document) for i, item in enumerate(node.value)]
    content: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value)
        line = key_node.start_mark.line + 1
        if key in content:
            document.bevindingen.append(
                Bevinding(
                    f"{document.name}:{line}",
                    f"sleutel '{key}' staat er twee keer",
                    f"de eerste staat op regel {document.lines[(*loc, key)]}; houd er een over",
                )
            )
            continue
        document.lines[(*loc, key)] = line
        content[key] = _construct(value_node, (*loc, key), document)
    return content


def _scalar(node: yaml.ScalarNode, document: YamlDocument) -> Any:
    text = str(node.value)
    if node.style in ("'", '"', "|", ">"):
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _WHOLE.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        return Decimal(text)
    if _DATE.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            document.bevindingen.append(
                Bevinding(
                    f"{document.name}:{node.start_mark.line + 1}",
                    f"'{text}' is geen bestaande datum",
                    "schrijf jaar-maand-dag, bijvoorbeeld 2026-11-23",
                )
            )
    return text
