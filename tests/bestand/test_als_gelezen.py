"""A workbook taken again as it was opened: nothing of an earlier use is in it, nor lost by it."""

from pathlib import Path

from modelgemeente_xl.bestand.rekenen.rekenblad import Rekenblad
from modelgemeente_xl.bestand.werkboek import Werkboek
from tests.bestand.bouwsel import blad_xml, delen, schrijf_pakket

CELLEN = (
    '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>A1+1</f><v>2</v></c>'
    '<c r="C1" t="str"><f>IF(A1&gt;1,"&lt;veel&gt;","een")</f><v>een</v></c>'
    '<c r="D1" t="e"><f>1/(A1-1)</f><v>#DIV/0!</v></c>'
    '<c r="E1" t="b"><f>A1&gt;1</f><v>0</v></c><c r="F1"><f>A1*0</f><v>0</v></c></row>'
)


def computed(boek: Werkboek, value: float) -> dict[str, bytes]:
    boek.write("Blad", 1, 1, [[value]])
    rekenblad = Rekenblad.of_parts(boek.parts())
    rekenblad.evaluate()
    boek.fill(rekenblad)
    return boek.parts()


def test_each_is_as_if_it_were_opened_anew(tmp_path: Path) -> None:
    pad = schrijf_pakket(tmp_path / "x.xlsx", delen({"Blad": blad_xml(CELLEN)}))
    base = Werkboek.open(pad)
    opened = base.parts()
    for value in (3.0, 1.0, 5.0, 3.0):
        boek = base.as_read()
        assert boek.parts() == opened
        assert computed(boek, value) == computed(Werkboek.open(pad), value)
    assert base.parts() == opened


def test_what_was_written_in_the_one_is_not_in_the_next(tmp_path: Path) -> None:
    pad = schrijf_pakket(tmp_path / "x.xlsx", delen({"Blad": blad_xml(CELLEN)}))
    base = Werkboek.open(pad)
    base.write_formulas("Blad", 1, 2, [["=A1+7"]])
    base.write("Blad", 1, 1, [[9]])
    assert base.as_read().waarden("Blad", 1, 1, 1, 3) == [[1.0, 2.0, "een"]]
    assert base.as_read().formules("Blad", 1, 2, 1, 2) == [["=A1+1"]]
    assert base.formules("Blad", 1, 2, 1, 2) == [["=A1+7"]]
