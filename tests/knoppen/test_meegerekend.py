"""An input that is a formula follows what a button writes, and so do the totals that are printed."""

from pathlib import Path

import pytest

from modelgemeente_xl.bestand.motor.motor import open_boek
from modelgemeente_xl.bestand.werkboek import Werkboek
from modelgemeente_xl.knoppen import knoppen
from modelgemeente_xl.knoppen.knoppen import Schaalkeuze
from modelgemeente_xl.model.catalogus import Catalogus
from tests.klein import small_catalogus, small_workbook
from tests.knoppen.conftest import WIE
from tests.knoppen.test_tegenrekenen import held


@pytest.mark.parametrize(
    ("kolom", "formule"),
    [
        ("Eigen bedrag", "=Inwoners*2"),
        ("Startjaar", "=Begrotingsjaar+1"),
        ("Meenemen", '=IF(Begrotingsjaar>2027,"nee","ja")'),
        ("Start", "=ROUND(Inwoners/100,0)"),
    ],
)
def test_the_totals_printed_are_those_that_the_workbook_computed(
    catalogus: Catalogus, tmp_path: Path, kolom: str, formule: str
) -> None:
    klein = small_catalogus(catalogus)
    pad = tmp_path / "begroting.xlsx"
    pad.write_bytes(small_workbook(klein))
    boek = Werkboek.open(pad)
    tabel = boek.tabellen["tblFysiek"]
    k = tabel.eerste_kolom + (0 if kolom == "Start" else tabel.kolommen.index(kolom))
    where = ("Start", 10, 3) if kolom == "Start" else ("Fysiek", tabel.kop_rij + 1, k)
    boek.write_formulas(*where, [[formule]])
    boek.recompute()
    boek.save()
    book = open_boek(pad)
    uitkomst = knoppen.schaal(book, klein, Schaalkeuze(("Venlo",), jaar=2028), WIE)
    book.save()
    book.close()
    assert uitkomst.bevindingen == ()
    assert held(pad)["Totaal Bruto"] == uitkomst.na.totaal
