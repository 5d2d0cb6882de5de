"""The calculation chain goes as soon as a formula came or went; else it stays as it is."""

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from modelgemeente_xl.bestand.werkboek import Werkboek
from tests.bestand.bouwsel import inhoud, met_openpyxl

KETEN = (
    '<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<c r="B1" i="1"/><c r="C1"/></calcChain>'
)
CELLEN = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>A1+1</f><v>2</v></c><c r="C1"><f>B1</f><v>2</v></c></row>'


@pytest.fixture
def met_keten(klein: Callable[..., Werkboek]) -> Werkboek:
    return klein(CELLEN, extra={"xl/calcChain.xml": KETEN})


def test_stays_where_only_values_change(met_keten: Werkboek) -> None:
    met_keten.write("Blad", 1, 1, [[5]])
    met_keten.write_formulas("Blad", 1, 2, [["=A1+2"]])
    met_keten.recompute()
    assert met_keten.waarden("Blad", 1, 1, 1, 3) == [[5.0, 7.0, 7.0]]
    assert met_keten.parts()["xl/calcChain.xml"] == KETEN.encode()


@pytest.mark.parametrize("weg", [True, False])
def test_goes_with_all_that_names_it(met_keten: Werkboek, weg: bool) -> None:
    before = met_keten.parts()
    if weg:
        met_keten.write("Blad", 1, 2, [["geen formule"]])
    else:
        met_keten.write_formulas("Blad", 1, 4, [["=1"]])
    met_keten.save()
    after = inhoud(met_keten.pad)
    assert before.keys() - after.keys() == {"xl/calcChain.xml"}
    for naam in ("[Content_Types].xml", "xl/_rels/workbook.xml.rels"):
        assert b"calcChain" in before[naam]
        assert b"calcChain" not in after[naam]
        assert len(etree.fromstring(before[naam])) == len(etree.fromstring(after[naam])) + 1
    assert met_openpyxl(met_keten.pad)["Blad"]["C1"].value == "=B1"


def test_comes_back_when_the_formula_does(met_keten: Werkboek) -> None:
    before = met_keten.parts()
    met_keten.write_formulas("Blad", 1, 4, [["=1"]])
    assert "xl/calcChain.xml" not in met_keten.parts()
    met_keten.write("Blad", 1, 4, [[None]])
    assert met_keten.parts() == before


def test_a_workbook_without_one(klein: Callable[..., Werkboek], tmp_path: Path) -> None:
    boek = klein(CELLEN)
    boek.write("Blad", 1, 2, [[1]])
    assert boek.parts().keys() == inhoud(tmp_path / "klein.xlsx").keys()
