"""What lapsed in the catalogue stays in a workbook, and no rule calls that wrong."""

from pathlib import Path

import pytest

from modelgemeente_xl.bestand.motor.motor import open_boek
from modelgemeente_xl.bestand.werkboek import Werkboek
from modelgemeente_xl.knoppen import controleren
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.plan.samenvoegen import STATUSKOLOM, VERVALLEN
from modelgemeente_xl.werkmap.indeling.declaratie import Eigenaar
from modelgemeente_xl.werkmap.indeling.tabellen import kolommen_of
from modelgemeente_xl.werkmap.inhoud.inhoud import inhoud_of
from tests.klein import small_catalogus, small_workbook

VERVALT = Eigenaar.CATALOGUS, STATUSKOLOM
"""The column in which a refresh marks a row that the catalogue no longer has."""


@pytest.fixture(scope="module")
def klein(catalogus: Catalogus) -> Catalogus:
    return small_catalogus(catalogus)


def test_a_lapsed_row_of_any_table_is_no_fault(klein: Catalogus, tmp_path: Path) -> None:
    pad = tmp_path / "begroting.xlsx"
    pad.write_bytes(small_workbook(klein))
    boek = Werkboek.open(pad)
    marked = []
    for naam in inhoud_of(klein):
        if VERVALT in {(kolom.eigenaar, kolom.naam) for kolom in kolommen_of(naam)}:
            tabel = boek.tabellen[naam]
            plaats = tabel.eerste_kolom + tabel.kolommen.index(STATUSKOLOM)
            boek.write(tabel.blad, tabel.laatste_rij, plaats, [[VERVALLEN]])
            marked.append(naam)
    assert {"tblFysiek", "tblBasis", "tblParametersLoonkosten", "tblCatalogus"} <= {*marked}
    boek.recompute()
    boek.save()
    book = open_boek(pad)
    found = controleren.controleer(book)
    book.close()
    assert [str(g) for g in found if g.ernst == "fout"] == []
