"""Read YAML as a maintainer means it: no silent conversions, and every value knows its line.

Only the parser of PyYAML is used, event by event. YAML 1.1 would read `no` as false, `1_000` as
1000 and `12:30` as 750; here a plain scalar is a whole number, a decimal number, true/false, a
date, empty, or else text. Decimal numbers become `Decimal`, exactly as written.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from modelgemeente_xl.catalogus.lezen import yaml_fouten as fouten
from modelgemeente_xl.catalogus.lezen.tekst import read_lines, shown
from modelgemeente_xl.grond.bevinding import Bevinding

Loc = tuple[str | int, ...]

MEEST_DIEP = 30
MEEST_WAARDEN = 50_000
"""More than ten times the largest file; a value that an alias repeats counts each time."""
MEEST_CIJFERS = 15

_WHOLE = re.compile(r"-?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]*)\.[0-9]+")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WORDS: Mapping[str, Any] = {"true": True, "false": False, "null": None, "": None}
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


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
    text = "".join(f"{line or ''}\n" for line in lines)
    try:
        document.content = _Bouwer(document, yaml.parse(text, Loader=_LOADER)).build()
    except yaml.MarkedYAMLError as error:
        document.bevindingen.append(fouten.syntax_error(error, text, name))
    except _OnleesbaarError as error:
        document.bevindingen.append(error.bevinding)
    if document.content is None and not document.bevindingen:
        wat = "het bestand is leeg"
        document.bevindingen.append(Bevinding(f"{name}:1", wat, "vul het, of haal het weg"))
    return document


class _OnleesbaarError(Exception):
    """What the parser let through and what can be no content of ours."""

    def __init__(self, bevinding: Bevinding) -> None:
        super().__init__(str(bevinding))
        self.bevinding = bevinding


@dataclass(frozen=True, slots=True)
class _Anker:
    """A value that aliases may repeat, and how many values it holds; none while it is read."""

    regel: int
    inhoud: Any = None
    waarden: int = 0


class _Bouwer:
    """Makes the content of one document out of the events of the parser."""

    def __init__(self, document: YamlDocument, events: Iterator[Any]) -> None:
        self._document = document
        self._events = events
        self._ankers: dict[str, _Anker] = {}
        self._waarden = 0

    def build(self) -> Any:
        next(self._events)  # the start of the stream
        if isinstance(next(self._events), yaml.StreamEndEvent):
            return None
        content = self._value(next(self._events), ())
        next(self._events)  # the end of the document
        after = next(self._events)
        if not isinstance(after, yaml.StreamEndEvent):
            raise self._stop(after, fouten.TWEEDE_STUK)
        return content

    def _value(self, event: Any, loc: Loc) -> Any:
        self._document.lines.setdefault(loc, _line(event))
        self._count(event, 1)
        if isinstance(event, yaml.AliasEvent):
            return self._repeated(event)
        if len(loc) > MEEST_DIEP:
            raise self._stop(event, fouten.TE_DIEP)
        before, anker = self._waarden, event.anchor
        if anker is not None:
            if anker in self._ankers:
                eerst = f" (begonnen op regel {self._ankers[anker].regel})"
                raise self._stop(event, fouten.ANKER_DUBBEL, eerst)
            self._ankers[anker] = _Anker(_line(event))
        if isinstance(event, yaml.ScalarEvent):
            content = self._scalar(event)
        elif isinstance(event, yaml.SequenceStartEvent):
            content = self._sequence(loc)
        else:
            content = self._mapping(loc)
        if anker is not None:
            self._ankers[anker] = _Anker(_line(event), content, self._waarden - before + 1)
        return content

    def _repeated(self, event: Any) -> Any:
        anker = self._ankers.get(event.anchor)
        if anker is None:
            raise self._stop(event, fouten.ANKER_ONBEKEND)
        if not anker.waarden:
            raise self._stop(event, fouten.IN_ZICHZELF)
        self._count(event, anker.waarden)
        return anker.inhoud

    def _sequence(self, loc: Loc) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            items.append(self._value(event, (*loc, len(items))))
        return items

    def _mapping(self, loc: Loc) -> dict[str, Any]:
        content: dict[str, Any] = {}
        lines = self._document.lines
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                raise self._stop(event, fouten.GEEN_SLEUTEL)
            key, line = str(event.value), _line(event)
            first = lines.get((*loc, key), line)
            lines.setdefault((*loc, key), line)
            value = self._value(next(self._events), (*loc, key))
            if key not in content:
                content[key] = value
                continue
            wat = f"sleutel {shown(key)} staat er twee keer"
            herstel = f"de eerste staat op regel {first}; houd er een over"
            self._tell(line, wat, herstel)
        return content

    def _scalar(self, event: Any) -> Any:
        text = str(event.value)
        if event.style in ("'", '"', "|", ">"):
            return text
        if text in _WORDS:
            return _WORDS[text]
        if _WHOLE.fullmatch(text) or _DECIMAL.fullmatch(text):
            if len(text) > MEEST_CIJFERS:
                wat = f"dit getal heeft {len(text)} tekens"
                self._tell(_line(event), wat, f"schrijf er ten hoogste {MEEST_CIJFERS}")
                return 0
            return Decimal(text) if "." in text else int(text)
        if _DATE.fullmatch(text):
            try:
                return date.fromisoformat(text)
            except ValueError:
                herstel = "schrijf jaar-maand-dag, bijvoorbeeld 2026-11-23"
                self._tell(_line(event), f"'{text}' is geen bestaande datum", herstel)
        return text

    def _count(self, event: Any, more: int) -> None:
        self._waarden += more
        if self._waarden > MEEST_WAARDEN:
            raise self._stop(event, fouten.TE_VEEL)

    def _tell(self, line: int, wat: str, herstel: str) -> None:
        self._document.bevindingen.append(Bevinding(f"{self._document.name}:{line}", wat, herstel))

    def _stop(self, event: Any, zin: fouten.Zin, meer: str = "") -> _OnleesbaarError:
        wat, herstel = zin
        waar = f"{self._document.name}:{_line(event)}"
        return _OnleesbaarError(Bevinding(waar, f"geen geldige YAML: {wat}{meer}", herstel))


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1
