"""The share that running cost holds follows its criterion (besluit 0031)."""

import re
from decimal import Decimal
from pathlib import Path
from typing import get_args

import pytest

from modelgemeente_xl.catalogus.controles.basis import DEEL_VAN
from modelgemeente_xl.catalogus.laden import load_catalogus
from modelgemeente_xl.catalogus.vorm.velden import BasisGrond
from modelgemeente_xl.model.keuze import Keuze, Keuzes
from modelgemeente_xl.model.rekenen.rekenmodel import rekenmodel_of
from tests.catalogus.fouten import findings
from tests.catalogus.regelproef import with_line

BESLUIT = Path(__file__).resolve().parents[3] / "docs/besluiten/0031-in-de-basis.md"
GEHEEL = {"in_basis": "1", "in_basis_grond": "wet-voor-2023", "in_basis_reden": "Zo is het."}


def test_the_shares_are_those_of_the_besluit() -> None:
    rows = re.findall(r"^\| `([\w-]+)` \| ([\d,]+) \|", BESLUIT.read_text("utf-8"), re.M)
    assert {grond: Decimal(deel.replace(",", ".")) for grond, deel in rows} == DEEL_VAN
    assert set(get_args(BasisGrond)) == set(DEEL_VAN)


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        (GEHEEL | {"in_basis": "0.5"}, "in_basis 0.5 bij wet-voor-2023"),
        (GEHEEL | {"in_basis_reden": ""}, "sleutel 'begrotingsregels.proefregel.in_basis_reden'"),
        (GEHEEL | {"aard": "incidenteel", "kwartalen": "4"}, "incidenteel met in_basis_grond"),
        (
            GEHEEL | {"in_basis": "0", "in_basis_grond": "eenmalig"},
            "structureel met in_basis_grond eenmalig",
        ),
        ({"vanaf_niveau": "3"}, "vanaf_niveau en vanaf_niveau_reden horen bij elkaar"),
    ],
)
def test_what_does_not_follow_its_criterion_is_named(
    folder: Path, changed: dict[str, str], expected: str
) -> None:
    with_line(folder, {"status": "raming", "bedrag": "1000"} | changed)
    assert expected in findings(folder)


def test_a_line_that_starts_off_counts_when_the_user_says_so(folder: Path) -> None:
    with_line(folder, {"status": "raming", "bedrag": "1000", "meenemen": "false"} | GEHEEL)
    catalogus = load_catalogus(folder)
    ja = Keuzes({"smart-city.proefregel": Keuze(meenemen=True)})
    for keuzes, counts in ((None, False), (ja, True)):
        model = rekenmodel_of(catalogus, 2027, keuzes)
        posten = model.begroting(catalogus.parameters.referentie).posten
        jaren = {post.id: post.jaren for post in posten}
        assert all(jaren["smart-city.proefregel"]) is counts
