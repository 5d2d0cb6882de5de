"""A filled-in workbook that LibreOffice saved in between: every button still works on it.

LibreOffice writes everything anew: tables lose the formulas of their columns, styles get other
numbers, attributes another order.
"""

import math
import re
import shutil
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from lxml import etree

from modelgemeente_xl.bestand.motor.motor import open_boek
from modelgemeente_xl.bestand.pakket.pakket import read_parts, sheet_parts
from modelgemeente_xl.bestand.werkboek import Werkboek
from modelgemeente_xl.knoppen import knoppen
from modelgemeente_xl.knoppen.knoppen import Schaalkeuze
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.gemeente import default_omvang
from modelgemeente_xl.model.keuze import Keuze, Keuzes
from modelgemeente_xl.model.ontwikkeling import Domeinregel
from modelgemeente_xl.model.rekenen.eerste_indeling import in_hele_jaren
from modelgemeente_xl.model.rekenen.rekenmodel import Rekenmodel
from modelgemeente_xl.model.totalen import Totalen, totalen_of
from modelgemeente_xl.werkmap.bouw.bladen.controle import Oordeelrij
from modelgemeente_xl.werkmap.indeling.declaratie import Eigenaar, tabelnaam
from modelgemeente_xl.werkmap.indeling.domeintabel import KOLOMMEN, domeintabel
from modelgemeente_xl.werkmap.inhoud.opdracht import referentie_of
from modelgemeente_xl.werkmap.lezen.boek import read_boek
from modelgemeente_xl.werkmap.lezen.stand import Boekstand
from modelgemeente_xl.werkmap.lezen.totaalblad import totals_of
from tests.invullen import rows_of
from tests.knoppen.conftest import WIE, Druk, fill_in, values_of
from tests.knoppen.volgend_jaar import GEWIJZIGD, NIEUW, VERVALLEN, next_year
from tests.werkmap.test_libreoffice import convert, same

EIGEN_REGEL = {
    "Begrotingsregel": "Eigen glasvezelring",
    "Aard": "structureel",
    "Drijver": "vast",
    "Kostensoort": "hardware",
    "Eigen bedrag": 80_000.0,
    "Toelichting": "raadsbesluit",
}
GETAL = re.compile(r"(?<=<v>)-?[0-9]+(?:\.[0-9]+)?(?:E-?[0-9]+)?(?=</v>)")
INVOER: tuple[tuple[str, int, str, object], ...] = (
    ("Algemeen", 1, "Meenemen", "nee"),
    ("Algemeen", 2, "Eigen bedrag", 12_345.5),
    ("Algemeen", 2, "Toelichting", "=niet als formule"),
    ("Sociaal", 1, "Al begroot", 0.35),
    ("Sociaal", 2, "Besluit", "akkoord"),
    ("OOV", 1, "Startjaar", 2029),
)


@pytest.fixture(scope="module")
def paar(
    soffice: str, meester_pad: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Path]:
    """The filled-in workbook as we saved it, and as LibreOffice saved it."""
    folder = tmp_path_factory.mktemp("via_lo")
    ours = Path(shutil.copy(meester_pad, folder / "begroting.xlsx"))
    last = Werkboek.open(ours).tabellen["tblFysiek"].laatste_rij
    boek = Werkboek.open(ours)
    boek.resize("tblFysiek", last + 1)
    boek.save()
    row = last + 1 - boek.tabellen["tblFysiek"].kop_rij
    fill_in(ours, *INVOER, *(("Fysiek", row, k, value) for k, value in EIGEN_REGEL.items()))
    book = open_boek(ours)
    knoppen.herbereken(book, WIE)  # the own line gets its id, and Controle its fresh numbers
    book.save()
    book.close()
    return ours, convert(soffice, folder, "xlsx", ours) / ours.name


@pytest.fixture
def pad(paar: tuple[Path, Path], tmp_path: Path) -> Path:
    return Path(shutil.copy(paar[1], tmp_path / "begroting.xlsx"))


def stand_of(pad: Path) -> Boekstand:
    book = open_boek(pad)
    try:
        return read_boek(book)
    finally:
        book.close()


def totals(pad: Path) -> Totalen:
    book = values_of(pad)
    return totals_of(lambda blad, rij, kolom: book[blad].cell(rij, kolom).value)


def expected(catalogus: Catalogus, naam: str, jaar: int) -> Totalen:
    """The begroting with the same decisions, from the catalogue and without a workbook."""
    ids: dict[tuple[str, int], str] = {}
    for id_, (blad, rij) in rows_of(catalogus).items():
        ids[blad, rij - domeintabel(blad).kop_rij - 1] = id_
    eerste = next(regel for _, regel in catalogus.regels())
    eigen = replace(
        eerste,
        id="eigen-001",
        aard="structureel",
        reeks="prijs",
        drijver="vast",
        bedrag=Decimal(0),
        uren_per_week=None,
        schaal=None,
        prijspeil=jaar,
        startjaar=jaar,
        startkwartaal=1,
        scenario="minimaal",
        meenemen=True,
        in_basis=Decimal(0),
    )
    keuzes = Keuzes(
        {
            ids["Algemeen", 1]: Keuze(meenemen=False),
            ids["Algemeen", 2]: Keuze(eigen_bedrag=Decimal("12345.5")),
            ids["Sociaal", 1]: Keuze(al_begroot=Decimal("0.35")),
            ids["OOV", 1]: Keuze(startjaar=2029),
            "eigen-001": Keuze(eigen_bedrag=Decimal(80_000)),
        },
    )
    p = catalogus.parameters
    gemeente = next(g for g in (referentie_of(catalogus), *catalogus.gemeenten) if g.naam == naam)
    omvang = default_omvang((gemeente.inwoners,), p.klassen, p.afdelingen_per_1000)
    regels = (*in_hele_jaren(catalogus).domeinregels(), Domeinregel(eigen, "fysiek", ""))
    return totalen_of(Rekenmodel(p, regels, jaar, keuzes).begroting(omvang))


def check_own_work(pad: Path) -> None:
    stand = stand_of(pad)
    for blad, rij, kolom, value in INVOER:
        tabel = stand.tabellen[tabelnaam(blad)]
        assert tabel.rijen[rij - 1][tabel.index(kolom)] == value
    fysiek = [rij for _, rij in stand.tabellen["tblFysiek"].records()]
    (eigen,) = (rij for rij in fysiek if rij["Id"] == "eigen-001")
    assert {kolom: eigen[kolom] for kolom in EIGEN_REGEL} == EIGEN_REGEL


def check_green(pad: Path) -> None:
    assert values_of(pad)["Controle"].cell(Oordeelrij.FOUT + 1, 3).value == 0


def test_it_reads_the_same(paar: tuple[Path, Path]) -> None:
    """Though it is another file: without a formula for a column in any table."""
    ours, theirs = paar
    formulas = [
        sum(
            content.count(b"<calculatedColumnFormula")
            for name, content in read_parts(pad).items()
            if name.startswith("xl/tables/")
        )
        for pad in paar
    ]
    assert formulas[0] > 100
    assert formulas[1] == 0
    one, other = stand_of(ours), stand_of(theirs)
    assert (one.namen, one.deelnemers, one.plaatsen) == (
        other.namen,
        other.deelnemers,
        other.plaatsen,
    )
    assert one.tabellen.keys() == other.tabellen.keys()
    for naam, tabel in one.tabellen.items():
        assert replace(other.tabellen[naam], rijen=()) == replace(tabel, rijen=())
        for rij, andere in zip(tabel.rijen, other.tabellen[naam].rijen, strict=True):
            for cel, andere_cel in zip(rij, andere, strict=True):
                assert same(cel, andere_cel), (naam, cel, andere_cel)


def test_totals_are_those_of_the_model(paar: tuple[Path, Path], catalogus: Catalogus) -> None:
    assert totals(paar[1]) == expected(catalogus, "Modelgemeente", 2027)
    check_own_work(paar[1])


def test_herbereken_finds_nothing(druk: Druk, pad: Path) -> None:
    uitkomst = druk(knoppen.herbereken)
    assert uitkomst.plan.leeg
    assert uitkomst.lines() == ["herbereken: geen wijzigingen"]
    check_green(pad)


def test_herbereken_puts_back_a_formula(druk: Druk, pad: Path, catalogus: Catalogus) -> None:
    """Columns have no formula of their own here; ours is known without."""
    fill_in(pad, ("Dienstverlening", 2, "Jaar 3", 1))
    assert totals(pad) != expected(catalogus, "Modelgemeente", 2027)
    druk(knoppen.herbereken)
    assert totals(pad) == expected(catalogus, "Modelgemeente", 2027)
    assert druk(knoppen.herbereken).bevindingen == ()


def test_schaal(druk: Druk, pad: Path, catalogus: Catalogus) -> None:
    uitkomst = druk(knoppen.schaal, catalogus, Schaalkeuze(("Zwolle",), 2028))
    assert totals(pad) == uitkomst.na == expected(catalogus, "Zwolle", 2028)
    check_own_work(pad)
    check_green(pad)


def test_vernieuw(
    druk: Druk, pad: Path, catalogus: Catalogus, soffice: str, tmp_path: Path
) -> None:
    uitkomst = druk(knoppen.vernieuw, next_year(catalogus))
    assert uitkomst.plan.conflicten == ()
    stand = stand_of(pad)
    fysiek = {str(rij["Id"]): rij for _, rij in stand.tabellen["tblFysiek"].records()}
    assert fysiek[GEWIJZIGD]["Bedrag"] == 7500
    gone = {id_: rij["Status"] for id_, rij in fysiek.items() if id_.startswith(f"{VERVALLEN}.")}
    assert gone
    assert set(gone.values()) == {"vervallen"}
    *_, (_, new) = stand.tabellen["tblBedrijfsvoering"].records()
    assert new["Id"] == f"{NIEUW}.inventarisatie"
    assert isinstance(new["Jaar 4"], float)
    assert new["Jaar 4"] > 0
    check_own_work(pad)
    check_green(pad)
    assert totals(pad) == uitkomst.na
    assert druk(knoppen.vernieuw, next_year(catalogus)).plan.leeg
    assert druk(knoppen.herbereken).bevindingen == ()
    # LibreOffice, computing all anew, agrees.
    assert totals(convert(soffice, tmp_path, "xlsx", pad) / pad.name) == uitkomst.na


def test_a_table_that_grows_gets_its_formulas_from_the_last_row(
    druk: Druk, pad: Path, catalogus: Catalogus
) -> None:
    druk(knoppen.vernieuw, next_year(catalogus))
    boek = Werkboek.open(pad)
    tabel = boek.tabellen["tblBedrijfsvoering"]
    last = tabel.laatste_rij
    above, new = boek.formules(tabel.blad, last - 1, 1, last, len(tabel.kolommen))
    computed = [k.eigenaar is Eigenaar.FORMULE for k in KOLOMMEN]
    assert [bool(formula) for formula in new] == computed
    # All of them speak of their own row by name, or of the frozen rows: the same in every row.
    assert new == above
    sheet = values_of(pad)[tabel.blad]
    for k in range(1, len(tabel.kolommen) + 1):
        assert sheet.cell(last, k).style_id == sheet.cell(last - 1, k).style_id
    assert sheet.row_dimensions[last].height == sheet.row_dimensions[last - 1].height


def test_terugdraaien(druk: Druk, pad: Path, catalogus: Catalogus) -> None:
    """Every part but the log holds the same again, cell by cell, with its style and formula.

    Not to the byte: a cell that was written twice no longer has LibreOffice's own spelling.
    """
    before = read_parts(pad)
    druk(knoppen.vernieuw, next_year(catalogus))
    druk(knoppen.schaal, next_year(catalogus), Schaalkeuze(("Venlo",), 2029))
    assert totals(pad) != expected(catalogus, "Modelgemeente", 2027)
    assert druk(knoppen.terugdraaien, aantal=2).plan.conflicten == ()
    assert totals(pad) == expected(catalogus, "Modelgemeente", 2027)
    check_own_work(pad)
    after = read_parts(pad)
    assert list(after) == list(before)
    different = {n for n, content in after.items() if not alike(content, before[n])}
    log = sheet_parts(after)["Wijzigingen"]
    (tabel,) = (n for n in different if b'"tblWijzigingen"' in after[n])
    different.discard(sheet_parts(after)["Controle"])  # what Python makes of now
    assert different == {log, tabel, "xl/workbook.xml"}
    assert without_log(after) == without_log(before)


def alike(one: bytes, other: bytes) -> bool:
    """The same XML but for spelling: quotes, `t="n"` (which is the default), and the digits of a
    number after the fifteenth, which LibreOffice leaves out."""
    texts = [str(etree.canonicalize(c.replace(b' t="n"', b"").decode())) for c in (one, other)]
    if GETAL.sub("", texts[0]) != GETAL.sub("", texts[1]):
        return False
    numbers = [map(float, GETAL.findall(text)) for text in texts]
    return all(math.isclose(a, b, rel_tol=1e-13) for a, b in zip(*numbers, strict=True))


def without_log(parts: Mapping[str, bytes]) -> bytes:
    found, count = re.subn(rb"Wijzigingen!\$A\$1:\$[A-Z]+\$[0-9]+", b"", parts["xl/workbook.xml"])
    assert count == 1
    return found
