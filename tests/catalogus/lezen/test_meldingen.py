"""Whatever stands in a file, its findings are Dutch: no words of a library, no pattern, no Python."""

import copy
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

import pytest
from pydantic import Field, StringConstraints, TypeAdapter, ValidationError

from modelgemeente_xl.catalogus.inlezen import as_given
from modelgemeente_xl.catalogus.lezen.meldingen import MEEST_FOUTEN, findings_of
from modelgemeente_xl.catalogus.lezen.yaml_lezer import YamlDocument, read_yaml
from modelgemeente_xl.catalogus.paden import data_folder
from modelgemeente_xl.catalogus.vorm.bestandsvormen import PARAMETERS, RECORDS, adapter_of
from modelgemeente_xl.catalogus.vorm.schema import OntwikkelingRecord
from modelgemeente_xl.grond.bevinding import Bevinding
from tests.catalogus.lezen.taal import is_dutch

Loc = tuple[str | int, ...]
ONTWIKKELING = "ontwikkelingen/algemeen/smart-city.yaml"
VORMEN: dict[str, TypeAdapter[Any]] = {
    **{f"parameters/{naam}.yaml": adapter_of(model) for naam, model in PARAMETERS.items()},
    **{path: adapter_of(form) for path, form in RECORDS.items()},
    ONTWIKKELING: adapter_of(OntwikkelingRecord),
}
FOUT: tuple[Any, ...] = (
    *(None, True, -1, 0, 10**14, Decimal("1.5"), Decimal("-0.5"), date(2026, 1, 1)),
    *("", "  ", "x", "Een Tekst *?~ met\nregels", "x" * 300, [], ["x"], [None], [{}], {}, {"x": 1}),
    {"Een sleutel": {"x": [1]}},
)
WEG = object()


def filled(node: Any, content: Any, schema: Any) -> Any:
    """The content with every field of its form in it, and at most two of what there are more of."""
    options = [node, *node.get("anyOf", ())]
    options = [schema["$defs"][o["$ref"][8:]] if "$ref" in o else o for o in options]
    for option in options:
        if option.get("properties"):
            found = content if isinstance(content, dict) else {}
            fields = option["properties"].items()
            return {key: filled(child, found.get(key), schema) for key, child in fields}
        if isinstance(option.get("items"), dict):
            items = content[:2] if isinstance(content, list) and content else [None]
            return [filled(option["items"], item, schema) for item in items]
        entries = [
            *option.get("patternProperties", {}).values(),
            option.get("additionalProperties"),
        ]
        if isinstance(entries[0], dict):
            found = content if isinstance(content, dict) and content else {"x": None}
            return {key: filled(entries[0], found[key], schema) for key in list(found)[:2]}
    return content


def places(content: Any, loc: Loc = ()) -> Iterator[Loc]:
    yield loc
    items = content.items() if isinstance(content, dict) else ()
    for key, value in enumerate(content) if isinstance(content, list) else items:
        yield from places(value, (*loc, key))


def changed(content: Any, loc: Loc, value: Any) -> Any:
    if not loc:
        return value
    content = copy.deepcopy(content)
    node = content
    for part in loc[:-1]:
        node = node[part]
    if value is WEG:
        del node[loc[-1]]
    else:
        node[loc[-1]] = value
    return content


def said(model: TypeAdapter[Any], content: Any) -> list[Bevinding]:
    document = YamlDocument("mijn/x.yaml")
    try:
        model.validate_python(as_given(content))
    except ValidationError as error:
        return findings_of(error, model, document)
    return []


@pytest.mark.parametrize("path", VORMEN)
def test_every_field_says_in_dutch_what_does_not_fit(path: str) -> None:
    model = VORMEN[path]
    schema = model.json_schema()
    content = filled(schema, read_yaml(data_folder() / path, path).content, schema)
    found = 0
    for loc in places(content):
        values = [*FOUT, WEG] if loc else FOUT
        for value in values:
            for bevinding in said(model, changed(content, loc, value)):
                assert is_dutch(str(bevinding)), str(bevinding)
                assert bevinding.herstel, str(bevinding)
                found += 1
    assert found > 100


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        (
            Annotated[int, Field(strict=True)],
            "12.000",
            "het bestand is '12.000'; verwacht een geheel getal",
        ),
        (Annotated[str, StringConstraints(pattern="^[A-Z]{3}$")], "x", "verwacht hier een andere"),
        (Annotated[str, StringConstraints(max_length=3)], "lang", "verwacht ten hoogste 3 tekens"),
        (Annotated[tuple[str, ...], Field(min_length=1)], (), "een lege lijst; verwacht een lijst"),
        (str, True, "is 'true'; verwacht tekst"),
        (str, {"a": 1}, "is een blok; verwacht tekst"),
        (str, date(2026, 1, 2), "is '2026-01-02'; verwacht tekst"),
        (complex, "x", "verwacht hier een andere waarde"),
    ],
)
def test_a_value_is_said_as_it_was_written(field: Any, value: Any, expected: str) -> None:
    (bevinding,) = said(TypeAdapter(field), value)
    assert expected in str(bevinding)
    assert is_dutch(str(bevinding))


def test_a_key_that_does_not_fit_is_said_as_a_key() -> None:
    (bevinding,) = said(
        VORMEN["bronnen.yaml"],
        {
            "Een Bron": {
                "titel": "T",
                "uitgever": "U",
                "url": "https://voorbeeld.nl/x",
                "gelezen": "niets",
                "geraadpleegd": date(2026, 11, 23),
            }
        },
    )
    assert str(bevinding) == (
        "mijn/x.yaml:1: sleutel 'Een Bron' past hier niet; verwacht kleine letters en cijfers, "
        "met streepjes ertussen"
    )


def test_a_file_that_is_wrong_all_over_ends_with_how_much_more_there_is() -> None:
    found = said(VORMEN["bronnen.yaml"], {f"b{i}": None for i in range(MEEST_FOUTEN + 7)})
    assert len(found) == MEEST_FOUTEN + 1
    assert str(found[-1]) == "mijn/x.yaml: en nog 7 fouten in dit bestand; herstel eerst de andere"
