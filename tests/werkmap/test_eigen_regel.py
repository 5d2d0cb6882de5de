"""Text from outside never becomes a formula, and own lines count like any other."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.formula.translate import Translator
from openpyxl.utils import range_boundaries

from modelgemeente_xl.bestand.rekenen.rekenblad import Rekenblad
from modelgemeente_xl.knoppen.nieuw import make_workbook
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.keuze import Keuze, Keuzes
from modelgemeente_xl.model.ontwikkeling import Domeinregel
from modelgemeente_xl.model.rekenen.eerste_indeling import in_hele_jaren
from modelgemeente_xl.model.rekenen.rekenmodel import Rekenmodel
from modelgemeente_xl.model.totalen import totalen_of
from modelgemeente_xl.werkmap.bouw.bladen.controle import Oordeelrij
from modelgemeente_xl.werkmap.indeling.domeintabel import KOLOMMEN, domeintabel
from modelgemeente_xl.werkmap.inhoud.opdracht import Opdracht
from modelgemeente_xl.werkmap.lezen.totaalblad import totals_of

BLAD = "Fysiek"


@pytest.mark.parametrize("text", ["=1+1", "+31 6", "-5 procent", "@naam", "=cmd|'/c calc'!A1"])
def test_catalogue_text_is_written_as_text(opdracht: Opdracht, text: str, tmp_path: Path) -> None:
    first, *rest = opdracht.catalogus.ontwikkelingen
    regel = replace(first.begrotingsregels[0], begrotingsregel=text)
    changed = replace(first, begrotingsregels=(regel, *first.begrotingsregels[1:]))
    catalogus = replace(opdracht.catalogus, ontwikkelingen=(changed, *rest))
    path = tmp_path / "x.xlsx"
    path.write_bytes(make_workbook(replace(opdracht, catalogus=catalogus)))
    cell = openpyxl.load_workbook(path)["Algemeen"]["C10"]
    assert cell.value == text
    assert cell.data_type == "s"


def with_own_line(meester: Path, target: Path, **values: Any) -> Rekenblad:
    """The master with one row typed under the last, as Excel grows the table: formulas come along."""
    book = openpyxl.load_workbook(meester)
    sheet, tabel = book[BLAD], domeintabel(BLAD)
    table = sheet.tables[tabel.naam]
    left, top, right, bottom = range_boundaries(table.ref)
    for kolom in KOLOMMEN:
        column = tabel.index(kolom.naam) + 1
        if kolom.formule:
            above = sheet.cell(bottom, column)
            moved = Translator(above.value, above.coordinate).translate_formula(
                sheet.cell(bottom + 1, column).coordinate
            )
            sheet.cell(bottom + 1, column).value = moved
    for naam, value in values.items():
        sheet.cell(bottom + 1, tabel.index(naam.replace("_", " ")) + 1).value = value
    last = f"{sheet.cell(bottom + 1, right).coordinate}"
    table.ref = table.autoFilter.ref = f"{sheet.cell(top, left).coordinate}:{last}"
    book.save(target)
    rekenblad = Rekenblad(target)
    rekenblad.evaluate()
    return rekenblad


@pytest.mark.parametrize(
    ("cellen", "keuze"),
    [
        ({"Eigen_bedrag": 1234.5}, Keuze(eigen_bedrag=Decimal("1234.5"))),
        (
            {"Eigen_bedrag": 9000, "Startjaar": 2028, "Duur": 2, "Al_begroot": 0.25},
            Keuze(
                eigen_bedrag=Decimal(9000), startjaar=2028, kwartalen=8, al_begroot=Decimal("0.25")
            ),
        ),
        ({"Eigen_bedrag": 5000, "Meenemen": "nee"}, Keuze(meenemen=False)),
    ],
)
@pytest.mark.parametrize("aard", ["structureel", "incidenteel"])
def test_own_line_counts_with_blanks_as_promised(
    catalogus: Catalogus,
    meester_pad: Path,
    tmp_path: Path,
    aard: str,
    cellen: dict[str, Any],
    keuze: Keuze,
) -> None:
    """Blank Meenemen is ja, blank Startjaar the begrotingsjaar, blank Duur 1, blank Al begroot 0."""
    rekenblad = with_own_line(
        meester_pad,
        tmp_path / "eigen.xlsx",
        Begrotingsregel="Eigen werk",
        Aard=aard,
        Drijver="vast",
        **cellen,
    )
    regel = replace(
        next(r for _, r in catalogus.regels()),
        id="eigen-001",
        aard=aard,
        reeks="prijs",
        drijver="vast",
        vast_deel=Decimal(1),
        startjaar=2027,
        startkwartaal=1,
        kwartalen=None,
        scenario="minimaal",
        in_basis=Decimal(0),
        uren_per_week=None,
        schaal=None,
        bedrag=Decimal(0),
        prijspeil=2027,
    )
    regels = (
        *in_hele_jaren(catalogus).domeinregels(),
        Domeinregel(regel, BLAD.lower(), "Eigen werk"),
    )
    keuzes = Keuzes({"eigen-001": keuze})
    model = Rekenmodel(catalogus.parameters, regels, 2027, keuzes)
    begroting = model.begroting(catalogus.parameters.referentie)
    assert totals_of(rekenblad.value).differences(totalen_of(begroting)) == []
    assert rekenblad.value("Controle", Oordeelrij.FOUT + 1, 3) == 0


def test_own_line_without_an_amount_is_a_finding(meester_pad: Path, tmp_path: Path) -> None:
    rekenblad = with_own_line(
        meester_pad,
        tmp_path / "eigen.xlsx",
        Begrotingsregel="Eigen werk",
        Aard="structureel",
        Drijver="vast",
    )
    assert rekenblad.value("Controle", Oordeelrij.FOUT + 1, 3) == 1


def test_own_line_without_aard_or_drijver_is_a_finding(meester_pad: Path, tmp_path: Path) -> None:
    rekenblad = with_own_line(
        meester_pad, tmp_path / "eigen.xlsx", Begrotingsregel="Eigen werk", Eigen_bedrag=5000
    )
    assert rekenblad.value("Controle", Oordeelrij.FOUT + 1, 3) >= 2  # type: ignore[operator]
