"""What other programs write and the rules of the format allow: read, changed, and nothing lost."""

from collections.abc import Callable
from pathlib import Path

import pytest

from modelgemeente_xl.bestand.grond.weigering import BestandGeweigerd
from modelgemeente_xl.bestand.werkboek import Werkboek
from tests.bestand.bouwsel import blad_xml, delen, inhoud, met_openpyxl, schrijf_pakket

BLAD = "xl/worksheets/sheet1.xml"
MODULE = '<sheet name="Module1" sheetId="9" state="veryHidden" r:id=""/>'
KETEN = '<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><c r="A1" i="1"/></calcChain>'


def goed() -> dict[str, str]:
    cellen = '<row r="1"><c r="A1"><f>Twee!A1+1</f><v>3</v></c></row>'
    twee = blad_xml('<row r="1"><c r="A1"><v>2</v></c></row>')
    return delen({"Blad": blad_xml(cellen), "Twee": twee}, extra={"xl/calcChain.xml": KETEN})


def change(pad: Path) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Write a cell on which a formula depends and save; the parts before and after."""
    before = inhoud(pad)
    boek = Werkboek.open(pad)
    boek.write("Twee", 1, 1, [[40]])
    assert boek.recompute().niet_berekend == ()
    boek.save()
    assert Werkboek.open(pad).waarden("Blad", 1, 1, 1, 1) == [[41.0]]
    return before, inhoud(pad)


def test_a_sheet_that_only_holds_old_code(tmp_path: Path) -> None:
    parts = goed()
    names = '<definedNames><definedName name="Hier" localSheetId="2">Twee!$A$1</definedName><definedName name="Daar" localSheetId="1" vbProcedure="1">x</definedName></definedNames>'
    parts["xl/workbook.xml"] = (
        parts["xl/workbook.xml"]
        .replace('<sheet name="Twee"', f'{MODULE}<sheet name="Twee"')
        .replace("</sheets>", f"</sheets>{names}")
    )
    parts["xl/worksheets/sheet2.xml"] = blad_xml(
        '<row r="1"><c r="A1"><v>2</v></c><c r="B1"><f>Hier</f><v>2</v></c></row>'
    )
    pad = schrijf_pakket(tmp_path / "x.xlsx", parts)
    assert Werkboek.open(pad).bladnamen == ("Blad", "Twee")
    before, after = change(pad)
    assert {naam for naam in before if before[naam] != after[naam]} == {
        BLAD,
        "xl/worksheets/sheet2.xml",
    }


def test_a_workbook_of_old_code_alone_is_refused(tmp_path: Path) -> None:
    parts = delen({})
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace("<sheets>", f"<sheets>{MODULE}")
    with pytest.raises(BestandGeweigerd, match="staat geen blad"):
        Werkboek.open(schrijf_pakket(tmp_path / "x.xlsx", parts))


def test_parts_whose_names_are_written_with_backslashes(tmp_path: Path) -> None:
    parts = {naam.replace("/", "\\"): xml for naam, xml in goed().items()}
    pad = schrijf_pakket(tmp_path / "x.xlsx", parts)
    before, after = change(pad)
    assert list(after) == list(before)
    assert "xl\\worksheets\\sheet2.xml" in after
    assert [naam for naam in before if before[naam] != after[naam]] == [
        "xl\\worksheets\\sheet1.xml",
        "xl\\worksheets\\sheet2.xml",
    ]


NAMEN = {
    "kleine letters": lambda naam: naam.lower(),
    "hoofdletters": lambda naam: naam.upper(),
}


@pytest.mark.parametrize("vorm", NAMEN)
def test_parts_whose_names_differ_in_case_from_what_refers_to_them(
    tmp_path: Path, vorm: str
) -> None:
    parts = {NAMEN[vorm](naam): xml for naam, xml in goed().items()}
    pad = schrijf_pakket(tmp_path / "x.xlsx", parts)
    boek = Werkboek.open(pad)
    boek.write_formulas("Twee", 1, 1, [["=20+20"]])
    assert boek.recompute().niet_berekend == ()
    boek.save()
    assert Werkboek.open(pad).waarden("Blad", 1, 1, 1, 1) == [[41.0]]
    assert not [naam for naam in inhoud(pad) if "calcchain" in naam.lower()]
    assert b"calcChain" not in b"".join(inhoud(pad).values())


def test_a_target_with_a_coded_character(tmp_path: Path) -> None:
    parts = goed()
    parts["xl/worksheets/blad één.xml"] = parts.pop("xl/worksheets/sheet2.xml")
    rels = "xl/_rels/workbook.xml.rels"
    parts[rels] = parts[rels].replace("sheet2.xml", "blad%20%C3%A9%C3%A9n.xml")
    change(schrijf_pakket(tmp_path / "x.xlsx", parts))


ZONDER = {
    "geen nummers": "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c><c><f>A1+B1</f><v>3</v></c></row>",
    "rijen": '<row><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row><row spans="1:2"><c r="A2"><v>3</v></c><c r="B2"><f>A1+B1</f><v>3</v></c></row>',
    "cellen": '<row r="1"><c t="n"><v>1</v></c><c><v>2</v></c></row><row r="2"><c><v>3</v></c><c><f>A1+B1</f><v>3</v></c></row>',
    "door elkaar": '<row r="1"><c r="A1"><v>1</v></c><c><v>2</v></c></row>\n<row>\n<c><v>3</v></c>\n<c r="B2"><f>A1+B1</f><v>3</v></c></row>',
}


@pytest.mark.parametrize("vorm", ZONDER)
def test_rows_and_cells_without_a_number_follow_the_one_before(
    klein: Callable[..., Werkboek], vorm: str
) -> None:
    boek = klein(ZONDER[vorm])
    assert boek.gebruikt("Blad") == (2, 2)
    assert boek.waarden("Blad", 1, 1, 2, 2) == [[1.0, 2.0], [3.0, 3.0]]
    assert boek.formules("Blad", 2, 1, 2, 2) == [["", "=A1+B1"]]
    before = boek.parts()[BLAD]
    boek.write("Blad", 1, 1, [[5]])
    boek.write("Blad", 4, 3, [["nieuw"]])
    assert boek.recompute().niet_berekend == ()
    boek.save()
    again = Werkboek.open(boek.pad)
    expected = [[5.0, 2.0, None], [3.0, 7.0, None], [None] * 3, [None, None, "nieuw"]]
    assert again.waarden("Blad", 1, 1, 4, 3) == expected
    sheet = met_openpyxl(boek.pad)["Blad"]
    assert [[c.value for c in row] for row in sheet.iter_rows()] == [
        [5, 2, None], [3, "=A1+B1", None], [None] * 3, [None, None, "nieuw"],
    ]  # fmt: skip
    again.write("Blad", 1, 1, [[1]])
    again.write("Blad", 4, 3, [[None]])
    again.recompute()
    assert again.waarden("Blad", 1, 1, 2, 2) == [[1.0, 2.0], [3.0, 3.0]]
    assert len(before) <= len(again.parts()[BLAD])


@pytest.mark.parametrize("vorm", ZONDER)
def test_what_is_taken_out_does_not_move_what_follows(
    klein: Callable[..., Werkboek], vorm: str
) -> None:
    boek = klein(ZONDER[vorm])
    boek.write("Blad", 1, 1, [[None, None]])
    boek.write("Blad", 2, 1, [[None]])
    assert boek.recompute().niet_berekend == ()
    boek.save()
    again = Werkboek.open(boek.pad)
    assert again.waarden("Blad", 1, 1, 2, 2) == [[None, None], [None, 0.0]]
    assert again.formules("Blad", 2, 2, 2, 2) == [["=A1+B1"]]
    assert met_openpyxl(boek.pad)["Blad"]["B2"].value == "=A1+B1"


def test_an_empty_style_stays_where_a_value_changes(klein: Callable[..., Werkboek]) -> None:
    boek = klein('<row r="1"><c r="A1" s=""><v>1</v></c><c r="B1" s="" t="n"><v>1</v></c></row>')
    boek.write("Blad", 1, 1, [[2, 3]])
    assert boek.parts()[BLAD].count(b' s=""') == 2


SCHEEF = {
    "achter de cellen": ("</worksheet>", "<pageMargins></worksheet>"),
    "voor de cellen": ("<sheetData>", "<cols><sheetData>"),
    "in een cel": ("<v>1</v>", "<v>1 & 2</v>"),
    "attribuut twee keer": ('r="A1"', 'r="A1" s="1" s="2"'),
    "voorvoegsel van niets": ("</worksheet>", "<x14:a/></worksheet>"),
}


@pytest.mark.parametrize("vorm", SCHEEF)
def test_a_sheet_that_is_not_well_formed_is_not_written(tmp_path: Path, vorm: str) -> None:
    xml = blad_xml('<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>2+2</f><v>0</v></c></row>')
    parts = delen({"Blad": xml.replace(*SCHEEF[vorm]), "Goed": blad_xml("")})
    pad = schrijf_pakket(tmp_path / "x.xlsx", parts)
    boek = Werkboek.open(pad)
    with pytest.raises(BestandGeweigerd, match=r"blad Blad .*de XML is niet welgevormd"):
        boek.write("Blad", 3, 1, [[7]])
    assert boek.parts() == inhoud(pad)
    boek.write("Goed", 1, 1, [[7]])
    assert boek.recompute().niet_berekend
    assert boek.parts()[BLAD] == inhoud(pad)[BLAD]


def test_comments_and_extensions_stay_where_cells_are_written(
    klein: Callable[..., Werkboek],
) -> None:
    remarks = [b"<!-- een -->", b"<?twee?>", b"<!-- <row/> -->", b"<extLst><ext uri='x'/></extLst>"]
    boek = klein(
        f'{remarks[0].decode()}<row r="1">{remarks[1].decode()}<c r="A1"><v>1</v></c>'
        f'{remarks[3].decode()}</row>{remarks[2].decode()}<row r="2"><c r="A2"><f>A1+1</f><v>2</v></c></row >'
    )
    boek.write("Blad", 1, 1, [[5, "erbij"]])
    boek.write("Blad", 3, 1, [["nieuw"]])
    assert boek.recompute().niet_berekend == ()
    boek.save()
    xml = inhoud(boek.pad)[BLAD]
    assert all(remark in xml for remark in remarks)
    again = Werkboek.open(boek.pad)
    assert again.waarden("Blad", 1, 1, 3, 2) == [[5.0, "erbij"], [6.0, None], ["nieuw", None]]
    assert met_openpyxl(boek.pad)["Blad"]["B1"].value == "erbij"


def test_texts_in_a_cell_with_an_extension_are_its_own(klein: Callable[..., Werkboek]) -> None:
    cel = '<c r="{}" t="inlineStr"><is><t>{}</t></is>{}</c>'
    boek = klein(
        f'<row r="1">{cel.format("A1", "een", "<extLst/>")}{cel.format("B1", "twee", "")}</row>'
    )
    assert boek.waarden("Blad", 1, 1, 1, 2) == [["een", "twee"]]
    boek.write("Blad", 1, 1, [["ander"]])
    assert boek.waarden("Blad", 1, 1, 1, 2) == [["ander", "twee"]]


def test_characters_that_are_coded_in_numbers_and_shared_texts(tmp_path: Path) -> None:
    cellen = '<row r="1"><c r="A1"><v>&#49;2</v></c><c r="B1" t="s"><v>&#x31;</v></c><c r="C1" t="s"><v>0</v></c></row>'
    teksten = ["<si><t><![CDATA[a & <b>]]></t></si>", "<si><t>een<!-- --> twee</t></si>"]
    parts = delen({"Blad": blad_xml(cellen)}, teksten=teksten)
    boek = Werkboek.open(schrijf_pakket(tmp_path / "x.xlsx", parts))
    assert boek.waarden("Blad", 1, 1, 1, 3) == [[12.0, "een twee", "a & <b>"]]


ONVEILIG = {
    "CDATA": '<row r="1"><c r="A1" t="str"><v><![CDATA[a & b]]></v></c><c r="B1"><f>1+1</f><v>2</v></c></row>',
    "cellen door elkaar": '<row r="1"><c r="B1"><f>1+1</f><v>2</v></c><c r="A1" t="str"><v>a &amp; b</v></c></row>',
    "rijen door elkaar": '<row r="2"/><row r="1"><c r="A1" t="str"><v>a &amp; b</v></c><c r="B1"><f>1+1</f><v>2</v></c></row>',
    "onbekend": '<row r="1"><c r="A1" t="str"><v>a &amp; b</v></c><x/><c r="B1"><f>1+1</f><v>2</v></c></row>',
}


@pytest.mark.parametrize("vorm", ONVEILIG)
def test_what_is_not_safe_to_write_is_read(klein: Callable[..., Werkboek], vorm: str) -> None:
    boek = klein(ONVEILIG[vorm])
    assert boek.waarden("Blad", 1, 1, 1, 2) == [["a & b", 2.0]]
    assert boek.formules("Blad", 1, 1, 1, 2) == [["", "=1+1"]]
    assert boek.gebruikt("Blad") == (1, 2)
    with pytest.raises(BestandGeweigerd, match="blad Blad is niet veilig te wijzigen"):
        boek.write("Blad", 1, 1, [["b"]])
    assert boek.recompute().niet_berekend == ("Blad",)
    assert not boek.gewijzigd or set(inhoud(boek.pad)) == set(boek.parts())
    assert boek.parts()[BLAD] == inhoud(boek.pad)[BLAD]
