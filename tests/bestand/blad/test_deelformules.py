"""Shared formulas stay whole whatever is written over them."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.formula.translate import Translator

from modelgemeente_xl.bestand.grond.weigering import BestandGeweigerd
from modelgemeente_xl.bestand.werkboek import Werkboek
from tests.bestand.bouwsel import inhoud

DEEL = "xl/worksheets/sheet1.xml"
CELLEN = (
    '<row r="1"><c r="A1"><v>1</v></c><c r="B1" s="3"><f t="shared" ref="B1:C3" si="4">A1*$A$1+1</f>'
    '<v>2</v></c><c r="C1"><f t="shared" si="4"/><v>3</v></c></row>'
    '<row r="2"><c r="A2"><v>2</v></c><c r="B2" s="5"><f t="shared" si="4"/><v>3</v></c>'
    '<c r="C2"><f t="shared" si="4"/><v>4</v></c></row>'
    '<row r="3"><c r="B3"><f t="shared" si="4"/><v>1</v></c></row>'
)
OORSPRONG = {(r, k): Translator("=A1*$A$1+1", "B1").translate_formula(row_delta=r - 1, col_delta=k - 2)
             for r, k in [(1, 2), (1, 3), (2, 2), (2, 3), (3, 2)]}  # fmt: skip


def formulas_in(boek: Werkboek) -> dict[tuple[int, int], str]:
    rows = boek.formules("Blad", 1, 2, 3, 3)
    return {(r, k): text for r, row in enumerate(rows, 1) for k, text in enumerate(row, 2) if text}


def test_followers_read_as_excel_shows_them(klein: Callable[..., Werkboek]) -> None:
    assert formulas_in(klein(CELLEN)) == OORSPRONG


@pytest.mark.parametrize(
    "weg",
    [[(1, 2)], [(1, 2), (1, 3)], [(2, 2)], [(1, 2), (2, 2)], [(3, 2), (1, 2)], sorted(OORSPRONG)],
)
def test_the_others_keep_their_formula(
    klein: Callable[..., Werkboek], tmp_path: Path, weg: list[tuple[int, int]]
) -> None:
    boek = klein(CELLEN)
    for rij, kolom in weg:
        boek.write("Blad", rij, kolom, [[9]])
    expected = {cell: text for cell, text in OORSPRONG.items() if cell not in weg}
    assert formulas_in(boek) == expected
    boek.save(tmp_path / "uit.xlsx")
    assert formulas_in(Werkboek.open(tmp_path / "uit.xlsx")) == expected
    sheet = openpyxl.load_workbook(tmp_path / "uit.xlsx")["Blad"]
    for (rij, kolom), text in expected.items():
        assert sheet.cell(rij, kolom).value == text
    for rij, kolom in weg:
        assert sheet.cell(rij, kolom).value == 9


def test_only_the_heir_of_the_text_changes(klein: Callable[..., Werkboek], tmp_path: Path) -> None:
    boek = klein(CELLEN)
    before = boek.parts()[DEEL]
    boek.write("Blad", 1, 2, [["weg"]])
    heir = b'<c r="C1"><f t="shared" ref="B1:C3" si="4">B1*$A$1+1</f><v>3</v></c>'
    assert boek.parts()[DEEL] == before.replace(
        b'<c r="B1" s="3"><f t="shared" ref="B1:C3" si="4">A1*$A$1+1</f><v>2</v></c>',
        b'<c r="B1" s="3" t="inlineStr"><is><t>weg</t></is></c>',
    ).replace(b'<c r="C1"><f t="shared" si="4"/><v>3</v></c>', heir)
    boek.write("Blad", 1, 3, [[7]])
    assert b'<c r="B2" s="5"><f t="shared" ref="B2:C3" si="4">A2*$A$1+1</f>' in boek.parts()[DEEL]
    boek.save(tmp_path / "uit.xlsx")
    assert inhoud(tmp_path / "uit.xlsx")[DEEL] == boek.parts()[DEEL]


@pytest.mark.parametrize(
    "cellen",
    [
        '<row r="1"><c r="A1"><f t="shared" si="0"/></c></row>',
        '<row r="1"><c r="A1"><f t="shared" ref="A1" si="0">1</f></c>'
        '<c r="B1"><f t="shared" ref="B1" si="0">2</f></c></row>',
    ],
)
def test_a_shared_formula_that_cannot_be_followed(
    klein: Callable[..., Werkboek], cellen: str
) -> None:
    boek = klein(cellen)
    with pytest.raises(BestandGeweigerd, match="de gedeelde formule van cel"):
        boek.formules("Blad", 1, 1, 1, 2)
