"""What the rules let pass: the other side of the seeded mistakes."""

import pytest

from modelgemeente_xl.excel.vormen import JAARREEKSEN
from tests.regels.proef import Proef, vondsten


@pytest.mark.parametrize("label", JAARREEKSEN)
def test_each_row_of_years_is_read_by_the_place_of_its_year(proef: Proef, label: str) -> None:
    """A formula of a year may take the same year of its own row, and no other."""
    part = proef.tabelpart("tblFysiek")
    if label != "Jaar":
        for k, kolom in enumerate(("Van", "Spreiding", "Tot en met", "Per jaar"), 1):
            proef.vervang(part, f'name="{kolom}"', f'name="{label} {k}"')
    for k in range(1, 5):
        jaar = "Structureel" if label == "Jaar" else label
        formule = f"tblFysiek[[#This Row],[{jaar} {k}]]*1"
        proef.zet(*proef.cel("tblFysiek", f"Jaar {k}", 2), formule=formule, waarde=1)
    assert vondsten(proef.parts, 3) == []
    plek = proef.cel("tblFysiek", "Jaar 4", 2)
    proef.zet(*plek, formule=proef.formule(*plek).replace(" 4]", " 3]"), waarde=1)
    assert vondsten(proef.parts, 3) == [plek]


def test_the_four_of_quarters_may_stand_in_a_formula(proef: Proef) -> None:
    plek = proef.cel("tblFysiek", "Spreiding", 2)
    proef.zet(*plek, formule="4*tblFysiek[[#This Row],[Van]]", waarde=8108)
    assert vondsten(proef.parts, 6) == []


def test_a_file_may_ask_whether_a_cell_holds_a_formula(proef: Proef) -> None:
    plek = proef.cel("tblFysiek", "Spreiding", 2)
    formule = "_xlfn.ISFORMULA(tblFysiek[[#This Row],[Van]])*1"
    proef.zet(*plek, formule=formule, waarde=1)
    assert vondsten(proef.parts, 16) == []


def test_sheets_of_one_rank_may_read_each_other(proef: Proef) -> None:
    """A pair on Basis reads the lines of a domain, and the domain what the pairs take off."""
    per_jaar = proef.cel("tblFysiek", "Per jaar", 2)
    deel = proef.cel("tblBasis", "Standaard", 0)
    proef.zet(*deel, formule="SUM(tblFysiek[Per jaar])", waarde=1)
    lezer = proef.cel("tblFysiek", "Jaar 1", 2)
    proef.zet(*lezer, formule="SUM(tblBasis[Gehanteerd bedrag])", waarde=1)
    assert per_jaar[0] == lezer[0]
    assert vondsten(proef.parts, 9) == []
    assert vondsten(proef.parts, 11) == []


def test_an_open_group_hides_nothing(proef: Proef) -> None:
    proef.in_blad("Fysiek", '<col min="4" max="4" ', '<col min="4" max="4" outlineLevel="1" ')
    proef.in_blad("Fysiek", '<row r="12" ', '<row r="12" outlineLevel="1" ')
    assert vondsten(proef.parts, 26) == []


def test_twelve_quarters_are_three_years(proef: Proef) -> None:
    proef.vervang(proef.tabelpart("tblFysiek"), 'name="Duur"', 'name="Kwartalen"')
    proef.zet(*proef.cel("tblFysiek", "Aard", 2), waarde="incidenteel")
    plek = proef.cel("tblFysiek", "Spreiding", 2)
    proef.zet(*plek, formule=proef.formule(*plek), waarde=12)
    langer = [cel for blad, cel in vondsten(proef.parts, 32) if blad == "Fysiek"]
    assert proef.cel("tblFysiek", "Kwartalen", 2)[1] not in langer
