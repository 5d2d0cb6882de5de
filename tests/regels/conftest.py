import io
from dataclasses import replace

import pytest

from modelgemeente_xl.bestand.pakket.pakket import read_parts
from modelgemeente_xl.knoppen.meester import meester_opdracht
from modelgemeente_xl.knoppen.nieuw import make_workbook
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.ontwikkeling import DOMEINEN
from tests.regels.proef import Proef


@pytest.fixture(scope="session")
def onderdelen(meester: bytes) -> dict[str, bytes]:
    """The parts of the master."""
    return read_parts(io.BytesIO(meester))


@pytest.fixture(scope="session")
def klein(catalogus: Catalogus) -> dict[str, bytes]:
    """The parts of a workbook with two developments per domain and some gemeenten: read quickly."""
    keuze = [
        ontwikkeling
        for domein in DOMEINEN
        for ontwikkeling in sorted(
            (o for o in catalogus.ontwikkelingen if o.domein == domein),
            key=lambda o: -len(o.begrotingsregels),
        )[:2]
    ]
    weinig = replace(catalogus, ontwikkelingen=tuple(keuze), gemeenten=catalogus.gemeenten[:20])
    return read_parts(io.BytesIO(make_workbook(meester_opdracht(weinig))))


@pytest.fixture
def proef(klein: dict[str, bytes]) -> Proef:
    """A small workbook, free to change."""
    return Proef(klein)
