"""The kinds of value that the files of `data/` hold, and the base of every record."""

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
)

Aard = Literal["structureel", "incidenteel"]
Drijver = Literal["inwoners", "medewerkers", "afdelingen", "vast"]
Status = Literal["bron", "secundair", "afgeleid", "raming", "ontbreekt"]
Reeksnaam = Literal["loon", "prijs"]
Noodzaak = Literal["onvermijdelijk", "keuze"]
Scenario = Literal["minimaal", "voorstel", "ambitie"]
BasisGrond = Literal[
    "wet-voor-2023",
    "deel-van-de-benchmark",
    "groei-van-bestaand",
    "deels-gangbaar",
    "boven-index",
    "nieuw-na-2023",
    "ongebruikelijk",
    "eenmalig",
]

SLEUTEL = r"^[a-z0-9]+(-[a-z0-9]+)*$"
Text = Annotated[str, StringConstraints(min_length=1, max_length=2000, strip_whitespace=True)]
"""Several of them fit in one cell: what is longer than 32.767 signs is in no cell at all."""
Key = Annotated[str, StringConstraints(pattern=SLEUTEL)]


def _whole_is_decimal(value: Any) -> Any:
    """Take 12000 for 12000.0; true and false stay what they are, and are refused."""
    return Decimal(value) if type(value) is int else value


Getalveld = Annotated[
    Decimal, BeforeValidator(_whole_is_decimal), WithJsonSchema({"type": "number"})
]
Jaar = Annotated[int, Field(ge=2004, le=2040)]
Kwartaal = Annotated[int, Field(ge=1, le=4)]
Kwartalen = Annotated[int, Field(ge=1, le=40)]
Jaarsleutel = Annotated[str, StringConstraints(pattern=r"^20(0[4-9]|[123][0-9]|40)$")]
"""The same years, where they are the key of a block."""
Euro = Annotated[Getalveld, Field(ge=0, le=1_000_000_000)]
Fractie = Annotated[Getalveld, Field(ge=0, le=1)]


class Record(BaseModel):
    """Base of every record: unknown keys are refused, types are taken literally."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)
