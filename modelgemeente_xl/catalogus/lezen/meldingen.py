"""Turn what the validator says into Dutch findings with file and line.

Nothing of its own words is shown: each kind of error has its sentence here, and one that has none
gets what the description of the field says.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from modelgemeente_xl.catalogus.lezen.tekst import shown
from modelgemeente_xl.catalogus.lezen.yaml_lezer import Loc, YamlDocument
from modelgemeente_xl.grond.bevinding import Bevinding, known_or_nearest

MEEST_FOUTEN = 200
"""Of one file; a file with more has something else the matter with it."""
_GEHEEL = "een geheel getal, zonder punten of komma's (bijvoorbeeld 12000)"
_GETAL = "een getal met een punt als decimaalteken (bijvoorbeeld 0.5)"
_BLOK = "een blok met sleutels"
_EXPECTED = {
    "int_type": _GEHEEL,
    "int_from_float": _GEHEEL,
    "int_parsing": _GEHEEL,
    "int_parsing_size": _GEHEEL,
    "decimal_type": _GETAL,
    "decimal_parsing": _GETAL,
    "finite_number": _GETAL,
    "float_type": _GETAL,
    "is_instance_of": _GETAL,
    "string_type": 'tekst; zet haar zo nodig tussen aanhalingstekens (bijvoorbeeld "10")',
    "date_type": "een datum als jaar-maand-dag (bijvoorbeeld 2026-11-23)",
    "bool_type": "true of false",
    "tuple_type": "een lijst ([a, b] of regels met een streepje)",
    "list_type": "een lijst ([a, b] of regels met een streepje)",
    "dict_type": _BLOK,
    "mapping_type": _BLOK,
    "model_type": _BLOK,
    "model_attributes_type": _BLOK,
}
_BOUNDS = {
    "greater_than_equal": ("ge", "ten minste"),
    "less_than_equal": ("le", "ten hoogste"),
    "greater_than": ("gt", "meer dan"),
    "less_than": ("lt", "minder dan"),
}
_LENGTHS = {
    "string_too_short": ("min_length", "ten minste {} tekens"),
    "string_too_long": ("max_length", "ten hoogste {} tekens"),
    "too_short": ("min_length", "een lijst van ten minste {}"),
    "too_long": ("max_length", "een lijst van ten hoogste {}"),
}
_PATTERNS = {
    "^[a-z0-9]+(-[a-z0-9]+)*$": "kleine letters en cijfers, met streepjes ertussen",
    r"^https?://[^\s;]+\.[^\s;]+$": "een adres dat begint met http:// of https://",
    "^20(0[4-9]|[123][0-9]|40)$": "een jaar van 2004 tot en met 2040",
    "^[^*?~]+$": "een tekst zonder *, ? en ~",
}
_KEY = "[key]"
"""How the validator says that a key does not fit, and not its value."""
Knoop = Mapping[str, Any]


def findings_of(
    error: ValidationError, model: TypeAdapter[Any], document: YamlDocument
) -> list[Bevinding]:
    """Give one finding for every value that does not fit; alternatives of one value count once."""
    findings: dict[Loc, Bevinding] = {}
    errors = error.errors(include_url=False)
    missing = [details["loc"] for details in errors if details["type"] == "missing"]
    for details in errors[:MEEST_FOUTEN]:
        loc = details["loc"]
        findings.setdefault(loc, _finding(details, loc, model, document, missing))
    if len(errors) > MEEST_FOUTEN:
        wat = f"en nog {len(errors) - MEEST_FOUTEN} fouten in dit bestand"
        findings[()] = Bevinding(document.name, wat, "herstel eerst de andere")
    return list(findings.values())


def _finding(
    details: ErrorDetails,
    loc: Loc,
    model: TypeAdapter[Any],
    document: YamlDocument,
    missing: Sequence[Loc],
) -> Bevinding:
    kind, waar = details["type"], document.where(loc)
    key = ".".join(str(part) for part in loc)
    if kind == "missing":
        wat = f"sleutel '{key}' ontbreekt"
        return Bevinding(document.where(loc[:-1]), wat, "voeg haar toe met een waarde")
    if kind == "extra_forbidden":
        name, known = str(loc[-1]), _fields_at(model, loc[:-1])
        beside = [str(other[-1]) for other in missing if other[:-1] == loc[:-1]]
        herstel = known_or_nearest(name, known, nearest=_meant(name, known, beside))
        return Bevinding(waar, f"onbekende sleutel {shown(name)}", herstel)
    if loc and loc[-1] == _KEY:
        wat = f"sleutel {shown(str(loc[-2]))} past hier niet"
    elif not loc:
        wat = f"het bestand is {_said(details['input'])}"
    else:
        wat = f"{key} is {_said(details['input'])}"
    return Bevinding(waar, wat, _expected(details, loc, model))


def _expected(details: ErrorDetails, loc: Loc, model: TypeAdapter[Any]) -> str:
    """What was expected, and where that says more: what is known."""
    kind, context = details["type"], details.get("ctx", {})
    if kind == "literal_error":
        values = _words_at(model, loc) or re.findall("'([^']*)'", str(context["expected"]))
        return known_or_nearest(details["input"], values)
    if kind in _BOUNDS:
        bound, words = _BOUNDS[kind]
        return f"verwacht {words} {context[bound]}"
    if kind in _LENGTHS:
        bound, words = _LENGTHS[kind]
        return f"verwacht {words.format(context[bound])}"
    expected = _EXPECTED.get(kind) or _PATTERNS.get(str(context.get("pattern", "")))
    if expected:
        return f"verwacht {expected}"
    said = _description_at(model, loc)
    return f"verwacht een andere waarde; {said}" if said else "verwacht hier een andere waarde"


def _meant(key: str, known: Sequence[str], beside: Sequence[str]) -> str:
    """The key that was meant, where more tells than likeness: its begin, or that it is missing."""
    longer = [name for name in known if name.startswith(key)]
    if longer:
        return longer[0]
    alike = get_close_matches(key, known, n=1, cutoff=0.7)
    return beside[0] if len(beside) == 1 and not alike else ""


def _said(found: object) -> str:
    """What was found, in the words of whoever wrote the file."""
    if isinstance(found, bool):
        return "'true'" if found else "'false'"
    if isinstance(found, (dict, list, tuple)):
        what = "blok" if isinstance(found, dict) else "lijst"
        return f"een {what}" if found else f"een {'leeg' if what == 'blok' else 'lege'} {what}"
    if found is None or (isinstance(found, str) and not found.strip()):
        return "leeg"
    return shown(found.isoformat() if isinstance(found, date) else str(found))


def _fields_at(model: TypeAdapter[Any], loc: Loc) -> list[str]:
    return [field for node in _nodes_at(model, loc) for field in node.get("properties", {})]


def _words_at(model: TypeAdapter[Any], loc: Loc) -> list[str]:
    """The values that a field may have, where they are few; or the keys of a block."""
    keys = bool(loc) and loc[-1] == _KEY
    nodes = _nodes_at(model, loc[:-2] if keys else loc)
    if keys:
        nodes = [node.get("propertyNames", {}) for node in nodes]
    return [str(value) for node in nodes for value in node.get("enum", ())]


def _description_at(model: TypeAdapter[Any], loc: Loc) -> str:
    """What the schema says of a field, or of the nearest one around it."""
    while loc:
        for node in _nodes_at(model, loc):
            if "description" in node and "properties" not in node:
                return str(node["description"])
        loc = loc[:-1]
    return ""


@cache
def _schema_of(model: TypeAdapter[Any]) -> Knoop:
    return model.json_schema()


def _nodes_at(model: TypeAdapter[Any], loc: Loc) -> list[Knoop]:
    """All that the JSON Schema says of this place: alternatives stand beside each other."""
    schema = _schema_of(model)
    nodes = list(_options(schema, schema))
    for part in loc:
        below = [child for node in nodes for child in _below(node, part)]
        nodes = [option for child in below for option in _options(child, schema)]
    return nodes


def _below(node: Knoop, part: str | int) -> Iterator[Knoop]:
    """What a schema says of an item or a key in it."""
    if isinstance(part, int):
        candidates = [node.get("items")]
    elif part in node.get("properties", {}):
        candidates = [node["properties"][part]]
    else:  # the pattern that keys must follow, where they have one
        candidates = [*node.get("patternProperties", {}).values(), node.get("additionalProperties")]
    return (child for child in candidates if isinstance(child, dict))


def _options(node: Knoop, schema: Knoop) -> Iterator[Knoop]:
    """A node, with what it refers to and its alternatives."""
    yield node
    reference = node.get("$ref")
    if isinstance(reference, str):
        yield from _options(schema["$defs"][reference.rsplit("/", 1)[-1]], schema)
    for option in (*node.get("anyOf", ()), *node.get("allOf", ())):
        yield from _options(option, schema)
