"""A catalogue as one text and back: plain JSON, from which only records of the model are made."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from importlib import import_module
from typing import Any

from modelgemeente_xl.model.catalogus import Catalogus

_MODEL = "modelgemeente_xl.model."


class Vreemd(Exception):
    """Something that no catalogue holds."""


def as_text(catalogus: Catalogus) -> str:
    """Write a catalogue; raise `Vreemd` where it holds something that has no form here."""
    kinds: dict[type, int] = {}
    body = _written(catalogus, kinds)
    names = [f"{kind.__module__}:{kind.__qualname__}" for kind in kinds]
    return json.dumps([names, body], ensure_ascii=False, separators=(",", ":"))


def from_text(text: str) -> Catalogus:
    """Make the catalogue of a text; raise `Vreemd` or `ValueError` where it is none of ours."""
    try:
        names, body = json.loads(text)
        catalogus = _Lezer([_kind(name) for name in names]).value(body)
    except (TypeError, LookupError, AttributeError, ImportError, InvalidOperation) as error:
        raise Vreemd from error
    if not isinstance(catalogus, Catalogus):
        raise Vreemd
    return catalogus


def _written(value: Any, kinds: dict[type, int]) -> Any:
    """A value in JSON; a block tells by its one key, or by the number of its record, what it is."""
    kind = type(value)
    if value is None or kind in (str, int, bool):
        return value
    if kind is tuple:
        return [_written(item, kinds) for item in value]
    if kind is Decimal:
        return {"g": str(value)}
    if kind is date:
        return {"d": value.isoformat()}
    if isinstance(value, Mapping):
        return {"l": [[_written(k, kinds), _written(v, kinds)] for k, v in value.items()]}
    if is_dataclass(kind) and kind.__module__.startswith(_MODEL):
        number = kinds.setdefault(kind, len(kinds))
        given = [_written(getattr(value, f.name), kinds) for f in fields(kind) if f.init]
        return {"v": [number, *given]}
    raise Vreemd(kind.__name__)


def _kind(name: str) -> tuple[type, tuple[str, ...]]:
    """A kind of record and the fields it is made of."""
    module, _, kind_name = name.partition(":")
    if not module.startswith(_MODEL):
        raise Vreemd(name)
    kind = getattr(import_module(module), kind_name)
    if not (isinstance(kind, type) and is_dataclass(kind) and kind.__module__ == module):
        raise Vreemd(name)
    return kind, tuple(f.name for f in fields(kind) if f.init)


class _Lezer:
    def __init__(self, kinds: list[tuple[type, tuple[str, ...]]]) -> None:
        self._kinds = kinds

    def value(self, written: Any) -> Any:
        if isinstance(written, list):
            return tuple([self.value(item) for item in written])
        if not isinstance(written, dict):
            return written
        ((form, content),) = written.items()
        match form:
            case "v":
                kind, names = self._kinds[content[0]]
                given = [self.value(item) for item in content[1:]]
                return kind(**dict(zip(names, given, strict=True)))
            case "g":
                return Decimal(content)
            case "d":
                return date.fromisoformat(content)
            case "l":
                return {self.value(key): self.value(value) for key, value in content}
            case _:
                raise Vreemd(form)
