import pytest

from modelgemeente_xl.catalogus.json_schema import SCHEMAS, schema_path, schema_text


@pytest.mark.parametrize("naam", SCHEMAS)
def test_schema_in_data_is_current(naam: str) -> None:
    assert schema_path(naam).read_text("utf-8") == schema_text(naam), "draai: make schema"


def test_every_key_has_its_sentence() -> None:
    schema = SCHEMAS["ontwikkeling"].json_schema()
    for record in (schema, *schema["$defs"].values()):
        for key, field in record["properties"].items():
            assert field.get("description"), key
