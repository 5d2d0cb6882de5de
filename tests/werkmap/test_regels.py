"""The rules of the workbook that can be read off the file (werkmap.md)."""

import re
from collections import defaultdict

import pytest
from lxml import etree
from openpyxl.formula import Tokenizer
from openpyxl.utils import range_boundaries
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from modelgemeente_xl.werkmap.indeling.declaratie import BLADEN, DOMEINBLADEN, Eigenaar, rang_of
from modelgemeente_xl.werkmap.indeling.domeintabel import JAARKOLOMMEN, KOLOMMEN, domeintabel
from modelgemeente_xl.werkmap.indeling.formaten import FORMATEN
from modelgemeente_xl.werkmap.indeling.kleuren import TABKLEUR
from tests.werkmap.cellen import formula_cells, relative

FUNCTIES = {
    "AND",
    "COUNT",
    "COUNTIFS",
    "IF",
    "IFERROR",
    "INDEX",
    "LARGE",
    "MATCH",
    "MAX",
    "MIN",
    "ROUND",
    "ROW",
    "ROWS",
    "SUM",
    "SUMIFS",
    "SUMPRODUCT",
}
GETALLEN = {"0", "1", "2", "6", "36", "100", "1000"}
TABELLEN = {
    "tblAlgemeen",
    "tblBedrijfsvoering",
    "tblDienstverlening",
    "tblFysiek",
    "tblOOV",
    "tblSociaal",
    "tblBasis",
    "tblTotaal",
    "tblOntwikkelingen",
    "tblGemeenten",
    "tblWijzigingen",
    "tblControle",
    "tblCatalogus",
}
PER_RIJ = {"tblTotaal", "tblControle", "tblPython", "tblInvoer", "tblParametersDrijvers"}
"""Tables in which each row is its own check or reference (besluit 0005)."""


def tokens(formule: str) -> list[tuple[str, str, str]]:
    return [(t.value, t.type, t.subtype) for t in Tokenizer(formule).items]


def test_only_functions_of_excel_2016(formulas: Workbook) -> None:
    used = set()
    for _, _, formule in formula_cells(formulas):
        used |= {
            v.rstrip("(") for v, kind, sub in tokens(formule) if kind == "FUNC" and sub == "OPEN"
        }
    assert used <= FUNCTIES


def test_no_number_hidden_in_a_formula(formulas: Workbook) -> None:
    for blad, adres, formule in formula_cells(formulas):
        numbers = {v for v, kind, sub in tokens(formule) if kind == "OPERAND" and sub == "NUMBER"}
        assert numbers <= GETALLEN, (blad, adres, formule)


def test_matches_are_exact(formulas: Workbook) -> None:
    for blad, adres, formule in formula_cells(formulas):
        for call in re.findall(r"MATCH\([^()]*(?:\([^()]*\)[^()]*)*\)", formule):
            assert call.endswith(",0)"), (blad, adres, call)


def test_same_formula_down_each_table_column(formulas: Workbook) -> None:
    checked = 0
    for sheet in formulas.worksheets:
        for tabel in sheet.tables.values():
            naam = tabel.name
            if naam in PER_RIJ:
                continue
            left, top, right, bottom = range_boundaries(tabel.ref)
            for column in range(left, right + 1):
                found = set()
                for row in range(top + 1, bottom + 1):
                    value = sheet.cell(row, column).value
                    is_formula = isinstance(value, str) and value.startswith("=")
                    found.add(relative(value, row, column) if is_formula else "")
                assert len(found) == 1, (naam, sheet.cell(top, column).value, list(found)[:3])
                checked += found != {""}
    assert checked > 100


def test_same_formula_along_the_years(formulas: Workbook) -> None:
    for naam in DOMEINBLADEN:
        sheet, tabel = formulas[naam], domeintabel(naam)
        first = tabel.index(JAARKOLOMMEN[0]) + 1
        for row in (*range(1, 8), tabel.kop_rij + 2):
            found = {
                relative(str(sheet.cell(row, first + k).value), row, first + k).replace(
                    f"[Jaar {k + 1}]", "[Jaar]"
                )
                for k in range(4)
            }
            assert len(found) == 1, (naam, row, found)


def test_rows_of_totaal_point_at_what_they_say(formulas: Workbook) -> None:
    """The domain rows of tblTotaal each refer to the totals row of that name on that sheet."""
    sheet = formulas["Totaal"]
    left, top, _, bottom = range_boundaries(sheet.tables["tblTotaal"].ref)
    for row in range(top + 1, bottom + 1):
        domein, soort = sheet.cell(row, left).value, sheet.cell(row, left + 1).value
        for k in range(4):
            formule = sheet.cell(row, left + 2 + k).value
            blad, _, adres = formule.removeprefix("=").rpartition("!")
            if domein not in DOMEINBLADEN:
                continue
            assert blad == domein
            doel = formulas[blad][adres]
            assert formulas[blad].cell(doel.row, domeintabel(blad).index("Jaar 1")).value == soort
            assert doel.column == domeintabel(blad).index(f"Jaar {k + 1}") + 1


def test_sheets_in_order_with_colour_by_kind(formulas: Workbook) -> None:
    assert formulas.sheetnames == [blad.naam for blad in BLADEN]
    for blad in BLADEN:
        assert formulas[blad.naam].sheet_properties.tabColor.rgb == f"FF{TABKLEUR[blad.soort][1:]}"
        assert formulas[blad.naam].sheet_state == "visible"
    assert formulas.active.title == "Start"


def test_formulas_depend_one_way(formulas: Workbook) -> None:
    kind = {blad.naam: rang_of(blad) for blad in BLADEN}
    tables = {naam: sheet.title for sheet in formulas.worksheets for naam in sheet.tables}
    for blad, adres, formule in formula_cells(formulas):
        refs = set(re.findall(r"\b(\w+)!", formule)) | {
            tables[t] for t in re.findall(r"\b(tbl\w+)\[", formule)
        }
        for ref in refs:
            assert kind[ref] <= kind[blad], (blad, adres, formule)


def test_all_tables_are_there(formulas: Workbook) -> None:
    found = {naam for sheet in formulas.worksheets for naam in sheet.tables}
    assert found >= TABELLEN
    assert sum(naam.startswith("tblParameters") for naam in found) >= 6


def test_every_name_resolves_and_is_used(formulas: Workbook, parts: dict[str, bytes]) -> None:
    names = [n for n in formulas.defined_names if not n.startswith("_xlnm")]
    assert {"Gemeente", "Begrotingsjaar", "Inwoners", "Medewerkers", "Afdelingen"} <= set(names)
    links = [parts[name].decode() for name in parts if name.startswith("xl/drawings/_rels/")]
    text = " ".join([*(formule for _, _, formule in formula_cells(formulas)), *links])
    for naam in names:
        assert "#REF" not in formulas.defined_names[naam].attr_text
        assert re.search(rf"\b{naam}\b", text), naam


def test_no_merged_or_hidden_cells(formulas: Workbook) -> None:
    for sheet in formulas.worksheets:
        assert not sheet.merged_cells.ranges
        assert not any(d.hidden for d in sheet.column_dimensions.values())
        assert not any(d.hidden for d in sheet.row_dimensions.values())


def test_same_columns_on_all_domain_sheets(formulas: Workbook) -> None:
    for naam in DOMEINBLADEN:
        sheet = formulas[naam]
        tabel = sheet.tables[f"tbl{naam}"]
        assert tabel.column_names == [kolom.naam for kolom in KOLOMMEN]
        assert tabel.totalsRowCount in (None, 0)


def test_ids_are_unique_and_known(values: Workbook, opdracht) -> None:  # type: ignore[no-untyped-def]
    found = []
    for naam in DOMEINBLADEN:
        sheet = values[naam]
        _, top, _, bottom = range_boundaries(sheet.tables[f"tbl{naam}"].ref)
        found += [sheet.cell(row, 1).value for row in range(top + 1, bottom + 1)]
    assert sorted(found) == sorted(regel.id for _, regel in opdracht.catalogus.regels())


def test_title_check_and_print_setup_on_every_sheet(formulas: Workbook) -> None:
    for sheet in formulas.worksheets:
        assert sheet["A1"].value
        assert sheet["A3"].value == "=Controle_oordeel"
        assert sheet.freeze_panes is not None
        assert int(re.sub(r"\D", "", sheet.freeze_panes)) >= 4, "de mastertoets is niet bevroren"
        assert sheet.page_setup.orientation == "landscape"
        assert int(sheet.page_setup.paperSize) == 9
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.print_area
        assert sheet.print_title_rows
        assert "&D" in sheet.oddHeader.right.text
        assert "&[Page]" in sheet.oddFooter.right.text or "&P" in sheet.oddFooter.right.text


def test_protection_without_password(formulas: Workbook) -> None:
    for blad in BLADEN:
        protection = formulas[blad.naam].protection
        assert bool(protection.sheet) is blad.beschermd
        assert protection.password is None


def cells_of(sheet: Worksheet, sqref: str) -> set[tuple[int, int]]:
    cells = set()
    for part in str(sqref).split():
        left, top, right, bottom = range_boundaries(part)
        cells |= {(r, c) for r in range(top, bottom + 1) for c in range(left, right + 1)}
    return cells


def test_inputs_are_unlocked_coloured_and_validated(formulas: Workbook) -> None:
    inputs = 0
    for sheet in formulas.worksheets:
        validated = set()
        for validation in sheet.data_validations.dataValidation:
            assert validation.promptTitle, (sheet.title, validation.sqref)
            assert validation.prompt, (sheet.title, validation.sqref)
            assert validation.error, (sheet.title, validation.sqref)
            assert validation.errorStyle in (None, "stop")
            validated |= cells_of(sheet, validation.sqref)
        for row in sheet.iter_rows():
            for cell in row:
                if cell.fill.fgColor.rgb == "FFFFF6DB":
                    inputs += 1
                    assert not cell.protection.locked, cell
                    assert (cell.row, cell.column) in validated, cell
                if isinstance(cell.value, str) and cell.value.startswith("="):
                    assert cell.protection.locked, cell
    assert inputs > 1000


def test_formula_columns_refuse_typing(formulas: Workbook) -> None:
    for naam in DOMEINBLADEN:
        sheet, tabel = formulas[naam], domeintabel(naam)
        stops = set()
        for validation in sheet.data_validations.dataValidation:
            if validation.type == "custom" and validation.formula1 == "FALSE":
                stops |= {column for _, column in cells_of(sheet, validation.sqref)}
        for kolom in KOLOMMEN:
            is_formula = kolom.eigenaar is Eigenaar.FORMULE
            assert (tabel.index(kolom.naam) + 1 in stops) is is_formula, (naam, kolom.naam)


def test_drop_downs_point_to_ranges(formulas: Workbook) -> None:
    lists = [
        v.formula1
        for sheet in formulas.worksheets
        for v in sheet.data_validations.dataValidation
        if v.type == "list"
    ]
    assert lists
    for source in lists:
        assert source.startswith('"') or re.fullmatch(r"\w+!\$[A-Z]+\$\d+:\$[A-Z]+\$\d+", source), (
            source
        )


def test_gemeente_drop_down_offers_all(formulas: Workbook, opdracht) -> None:  # type: ignore[no-untyped-def]
    source = next(
        v.formula1
        for v in formulas["Start"].data_validations.dataValidation
        if "C7" in str(v.sqref).split()
    )
    blad, bereik = source.split("!")
    namen = [row[0].value for row in formulas[blad][bereik.replace("$", "")]]
    assert namen == ["Modelgemeente", *(g.naam for g in opdracht.catalogus.gemeenten)]


def test_number_formats_come_from_one_list(formulas: Workbook) -> None:
    used = {
        cell.number_format
        for sheet in formulas.worksheets
        for row in sheet.iter_rows()
        for cell in row
    }
    assert used <= {formaat.notatie for formaat in FORMATEN} | {"General"}


def test_charts_have_alternative_text(parts: dict[str, bytes]) -> None:
    drawings = [
        content for name, content in parts.items() if name.startswith("xl/drawings/drawing")
    ]
    charts = [
        c
        for d in drawings
        for c in re.findall(rb"<xdr:graphicFrame.*?</xdr:cNvPr>|<xdr:graphicFrame.*?/>", d)
    ]
    texts = [t for chart in charts for t in re.findall(rb'descr="([^"]+)"', chart)]
    assert len(texts) == 3
    assert all(len(text) > 40 for text in texts)


def luminance(colour: str) -> float:
    rgb = colour[-6:]
    channels = [int(rgb[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_contrast_is_enough(formulas: Workbook) -> None:
    pairs: dict[tuple[str, str], str] = defaultdict(str)
    for sheet in formulas.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None and cell.font.color.type == "rgb":
                    fill = cell.fill.fgColor.rgb if cell.fill.patternType == "solid" else "FFFFFFFF"
                    pairs[str(cell.font.color.rgb), str(fill)] = f"{sheet.title}!{cell.coordinate}"
    for (font, fill), where in pairs.items():
        light, dark = sorted((luminance(font), luminance(fill)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, (where, font, fill)


def test_text_that_looks_like_a_formula_stays_text(parts: dict[str, bytes]) -> None:
    strings = etree.fromstring(parts["xl/sharedStrings.xml"])
    texts = ["".join(item.itertext()) for item in strings]
    assert not [text for text in texts if text.startswith(("=", "+", "-", "@", "\t", "\r"))]


@pytest.mark.parametrize("blad", DOMEINBLADEN)
def test_catalogue_text_is_never_cut_off(values: Workbook, blad: str) -> None:
    """Rows are high enough for their longest text."""
    sheet, tabel = values[blad], domeintabel(blad)
    for row in range(tabel.kop_rij + 2, sheet.max_row + 1):
        for naam in ("Ontwikkeling", "Begrotingsregel"):
            column = tabel.index(naam)
            text = sheet.cell(row, column + 1).value
            # 1,15 characters per unit of width is what LibreOffice shows of Calibri 10.
            lines = -(-len(text) // (KOLOMMEN[column].breedte * 1.15))
            assert sheet.row_dimensions[row].height >= 12.5 * lines, (blad, row, text)
