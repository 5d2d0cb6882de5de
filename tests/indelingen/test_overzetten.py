"""A workbook of an older layout becomes a new one: all work is in it, to the cell and the euro.

What is in the old and in the new file is read by openpyxl alone, by the headers in them.
"""

import json
import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from modelgemeente_xl.bestand.motor.motor import open_boek
from modelgemeente_xl.bestand.werkboek import Werkboek
from modelgemeente_xl.cli import hoofd as cli
from modelgemeente_xl.knoppen import controleren, knoppen, opslaan
from modelgemeente_xl.knoppen.overzetten.overzetten import Overgezetwerk, overzetten
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.ontwikkeling import DOMEINEN
from modelgemeente_xl.werkmap.inhoud import nummer
from modelgemeente_xl.werkmap.lezen.totaalblad import totals_of
from tests.indelingen.maak import EIGEN_REGELS, HIER, INVOER, JAREN
from tests.knoppen.conftest import WIE
from tests.validator.validator import faults

OUDE = ("1-nieuw", "1-ingevuld")
MOMENT = datetime(2026, 11, 28, 17, 30)
BLADEN = tuple(DOMEINEN.values())
INVOERKOLOMMEN = (
    *("Meenemen", "Eigen bedrag", "Al begroot", "Scenario", "Startjaar", "Startkwartaal"),
    *("Kwartalen", "Noodzaak", "Besluit", "Toelichting"),
)
CATALOGUS = (
    *("Id", "Ontwikkeling", "Begrotingsregel", "Aard", "Status", "Kostensoort", "Drijver"),
    *("Vast deel", "Bedrag", "Uren per week", "Schaal", "Prijspeil", "Taakveld regel"),
    "Categorie regel",
)
KEUZES: dict[str, list[object]] = {
    "Meenemen": ["ja", "nee", None],
    "Al begroot": [None, 0, 0.3, 1],
    "Eigen bedrag": [None, None, 0, 12_345.67],
    "Startjaar": [None, 2026, 2028, 2029, 2031, 2033],
    "Duur": [None, 1, 2, 3, 4, 7],
    "Noodzaak": [None, "keuze", "onvermijdelijk"],
    "Besluit": [None, "akkoord"],
}
REKENT = ("In gebruik", "Cumulatief", "Deze gemeente", "Verhouding")
"""Columns of Parameters that hold a formula."""
REGELS = [
    ("Fysiek eigen-001", {"Startjaar": 2028, "Kwartalen": 8, "Al begroot": 0.25}),
    ("Fysiek energietransitie.dashboard", {"Begrotingsregel": "Ons eigen dashboard"}),
    ("Sociaal eigen-002", {"Uren per week": 24, "Schaal": "10", "Meenemen": "ja"}),
]
"""Seen in the old workbook by eye, and worked out by hand where years became quarters."""


@dataclass(frozen=True)
class Paar:
    """An old workbook, what was made of it, and both as openpyxl reads them."""

    naam: str
    oud_pad: Path
    pad: Path
    werk: Overgezetwerk

    @cached_property
    def oud(self) -> openpyxl.Workbook:
        return openpyxl.load_workbook(self.oud_pad, data_only=True)

    @cached_property
    def nieuw(self) -> openpyxl.Workbook:
        return openpyxl.load_workbook(self.pad, data_only=True)

    @cached_property
    def inhoud(self) -> dict[str, Any]:
        return dict(json.loads((HIER / f"{self.naam}.json").read_text("utf-8")))


def rows(book: openpyxl.Workbook, tabel: str) -> list[dict[str, Any]]:
    (sheet,) = [sheet for sheet in book if tabel in sheet.tables]
    kop, *rijen = [[cel.value for cel in rij] for rij in sheet[sheet.tables[tabel].ref]]
    return [dict(zip(kop, rij, strict=True)) for rij in rijen]


def lines(book: openpyxl.Workbook) -> dict[str, dict[str, Any]]:
    return {f"{blad} {rij['Id']}": rij for blad in BLADEN for rij in rows(book, f"tbl{blad}")}


def named(book: openpyxl.Workbook, naam: str) -> object:
    blad, _, cel = book.defined_names[naam].attr_text.partition("!")
    return book[blad][cel.replace("$", "")].value


def carried(pad: Path, folder: Path, catalogus: Catalogus) -> Paar:
    werk = overzetten(pad, catalogus, "tester", MOMENT)
    new = folder / f"{pad.stem}-nieuw.xlsx"
    new.write_bytes(werk.inhoud)
    return Paar(pad.stem, pad, new, werk)


@pytest.fixture(scope="module", params=OUDE)
def paar(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    catalogus: Catalogus,
) -> Paar:
    folder = tmp_path_factory.mktemp("over")
    return carried(Path(shutil.copy(HIER / f"{request.param}.xlsx", folder)), folder, catalogus)


@pytest.fixture
def oud(tmp_path: Path) -> Path:
    return Path(shutil.copy(HIER / "1-ingevuld.xlsx", tmp_path / "oud.xlsx"))


def write(pad: Path, tabel: str, nummer_: int, kolom: str, value: object) -> None:
    """Type in a row (from 0) of a table; what follows from it is computed."""
    boek = Werkboek.open(pad)
    zicht = boek.tabellen[tabel]
    plek = zicht.kop_rij + 1 + nummer_, zicht.eerste_kolom + zicht.kolommen.index(kolom)
    boek.write(zicht.blad, *plek, [[value]])
    boek.recompute()
    boek.save()


# what is in it ------------------------------------------------------------------------------


def test_the_old_file_is_not_touched(paar: Paar) -> None:
    assert paar.oud_pad.read_bytes() == (HIER / f"{paar.naam}.xlsx").read_bytes()


def test_every_total_is_the_same(paar: Paar) -> None:
    book = paar.nieuw
    totals = totals_of(lambda blad, rij, kolom: book[blad].cell(rij, kolom).value)
    assert {naam: list(reeks) for naam, reeks in totals.series()} == paar.inhoud["totalen"]
    assert paar.werk.voor == paar.werk.na == totals
    assert not any(any(stand.bruto) or any(stand.netto) for stand in paar.werk.verschil)


def test_every_line_is_in_it_with_its_four_years(paar: Paar) -> None:
    old, new = lines(paar.oud), lines(paar.nieuw)
    assert list(new) == list(old)
    for naam, rij in old.items():
        assert [new[naam][jaar] for jaar in JAREN] == [rij[jaar] for jaar in JAREN], naam
        for kolom in CATALOGUS:
            assert (new[naam][kolom] or None) == (rij[kolom] or None), (naam, kolom)


def test_a_fresh_workbook_gets_no_decision(paar: Paar) -> None:
    if paar.naam == "1-nieuw":
        held = {k: rij[k] for rij in lines(paar.nieuw).values() for k in INVOERKOLOMMEN}
        assert set(held.values()) == {None}


def test_every_decision_is_in_it(paar: Paar) -> None:
    if paar.naam != "1-ingevuld":
        return
    new = lines(paar.nieuw)
    for tabel, sleutel, kolom, value in INVOER:
        if tabel.removeprefix("tbl") in BLADEN:
            rij = new[f"{tabel.removeprefix('tbl')} {sleutel}"]
            if isinstance(value, float) and kolom == "Duur":
                kolom, value = "Kwartalen", 4 * value
            assert rij[kolom] == value, (sleutel, kolom)
    for naam, cellen in REGELS:
        assert {kolom: new[naam][kolom] for kolom in cellen} == cellen, naam
    typed = {(naam, k) for naam, rij in new.items() for k in INVOERKOLOMMEN if rij[k] is not None}
    assert len(typed) == len(list(decided_cells()))


def decided_cells() -> Iterator[str]:
    """Each cell of a line that a person filled in, and that differs from what stood there."""
    for tabel, _, kolom, _ in INVOER:
        if tabel.removeprefix("tbl") in BLADEN and kolom != "Begrotingsregel":
            yield f"{tabel} {kolom}"
    for tabel, cellen in EIGEN_REGELS:
        yield from (f"{tabel} {kolom}" for kolom in cellen if kolom in (*INVOERKOLOMMEN, "Duur"))


def test_own_running_cost_and_own_parameters_are_in_it(paar: Paar) -> None:
    if paar.naam == "1-ingevuld":
        (inhuur,) = [rij for rij in rows(paar.nieuw, "tblBasis") if rij["Id"] == "inhuur"]
        assert inhuur["Eigen bedrag"] == 1_250_000
        assert inhuur["Toelichting"] == "Volgens het contract"
    for tabel in {t for sheet in paar.oud for t in sheet.tables if t.startswith("tblParameters")}:
        kept = [{k: v for k, v in rij.items() if k not in REKENT} for rij in rows(paar.oud, tabel)]
        now = rows(paar.nieuw, tabel)
        key = next(iter(kept[0]))
        if tabel == "tblParametersReferentie":
            now = [rij for rij in now if rij[key] in {row[key] for row in kept}]
        assert [{k: rij[k] for k in kept[0]} for rij in now] == kept, tabel


def test_every_row_of_the_log_is_in_it_and_one_that_says_what_happened(paar: Paar) -> None:
    old, new = rows(paar.oud, "tblWijzigingen"), rows(paar.nieuw, "tblWijzigingen")
    assert [{k: rij[k] for k in old[0]} for rij in new[: len(old)]] == old
    over, *left = new[len(old) :]
    assert (over["Knop"], over["Oud"], over["Nieuw"]) == ("overzetten", 1, nummer.INDELING)
    assert over["Waarom"].startswith(f"Overgezet uit {paar.naam}.xlsx")
    assert [rij["Waarom"] for rij in left] == [
        f"Niet mee uit {paar.naam}.xlsx: {achter.wat}" for achter in paar.werk.gebleven
    ]


def test_what_could_not_come_along_is_named(paar: Paar) -> None:
    expected = ["College: eigen blad"] if paar.naam == "1-ingevuld" else []
    assert list(map(str, paar.werk.gebleven)) == expected


def test_developments_and_register_are_in_it(paar: Paar) -> None:
    for tabel in ("tblOntwikkelingen", "tblGemeenten"):
        texts = [
            {k: v for k, v in rij.items() if not isinstance(v, float) and "Fase" not in k}
            for rij in rows(paar.oud, tabel)
        ]
        now = rows(paar.nieuw, tabel)
        for rij, nu in zip(texts, now, strict=True):
            for kolom in ("Id", "Ontwikkeling", "Samenvatting", "Overlap", "Gemeente", "Inwoners"):
                assert nu.get(kolom) == rij.get(kolom)


# what it can do -----------------------------------------------------------------------------


def test_no_rule_calls_it_wrong(paar: Paar) -> None:
    book = open_boek(paar.pad)
    gevonden = controleren.controleer(book)
    book.close()
    assert [str(g) for g in gevonden if g.ernst == "fout"] == []
    assert paar.nieuw["Controle"]["C5"].value.startswith("Controle: ")


@pytest.mark.usefixtures("validator")
def test_the_validator_of_microsoft_has_nothing_against_it(paar: Paar) -> None:
    (found,) = faults([paar.werk.inhoud])
    assert [str(fault) for fault in found] == []


def test_the_next_press_brings_the_present_catalogue_and_each_cause_is_known(
    paar: Paar, tmp_path: Path, catalogus: Catalogus
) -> None:
    pad = Path(shutil.copy(paar.pad, tmp_path))
    book = open_boek(pad)
    uitkomst = knoppen.vernieuw(book, catalogus, WIE)
    assert opslaan.save(book).oud == ()
    book.close()
    assert [str(b) for b in uitkomst.bevindingen] == []
    more = [n - v for n, v in zip(uitkomst.na.totaal, uitkomst.voor.totaal, strict=True)]
    causes = paar.werk.straks
    assert more == [sum(column) for column in zip(*(s.bruto for s in causes), strict=True)]
    asked = [
        sum(reeks[k] for reeks in uitkomst.na.netto.values())
        - sum(reeks[k] for reeks in uitkomst.voor.netto.values())
        + uitkomst.na.basis[k]
        - uitkomst.voor.basis[k]
        for k in range(4)
    ]
    assert asked == [sum(column) for column in zip(*(s.netto for s in causes), strict=True)]
    assert any(any(s.netto) for s in causes)
    typed = lines(openpyxl.load_workbook(pad, data_only=True))
    before = lines(paar.nieuw)
    for naam, rij in before.items():
        assert {k: typed[naam][k] for k in INVOERKOLOMMEN} == {k: rij[k] for k in INVOERKOLOMMEN}


def test_what_was_done_before_cannot_be_undone_in_the_new_one(paar: Paar, tmp_path: Path) -> None:
    book = open_boek(Path(shutil.copy(paar.pad, tmp_path)))
    uitkomst = knoppen.terugdraaien(book, WIE)
    book.close()
    assert uitkomst.plan.meldingen == ("er is niets (meer) om terug te draaien",)
    assert uitkomst.plan.leeg


@pytest.mark.parametrize("seed", [1, 2])
def test_whatever_was_decided_the_totals_stay(
    oud: Path, tmp_path: Path, catalogus: Catalogus, seed: int
) -> None:
    """Every line decided anew, another year, more gemeenten, own numbers: the same euros."""
    choose = random.Random(seed).choice
    boek = Werkboek.open(oud)
    for blad in BLADEN:
        zicht = boek.tabellen[f"tbl{blad}"]
        for kolom, values in KEUZES.items():
            aantal = zicht.laatste_rij - zicht.kop_rij
            plek = zicht.kop_rij + 1, zicht.eerste_kolom + zicht.kolommen.index(kolom)
            boek.write(blad, *plek, [[choose(values)] for _ in range(aantal)])
    boek.write("Start", 8, 3, [[2028], [choose([None, 88_888])], [choose([None, 777])]])
    boek.write("Start", 27, 1, [["Peel en Maas"]])
    boek.recompute()
    boek.save()
    paar = carried(oud, tmp_path, catalogus)
    old, new = paar.oud, paar.nieuw
    assert paar.werk.voor == paar.werk.na
    now = lines(new)
    assert [str(b) for b in paar.werk.bevindingen] == []
    for naam, rij in lines(old).items():
        assert [now[naam][jaar] for jaar in JAREN] == [rij[jaar] for jaar in JAREN], naam
    assert new["Start"]["A1"].value == "ICT-begroting Venlo + Peel en Maas 2028"
    for naam in ("Eigen_inwoners", "Eigen_medewerkers", "Eigen_afdelingen", "Begrotingsjaar"):
        assert named(new, naam) == named(old, naam)


# what was not as it should be ---------------------------------------------------------------


def test_a_number_over_a_formula_is_named_and_explained(
    oud: Path, tmp_path: Path, catalogus: Catalogus
) -> None:
    before = lines(openpyxl.load_workbook(oud, data_only=True))
    naam = "Fysiek energietransitie.dashboard"
    rij = [n for n in before if n.startswith("Fysiek")].index(naam)
    write(oud, "tblFysiek", rij, "Jaar 1", 50_000)
    paar = carried(oud, tmp_path, catalogus)
    (achter,) = [a for a in paar.werk.gebleven if "formule" in a.wat]
    assert "50000 stond over de formule van Jaar 1 heen" in achter.wat
    niet, onder = paar.werk.verschil
    assert niet.bruto == (before[naam]["Jaar 1"] - 50_000, 0, 0, 0)
    assert not any(onder.bruto)
    assert paar.werk.voor is not None
    more = [n - v for n, v in zip(paar.werk.na.totaal, paar.werk.voor.totaal, strict=True)]
    assert more == list(niet.bruto)


def test_a_file_that_was_never_computed_is_computed_first(
    oud: Path, tmp_path: Path, catalogus: Catalogus
) -> None:
    """As a program without an engine saves it: no formula has a result."""
    openpyxl.load_workbook(oud).save(oud)
    before = oud.read_bytes()
    paar = carried(oud, tmp_path, catalogus)
    assert paar.werk.voor == paar.werk.na
    wanted = json.loads((HIER / "1-ingevuld.json").read_text("utf-8"))["totalen"]
    assert {naam: list(reeks) for naam, reeks in paar.werk.na.series()} == wanted
    assert oud.read_bytes() == before


def test_a_text_in_an_amount_comes_along_and_is_told(
    oud: Path, tmp_path: Path, catalogus: Catalogus
) -> None:
    write(oud, "tblOOV", 0, "Eigen bedrag", "n.n.b.")
    paar = carried(oud, tmp_path, catalogus)
    assert paar.werk.voor is None
    assert rows(paar.nieuw, "tblOOV")[0]["Eigen bedrag"] == "n.n.b."
    assert any("n.n.b." in str(b) for b in paar.werk.bevindingen)


def test_a_line_beneath_a_table_counts_now_and_that_is_said(
    oud: Path, tmp_path: Path, catalogus: Catalogus
) -> None:
    boek = Werkboek.open(oud)
    zicht = boek.tabellen["tblOOV"]
    for kop, value in (
        ("Begrotingsregel", "Meldkamer"),
        ("Aard", "structureel"),
        ("Eigen bedrag", 9_000),
        ("Drijver", "vast"),
    ):
        kolom = zicht.eerste_kolom + zicht.kolommen.index(kop)
        boek.write("OOV", zicht.laatste_rij + 1, kolom, [[value]])
    boek.recompute()
    boek.save()
    paar = carried(oud, tmp_path, catalogus)
    (nieuw,) = [r for r in rows(paar.nieuw, "tblOOV") if r["Begrotingsregel"] == "Meldkamer"]
    assert nieuw["Jaar 1"] == 9_000
    niet, onder = paar.werk.verschil
    assert (niet.bruto, onder.bruto[0], onder.netto[0]) == ((0, 0, 0, 0), 9_000, 9_000)


def test_a_column_of_the_user_comes_along_and_one_of_ours_has_room_for_it(
    oud: Path, tmp_path: Path, catalogus: Catalogus
) -> None:
    book = openpyxl.load_workbook(oud)
    sheet = book["Fysiek"]
    tabel = sheet.tables["tblFysiek"]
    left = sheet.max_column + 1
    for kolom, (kop, value) in enumerate((("Scenario", "B"), ("Wie", "Jansen")), left):
        sheet.cell(9, kolom).value = kop
        sheet.cell(12, kolom).value = value
        tabel.tableColumns.append(openpyxl.worksheet.table.TableColumn(id=kolom, name=kop))
    tabel.ref = f"A9:{sheet.cell(sheet.max_row, left + 1).coordinate}"
    tabel.autoFilter.ref = tabel.ref
    book.save(oud)
    recomputed = Werkboek.open(oud)
    recomputed.recompute()
    recomputed.save()
    paar = carried(oud, tmp_path, catalogus)
    rij = rows(paar.nieuw, "tblFysiek")[2]
    assert (rij["Scenario"], rij["Scenario (eigen)"], rij["Wie"]) == (None, "B", "Jansen")
    assert paar.werk.voor == paar.werk.na


# what is refused ----------------------------------------------------------------------------


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    capsys.readouterr()
    assert cli.main(["overzetten", *arguments]) == 2
    return capsys.readouterr().err


def test_the_terminal_makes_the_new_one_beside_the_old_one(
    oud: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["overzetten", str(oud)]) == 0
    said = capsys.readouterr().out
    assert "De totalen zijn gelijk gebleven" in said
    assert "College: eigen blad" in said
    new = oud.with_name("oud-overgezet.xlsx")
    assert new.is_file()
    assert cli.main(["toon", str(new)]) == 0
    for arguments, what in (
        ([str(oud)], "bestaat al"),
        ([str(new), "--uit", str(oud.with_name("x.xlsx"))], "er valt niets over te zetten"),
        ([str(oud), "--uit", str(oud)], "dit is de oude werkmap zelf"),
        ([str(oud), "--uit", str(oud), "--overschrijf"], "dit is de oude werkmap zelf"),
        ([str(oud), "--uit", str(oud.with_name("x.ods"))], "eindigt op .xlsx"),
    ):
        assert what in refused(capsys, *arguments)
    assert not oud.with_name("x.xlsx").exists()


def test_what_is_no_older_workbook_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pad, uit = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    openpyxl.Workbook().save(pad)
    assert "geen tabel en geen naam van dit programma" in refused(
        capsys, str(pad), "--uit", str(uit)
    )
    pad.write_text("geen werkmap", "utf-8")
    refused(capsys, str(pad), "--uit", str(uit))
    assert not uit.exists()


@pytest.mark.parametrize(
    ("value", "what"), [(99, "van een nieuwere versie"), ("twee", "niet het nummer van een")]
)
def test_another_number_is_refused(
    oud: Path, capsys: pytest.CaptureFixture[str], value: object, what: str
) -> None:
    book = openpyxl.load_workbook(oud)
    book["Catalogus"]["I4"] = value
    naam = openpyxl.workbook.defined_name.DefinedName("Indeling", attr_text="Catalogus!$I$4")
    book.defined_names["Indeling"] = naam
    book.save(oud)
    assert what in refused(capsys, str(oud))


def test_what_a_new_workbook_cannot_do_without_is_told_at_once(
    oud: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    boek = Werkboek.open(oud)
    boek.write("Start", 7, 3, [["Venloo"]])
    boek.write("Start", 8, 3, [["volgend jaar"]])
    boek.write("Start", 10, 3, [["veel"]])
    boek.save()
    said = refused(capsys, str(oud))
    for what in (
        "Start!C7: Venloo is geen gemeente",
        "Start!C8: begrotingsjaar volgend jaar kan niet",
        "Start!C10: veel is geen heel aantal medewerkers",
    ):
        assert what in said
