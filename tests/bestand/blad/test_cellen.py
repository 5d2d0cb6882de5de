"""The index over the cells: what it finds, and what it refuses by name."""

import zipfile
from pathlib import Path

import openpyxl
import pytest

from modelgemeente_xl.bestand.blad.cellen import Bladindex
from modelgemeente_xl.bestand.grond.weigering import BestandGeweigerd
from modelgemeente_xl.bestand.pakket.pakket import sheet_parts
from tests.bestand.bouwsel import MAIN, blad_xml


def index(cellen: str, kop: str = "", staart: str = "") -> Bladindex:
    return Bladindex("Blad", blad_xml(cellen, staart, kop).encode())


def look_at_all(cellen: str) -> None:
    found = index(cellen)
    for rij, kolom in places(found):
        found.cell(rij, kolom)


def places(found: Bladindex) -> list[tuple[int, int]]:
    return [(rij, kolom) for rij, row in found.rijen.items() for kolom in found.cells(row)]


def test_every_cell_of_the_master_is_found(meester_pad: Path) -> None:
    with zipfile.ZipFile(meester_pad) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    book = openpyxl.load_workbook(meester_pad)
    count = 0
    for naam, part in sheet_parts(parts).items():
        found = set(places(Bladindex(naam, parts[part])))
        expected = {
            (c.row, c.column) for row in book[naam].iter_rows() for c in row if c.value is not None
        }
        assert expected <= found, naam
        count += len(found)
    assert count > 15_000


@pytest.mark.parametrize("prefix", ["", "x:"])
def test_a_prefix_for_the_main_namespace(prefix: str) -> None:
    xml = (
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="2"><x:c r="B2" t="str"><x:f>1</x:f>'
        '<x:v>a</x:v></x:c><x:c r="C2"/></x:row></x:sheetData></x:worksheet>'
    )
    if not prefix:
        xml = xml.replace("x:", "").replace("xmlns:x", "xmlns").replace(":x=", "=")
    found = Bladindex("Blad", xml.encode())
    assert places(found) == [(2, 2), (2, 3)]
    cel = found.cell(2, 2)
    assert cel is not None
    assert (cel.formule, cel.formule_tekst, cel.waarde, cel.soort) == (b"", b"1", b"a", b"str")
    assert found.xml[cel.begin : cel.eind].endswith(f"</{prefix}c>".encode())


@pytest.mark.parametrize(
    "cellen",
    [
        "",
        '<row r="1"/>',
        '<row r="1"><c r="A1"/></row>',
        '<!-- <c r="A1"/> --><row r="1"><?x y?><c r="A1"/><!-- --> <!-- --></row><?x?>',
        '<row r="1"><c r="A1"/><extLst><ext uri="x"/></extLst></row >\n<row r="2"/>',
        '<row r="1"><c r="A1"/></row ><row r="2"><c r="A2"><v>2</v></c></row>',
        '<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is><extLst/></c><c r="B1" t="inlineStr"><is><t>b</t></is></c></row>',
        '\n  <row r="1" spans="1:2">\n    <c r="A1"><v>1</v></c>\n    <c r="B1"/>\n  </row>\n ',
        "<row r='1'><c r='A1' s='2'><v>1</v></c></row>",
        '<row r="1"><c t="s" r="A1" vm="1"><v>0</v></c></row><row r="7" ht="3"/>',
        '<row r="1"><c r="A1"><f>1</f><v>1</v><extLst><ext uri="x"><y:a xmlns:y="u"/></ext></extLst></c></row>',
    ],
)
def test_forms_that_are_trusted(cellen: str) -> None:
    found = index(cellen)
    for rij, kolom in places(found):
        cel = found.cell(rij, kolom)
        assert cel is not None
        assert found.xml[cel.begin : cel.begin + 2] == b"<c"
        assert found.xml[cel.eind - 1 : cel.eind] == b">"
    assert found.cell(3, 3) is None


@pytest.mark.parametrize(
    ("cellen", "woorden"),
    [
        ("<row r=''><c r='A1'/></row>", "rij zonder geldig nummer"),
        ("<row r='1'/><row r='1'/>", "na rij 1 staat een rij zonder geldig nummer"),
        ("<row r='2'/><row r='1'/>", "zonder geldig nummer"),
        ("<row r='1048577'/>", "zonder geldig nummer"),
        ("<row r='een'/>", "zonder geldig nummer"),
        ("<row r='1'>", "rij 1 wordt niet gesloten"),
        ("<row r='1'><c r=''><v>1</v></c></row>", "cel zonder geldig adres"),
        ("<row r='1'><c r='B1'/><c/><c r='C1'/></row>", "cel C1 staat niet op haar plaats"),
        ("<row r='1'><c r='A2'/></row>", "cel A2 staat niet op haar plaats"),
        ('<row r="1"><c r="B1"/><c r="A1"/></row>', "cel A1 staat niet op haar plaats"),
        ('<row r="1"><c r="A1"/><c r="A1"/></row>', "cel A1 staat niet op haar plaats"),
        ('<row r="1"><c r="XFE1"/></row>', "cel XFE1 staat niet op haar plaats"),
        ("<row r='1'><d r='A1'/></row>", "in rij 1 staat iets dat niet is herkend: <d"),
        ("<row r='1'><c r='A1'><v>1</v></row>", "in rij 1 staat iets"),
        ("<row r='1'/><x/>", "na rij 1 staat iets dat niet is herkend: <x/>"),
        ("tekst<row r='1'/>", "na rij 0 staat iets"),
        (
            "<row r='1'><c r='A1'><q/></c></row>",
            "de inhoud van een cel is niet herkend: <c r='A1'><q/></c>",
        ),
        ("<row r='1'><c r='A1'><v>1<!-- --></v></c></row>", "commentaar of CDATA"),
        ("<row r='1'><c r='A1'><f><![CDATA[1]]></f></c></row>", "commentaar of CDATA"),
        ("</sheetData><sheetData>", "<sheetData> staat er 2 keer in"),
    ],
)
def test_forms_that_are_refused_by_name(cellen: str, woorden: str) -> None:
    with pytest.raises(BestandGeweigerd) as refusal:
        look_at_all(cellen)
    assert str(refusal.value).startswith("blad Blad is niet veilig te wijzigen: ")
    assert woorden in str(refusal.value)
    assert str(refusal.value).endswith("sla haar opnieuw op")


def test_what_is_no_worksheet() -> None:
    with pytest.raises(BestandGeweigerd, match="niet die van een werkblad"):
        Bladindex("Blad", b"<chartsheet/>")
    with pytest.raises(BestandGeweigerd, match="<sheetData> staat er 0 keer in"):
        Bladindex("Blad", b"<worksheet/>")
    with pytest.raises(BestandGeweigerd, match="wordt niet gesloten"):
        Bladindex("Blad", b"<worksheet><sheetData></worksheet>")


def test_formula_cells_and_the_last_that_is_filled() -> None:
    found = index(
        '<row r="1"><c r="A1"><f>B1</f></c><c r="B1"><v>1</v></c><c r="C1" s="1"/></row>'
        '<row r="2"><c r="A2" s="1"/></row><row r="3"><c r="D3"><f/></c></row>'
    )
    assert [(rij, kolom, cel.formule_tekst) for rij, kolom, cel in found.formula_cells()] == [
        (1, 1, b"B1"),
        (3, 4, b""),
    ]
    assert [found.last_filled(row) for row in found.rijen.values()] == [2, 0, 4]
    assert found.may_compute()
    assert not index('<row r="1"><c r="A1"><v>1</v></c></row>').may_compute()
