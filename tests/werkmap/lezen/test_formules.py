from pathlib import Path

from modelgemeente_xl.bestand.motor.motor import open_boek
from modelgemeente_xl.werkmap.lezen.boek import read_boek
from modelgemeente_xl.werkmap.lezen.formules import read_formulas, row_formulas


def test_formulas_that_excel_does_not_fill_are_those_of_the_master(meester_pad: Path) -> None:
    book = open_boek(meester_pad)
    try:
        tabel = read_boek(book).tabellen["tblParametersIndex"]
        cells = read_formulas(book, tabel)
    finally:
        book.close()
    plaats = tabel.index("Cumulatief")
    for nummer, row in enumerate(cells):
        assert dict(row_formulas(tabel, nummer)) == {"Cumulatief": row[plaats]}
