"""Excel's own files: open, write one cell, save, open again; nothing else changed."""

import re
import shutil
from pathlib import Path

import pytest
from lxml import etree

from modelgemeente_xl.bestand.grond.weigering import BestandGeweigerd
from modelgemeente_xl.bestand.rekenen.herrekenen import Rekenverslag
from modelgemeente_xl.bestand.werkboek import Werkboek
from tests.bestand.bouwsel import error_in, inhoud, met_openpyxl
from tests.conftest import SHARED, needs

MAP = SHARED / "excel-files"
BESTANDEN = sorted(MAP.glob("*")) if MAP.is_dir() else []
GEWEIGERD = {
    "README.md": "alleen .xlsx en .xlsm worden gelezen",
    "unicode_shift_jis.txt": "alleen .xlsx en .xlsm worden gelezen",
    "vbaProject01.bin": "alleen .xlsx en .xlsm worden gelezen",
    "vbaProject05.bin": "alleen .xlsx en .xlsm worden gelezen",
}
"""What is refused; none of these is a workbook."""

TEKST = '=proef & "é"\n_x0041_'


def test_the_folder_is_there() -> None:
    needs(MAP.is_dir(), "de map ../shared/excel-files")
    assert len(BESTANDEN) == 251
    assert {pad.name for pad in BESTANDEN} >= GEWEIGERD.keys()


@pytest.mark.parametrize("bron", BESTANDEN, ids=lambda bron: bron.name)
def test_round_trip(bron: Path, tmp_path: Path, sml: etree.XMLSchema) -> None:
    pad = Path(shutil.copyfile(bron, tmp_path / bron.name))
    if bron.name in GEWEIGERD:
        with pytest.raises(BestandGeweigerd, match=f"^{bron.name}: {GEWEIGERD[bron.name]}"):
            Werkboek.open(pad)
        return
    boek = Werkboek.open(pad)
    blad = boek.bladnamen[-1]
    rij, kolom = boek.gebruikt(blad)
    boek.write(blad, rij + 2, kolom + 1, [[TEKST]])
    touched = {naam for naam, content in boek.parts().items() if content != inhoud(bron)[naam]}
    boek.save()
    before, after = inhoud(bron), inhoud(pad)
    assert list(after) == list(before)
    assert {naam for naam in before if before[naam] != after[naam]} == touched
    assert len(touched) == 1
    part = touched.pop()
    assert part.startswith("xl/worksheets/")
    assert _skeleton(after[part]) == _skeleton(before[part])
    assert error_in(after[part], sml) is None
    assert Werkboek.open(pad).waarden(blad, rij + 2, kolom + 1, rij + 2, kolom + 1) == [[TEKST]]
    cell = met_openpyxl(pad)[blad].cell(rij + 2, kolom + 1)
    assert (cell.value, cell.data_type) == (TEKST.replace("_x0041_", "_x005F_x0041_"), "s")


def _skeleton(xml: bytes) -> bytes:
    """The part without what may differ: the dimension, the new cell, and its row."""
    xml = re.sub(rb'<dimension ref="[^"]*"/>', b"", xml)
    xml = re.sub(rb'<c r="[^>]*t="inlineStr"><is>.*?</c>', b"", xml, flags=re.DOTALL)
    xml = re.sub(rb'<row r="[0-9]+"></row>', b"", xml).replace(b"></row>", b"/>")
    return xml.replace(b"<sheetData/>", b"<sheetData></sheetData>")


@pytest.mark.parametrize("bron", BESTANDEN, ids=lambda bron: bron.name)
def test_computing_what_excel_computed_changes_nothing(bron: Path) -> None:
    if bron.name in GEWEIGERD:
        with pytest.raises(BestandGeweigerd):
            Werkboek.open(bron)
        return
    boek = Werkboek.open(bron)
    assert boek.recompute() == Rekenverslag(())
    assert not boek.gewijzigd


@pytest.mark.parametrize("bron", BESTANDEN, ids=lambda bron: bron.name)
def test_an_edit_elsewhere_changes_no_result_that_excel_gave(bron: Path) -> None:
    if bron.name in GEWEIGERD:
        with pytest.raises(BestandGeweigerd):
            Werkboek.open(bron)
        return
    boek = Werkboek.open(bron)
    before = boek.parts()
    blad = boek.bladnamen[-1]
    rij, kolom = boek.gebruikt(blad)
    boek.write(blad, rij + 2, kolom + 2, [[1]])
    assert boek.recompute() == Rekenverslag(())
    changed = {naam for naam, content in boek.parts().items() if content != before[naam]}
    assert len(changed) == 1
    boek.write(blad, rij + 2, kolom + 2, [[None]])
    assert not boek.gewijzigd
