"""What the rules let pass: the other side of the seeded mistakes."""

import re
from dataclasses import replace

import pytest

from modelgemeente_xl.excel.vormen import JAARREEKSEN
from modelgemeente_xl.regels.zicht.onze import VERKLAARD
from modelgemeente_xl.werkmap.indeling.declaratie import LEESBAAR, LETTERS
from tests.regels.proef import WORKBOOK, Proef, vondsten


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


def declared_as(
    proef: Proef, monkeypatch: pytest.MonkeyPatch, tabel: str, koppen: dict[str, str]
) -> None:
    """Let columns of a table bear the headers of a layout that is not there yet."""
    for oud, nieuw in koppen.items():
        proef.vervang(proef.tabelpart(tabel), f'name="{oud}"', f'name="{nieuw}"')
    kolommen = tuple(replace(k, naam=koppen.get(k.naam, k.naam)) for k in VERKLAARD[tabel])
    monkeypatch.setitem(VERKLAARD, tabel, kolommen)  # type: ignore[arg-type]


@pytest.mark.parametrize("label", ["Bedrag", "Krediet", "Afschrijving", "Rente"])
def test_what_a_line_costs_in_a_year_may_be_rounded(
    proef: Proef, monkeypatch: pytest.MonkeyPatch, label: str
) -> None:
    declared_as(proef, monkeypatch, "tblFysiek", {"Per jaar": f"{label} 1", "Van": "Overlap 1"})
    for kop in (f"{label} 1", "Overlap 1"):
        proef.zet(*proef.cel("tblFysiek", kop, 2), formule="ROUND(Inwoners,0)", waarde=1)
    assert vondsten(proef.parts, 17) == [proef.cel("tblFysiek", "Overlap 1", 2)]


def test_a_result_on_a_sheet_of_input_may_take_from_every_sheet(proef: Proef) -> None:
    naam = '<definedName name="Uitkomst_Start">Start!$D$13,Start!$F$14</definedName>'
    proef.vervang(WORKBOOK, "</definedNames>", f"{naam}</definedNames>")
    proef.zet("Start", "F14", formule="Totaal!C10*1", waarde=1)
    proef.zet("Start", "D13", formule="F14+SUM(tblSociaal[Jaar 1])", waarde=1)
    blad, toets = proef.cel("tblControle", "Gevonden")
    proef.zet(blad, toets, formule="Start!D13*1", waarde=1)
    assert [vondsten(proef.parts, regel) for regel in (11, 12, 28)] == [[], [], []]


def test_a_column_of_results_is_read_by_nothing(
    proef: Proef, monkeypatch: pytest.MonkeyPatch
) -> None:
    kolommen = tuple(
        replace(k, uitkomst=k.naam == "Verhouding") for k in VERKLAARD["tblParametersDrijvers"]
    )
    monkeypatch.setitem(VERKLAARD, "tblParametersDrijvers", kolommen)  # type: ignore[arg-type]
    lezers = {blad for blad, _ in vondsten(proef.parts, 11)}
    assert lezers == {"Algemeen", "Bedrijfsvoering", "Dienstverlening", "Fysiek", "OOV", "Sociaal"}


def test_a_sheet_may_be_printed_upright_where_its_letters_stay_large(proef: Proef) -> None:
    proef.in_blad("Gemeenten", 'orientation="landscape"', 'orientation="portrait"')
    assert vondsten(proef.parts, 38) == []


def test_whole_columns_are_printed_and_hide_no_line_beneath_a_table(proef: Proef) -> None:
    bereik = re.search(r"Fysiek!\$A\$1:(\$[A-Z]+)\$[0-9]+", proef.parts[WORKBOOK].decode())
    assert bereik
    proef.vervang(WORKBOOK, bereik[0], f"Fysiek!$A:{bereik[1]}")
    blad, laatste = proef.cel("tblFysiek", "Begrotingsregel", -1)
    onder = f"C{int(laatste[1:]) + 2}"
    proef.zet(blad, onder, waarde="nakijken")
    assert vondsten(proef.parts, 38) == []
    assert vondsten(proef.parts, 27) == [(blad, onder)]


def test_a_sheet_with_smaller_letters_says_why() -> None:
    for letter in LETTERS.values():
        assert letter.punten >= LEESBAAR.punten or letter.reden


def test_bars_may_stand_where_their_number_is_read(proef: Proef) -> None:
    proef.in_blad(
        "Fysiek",
        "<conditionalFormatting ",
        '<conditionalFormatting sqref="M10:M12"><cfRule type="dataBar" priority="98"><dataBar>'
        '<cfvo type="min"/><cfvo type="max"/><color rgb="FF37604A"/></dataBar></cfRule>'
        "</conditionalFormatting><conditionalFormatting ",
    )
    proef.zet(*proef.cel("tblFysiek", "Reeks", 2), formule='REPT("|",4)', waarde="||||")
    assert vondsten(proef.parts, 39) == []
