"""What IronCalc reads wrongly is written for it in another form, and comes out as in Excel."""

from pathlib import Path
from typing import Any

import pytest
from xlsxwriter.workbook import Workbook

from modelgemeente_xl.bestand.pakket import package_bytes, read_parts
from modelgemeente_xl.bestand.rekenen import Rekenblad
from modelgemeente_xl.bestand.rekenkopie import calculation_copy

FORMULES = {
    '=SUMIFS(tblEen[Bedrag],tblEen[Aard],"a")': 5,
    '=COUNTIFS(tblEen[Aard],"a")': 1,
    "=INDEX(tblEen[Bedrag],MATCH(5,tblEen[Bedrag],0))": 5,
    "=SUM(tblEen[[Bedrag]:[Meer]])": 12,
    "=ROWS(tblEen[Aard])": 1,
}


@pytest.mark.parametrize("blad", ["Een", "Een twee", "D'een"])
@pytest.mark.parametrize("kolom", [0, 25])
def test_table_with_one_row(tmp_path: Path, blad: str, kolom: int) -> None:
    path = tmp_path / "x.xlsx"
    with Workbook(path) as book:
        sheet = book.add_worksheet(blad)
        columns: list[dict[str, Any]] = [{"header": naam} for naam in ("Aard", "Bedrag", "Meer")]
        options = {"name": "tblEen", "columns": columns, "data": [["a", 5, 7]]}
        sheet.add_table(2, kolom, 3, kolom + 2, options)
        for row, formule in enumerate(FORMULES, 10):
            sheet.write_formula(row, 0, formule)
    rekenblad = Rekenblad(path)
    rekenblad.evaluate()
    found = [rekenblad.value(blad, row + 1, 1) for row in range(10, 10 + len(FORMULES))]
    assert found == list(FORMULES.values())


@pytest.mark.parametrize("cel", ['<c r="A1" t="n"/>', '<c r="A1" t="n"></c>'])
def test_empty_cell_marked_as_a_number_is_empty(tmp_path: Path, cel: str) -> None:
    path = tmp_path / "x.xlsx"
    with Workbook(path) as book:
        sheet = book.add_worksheet("Blad")
        sheet.write_number("A1", 8)
        sheet.write_formula("B1", '=IF(A1="","leeg","vol")')
    parts = read_parts(path)
    name = "xl/worksheets/sheet1.xml"
    parts[name] = parts[name].replace(b'<c r="A1"><v>8</v></c>', cel.encode())
    assert cel.encode() in parts[name]
    path.write_bytes(package_bytes(parts))
    rekenblad = Rekenblad(path)
    rekenblad.evaluate()
    assert rekenblad.value("Blad", 1, 2) == "leeg"


def test_the_master_needs_little(meester_pad: Path) -> None:
    parts = read_parts(meester_pad)
    assert calculation_copy(parts).keys() == parts.keys()
