"""The planning cases that were worked out by hand: each start, each reason, and the fte."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from modelgemeente_xl.model.ontwikkeling import Afhankelijkheid
from modelgemeente_xl.model.planner.plaatsen import plan_taken
from modelgemeente_xl.model.planner.taak import RUIMTE, Taak, Vast
from modelgemeente_xl.model.planner.uitleg import Uitleg, quarter
from modelgemeente_xl.model.rekenen.kwartalen import kwartaal

GEVALLEN = sorted((Path(__file__).parents[2] / "gevallen_planning").glob("*.yaml"))


def number(text: str) -> int:
    jaar, rest = text.split("-")
    return kwartaal(int(jaar), int(rest))


def taak_of(id_: str, data: dict[str, Any]) -> Taak:
    start, own = number(data["start"]), data.get("eigen_start")
    return Taak(
        id_,
        id_,
        start,
        number(own) if own else start,
        tuple(Decimal(fte) for fte in data.get("vraag", ())),
        tuple(Afhankelijkheid(other, na, "proef") for other, na in data.get("na", {}).items()),
        data.get("onvermijdelijk", False),
        number(data["wet"]) if "wet" in data else None,
        Vast.EIGEN if own else None,
    )


@pytest.mark.parametrize("path", GEVALLEN, ids=lambda path: path.stem)
def test_a_case_comes_out_as_worked_out(path: Path) -> None:
    data = yaml.safe_load(path.read_text("utf-8"))
    voorstel = plan_taken(
        [taak_of(id_, taak) for id_, taak in data["taken"].items()],
        number(data["eerste"]),
        Decimal(data["fte"]) if "fte" in data else None,
        Decimal(data["ruimte"]) if "ruimte" in data else RUIMTE,
    )
    uitleg = Uitleg(voorstel)
    found = {plek.taak.id: [quarter(plek.start), uitleg.why(plek)] for plek in voorstel.plekken}
    assert found == data["verwacht"]
    assert list(voorstel.gevraagd) == data["gevraagd"]


def test_there_are_cases() -> None:
    assert len(GEVALLEN) >= 8
