"""The fake of Office.js itself: strict where Excel is, and nowhere kinder."""

import re
from typing import Any

import pytest

from tests.browser.conftest import MaakPaneel
from tests.browser.paneel import Paneel

LEEG = """<!doctype html><script src="/office.js"></script>
<script>globalThis.xlwings = globalThis.callbacks = {}</script>"""


def blad(naam: str, cellen: list[list[Any]], **anders: Any) -> dict[str, Any]:
    kaal = {"zichtbaar": "Visible", "raster": True, "beschermd": False, "open": []}
    return {"naam": naam, **kaal, "cellen": cellen, "tabellen": [], "namen": [], **anders}


BOEK = {
    "naam": "proef.xlsx",
    "opmaken": ["General", "dd-mm-yyyy", "@"],
    "namen": [
        {"naam": "Plek", "formule": "=Een!$B$2", "bereik": ["Een", "$B$2"]},
        {"naam": "Getal", "formule": "=12", "bereik": None},
    ],
    "bladen": [
        blad(
            "Een",
            [
                [0, 0, "Kop", None, 0],
                [0, 1, "Som", None, 0],
                [1, 0, 1, None, 1],
                [1, 1, 2, "=tblEen[[#This Row],[Kop]]*2", 0],
                [5, 0, "blijft", None, 0],
                [9, 3, "", None, 2],
            ],
            tabellen=[
                {
                    "naam": "tblEen",
                    "r": 0,
                    "k": 0,
                    "hoog": 2,
                    "breed": 2,
                    "stijl": "",
                    "banen": True,
                    "filter": True,
                    "formules": {"1": "=tblEen[[#This Row],[Kop]]*2"},
                }
            ],
        ),
        blad("Twee d", [[0, 0, "dicht", None, 0]], beschermd=True, open=[[1, 0]]),
        blad("Weg", [], zichtbaar="Hidden"),
    ],
}


@pytest.fixture
def nep(maak_paneel: MaakPaneel, chromium: object) -> Paneel:
    return maak_paneel("http://nep.invalid", BOEK, html=LEEG)


def run(nep: Paneel, code: str) -> Any:
    """Run code in `Excel.run`; an error comes back as its code and text."""
    return nep.page.evaluate(
        """code => Excel.run(async context => {
            const wb = context.workbook;
            const een = wb.worksheets.getItem("Een");
            return await (new Function("context", "wb", "een",
                `return (async () => { ${code} })()`))(context, wb, een);
        }).catch(e => `${e.code}: ${e.message}`)""",
        code,
    )


def test_unknown_members_throw(nep: Paneel) -> None:
    nep.expect("kent .* niet")
    for code in (
        "een.freezePanes",
        "een.getRange('A1').font",
        "een.name = 'x'",
        "een.load('kleur')",
        "wb.names.load('items/kleur')",
        "wb.tables.getItem('tblEen').rows",
        "context.debugInfo",
        "Office.context.mailbox",
        "Office.addin.hide()",
        "Excel.BorderIndex",
        "Excel.ShapeType.line",
    ):
        assert run(nep, code).startswith("NotImplemented: nep-Office kent"), code
    assert len(nep.nep("fouten")) == 11


def test_reading_needs_load_and_sync(nep: Paneel) -> None:
    nep.expect("is not available")
    for code in (
        "return een.name",
        "een.load('name'); return een.name",
        "een.load('name'); await context.sync(); return een.position",
        "return wb.worksheets.items",
        "return een.isNullObject",
        "een.load('name'); await context.sync(); return een.getRange('A1').values",
    ):
        assert run(nep, code).startswith("PropertyNotLoaded"), code
    assert run(nep, "een.load('name'); await context.sync(); return een.name") == "Een"


def test_a_shape_that_does_not_fit_is_refused(nep: Paneel) -> None:
    for code in (
        "een.getRange('A6:B6').values = [[1]]",
        "een.getRange('A6:B6').values = [[1, 2], [3, 4]]",
        "een.getRange('A6').formulas = '=1'",
        "een.getRange('A6:B7').numberFormat = [['0']]",
    ):
        assert run(nep, code).startswith("InvalidArgument"), code
    assert nep.nep("tellers.schrijf") == 0


def test_values_are_as_excel_makes_them(nep: Paneel) -> None:
    run(
        nep,
        """een.getRange('A10:D11').values =
             [["'=5", "12", "=A1", "12"], [null, true, "2027-03-01 12:00:00", ""]];""",
    )
    cellen = nep.cellen()
    assert cellen["Een", 9, 0] == ("=5", None)
    assert cellen["Een", 9, 1] == (12, None)
    assert cellen["Een", 9, 2] == ("", "=A1")
    assert cellen["Een", 9, 3] == ("12", None)  # the cell has the format of text
    assert cellen["Een", 10, 2] == (46447.5, None)
    assert ("Een", 10, 3) not in cellen


def test_text_that_excel_may_read_otherwise_must_be_marked(nep: Paneel) -> None:
    nep.expect("Excel kan deze tekst")
    for tekst in ("3/4", "1-2027", "-kort", "@naam", "50 %", "mrt 2027", "1e5", "WAAR"):
        assert run(nep, f"een.getRange('A10').values = [['{tekst}']]").startswith("InvalidArg"), (
            tekst
        )
        run(nep, f"""een.getRange('A10').values = [["'{tekst}"]]""")
        assert nep.cellen()["Een", 9, 0] == (tekst, None)


def test_a_resized_table_keeps_cells_and_fills_its_formulas(nep: Paneel) -> None:
    run(nep, "wb.tables.getItem('tblEen').resize('$A$1:$B$6')")
    cellen = nep.cellen()
    assert nep.tabellen()["tblEen"].hoog == 6
    assert cellen["Een", 5, 0].waarde == "blijft"
    assert cellen["Een", 3, 1] == ("", "=tblEen[[#This Row],[Kop]]*2")
    opmaak = "const r = een.getRange('A4').load('numberFormat'); await context.sync(); return r.numberFormat"
    assert run(nep, opmaak) == [["dd-mm-yyyy"]]
    for adres in ("A2:B6", "A1:B1", "D1:E4"):
        assert run(nep, f"wb.tables.getItem('tblEen').resize('{adres}')").startswith(
            "InvalidArgument"
        )


def test_a_formula_is_read_as_excel_shows_it(nep: Paneel) -> None:
    vraag = "const r = een.getRange('A2:B2').load('formulas, values'); await context.sync(); return [r.formulas, r.values]"
    assert run(nep, vraag) == [[[1, "=[@Kop]*2"]], [[1, 2]]]


def test_protected_and_hidden_sheets_are_as_in_excel(nep: Paneel) -> None:
    twee = "wb.worksheets.getItem('Twee d').getRange"
    assert run(nep, f"{twee}('A1').values = [[1]]").startswith("AccessDenied")
    assert run(nep, f"{twee}('A2').values = [[1]]") is None
    assert run(nep, f"{twee}('A1:A2').clear('Contents')").startswith("AccessDenied")
    weg = "wb.worksheets.getItem('Weg')"
    assert run(nep, f"{weg}.activate()").startswith("InvalidOperation")
    run(nep, f"{twee}('A2').select()")
    vraag = (
        "const s = wb.getSelectedRange().load('address'); await context.sync(); return s.address"
    )
    assert run(nep, vraag) == "'Twee d'!A2"


def test_what_is_not_there_is_a_null_object_or_an_error(nep: Paneel) -> None:
    assert run(nep, "wb.worksheets.getItem('Drie')").startswith("ItemNotFound")
    assert run(nep, "wb.tables.getItem('tblDrie')").startswith("ItemNotFound")
    vraag = """const t = wb.tables.getItemOrNullObject('{0}'); const r = t.getRange();
        t.load('name'); r.load('address'); await context.sync(); return [t.isNullObject, r.isNullObject]"""
    assert run(nep, vraag.replace("{0}", "tblDrie")) == [True, True]
    assert run(nep, vraag.replace("{0}", "tblEen")) == [False, False]
    namen = """wb.names.load('name, type'); await context.sync();
        const r = wb.names.items.map(n => n.getRangeOrNullObject().load('address'));
        await context.sync(); return r.map(n => n.isNullObject ? null : n.address)"""
    assert run(nep, namen) == ["Een!B2", None]


def test_syncs_and_writes_are_counted(nep: Paneel) -> None:
    before = nep.nep("tellers.sync")
    run(nep, "een.getRange('A8').values = [['x']]; await context.sync()")
    assert nep.nep("tellers") == {"sync": before + 2, "schrijf": 1}
    assert nep.nep("logboek") == [{"soort": "values", "blad": "Een", "adres": "Een!A8", "extra": 1}]


def test_a_file_comes_in_slices(nep: Paneel) -> None:
    nep.page.evaluate("() => { Nep.bestand = btoa('abcdefg'); Nep.stukgrootte = 3; }")
    got = nep.page.evaluate(
        """() => new Promise(klaar => Office.context.document.getFileAsync('compressed', {sliceSize: 4}, f => {
            const stukken = [];
            const lees = nr => f.value.getSliceAsync(nr, s => {
                stukken.push(String.fromCharCode(...s.value.data));
                nr + 1 < f.value.sliceCount ? lees(nr + 1) : f.value.closeAsync(() => klaar(stukken));
            });
            lees(0);
        }))"""
    )
    assert got == ["abc", "def", "g"]
    assert nep.nep("bestanden_open") == 0


def test_no_mistake_of_a_page_goes_unseen(nep: Paneel) -> None:
    nep.page.evaluate(
        """async () => {
            console.error("mis");
            setTimeout(() => { throw new Error("stuk"); }, 0);
            await fetch("http://elders.invalid/x").catch(() => 0);
            try { Office.context.mailbox; } catch { /* as a client that swallows it */ }
        }"""
    )
    found = nep.mistakes()
    for kind in (
        "console: mis",
        "pagina: .*stuk",
        "elders: http://elders.invalid/x",
        "nep: .*mailbox",
    ):
        assert any(re.match(kind, mistake) for mistake in found), kind
    nep.expect("mis|stuk|elders|mailbox|ERR_")
    assert nep.mistakes() == []
