"""Turn what the validator says into Dutch findings with file and line."""

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from modelgemeente_xl.catalogus.lezen.yaml_lezer import Loc, YamlDocument
from modelgemeente_xl.grond.bevinding import Bevinding, known_or_nearest

_EXPECTED = {
    "int_type": "een geheel getal, zonder punten of komma's (bijvoorbeeld 12000)",
    "int_from_float": "een geheel getal, zonder punten of komma's (bijvoorbeeld 12000)",
    "decimal_type": "een getal met een punt als decimaalteken (bijvoorbeeld 0.5)",
    "is_instance_of": "een getal met een punt als decimaalteken (bijvoorbeeld 0.5)",
    "string_type": 'tekst; zet haar zo nodig tussen aanhalingstekens (bijvoorbeeld "10")',
    "date_type": "een datum als jaar-maand-dag (bijvoorbeeld 2026-11-23)",
    "bool_type": "true of false",
    "tuple_type": "een lijst ([a, b] of regels met een streepje)",
    "dict_type": "een blok met sleutels",
    "model_type": "een blok met sleutels",
}
_BOUNDS = {
    "greater_than_equal": ("ge", "ten minste"),
    "less_than_equal": ("le", "ten hoogste"),
    "greater_than": ("gt", "meer dan"),
    "less_than": ("lt", "minder dan"),
}


def findings_of(
    error: ValidationError, model: TypeAdapter[Any], document: YamlDocument
) -> list[Bevinding]:
    """Give one finding for every value that does not fit; alternatives of one value count once."""
    findings: dict[Loc, Bevinding] = {}
    errors = [
        (details, tuple(part for part in details["loc"] if part not in ("int", "decimal")))
        for details in error.errors()
    ]
    missing = [loc for details, loc in errors if details["type"] == "missing"]
    for details, loc in errors:
        findings.setdefault(loc, _finding(details, loc, model, document, missing))
    return list(findings.values())


def _finding(
    details: ErrorDetails,
    loc: Loc,
    model: TypeAdapter[Any],
    document: YamlDocument,
    missing: Sequence[Loc],
) -> Bevinding:
    kind, found = details["type"], details["input"]
    context = details.get("ctx", {})
    key = ".".join(str(part) for part in loc)
    if kind == "extra_forbidden":
        known = _fields_at(model, loc[:-1])
        beside = [str(other[-1]) for other in missing if other[:-1] == loc[:-1]]
        return Bevinding(
            document.where(loc),
            f"onbekende sleutel '{loc[-1]}'",
            known_or_nearest(loc[-1], known, nearest=_meant(str(loc[-1]), known, beside)),
        )
    if kind == "missing":
        return Bevinding(
            document.where(loc[:-1]), f"sleutel '{key}' ontbreekt", "voeg haar toe met een waarde"
        )
    wat = f"{key} is {_shown(found)}"
    if kind == "literal_error":
        values = [
            word.strip("'") for word in str(context["expected"]).replace(" or ", ", ").split(", ")
        ]
        return Bevinding(document.where(loc), wat, known_or_nearest(found, values))
    if kind in _BOUNDS:
        bound, words = _BOUNDS[kind]
        return Bevinding(document.where(loc), wat, f"verwacht {words} {context[bound]}")
    if kind == "string_pattern_mismatch":
        return Bevinding(document.where(loc), wat, f"verwacht de vorm {context['pattern']}")
    if kind in ("string_too_short", "string_too_long", "too_short"):
        return Bevinding(document.where(loc), wat, "te kort (leeg) of te lang voor deze sleutel")
    expected = _EXPECTED.get(kind, f"iets anders ({details['msg']})")
    return Bevinding(document.where(loc), wat, f"verwacht {expected}")


def _meant(key: str, known: Sequence[str], beside: Sequence[str]) -> str:
    """The key that was meant, where more tells than likeness: its begin, or that it is missing."""
    longer = [name for name in known if name.startswith(key)]
    if len(longer) == 1:
        return longer[0]
    alike = get_close_matches(key, known, n=1, cutoff=0.7)
    return beside[0] if len(beside) == 1 and not alike else ""


def _shown(found: object) -> str:
    if found is None:
        return "leeg"
    text = str(found)
    return f"'{text[:60]}{'...' if len(text) > 60 else ''}'"


def _fields_at(model: TypeAdapter[Any], loc: Loc) -> list[str]:
    """Find the fields of the record at this place by walking the JSON Schema."""
    schema = model.json_schema()
    definitions, node = schema.get("$defs", {}), schema
    for part in loc:
        node = _resolve(node, definitions)
        if part in node.get("properties", {}):
            node = node["properties"][part]
        elif isinstance(part, int):
            node = node.get("items", {})
        else:  # the pattern that keys must follow, where they have one
            patterns = list(node.get("patternProperties", {}).values())
            node = patterns[0] if patterns else node.get("additionalProperties", {})
    return list(_resolve(node, definitions).get("properties", {}))


def _resolve(node: dict[str, object], definitions: dict[str, dict[str, object]]) -> dict:  # type: ignore[type-arg]
    if not isinstance(node, dict):
        return {}
    reference = node.get("$ref")
    if isinstance(reference, str):
        return definitions[reference.rsplit("/", 1)[-1]]
    for option in node.get("anyOf", []):  # type: ignore[attr-defined]
        if "$ref" in option:
            return _resolve(option, definitions)
    return node
