"""What we build has no errors, in the newest Excel and in the oldest that law 1 names."""

from dataclasses import replace

import pytest

from modelgemeente_xl.knoppen.nieuw import make_workbook
from modelgemeente_xl.knoppen.nieuw_alle import make_all
from modelgemeente_xl.werkmap.inhoud.opdracht import Opdracht
from tests.klein import small_catalogus
from tests.validator.validator import NU, OUDSTE, faults


@pytest.mark.parametrize("version", [NU, OUDSTE])
@pytest.mark.usefixtures("validator")
def test_a_fresh_master_has_no_errors(meester: bytes, version: str) -> None:
    (found,) = faults([meester], version)
    assert [str(fault) for fault in found] == []


@pytest.mark.usefixtures("validator")
def test_a_fresh_workbook_of_several_gemeenten_has_none(opdracht: Opdracht) -> None:
    namen = ("Schiermonnikoog", "'s-Gravenhage", "Súdwest-Fryslân")
    chosen = tuple(g for g in opdracht.catalogus.gemeenten if g.naam in namen)
    assert len(chosen) == len(namen)
    (found,) = faults([make_workbook(replace(opdracht, gemeenten=chosen))])
    assert [str(fault) for fault in found] == []


@pytest.mark.usefixtures("validator")
def test_a_workbook_of_a_series_has_none(opdracht: Opdracht) -> None:
    """It is not built from nothing: the first is, and is then set for each of the others."""
    klein = small_catalogus(opdracht.catalogus, per_domein=1)
    order = replace(opdracht, catalogus=klein, gemeenten=klein.gemeenten[:1])
    made = [content for _, content in make_all(order, klein.gemeenten, processen=1)]
    assert len(made) == len(klein.gemeenten)
    assert [str(fault) for found in faults(made) for fault in found] == []
