"""A large sheet costs the rules what stands in it, and they find what they would have found."""

import re
from collections.abc import Mapping

import pytest

from modelgemeente_xl.bestand.grond import legerijen
from modelgemeente_xl.bestand.grond.legerijen import SPELING, may_lose, shortened
from modelgemeente_xl.bestand.kopie.rekenkopie import calculation_copy
from modelgemeente_xl.regels.alle import check
from modelgemeente_xl.regels.zicht.inspectie import inspect_workbook
from tests.bestand.bouwsel import blad_xml
from tests.regels.proef import Proef

RIJEN = 30_000


def leeg(van: int, tot: int, extra: str = "") -> str:
    return "".join(
        f'<row r="{r}" s="1" customFormat="1"{extra}><c r="A{r}" s="1"/><c r="B{r}" s="1"/></row>'
        for r in range(van, tot + 1)
    )


def opgemaakt(proef: Proef, blad: str, extra: str = "") -> int:
    """Format a sheet far beneath what stands in it; give the row where that begins."""
    xml = proef.parts[proef.bladen[blad]].decode()
    eerste = max(map(int, re.findall(r'<row r="([0-9]+)"', xml)), default=0) + 1
    rijen = leeg(eerste, RIJEN, extra)
    proef.parts[proef.bladen[blad]] = xml.replace("</sheetData>", f"{rijen}</sheetData>").encode()
    return eerste


def gevonden(parts: Mapping[str, bytes]) -> list[str]:
    return [str(g) for g in check(parts)]


@pytest.mark.parametrize("blad", ["Fysiek", "Eigen werk"])
def test_formatted_rows_cost_nothing_and_change_nothing(blad: str, proef: Proef) -> None:
    proef.eigen_blad("Eigen werk", {"A1": "1"})
    before = gevonden(proef.parts)
    opgemaakt(proef, blad)
    assert len(proef.parts[proef.bladen[blad]]) > legerijen.GROOT
    assert gevonden(proef.parts) == before
    inspectie = inspect_workbook(proef.parts)
    assert len(inspectie.cellen(blad)) < 3 * SPELING + 5000
    assert len(list(inspectie.bladdelen[blad].root.iter("{*}row"))) < 2 * SPELING
    assert all(len(deel) < legerijen.GROOT for deel in calculation_copy(proef.parts).values())


def test_hidden_rows_are_found_also_where_they_were_left_out(proef: Proef) -> None:
    eerste = opgemaakt(proef, "Fysiek", ' hidden="1"')
    assert f"Fysiek!{eerste}:{RIJEN}: verborgen rijen" in "\n".join(gevonden(proef.parts))
    eerste = opgemaakt(proef, "Sociaal", ' ht="0" customHeight="1"')
    assert f"Sociaal!{eerste}:{RIJEN}: verborgen rijen" in "\n".join(gevonden(proef.parts))


def test_an_export_beside_the_begroting_is_read_for_formulas_and_errors_only(
    proef: Proef, monkeypatch: pytest.MonkeyPatch
) -> None:
    proef.eigen_blad(
        "Export",
        {
            **{f"A{r}": str(r) for r in range(1, 400)},
            "B2": "tekst",
            "B3": "#N/A",
            "B4": "=A1+#REF!",
            "B5": "=SUM(A1:A3)",
            "B6": "#DIV/0!",
        },
    )
    proef.zet(*proef.cel("tblFysiek", "Eigen bedrag", 1), formule="Export!A7*1", waarde=7)
    before = gevonden(proef.parts)
    assert any("Export!B3" in regel for regel in before)
    monkeypatch.setattr(legerijen, "GROOT", 0)
    assert gevonden(proef.parts) == before
    inspectie = inspect_workbook(proef.parts)
    assert sorted(inspectie.cellen("Export")) == [(3, 2), (4, 2), (5, 2), (6, 2)]
    assert [inspectie.waarde("Export", rij, 1) for rij in (1, 7, 399, 400)] == [1, 7, 399, None]
    assert inspectie.waarde("Export", 2, 2) == "tekst"


def test_our_own_sheets_keep_every_cell(
    klein: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    heel = inspect_workbook(klein)
    before = {blad: set(heel.cellen(blad)) for blad in heel.onze_bladen}
    monkeypatch.setattr(legerijen, "GROOT", 0)
    licht = inspect_workbook(klein)
    assert {blad: set(licht.cellen(blad)) for blad in licht.onze_bladen} == before


@pytest.mark.parametrize(
    "rijen",
    [
        leeg(1, 30).replace('<row r="9"', "<row"),
        leeg(1, 30).replace('<c r="A9"', "<c"),
        leeg(1, 30) + "<!-- -->",
        leeg(1, 30) + "<row/>",
    ],
)
def test_a_sheet_of_which_a_row_or_cell_does_not_say_where_it_is_stays_whole(
    rijen: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(legerijen, "GROOT", 0)
    assert may_lose(blad_xml(leeg(1, 30)).encode())
    assert not may_lose(blad_xml(rijen).encode())


def test_only_the_rest_of_a_run_of_empty_rows_goes() -> None:
    vol = '<row r="50"><c r="A50"><v>1</v></c></row>'
    xml = blad_xml(leeg(1, 49) + vol + '<row r="51"/> <row r="52"></row>\n' + leeg(53, 60)).encode()
    assert re.findall(rb'<row r="([0-9]+)"', shortened(xml, 2)) == [b"1", b"2", b"50", b"51", b"52"]
    assert re.findall(rb'<row r="([0-9]+)"', shortened(xml, 0)) == [b"50"]
    assert shortened(xml, 60) is xml
