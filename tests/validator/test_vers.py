"""What we build has no errors, in the newest Excel and in the oldest that law 1 names."""

from dataclasses import replace

import pytest

from modelgemeente_xl.knoppen.nieuw import make_workbook
from modelgemeente_xl.werkmap.inhoud.opdracht import Opdracht
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
