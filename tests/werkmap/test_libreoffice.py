"""LibreOffice, a second real spreadsheet, gives the same in every formula cell."""

import io
import re
import shutil
import subprocess
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from modelgemeente_xl.bestand.pakket.pakket import package_bytes, read_parts
from modelgemeente_xl.bestand.rekenen.rekenblad import Rekenblad
from modelgemeente_xl.bestand.waarden import fill_values
from modelgemeente_xl.knoppen.nieuw import make_workbook
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.totalen import totalen_of
from modelgemeente_xl.regels.bestand.letter import kleinste_letter
from modelgemeente_xl.regels.zicht.inspectie import inspect_workbook
from modelgemeente_xl.werkmap.inhoud.opdracht import Opdracht, referentie_of
from modelgemeente_xl.werkmap.lezen.totaalblad import totals_of
from tests.conftest import needs
from tests.werkmap.cellen import formula_cells

NAMEN = (
    "Schiermonnikoog",
    "Amsterdam",
    "Modelgemeente",
    "Purmerend",
    "Krimpenerwaard",
    "Eindhoven",
)
CARLITO = 1.22
"""Height of a word beside the size of its letter; Carlito stands in for Calibri."""
HARD = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>"""


def convert(soffice: str, folder: Path, kind: str, *files: Path) -> Path:
    """Open in LibreOffice with a forced hard recalculation, and save as another kind."""
    profile = folder / "profiel"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(HARD)
    target = folder / kind
    subprocess.run(
        [
            soffice,
            "--headless",
            f"-env:UserInstallation={profile.as_uri()}",
            "--convert-to",
            kind,
            "--outdir",
            str(target),
            *map(str, files),
        ],
        check=True,
        capture_output=True,
        timeout=600,
    )
    return target


def poisoned(content: bytes) -> bytes:
    """The same file with every cached number of a formula made wrong."""
    parts = read_parts(io.BytesIO(content))
    changed = 0
    for name in parts:
        if name.startswith("xl/worksheets/sheet"):
            text, count = re.subn(
                r"(</f>)<v>-?[0-9.eE+-]+</v>", r"\1<v>987654321</v>", parts[name].decode()
            )
            parts[name], changed = text.encode(), changed + count
    assert changed > 3000
    return package_bytes(parts)


def opdracht_of(catalogus: Catalogus, naam: str) -> Opdracht:
    register = (referentie_of(catalogus), *catalogus.gemeenten)
    gemeente = next(g for g in register if g.naam == naam)
    return Opdracht(catalogus, (gemeente,), 2027, datetime(2026, 11, 23))


@pytest.fixture(scope="module")
def boeken(
    soffice: str, catalogus: Catalogus, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, tuple[bytes, Path]]:
    """Per gemeente our own file, and what LibreOffice made of it after recalculating."""
    folder = tmp_path_factory.mktemp("lo")
    ours = {}
    for naam in NAMEN:
        ours[naam] = make_workbook(opdracht_of(catalogus, naam))
        (folder / f"{naam}.xlsx").write_bytes(poisoned(ours[naam]))
    target = convert(soffice, folder, "xlsx", *(folder / f"{naam}.xlsx" for naam in NAMEN))
    return {naam: (ours[naam], target / f"{naam}.xlsx") for naam in NAMEN}


def same(one: object, other: object) -> bool:
    if isinstance(one, (int, float)) and isinstance(other, (int, float)):
        return abs(one - other) <= 1e-9 * max(1, abs(one))
    return (one or "") == (other or "")


@pytest.mark.parametrize("naam", NAMEN)
def test_every_formula_cell_is_the_same(boeken: dict[str, tuple[bytes, Path]], naam: str) -> None:
    content, recalculated = boeken[naam]
    formulas = openpyxl.load_workbook(io.BytesIO(content))
    ours = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    theirs = openpyxl.load_workbook(recalculated, data_only=True)
    checked = 0
    for blad, adres, formule in formula_cells(formulas):
        one, other = ours[blad][adres].value, theirs[blad][adres].value
        assert same(one, other), (blad, adres, formule, one, other)
        checked += 1
    assert checked > 4000


def test_inputs_of_a_user_follow_in_libreoffice(
    soffice: str, catalogus: Catalogus, meester_pad: Path, tmp_path: Path
) -> None:
    """Another gemeente, a line on nee, one with an own amount: typed, saved, and recalculated."""
    book = openpyxl.load_workbook(meester_pad)
    book["Start"]["C7"] = "Zwolle"
    book["Algemeen"]["I10"] = "nee"
    book["Fysiek"]["G11"] = 123456.5
    book["Sociaal"]["J10"] = 0.35
    path = tmp_path / "ingevuld.xlsx"
    book.save(path)
    rekenblad = Rekenblad(path)
    rekenblad.evaluate()
    theirs = openpyxl.load_workbook(
        convert(soffice, tmp_path, "xlsx", path) / path.name, data_only=True
    )

    def value(blad: str, rij: int, kolom: int) -> object:
        return theirs[blad].cell(rij, kolom).value

    assert totals_of(value).differences(totals_of(rekenblad.value)) == []
    assert totals_of(value) != totalen_of(opdracht_of(catalogus, "Zwolle").begroting())


@pytest.fixture(scope="module")
def pdf(soffice: str, meester_pad: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The master as LibreOffice prints it."""
    needs(shutil.which("pdftotext") is not None, "pdftotext (poppler-utils)")
    target = convert(soffice, tmp_path_factory.mktemp("pdf"), "pdf", meester_pad)
    return target / f"{meester_pad.stem}.pdf"


def pdf_text(pdf: Path, *options: str) -> str:
    command = ["pdftotext", *options, str(pdf), "-"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def test_letters_come_out_as_large_as_the_rule_says(pdf: Path, meester_pad: Path) -> None:
    """Of each sheet the smallest letter that is printed, by the height of its words."""
    inspectie = inspect_workbook(read_parts(meester_pad))
    gemeten: dict[str, float] = {}
    for page in pdf_text(pdf, "-bbox").split("<page ")[1:]:
        words = re.findall(r'yMin="([0-9.]+)" xMax="[0-9.]+" yMax="([0-9.]+)">([^<]*)<', page)
        hoogten = [(float(boven), float(onder), tekst) for boven, onder, tekst in words]
        blad = min(w for w in hoogten if w[2] in inspectie.onze_bladen)[2]  # in the header
        kleinste = min(onder - boven for boven, onder, _ in hoogten) / CARLITO
        gemeten[blad] = min(kleinste, gemeten.get(blad, kleinste))
    assert gemeten.keys() == inspectie.onze_bladen.keys()
    for blad, punten in gemeten.items():
        letter = kleinste_letter(inspectie, blad)
        assert letter is not None
        assert punten == pytest.approx(letter.punten, rel=0.05)


def test_pdf_shows_the_totals_and_no_hashes(pdf: Path, opdracht: Opdracht) -> None:
    text = pdf_text(pdf, "-layout")
    assert "###" not in text
    digits = re.sub(r"(?<=\d)[.,\u202f\u00a0](?=\d{3})", "", text)
    for bedrag in (*opdracht.begroting().totaal, *opdracht.begroting().basis):
        assert str(bedrag) in digits
    for blad in ("Start", "Totaal", "Agenda", "Controle", "Catalogus"):
        assert blad in text


def test_filled_values_are_those_of_the_engine(meester_pad: Path, meester: bytes) -> None:
    """Filling again what is filled changes nothing."""
    rekenblad = Rekenblad(meester_pad)
    rekenblad.evaluate()
    parts = read_parts(io.BytesIO(meester))
    assert fill_values(parts, rekenblad) == parts
