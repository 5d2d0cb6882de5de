"""The buttons on a workbook that its user sorted, rearranged, renamed and typed over."""

import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import range_boundaries
from openpyxl.workbook import Workbook

from modelgemeente_xl.bestand.motor.motor import open_boek
from modelgemeente_xl.bestand.werkboek import Bladtabel, Werkboek
from modelgemeente_xl.excel.waarde import Waarde
from modelgemeente_xl.knoppen import knoppen
from modelgemeente_xl.knoppen.knoppen import Schaalkeuze
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.totalen import Totalen
from modelgemeente_xl.werkmap.indeling.declaratie import DOMEINBLADEN
from modelgemeente_xl.werkmap.indeling.domeintabel import JAARKOLOMMEN
from modelgemeente_xl.werkmap.lezen.stand import WerkmapOnbekend
from tests.knoppen.conftest import WIE, Druk
from tests.knoppen.eigen_werk.indelingen import (
    EIGEN_KOLOM,
    Indeling,
    hide_columns,
    insert_column,
    lay_out,
    rename_sheet,
    sort_rows,
    type_over_formulas,
)
from tests.knoppen.test_knoppen import expected
from tests.knoppen.volgend_jaar import GEWIJZIGD, NIEUW, VERVALLEN, next_year


def sorted_tables(book: Workbook) -> None:
    for blad in DOMEINBLADEN:
        sort_rows(book, blad, "Begrotingsregel")
    sort_rows(book, "Basis", "Kosten")
    sort_rows(book, "Ontwikkelingen", "Ontwikkeling")
    sort_rows(book, "Gemeenten", "Gemeente")


def hidden_columns(book: Workbook) -> None:
    hide_columns(book, "Fysiek", "A", "F", "M", "W")
    hide_columns(book, "Catalogus", "A", "E", "X")
    hide_columns(book, "Gemeenten", "A", "D")
    book["Parameters"].sheet_state = "hidden"


def own_columns(book: Workbook) -> None:
    insert_column(book, "Fysiek", "Jaar 2")
    insert_column(book, "OOV", "Id")
    insert_column(book, "Bedrijfsvoering", "Bedrag")


def renamed_sheets(book: Workbook) -> None:
    rename_sheet(book, "OOV", "Veiligheid")
    rename_sheet(book, "Start", "Begin")
    rename_sheet(book, "Catalogus", "Basis_van_samenvoegen")


def everything(book: Workbook) -> None:
    own_columns(book)
    sorted_tables(book)
    hidden_columns(book)
    renamed_sheets(book)


INDELINGEN: dict[str, Indeling] = {
    "gesorteerd": sorted_tables,
    "kolommen verborgen": hidden_columns,
    "eigen kolom midden in de tabel": own_columns,
    "bladen hernoemd": renamed_sheets,
    "alles samen": everything,
}


@pytest.mark.parametrize("indeling", INDELINGEN)
def test_every_button_finds_its_way(
    indeling: str, druk: Druk, pad: Path, catalogus: Catalogus
) -> None:
    lay_out(pad, INDELINGEN[indeling])
    later = next_year(catalogus)
    assert druk(knoppen.herbereken, voorbeeld=True).bevindingen == ()
    before = cells_by_key(pad)

    uitkomst = druk(knoppen.schaal, catalogus, Schaalkeuze(("Zwolle",), 2028))
    assert as_rows(uitkomst.na).items() <= totals_on_sheet(pad).items()
    assert uitkomst.na == expected(catalogus, 2028, "Zwolle")
    druk(knoppen.terugdraaien)
    assert cells_by_key(pad) == before

    uitkomst = druk(knoppen.vernieuw, later)
    assert uitkomst.plan.conflicten == ()
    assert as_rows(uitkomst.na).items() <= totals_on_sheet(pad).items()
    after = cells_by_key(pad)
    assert after["tblFysiek", GEWIJZIGD, "Bedrag"] == 7500
    assert after["tblBedrijfsvoering", f"{NIEUW}.inventarisatie", "Aard"] is not None
    gone = [key for _, key, kolom in after if key.startswith(f"{VERVALLEN}.") and kolom == "Bedrag"]
    assert gone
    assert {after["tblFysiek", key, "Status"] for key in gone} == {"vervallen"}
    own = {cell: value for cell, value in before.items() if cell[2] == EIGEN_KOLOM}
    assert bool(own) == (indeling in ("eigen kolom midden in de tabel", "alles samen"))
    assert own.items() <= after.items()
    assert druk(knoppen.vernieuw, later).plan.leeg
    assert druk(knoppen.herbereken).bevindingen == ()

    druk(knoppen.terugdraaien, aantal=2)
    assert cells_by_key(pad) == before


@pytest.mark.parametrize("indeling", ["gesorteerd", "alles samen"])
def test_herbereken_puts_back_every_formula_of_a_sheet(
    indeling: str, druk: Druk, pad: Path
) -> None:
    lay_out(pad, INDELINGEN[indeling])
    blad = Werkboek.open(pad).tabellen["tblOOV"].blad
    before, totals = formulas_of(pad, "tblOOV"), totals_on_sheet(pad)
    values = openpyxl.load_workbook(io.BytesIO(pad.read_bytes()), data_only=True)
    lay_out(pad, lambda book: type_over_formulas(book, blad, values))
    assert not any(any(row) for row in formulas_of(pad, "tblOOV"))
    druk(knoppen.herbereken)
    assert formulas_of(pad, "tblOOV") == before
    assert totals_on_sheet(pad) == totals
    # What was pasted is what the formulas give, so none of it is an amount of the user's own.
    assert not any(kolom == "Eigen bedrag" for _, _, kolom in cells_by_key(pad))
    uitkomst = druk(knoppen.herbereken)
    assert uitkomst.plan.leeg
    assert uitkomst.bevindingen == ()


def rename_column(tabel: str, kolom: str) -> Indeling:
    def change(book: Workbook) -> None:
        [sheet] = [s for s in book.worksheets if tabel in s.tables]
        table = sheet.tables[tabel]
        first, top, _, _ = range_boundaries(table.ref)
        at = next(i for i, column in enumerate(table.tableColumns) if column.name == kolom)
        table.tableColumns[at].name = "Iets anders"
        sheet.cell(top, first + at).value = "Iets anders"

    return change


def delete_name(naam: str) -> Indeling:
    def change(book: Workbook) -> None:
        del book.defined_names[naam]

    return change


def delete_sheet(blad: str) -> Indeling:
    def change(book: Workbook) -> None:
        del book[blad]

    return change


GEMIST: dict[str, tuple[Indeling, str]] = {
    "kolom": (
        rename_column("tblSociaal", "Meenemen"),
        "Sociaal, tabel tblSociaal: kolom Meenemen is er niet; zet haar terug met precies deze kop",
    ),
    "kolom van een parameter": (
        rename_column("tblParametersIndex", "Standaard"),
        "Parameters, tabel tblParametersIndex: kolom Standaard is er niet",
    ),
    "blad": (
        delete_sheet("Gemeenten"),
        "de werkmap: tabel tblGemeenten is er niet; haal haar terug",
    ),
    "naam": (delete_name("Begrotingsjaar"), "blad Start: de naam Begrotingsjaar is er niet"),
}


@pytest.mark.parametrize("geval", GEMIST)
def test_what_cannot_be_found_is_told(geval: str, pad: Path, catalogus: Catalogus) -> None:
    change, message = GEMIST[geval]
    book = openpyxl.load_workbook(pad)
    change(book)
    book.save(pad)
    before = pad.read_bytes()
    presses: list[Callable[..., object]] = [
        lambda book: knoppen.schaal(book, catalogus, Schaalkeuze(("Venlo",)), WIE),
        lambda book: knoppen.vernieuw(book, catalogus, WIE),
        lambda book: knoppen.herbereken(book, WIE),
        lambda book: knoppen.terugdraaien(book, WIE),
    ]
    for press in presses:
        boek = open_boek(pad)
        with pytest.raises(WerkmapOnbekend, match=f"^{message}"):
            press(boek)
        boek.close()
    assert pad.read_bytes() == before


def cells_by_key(pad: Path) -> dict[tuple[str, str, str], Waarde]:
    """Every cell of a table with an id that is not a formula, by table, id and column."""
    boek = Werkboek.open(pad)
    found: dict[tuple[str, str, str], Waarde] = {}
    for tabel in boek.tabellen.values():
        if "Id" not in tabel.kolommen:
            continue
        values, formulas = boek.waarden(*_block(tabel)), boek.formules(*_block(tabel))
        at = tabel.kolommen.index("Id")
        for row, texts in zip(values, formulas, strict=True):
            for kolom, value, formula in zip(tabel.kolommen, row, texts, strict=True):
                if value is not None and not formula:
                    found[tabel.naam, str(row[at]), kolom] = value
    return found


def formulas_of(pad: Path, naam: str) -> list[list[str]]:
    boek = Werkboek.open(pad)
    return boek.formules(*_block(boek.tabellen[naam]))


def totals_on_sheet(pad: Path) -> dict[tuple[str, str], tuple[float, ...]]:
    """What the sheet Totaal says, by domain and kind, as openpyxl sees it."""
    tabel = Werkboek.open(pad).tabellen["tblTotaal"]
    sheet = openpyxl.load_workbook(io.BytesIO(pad.read_bytes()), data_only=True)[tabel.blad]
    rows = [
        [sheet.cell(r, tabel.eerste_kolom + k).value for k in range(len(tabel.kolommen))]
        for r in range(tabel.kop_rij + 1, tabel.laatste_rij + 1)
    ]
    at = [tabel.kolommen.index(kolom) for kolom in JAARKOLOMMEN]
    return {(row[0], row[1]): tuple(row[k] for k in at) for row in rows}


def as_rows(totalen: Totalen) -> dict[tuple[str, str], tuple[float, ...]]:
    """The same, from the Python model."""
    rows: dict[tuple[str, str], tuple[float, ...]] = {
        ("Basis", "In stand houden"): totalen.basis,
        ("Totaal", "Bruto"): totalen.totaal,
    }
    for blad, aarden in totalen.domeinen.items():
        rows[blad, "Structureel"] = aarden["structureel"]
        rows[blad, "Incidenteel"] = aarden["incidenteel"]
        rows[blad, "Extra nodig"] = totalen.netto[blad]
    return rows


def _block(tabel: Bladtabel) -> tuple[str, int, int, int, int]:
    return (
        tabel.blad,
        tabel.kop_rij + 1,
        tabel.eerste_kolom,
        tabel.laatste_rij,
        tabel.eerste_kolom + len(tabel.kolommen) - 1,
    )
