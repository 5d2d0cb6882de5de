"""Formulas that name the rows of a table by a range, as LibreOffice writes them, follow it."""

import re
from pathlib import Path

import pytest
from xlsxwriter.workbook import Workbook

from modelgemeente_xl.bestand.grond.weigering import BestandGeweigerd
from modelgemeente_xl.bestand.pakket.pakket import package_bytes, read_parts
from modelgemeente_xl.bestand.werkboek import Werkboek
from tests.bestand.bouwsel import inhoud

VOLGT = {
    "SUM($C$4:$C$7)": "SUM($C$4:$C$8)",
    "SUM(C4:C7)": "SUM(C4:C8)",
    "SUM(C$3:C$7)": "SUM(C$3:C$8)",
    'SUMIFS($C$4:$C$7,$B$4:$B$7,"C4:C7")': 'SUMIFS($C$4:$C$8,$B$4:$B$8,"C4:C7")',
    'SUMPRODUCT(($B$4:$B$7="n1")*$C$4:$C$7)': 'SUMPRODUCT(($B$4:$B$8="n1")*$C$4:$C$8)',
    "ROWS('Mijn blad'!$B$4:$D$7)": "ROWS('Mijn blad'!$B$4:$D$8)",
    "SUM(C5:C7)": "SUM(C5:C7)",
    "SUM(C4:G7)": "SUM(C4:G7)",
    "SUM(C7:C7)": "SUM(C7:C7)",
    "SUM(Ander!C4:C7)": "SUM(Ander!C4:C7)",
}
"""Formulas beside the table in B3:D7, and what they become when it grows by a row."""


@pytest.fixture
def pad(tmp_path: Path) -> Path:
    path = tmp_path / "bereiken.xlsx"
    with Workbook(path) as book:
        sheet, ander = book.add_worksheet("Mijn blad"), book.add_worksheet("Ander")
        data = [[f"n{i}", i * 10] for i in range(4)]
        kolommen = [{"header": naam} for naam in ("Naam", "Bedrag", "Loopt op")]
        sheet.add_table("B3:D7", {"name": "tblX", "columns": kolommen, "data": data})
        for rij in range(3, 7):
            sheet.write_formula(rij, 3, f"=SUM(C$4:C{rij + 1})/SUM($C$4:$C$7)")
        for rij, formule in enumerate(VOLGT):
            sheet.write_formula(rij, 8, f"={formule}")
        sheet.write_array_formula("K1:K1", "{=SUM(C4:C7*2)}")
        ander.write_formula("A1", "=SUM('Mijn blad'!$C$4:$C$7)")
        ander.write_formula("A2", "=SUM(C4:C7)")
    return path


def formulas(boek: Werkboek, blad: str, kolom: int, *rijen: int) -> list[str]:
    return [boek.formules(blad, rij, kolom, rij, kolom)[0][0][1:] for rij in rijen]


def test_a_range_over_the_rows_of_a_table_follows_it_and_other_ranges_do_not(pad: Path) -> None:
    boek = Werkboek.open(pad)
    boek.resize("tblX", 8)
    rijen = range(1, len(VOLGT) + 1)
    assert dict(zip(VOLGT, formulas(boek, "Mijn blad", 9, *rijen), strict=True)) == VOLGT
    assert formulas(boek, "Mijn blad", 11, 1) == ["SUM(C4:C8*2)"]
    assert formulas(boek, "Ander", 1, 1, 2) == ["SUM('Mijn blad'!$C$4:$C$8)", "SUM(C4:C7)"]


def test_a_running_total_keeps_its_own_end_and_its_share_follows(pad: Path) -> None:
    boek = Werkboek.open(pad)
    boek.resize("tblX", 9)
    assert formulas(boek, "Mijn blad", 4, *range(4, 10)) == [
        f"SUM(C$4:C{rij})/SUM($C$4:$C$9)" for rij in range(4, 10)
    ]


def test_the_results_are_those_of_all_rows(pad: Path, tmp_path: Path) -> None:
    boek = Werkboek.open(pad)
    boek.resize("tblX", 8)
    boek.write("Mijn blad", 8, 2, [["n1", 1000.0]])
    boek.recompute()
    boek.save(tmp_path / "nieuw.xlsx")
    boek = Werkboek.open(tmp_path / "nieuw.xlsx")
    values = [row[0] for row in boek.waarden("Mijn blad", 1, 9, len(VOLGT), 9)]
    assert values[:6] == [1060, 1060, 1060, 0, 1010, 5]
    assert boek.waarden("Ander", 1, 1, 1, 1) == [[1060]]


def test_shrinking_again_gives_the_very_same_file(pad: Path) -> None:
    boek = Werkboek.open(pad)
    boek.resize("tblX", 9)
    boek.resize("tblX", 7)
    old, new = inhoud(pad), boek.parts()
    assert {name for name, content in new.items() if old.get(name) != content} == set()


def test_a_formula_that_cells_share_becomes_the_cells_own(pad: Path) -> None:
    parts = read_parts(pad)
    name = "xl/worksheets/sheet2.xml"
    parts[name] = re.sub(
        rb"<c r=\"A1\">.*?</c>",
        b'<c r="A1"><f t="shared" ref="A1:B1" si="0">SUM(\'Mijn blad\'!$C$4:$C$7)</f><v>60</v></c>'
        b'<c r="B1"><f t="shared" si="0"/><v>60</v></c>',
        parts[name],
    )
    pad.write_bytes(package_bytes(parts))
    boek = Werkboek.open(pad)
    boek.resize("tblX", 8)
    for kolom in (1, 2):
        assert formulas(boek, "Ander", kolom, 1) == ["SUM('Mijn blad'!$C$4:$C$8)"]


def test_where_a_sheet_cannot_be_written_the_table_does_not_grow(pad: Path) -> None:
    parts = read_parts(pad)
    name = "xl/worksheets/sheet2.xml"
    parts[name] = parts[name].replace(b"<v>", b"<v><![CDATA[", 1).replace(b"</v>", b"]]></v>", 1)
    pad.write_bytes(package_bytes(parts))
    boek = Werkboek.open(pad)
    with pytest.raises(BestandGeweigerd, match="Ander rekent met alle rijen van tabel tblX"):
        boek.resize("tblX", 8)
    assert boek.parts() == parts


def test_a_sheet_that_cannot_be_written_and_names_no_whole_column_is_no_reason(pad: Path) -> None:
    parts = read_parts(pad)
    name = "xl/worksheets/sheet2.xml"
    xml = parts[name].replace(b"<v>", b"<v><![CDATA[", 1).replace(b"</v>", b"]]></v>", 1)
    parts[name] = xml.replace(b"$C$4:$C$7", b"$C$5:$C$7")
    pad.write_bytes(package_bytes(parts))
    boek = Werkboek.open(pad)
    boek.resize("tblX", 8)
    assert boek.parts()[name] == parts[name]


def test_cells_without_an_address_are_found_too(pad: Path) -> None:
    parts = read_parts(pad)
    name = "xl/worksheets/sheet2.xml"
    parts[name] = re.sub(rb'<(row|c) r="[A-Z0-9]+"', rb"<\1", parts[name])
    pad.write_bytes(package_bytes(parts))
    boek = Werkboek.open(pad)
    boek.resize("tblX", 8)
    assert formulas(boek, "Ander", 1, 1) == ["SUM('Mijn blad'!$C$4:$C$8)"]
