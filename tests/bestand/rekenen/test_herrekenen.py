"""Computing: true results where the engine can, the old one and a request to Excel where not."""

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from modelgemeente_xl.bestand.grond.weigering import BestandGeweigerd
from modelgemeente_xl.bestand.rekenen import herrekenen
from modelgemeente_xl.bestand.rekenen.herrekenen import Rekenverslag
from modelgemeente_xl.bestand.rekenen.rekenblad import Rekenblad, RekenenMislukt
from modelgemeente_xl.bestand.werkboek import Werkboek
from tests.bestand.bouwsel import MAIN, blad_xml, delen, error_in, inhoud, schrijf_pakket

DEEL = "xl/worksheets/sheet1.xml"
WERKMAP = "xl/workbook.xml"


def xml_after(boek: Werkboek) -> str:
    return boek.parts()[DEEL].decode()


def test_the_master_is_as_it_computes(boek: Werkboek) -> None:
    assert boek.recompute() == Rekenverslag(())
    assert not boek.gewijzigd


def test_results_are_those_of_the_engine_on_the_changed_file(boek: Werkboek, kopie: Path) -> None:
    boek.write("Start", 7, 3, [["Amsterdam"], [2029]])
    boek.write("Algemeen", 10, 7, [[12345], ["tien"], [None]])
    assert boek.recompute().niet_berekend == ()
    boek.save()
    rekenblad = Rekenblad(kopie)
    rekenblad.evaluate()
    again = Werkboek.open(kopie)
    compared = 0
    for naam in again.bladnamen:
        last = again.gebruikt(naam)
        values = again.waarden(naam, 1, 1, *last)
        for rij, row in enumerate(again.formules(naam, 1, 1, *last), 1):
            for kolom, formule in enumerate(row, 1):
                if formule:
                    expected = rekenblad.value(naam, rij, kolom)
                    if isinstance(expected, float):  # Excel knows 15 digits
                        expected = pytest.approx(expected, rel=1e-14)
                    assert values[rij - 1][kolom - 1] == expected, (naam, rij, kolom)
                    compared += 1
    assert compared > 5_000


def test_only_results_that_differ_are_written(tmp_path: Path) -> None:
    een = blad_xml(
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>A1*2</f><v>2</v></c><c r="C1"><f>3</f><v>3.00</v></c></row>'
    )
    twee = blad_xml('<row r="1"><c r="A1"><f>Een!C1</f><v>3</v></c></row>')
    boek = Werkboek.open(schrijf_pakket(tmp_path / "x.xlsx", delen({"Een": een, "Twee": twee})))
    before = boek.parts()
    boek.write("Een", 1, 1, [[5]])
    boek.recompute()
    after = boek.parts()
    assert {name for name in before if before[name] != after[name]} == {DEEL}
    assert after[DEEL].decode() == een.replace("<v>1</v>", "<v>5</v>").replace(
        "<v>2</v>", "<v>10</v>"
    )


def test_computing_back_gives_the_same_bytes(boek: Werkboek, kopie: Path) -> None:
    before = boek.parts()
    start = boek.waarden("Start", 7, 3, 8, 3)
    boek.write("Start", 7, 3, [["Urk"], [2028]])
    boek.recompute()
    boek.save()
    boek = Werkboek.open(kopie)
    assert boek.parts() != before
    boek.write("Start", 7, 3, start)
    boek.recompute()
    assert boek.parts() == before


def test_every_kind_of_result(klein: Callable[..., Werkboek], sml: etree.XMLSchema) -> None:
    boek = klein(
        '<row r="1"><c r="A1"><v>4</v></c><c r="B1" s="2"><f>A1*2</f><v>0</v></c><c r="C1" t="str"><f>A1&amp;"&amp;"</f>'
        '<v>x</v></c><c r="D1"><f>A1&gt;3</f></c><c r="E1" s="3" t="e"><f>A1+0</f><v>#N/A</v></c></row>'
        '<row r="2"><c r="A2"><f>IF(A1=4,"",1)</f><v>1</v></c><c r="B2"><f>A1/8</f><v>1</v></c>'
        '<c r="C2" t="b"><f>FALSE</f><v>1</v></c><c r="D2" t="str"><f>"#"&amp;A1</f><v/></c></row>'
    )
    assert boek.recompute() == Rekenverslag((), verouderd=True)
    assert boek.waarden("Blad", 1, 1, 2, 5) == [
        [4.0, 8.0, "4&", True, 4.0],
        ["", 0.5, False, "#4", None],
    ]
    assert xml_after(boek) == blad_xml(
        '<row r="1"><c r="A1"><v>4</v></c><c r="B1" s="2"><f>A1*2</f><v>8</v></c><c r="C1" t="str"><f>A1&amp;"&amp;"</f>'
        '<v>4&amp;</v></c><c r="D1" t="b"><f>A1&gt;3</f><v>1</v></c><c r="E1" s="3"><f>A1+0</f><v>4</v></c></row>'
        '<row r="2"><c r="A2" t="str"><f>IF(A1=4,"",1)</f><v></v></c><c r="B2"><f>A1/8</f><v>0.5</v></c>'
        '<c r="C2" t="b"><f>FALSE</f><v>0</v></c><c r="D2" t="str"><f>"#"&amp;A1</f><v>#4</v></c></row>'
    )
    assert error_in(boek.parts()[DEEL], sml) is None


def test_a_difference_beyond_what_excel_knows_is_none(klein: Callable[..., Werkboek]) -> None:
    boek = klein(
        '<row r="1"><c r="A1"><f>0.1+0.2</f><v>0.3</v></c><c r="B1"><f>0.1+0.2</f><v>0.31</v></c></row>'
    )
    boek.recompute()
    assert "<f>0.1+0.2</f><v>0.3</v>" in xml_after(boek)
    assert boek.waarden("Blad", 1, 2, 1, 2) == [[0.1 + 0.2]]


def test_shared_and_array_formulas_keep_their_form(klein: Callable[..., Werkboek]) -> None:
    boek = klein(
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f t="shared" ref="B1:B2" si="0">A1*10</f><v>0</v></c>'
        '<c r="C1" s="2"><f t="array" ref="C1:C2">A1:A2*3</f><v>0</v></c></row>'
        '<row r="2"><c r="A2"><v>2</v></c><c r="B2"><f t="shared" si="0"/><v>0</v></c><c r="C2" s="4"><v>0</v></c></row>'
    )
    boek.recompute()
    assert boek.waarden("Blad", 1, 2, 2, 3) == [[10.0, 3.0], [20.0, 6.0]]
    assert '<f t="shared" ref="B1:B2" si="0">A1*10</f><v>10</v>' in xml_after(boek)
    assert '<f t="shared" si="0"/><v>20</v>' in xml_after(boek)
    assert '<c r="C1" s="2"><f t="array" ref="C1:C2">A1:A2*3</f><v>3</v></c>' in xml_after(boek)
    assert '<c r="C2" s="4"><v>6</v></c>' in xml_after(boek)


def test_attributes_of_a_cell_stay_but_not_those_of_its_old_value(
    klein: Callable[..., Werkboek],
) -> None:
    boek = klein(
        '<row r="1"><c cm="1" r="A1" s="1" t="e" vm="3" ><f t="array" ref="A1">1+1</f><v>#SPILL!</v></c></row>'
    )
    boek.recompute()
    assert '<c r="A1" s="1" cm="1"><f t="array" ref="A1">1+1</f><v>2</v></c>' in xml_after(boek)


ONBEKEND = (
    '<row r="1"><c r="A1"><v>{}</v></c><c r="B1"><f>NIETBEKEND(A1)</f><v>7</v></c><c r="C1"><f>B1+1</f><v>8</v></c>'
    '<c r="D1"><f>IFERROR(B1,0)+1</f><v>8</v></c><c r="E1"><f>A1+1</f><v>6</v></c></row>'
)


def test_what_the_engine_cannot_compute_keeps_its_value(klein: Callable[..., Werkboek]) -> None:
    boek = klein(ONBEKEND.format(5), staart="")
    boek.write("Blad", 1, 1, [[6]])
    # What depends on it is computed with the value it has, also where it would hide the error.
    assert boek.recompute() == Rekenverslag(("Blad!B1",))
    assert boek.waarden("Blad", 1, 1, 1, 5) == [[6.0, 7.0, 8.0, 8.0, 7.0]]
    assert b'<calcPr fullCalcOnLoad="1"/>' in boek.parts()[WERKMAP]


def test_a_true_error_is_written(klein: Callable[..., Werkboek], sml: etree.XMLSchema) -> None:
    boek = klein(
        '<row r="1"><c r="A1"><v>2</v></c><c r="B1"><f>8/A1</f><v>4</v></c><c r="C1"><f>B1&amp;""</f></c></row>'
    )
    boek.write("Blad", 1, 1, [[0]])
    assert boek.recompute() == Rekenverslag(())
    assert boek.waarden("Blad", 1, 2, 1, 3) == [["#DIV/0!", "#DIV/0!"]]
    assert '<c r="B1" t="e"><f>8/A1</f><v>#DIV/0!</v></c>' in xml_after(boek)
    assert b"fullCalcOnLoad" not in boek.parts()[WERKMAP]
    boek.write("Blad", 1, 1, [[4]])
    boek.recompute()
    assert '<c r="B1"><f>8/A1</f><v>2</v></c>' in xml_after(boek)


@pytest.mark.parametrize("formule", ["SUM((A1:A2,A1))", "SUMPRODUCT(ISNUMBER(A1:A2)*1)"])
def test_what_the_engine_alone_makes_of_a_formula_is_not_written(
    klein: Callable[..., Werkboek], formule: str
) -> None:
    boek = klein(
        f'<row r="1"><c r="A1"><v>2</v></c><c r="B1"><f>{formule}</f><v>4</v></c>'
        '<c r="C1"><f>A1+B1</f><v>6</v></c></row>'
    )
    boek.write("Blad", 1, 1, [[3]])
    assert boek.recompute() == Rekenverslag(("Blad!B1",))
    assert boek.waarden("Blad", 1, 2, 1, 3) == [[4.0, 7.0]]


def test_a_new_formula_that_cannot_be_computed_has_no_result(
    klein: Callable[..., Werkboek],
) -> None:
    boek = klein("")
    boek.write_formulas("Blad", 1, 1, [["=NIETBEKEND(1)", "=1/0", "=1+1"]])
    assert boek.recompute() == Rekenverslag(("Blad!A1",))
    assert boek.waarden("Blad", 1, 1, 1, 3) == [[None, "#DIV/0!", 2.0]]
    assert "<f>NIETBEKEND(1)</f></c>" in xml_after(boek)


def test_an_error_that_was_there_already_is_no_news(klein: Callable[..., Werkboek]) -> None:
    boek = klein('<row r="1"><c r="A1" t="e"><f>NIETBEKEND(1)</f><v>#NAME?</v></c></row>')
    assert boek.recompute() == Rekenverslag(())
    assert not boek.gewijzigd


@pytest.mark.parametrize(
    ("oud", "nieuw"),
    [
        ("</workbook>", '<calcPr fullCalcOnLoad="1"/></workbook>'),
        ('<calcPr calcId="1"/></workbook>', '<calcPr calcId="1" fullCalcOnLoad="1"/></workbook>'),
        (
            '<calcPr fullCalcOnLoad="0" calcId="1"/></workbook>',
            '<calcPr calcId="1" fullCalcOnLoad="1"/></workbook>',
        ),
        (
            '<calcPr fullCalcOnLoad="true"/></workbook>',
            '<calcPr fullCalcOnLoad="true"/></workbook>',
        ),
        (
            '<definedNames><definedName name="a">1</definedName></definedNames><extLst/></workbook>',
            '<definedNames><definedName name="a">1</definedName></definedNames>'
            '<calcPr fullCalcOnLoad="1"/><extLst/></workbook>',
        ),
    ],
)
def test_the_request_to_compute_everything(
    klein: Callable[..., Werkboek], sml: etree.XMLSchema, oud: str, nieuw: str
) -> None:
    boek = klein(ONBEKEND.format(5), staart="", namen=oud.removesuffix("</workbook>"))
    boek.write("Blad", 1, 1, [[6]])
    boek.recompute()
    assert boek.parts()[WERKMAP].decode().endswith(nieuw)
    assert error_in(boek.parts()[WERKMAP], sml) is None


def test_precision_as_displayed_is_refused_in_words(klein: Callable[..., Werkboek]) -> None:
    cellen = '<row r="1"><c r="A1"><f>1+1</f><v>3</v></c></row>'
    boek = klein(cellen, staart="", namen='<calcPr fullPrecision="0"/>')
    before = boek.parts()
    with pytest.raises(BestandGeweigerd, match="nauwkeurigheid van de weergave"):
        boek.recompute()
    assert boek.parts() == before


def test_dates_from_1904_hold_up_nothing_but_what_computes_with_dates(tmp_path: Path) -> None:
    cellen = (
        '<row r="1"><c r="A1"><v>44652</v></c><c r="B1"><f>YEAR(A1)</f><v>2026</v></c>'
        '<c r="C1"><f>B1+1</f><v>2027</v></c><c r="D1"><f>A1+1</f><v>44653</v></c></row>'
    )
    parts = delen({"Blad": blad_xml(cellen)})
    parts[WERKMAP] = parts[WERKMAP].replace("<sheets>", '<workbookPr date1904="1"/><sheets>')
    boek = Werkboek.open(schrijf_pakket(tmp_path / "x.xlsx", parts))
    boek.write("Blad", 1, 5, [[1]])
    assert boek.recompute() == Rekenverslag(())
    assert boek.waarden("Blad", 1, 1, 1, 4) == [[44652.0, 2026.0, 2027.0, 44653.0]]
    boek.write("Blad", 1, 1, [[44653]])
    assert boek.recompute() == Rekenverslag(("Blad!B1",))
    assert boek.waarden("Blad", 1, 2, 1, 4) == [[2026.0, 2027.0, 44654.0]]


def test_an_engine_that_breaks_down_leaves_everything(
    klein: Callable[..., Werkboek], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: object) -> Rekenblad:
        raise RekenenMislukt("kapot")

    boek = klein('<row r="1"><c r="A1"><f>1+1</f><v>3</v></c><c r="B1"><f>2</f></c></row>')
    monkeypatch.setattr(herrekenen.Rekenblad, "of_parts", broken)
    assert boek.recompute() == Rekenverslag(("Blad!A1", "Blad!B1"), "kapot")
    assert boek.waarden("Blad", 1, 1, 1, 2) == [[3.0, None]]
    assert b'fullCalcOnLoad="1"' in boek.parts()[WERKMAP]


def test_without_formulas_nothing_is_computed(
    klein: Callable[..., Werkboek], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(herrekenen.Rekenblad, "of_parts")
    assert klein('<row r="1"><c r="A1"><v>1</v></c></row>').recompute() == Rekenverslag(())


def test_a_sheet_that_is_not_trusted_keeps_its_results(tmp_path: Path) -> None:
    fout = f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1"><f>Goed!A1</f><v>9<!-- --></v></c></row></sheetData></worksheet>'
    goed = blad_xml('<row r="1"><c r="A1"><f>1+1</f><v>0</v></c></row>')
    parts = delen({"Goed": goed, "Fout": fout, "Leeg": fout.replace("<f>Goed!A1</f>", "")})
    boek = Werkboek.open(schrijf_pakket(tmp_path / "x.xlsx", parts))
    assert boek.recompute() == Rekenverslag(("Fout",), verouderd=True)
    assert boek.waarden("Goed", 1, 1, 1, 1) == [[2.0]]
    boek.save()
    assert inhoud(boek.pad)["xl/worksheets/sheet2.xml"] == fout.encode()


def test_a_sheet_that_the_engine_cannot_read_either(tmp_path: Path) -> None:
    fout = f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r=""><v>9</v></c></row></sheetData></worksheet>'
    goed = blad_xml('<row r="1"><c r="A1"><f>1+1</f><v>0</v></c></row>')
    boek = Werkboek.open(schrijf_pakket(tmp_path / "x.xlsx", delen({"Goed": goed, "Fout": fout})))
    herrekening = boek.recompute()
    assert herrekening.niet_berekend == ("Goed!A1",)
    assert herrekening.reden
    assert b'fullCalcOnLoad="1"' in boek.parts()[WERKMAP]


def test_texts_that_xml_codes_come_through(klein: Callable[..., Werkboek]) -> None:
    boek = klein(
        '<row r="1"><c r="A1" t="inlineStr"><is><t>a_x0007_b_x005F_x0041_</t></is></c>'
        '<c r="B1" t="str"><f>A1</f><v>a_x0007_b_x005F_x0041_</v></c><c r="C1" t="str"><f>A1</f><v/></c></row>'
    )
    boek.recompute()
    assert boek.waarden("Blad", 1, 1, 1, 3) == [["a\x07b_x0041_"] * 3]
    assert xml_after(boek).count("a_x0007_b_x005F_x0041_") == 3
