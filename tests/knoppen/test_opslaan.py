"""Saving after a button: what could not be computed is told, stands on Controle, and ends with 1."""

import re
import zipfile
from pathlib import Path

import pytest

from modelgemeente_xl.bestand.blad.celxml import Celformule, Nieuw
from modelgemeente_xl.bestand.motor.motor import open_boek
from modelgemeente_xl.bestand.rekenen import rekenronde
from modelgemeente_xl.bestand.rekenen.herrekenen import Rekenverslag
from modelgemeente_xl.bestand.rekenen.rekenblad import RekenenMislukt
from modelgemeente_xl.bestand.werkboek import Werkboek
from modelgemeente_xl.cli import hoofd as cli
from modelgemeente_xl.knoppen.eigendom import own_formulas
from modelgemeente_xl.knoppen.opslaan import old_results
from modelgemeente_xl.knoppen.tegenrekenen import OUD
from modelgemeente_xl.model.totalen import totalen_of
from modelgemeente_xl.werkmap.lezen.boek import read_boek
from modelgemeente_xl.werkmap.lezen.naar_model import werkmodel_of
from modelgemeente_xl.werkmap.lezen.totaalblad import totals_of
from tests.bestand.bouwsel import inhoud, schrijf_pakket


def run(*arguments: str | Path) -> int:
    return cli.main(list(map(str, arguments)))


def as_excel_saved(pad: Path) -> None:
    """Without the request to compute everything, which Excel takes out when it has done so."""
    parts = inhoud(pad)
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(b' fullCalcOnLoad="1"', b"")
    schrijf_pakket(pad, parts)


def give_formula(pad: Path, formule: str, waarde: float, regel: int = 1) -> str:
    """Let an own amount on Algemeen be a formula with the result that Excel gave; its address."""
    boek = Werkboek.open(pad)
    tabel = boek.tabellen["tblAlgemeen"]
    rij, kolom = tabel.kop_rij + regel, tabel.kolommen.index("Eigen bedrag") + tabel.eerste_kolom
    blad = boek._bladen["Algemeen"]
    blad.place(rij, kolom, Nieuw(blad.style(rij, kolom), waarde, Celformule(b"", formule)))
    boek.recompute(own_formulas(boek))
    boek.save()
    as_excel_saved(pad)
    assert Werkboek.open(pad).waarden("Algemeen", rij, kolom, rij, kolom) == [[waarde]]
    return f"Algemeen!{chr(64 + kolom)}{rij}"


def check_totals(pad: Path) -> None:
    """The workbook holds the totals that Python computes of its inputs."""
    boek = Werkboek.open(pad)
    held = totals_of(lambda blad, rij, kolom: boek.waarden(blad, rij, kolom, rij, kolom)[0][0])
    book = open_boek(pad)
    try:
        assert held == totalen_of(werkmodel_of(read_boek(book)).begroting())
    finally:
        book.close()


def findings(pad: Path) -> list[list[object]]:
    boek = Werkboek.open(pad)
    tabel = boek.tabellen["tblBevindingen"]
    return boek.waarden("Controle", tabel.kop_rij + 1, 1, tabel.laatste_rij, 6)


def test_an_own_amount_from_another_workbook_counts_with_what_it_held(
    pad: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    give_formula(pad, "[1]Begroting!$B$4", 50_000)
    assert run("schaal", pad, "-g", "Venlo") == 0
    assert "niet berekend" not in capsys.readouterr().out
    check_totals(pad)


@pytest.mark.parametrize(
    "formule", ['GETPIVOTDATA("Bedrag",Start!$D$9)', "_xlfn._xlws.PY(0,1,Inwoners)"]
)
def test_what_may_be_old_is_named_on_the_screen_and_on_controle(
    pad: Path, capsys: pytest.CaptureFixture[str], formule: str
) -> None:
    waar = give_formula(pad, formule, 50_000)
    assert run("schaal", pad, "-g", "Venlo") == 1
    shown = " ".join(capsys.readouterr().out.split())
    assert f"bevinding: {waar}: niet berekend: deze cel houdt haar oude uitkomst" in shown
    assert "Niet alles is nagerekend: zie hierboven, en blad Controle." in shown
    (line,) = findings(pad)
    assert str(line[1]).startswith("niet berekend: deze cel")
    assert line[2:5] == [waar, 42, "fout"]
    check_totals(pad)
    # It is still old at the next press, that has nothing to do with it.
    assert run("schaal", pad, "--medewerkers", "700") == 1
    assert len(findings(pad)) == 1
    # Excel has computed it: nothing is old, and nothing says so.
    as_excel_saved(pad)
    assert run("schaal", pad, "--medewerkers", "800") == 0
    assert [line[1] for line in findings(pad)] == ["nog niet nagelopen"]
    check_totals(pad)


def test_findings_of_controleer_stay_beside_what_is_old(pad: Path) -> None:
    give_formula(pad, "_xll.TARIEF(Inwoners)", 50_000)
    run("controleer", pad, "--in-werkmap")
    before = findings(pad)
    assert run("schaal", pad, "-g", "Venlo") == 1
    after = findings(pad)
    assert [line[1:] for line in after[:-1]] == [line[1:] for line in before]
    assert [line[0] for line in after] == [float(nr) for nr in range(1, len(after) + 1)]


def test_when_nothing_can_be_computed_no_cell_says_that_all_is_well(
    pad: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: object) -> object:
        raise RekenenMislukt("kapot")

    monkeypatch.setattr(rekenronde.Rekenblad, "of_parts", broken)
    assert run("schaal", pad, "-g", "Venlo") == 1
    shown = " ".join(capsys.readouterr().out.split())
    assert "de werkmap: niet berekend: zij is niet na te rekenen (kapot); alle " in shown
    (line,) = findings(pad)
    assert "houden hun oude uitkomst" in str(line[1])
    texts = b"".join(xml for naam, xml in inhoud(pad).items() if "worksheets/" in naam)
    assert texts.count(b"<v>Controle: niet nagerekend</v>") >= 2
    assert b"<v>Controle: alles goed</v>" not in texts
    assert b'fullCalcOnLoad="1"' in inhoud(pad)["xl/workbook.xml"]


def test_a_workbook_that_was_saved_without_computing_is_computed_whole(
    pad: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    give_formula(pad, "Inwoners/2", 50_000)
    boek = Werkboek.open(pad)
    boek.write("Start", 7, 3, [["Venlo"]])
    boek.save()  # as a program does that does not compute
    assert run("schaal", pad, "--medewerkers", "700") == 0
    assert OUD in " ".join(capsys.readouterr().out.split())
    check_totals(pad)


def test_precision_as_displayed_is_refused_and_the_file_stays(
    pad: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    parts = inhoud(pad)
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(
        b"<calcPr ", b'<calcPr fullPrecision="0" '
    )
    schrijf_pakket(pad, parts)
    before = pad.read_bytes()
    assert run("schaal", pad, "-g", "Venlo") == 2
    assert "nauwkeurigheid van de weergave" in " ".join(capsys.readouterr().err.split())
    assert pad.read_bytes() == before


@pytest.mark.parametrize("vorm", ["zonder name", "andere name", "date1904"])
def test_forms_of_other_programs_are_computed(
    pad: Path, capsys: pytest.CaptureFixture[str], vorm: str
) -> None:
    parts = inhoud(pad)
    for naam in [naam for naam in parts if naam.startswith("xl/tables/")]:
        if vorm != "date1904":
            name = b"" if vorm == "zonder name" else b' name="Table1"'
            parts[naam] = re.sub(rb' name="tbl[^"]*"(?= displayName)', name, parts[naam])
    if vorm == "date1904":
        workbook = parts["xl/workbook.xml"]
        parts["xl/workbook.xml"] = workbook.replace(b"<workbookPr", b'<workbookPr date1904="1"')
        assert parts["xl/workbook.xml"] != workbook
    schrijf_pakket(pad, parts)
    assert zipfile.is_zipfile(pad)
    assert run("schaal", pad, "-g", "Venlo") == 0
    assert "niet berekend" not in capsys.readouterr().out
    check_totals(pad)


def test_says_why_only_what_is_ours_was_computed() -> None:
    found = old_results(Rekenverslag(("Eigen!B1",), alleen_ons="het duurde te lang"))
    assert [oud.waar for oud in found] == ["de werkmap", "Eigen!B1"]
    assert "alleen de Modelgemeente zelf is nagerekend (het duurde te lang)" in found[0].wat


def test_a_verdict_that_could_not_be_computed_says_so(pad: Path) -> None:
    """A name of ours is broken, so that the totals, and the verdict on them, stay what they were."""
    parts = inhoud(pad)
    broken = re.sub(rb'(<definedName name="Inwoners">)[^<]*', rb"\1#REF!", parts["xl/workbook.xml"])
    schrijf_pakket(pad, {**parts, "xl/workbook.xml": broken})
    assert run("schaal", pad, "-g", "Hoorn") == 1
    boek = Werkboek.open(pad)
    assert [boek.waarden(blad, 3, 1, 3, 1) for blad in ("Start", "Totaal", "Fysiek")] == [
        [["Controle: niet nagerekend"]]
    ] * 3
    assert any(str(rij[1]).startswith("niet berekend") for rij in findings(pad))
