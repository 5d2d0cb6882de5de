"""What IronCalc reads wrongly is written for it in another form, and comes out as in Excel."""

import re
from pathlib import Path
from typing import Any

import ironcalc
import pytest
from xlsxwriter.workbook import Workbook

from modelgemeente_xl.bestand.kopie.rekenkopie import calculation_copy
from modelgemeente_xl.bestand.pakket.pakket import package_bytes, read_parts, sheet_parts
from modelgemeente_xl.bestand.rekenen.rekenblad import Rekenblad

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


def test_the_master_computes_the_same_from_the_copy(meester_pad: Path) -> None:
    plain = ironcalc.load_from_xlsx(str(meester_pad), "en", "UTC", "en")
    plain.evaluate()
    copy = Rekenblad(meester_pad)
    copy.evaluate()
    compared = 0
    for sheet, properties in enumerate(plain.get_worksheets_properties()):
        for cell in plain.get_all_cells():
            if cell[0] == sheet:
                found = copy.value(properties["name"], cell[1], cell[2])
                assert found == plain.get_cell_value(*cell), (properties["name"], cell)
                compared += 1
    assert compared > 15_000


def test_repeated_formulas_of_the_master_are_shared(meester_pad: Path) -> None:
    parts = read_parts(meester_pad)
    copy = calculation_copy(parts)
    assert len(sheet_parts(copy)) == len(sheet_parts(parts))
    written = sum(len(re.findall(rb"<f[^>]*>[^<]", xml)) for xml in copy.values())
    formulas = sum(len(re.findall(rb"<f[ >]", xml)) for xml in parts.values())
    assert formulas > 5_000
    assert written < formulas / 5


KOLOM = {
    "Twee": "=tblX[[#This Row],[Een]]*2",
    "Tot": "=SUM(tblX[[#This Row],[Een]:[Twee]])",
    "Vast": "=$A$4+A$4+SUM(tblX[Een])",
    "Los": "=A{rij}+B{rij}+A$4",
    "Vorig": '=A{vorig}&"A{rij} en A4"',
    "Tekst": '="tblX[[#This Row],[Een]]"&tblX[[#This Row],[Een]]',
    "Rij": "=SUM({rij}:{rij})-SUM(B{rij}:AZ{rij})",
    "Gelijk": "=1+1",
    "Ni[e]t": "=tblX[[#This Row],[R&D '[x']]]+1",
}
"""Formulas down a column: what may be shared, what may not, and what only looks like it."""


def test_formulas_down_a_column_compute_as_each_by_itself(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    headers = ["Een", "R&D [x]", *KOLOM]
    with Workbook(path) as book:
        sheet, ander = book.add_worksheet("Blad"), book.add_worksheet("Ander")
        data = [[i, i * 3] for i in range(1, 6)]
        options = {"name": "tblX", "columns": [{"header": h} for h in headers], "data": data}
        sheet.add_table(2, 0, 7, len(headers) - 1, options)
        for rij in range(3, 8):
            for kolom, formule in enumerate(KOLOM.values(), 2):
                sheet.write_formula(rij, kolom, formule.format(rij=rij + 1, vorig=rij))
        sheet.write_formula(20, 2, KOLOM["Twee"])
        ander.write_formula(5, 2, KOLOM["Twee"])
    plain = ironcalc.load_from_xlsx(str(path), "en", "UTC", "en")
    plain.evaluate()
    copy = Rekenblad(path)
    copy.evaluate()
    for rij in range(4, 9):
        i = rij - 3
        found = [copy.value("Blad", rij, kolom) for kolom in range(1, 3 + len(KOLOM))]
        assert found == [plain.get_cell_value(0, rij, kolom) for kolom in range(1, 3 + len(KOLOM))]
        vorig = "Een" if i == 1 else str(i - 1)
        assert found[:8] == [
            i,
            i * 3,
            i * 2,
            pytest.approx(sum(found[k] for k in (0, 1, 2))),
            17,
            i + i * 3 + 1,
            f"{vorig}A{rij} en A4",
            f"tblX[[#This Row],[Een]]{i}",
        ]  # type: ignore[misc]
        assert found[-2:] == [2, i * 3 + 1]
    assert copy.value("Blad", 21, 3) == "#VALUE!"  # as in Excel; the engine by itself gives 0
    assert copy.value("Ander", 6, 3) == plain.get_cell_value(1, 6, 3)


def test_a_formula_that_is_shared_already_means_its_own_row(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    with Workbook(path) as book:
        sheet = book.add_worksheet("Blad")
        columns: list[dict[str, Any]] = [{"header": "Een"}, {"header": "Twee"}]
        sheet.add_table("A1:B4", {"name": "tblX", "columns": columns, "data": [[1], [2], [3]]})
        for rij in range(1, 4):
            sheet.write_formula(rij, 1, "=tblX[[#This Row],[Een]]*2")
    parts = read_parts(path)
    name = "xl/worksheets/sheet1.xml"
    formula = b"<f>tblX[[#This Row],[Een]]*2</f>"
    xml = parts[name].replace(formula, b'<f t="shared" ref="B2:B4" si="0">' + formula[3:], 1)
    parts[name] = xml.replace(formula, b'<f t="shared" si="0"/>')
    rekenblad = Rekenblad.of_parts(parts)
    rekenblad.evaluate()
    assert [rekenblad.value("Blad", rij, 2) for rij in (2, 3, 4)] == [2, 4, 6]


@pytest.mark.parametrize("naam", [b"", b' name="Tabel_7"', b" name='tbl &lt;x'"])
def test_a_table_is_known_by_the_name_that_formulas_use(meester_pad: Path, naam: bytes) -> None:
    parts = read_parts(meester_pad)
    before = Rekenblad.of_parts(parts)
    tables = [part for part in parts if part.startswith("xl/tables/")]
    assert len(tables) > 20
    for part in tables:
        parts[part], count = re.subn(rb' name="tbl[^"]*"(?= displayName)', naam, parts[part])
        assert count == 1
    after = Rekenblad.of_parts(parts)
    before.evaluate()
    after.evaluate()
    for rij in range(1, 60):
        for kolom in range(1, 7):
            assert after.value("Totaal", rij, kolom) == before.value("Totaal", rij, kolom)
    assert isinstance(after.value("Totaal", 55, 3), float)


@pytest.mark.parametrize("weg", ["docProps/core.xml", "docProps/app.xml", "xl/theme/theme1.xml"])
def test_parts_that_a_file_may_lack(meester_pad: Path, weg: str) -> None:
    parts = read_parts(meester_pad)
    rekenblad = Rekenblad.of_parts({naam: xml for naam, xml in parts.items() if naam != weg})
    rekenblad.evaluate()
    assert rekenblad.value("Start", 7, 4) == "Modelgemeente"
