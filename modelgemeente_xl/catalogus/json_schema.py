"""The JSON Schema of the catalogue files, so that an editor helps while typing."""

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from modelgemeente_xl.catalogus.paden import data_folder
from modelgemeente_xl.catalogus.vorm.kapstok import NulmetingFile, OpgavenFile
from modelgemeente_xl.catalogus.vorm.landelijk import Dekkingsvorm, Samenwerkingsvorm
from modelgemeente_xl.catalogus.vorm.schema import Bronvorm, OntwikkelingRecord, Wetvorm
from modelgemeente_xl.catalogus.vorm.velden import Key

SCHEMAS: dict[str, TypeAdapter[Any]] = {
    "ontwikkeling": TypeAdapter(OntwikkelingRecord),
    "bronnen": TypeAdapter(dict[Key, Bronvorm]),
    "wetten": TypeAdapter(dict[Key, Wetvorm]),
    "samenwerkingen": TypeAdapter(dict[Key, Samenwerkingsvorm]),
    "dekking": TypeAdapter(dict[Key, Dekkingsvorm]),
    "nulmeting": TypeAdapter(NulmetingFile),
    "opgaven": TypeAdapter(OpgavenFile),
}


def schema_text(naam: str) -> str:
    """The schema of one kind of file, as it stands in `data/schema`."""
    schema = SCHEMAS[naam].json_schema()
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def schema_path(naam: str, folder: Path | None = None) -> Path:
    """Where the schema of one kind of file stands."""
    return (folder or data_folder()) / "schema" / f"{naam}.schema.json"


if __name__ == "__main__":
    for kind in SCHEMAS:
        schema_path(kind).parent.mkdir(exist_ok=True)
        schema_path(kind).write_text(schema_text(kind), encoding="utf-8")
        print(schema_path(kind).name)
