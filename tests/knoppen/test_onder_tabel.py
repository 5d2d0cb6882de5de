"""Lines beneath a table count nowhere: after every button that is said, and how to mend it."""

import json
import re
from pathlib import Path

import pytest

from modelgemeente_xl.bestand.motor.motor import open_boek
from modelgemeente_xl.bestand.pakket.pakket import package_bytes, read_parts
from modelgemeente_xl.bestand.werkboek import Werkboek
from modelgemeente_xl.cli import hoofd as cli
from modelgemeente_xl.excel.waarde import Waarde
from modelgemeente_xl.knoppen import knoppen
from modelgemeente_xl.knoppen.knoppen import Schaalkeuze
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.plan.toepassen import PlanPastNiet
from modelgemeente_xl.werkmap.indeling.domeintabel import KOLOMMEN
from tests.knoppen.conftest import WIE, values_of
from tests.plaatsen import letters


@pytest.fixture
def pad(werkmap: Path) -> Path:
    return werkmap


def shrink(pad: Path, tabel: str, rijen: int) -> int:
    """As a program that saves a table with a smaller range; gives its last row now."""
    parts = read_parts(pad)
    (name,) = (n for n, xml in parts.items() if b'name="%s"' % tabel.encode() in xml[:600])
    found = re.search(rb'ref="A[0-9]+:[A-Z]+([0-9]+)"', parts[name])
    assert found
    last = int(found[1]) - rijen
    parts[name] = re.sub(rb'(ref="A[0-9]+:[A-Z]+)%s"' % found[1], rb'\g<1>%d"' % last, parts[name])
    pad.write_bytes(package_bytes(parts))
    return last


def type_beneath(pad: Path, tabel: str, cellen: dict[str, Waarde], later: int = 1) -> int:
    """Type in a row beneath a table that does not grow; gives the row."""
    boek = Werkboek.open(pad)
    found = boek.tabellen[tabel]
    rij = found.laatste_rij + later
    for kolom, value in cellen.items():
        k = found.eerste_kolom + found.kolommen.index(kolom)
        boek.write(found.blad, rij, k, [[value]])
    boek.recompute()
    boek.save()
    return rij


def run(*arguments: str | Path) -> int:
    return cli.main(list(map(str, arguments)))


REGEL: dict[str, Waarde] = {
    "Begrotingsregel": "Eigen project",
    "Aard": "structureel",
    "Eigen bedrag": 50_000.0,
}
KNOPPEN = (
    ["toon"],
    ["herbereken", "--voorbeeld"],
    ["schaal", "--jaar", "2028", "--voorbeeld"],
    ["schaal", "--jaar", "2028"],
    ["terugdraaien"],
    ["herbereken"],
)


@pytest.mark.parametrize(
    ("tabel", "cellen"),
    [
        ("tblFysiek", REGEL),
        ("tblSociaal", {"Ontwikkeling": "Iets nieuws", "Bedrag": 10.0}),
        ("tblOOV", {"Aard": "Incidenteel", "Eigen bedrag": 5.0}),
        ("tblBasis", {"Kosten": "Meer basis", "Eigen bedrag": 9_000.0}),
    ],
)
def test_a_line_typed_under_a_table_is_said_by_every_button(
    pad: Path,
    tabel: str,
    cellen: dict[str, Waarde],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "400")
    rij = type_beneath(pad, tabel, cellen)
    for verb, *more in KNOPPEN:
        assert run(verb, pad, *more) == 1, verb
        shown = capsys.readouterr().out
        assert shown.count("onder tabel") == 1, verb
        assert f"{tabel[3:]}, rij {rij}: deze rij staat onder tabel {tabel}" in shown
        assert "telt in geen totaal mee" in shown
        assert f"tot en met rij {rij} lopen" in shown
        assert "Tabelgrootte wijzigen" in shown


def test_controleer_says_it_once_for_all_rows(
    pad: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also of columns that stand in the print area, and of rows further down."""
    monkeypatch.setenv("COLUMNS", "400")
    last = shrink(pad, "tblFysiek", 2)
    last_column = letters(KOLOMMEN[-1].naam)
    run("herbereken", pad)  # the formulas there are #VALUE! then, which is the same finding
    capsys.readouterr()
    assert run("controleer", pad) == 1
    lines = [x for x in capsys.readouterr().out.splitlines() if f"Fysiek!A{last + 1}" in x]
    assert len(lines) == 1
    assert (
        f"Fysiek!A{last + 1}:{last_column}{last + 2}: deze rijen staan onder tabel tblFysiek"
        in lines[0]
    )
    assert f"Laat de tabel tot en met rij {last + 2} lopen" in lines[0]
    assert run("controleer", pad, "--json") == 1
    found = json.loads(capsys.readouterr().out)
    there = [f for f in found if re.search(rf"[A-Z]({last + 1}|{last + 2})\b", f["cel"])]
    assert [f["regel"] for f in there] == [27]


def test_rows_that_a_smaller_table_left_are_said_and_hold_what_excel_gives(
    pad: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In Excel `[@Kolom]` outside its table is #VALUE!."""
    monkeypatch.setenv("COLUMNS", "400")
    before = values_of(pad)["Fysiek"]
    last = shrink(pad, "tblFysiek", 2)
    assert run("herbereken", pad) == 1
    assert f"Fysiek, rij {last + 1} tot en met {last + 2}: deze rijen" in capsys.readouterr().out
    sheet = values_of(pad)["Fysiek"]
    koppen = {cell.value: cell.column for cell in sheet[9] if cell.value}
    for rij in (last + 1, last + 2):
        for kolom in ("Gehanteerd bedrag", "Per jaar", "Jaar 1", "Jaar 4", "Referentiebedrag"):
            assert sheet.cell(rij, koppen[kolom]).value == "#VALUE!", (rij, kolom)
        assert sheet.cell(rij, koppen["Reeks"]).value == "prijs"  # IFERROR's other value
    for kolom in koppen.values():
        assert sheet.cell(last, kolom).value == before.cell(last, kolom).value
    assert run("herbereken", pad) == 1
    assert "niets te wijzigen" in capsys.readouterr().out


def test_what_is_no_line_is_not_said(pad: Path) -> None:
    type_beneath(pad, "tblFysiek", {"Begrotingsregel": "Totaal", "Eigen bedrag": 5.0})
    type_beneath(pad, "tblFysiek", {"Id": "Bron: raadsbesluit van 3 maart"}, 2)
    type_beneath(pad, "tblFysiek", {"Begrotingsregel": "verschil", "Jaar 1": 3.0}, 3)
    type_beneath(pad, "tblFysiek", {"Eigen bedrag": 12.0}, 4)
    assert run("toon", pad) == 0
    assert run("herbereken", pad) == 0


def test_a_row_that_comes_where_a_line_stands_is_refused_with_how_to_mend_it(
    pad: Path, catalogus: Catalogus
) -> None:
    last = shrink(pad, "tblFysiek", 3)
    old = pad.read_bytes()
    book = open_boek(pad)
    with pytest.raises(PlanPastNiet) as refused:
        knoppen.vernieuw(book, catalogus, WIE)
    book.close()
    said = [b for b in refused.value.bevindingen if b.waar.startswith("Fysiek")]
    assert [b.waar for b in said] == [f"Fysiek, rij {last + 1} tot en met {last + 3}"]
    assert "Tabelgrootte wijzigen" in said[0].herstel
    assert pad.read_bytes() == old


def test_after_the_table_took_the_rows_in_all_is_well(pad: Path, klein: Catalogus) -> None:
    shrink(pad, "tblFysiek", 2)
    assert run("herbereken", pad) == 1
    shrink(pad, "tblFysiek", -2)
    assert run("herbereken", pad) == 0
    book = open_boek(pad)
    uitkomst = knoppen.schaal(book, klein, Schaalkeuze(("Venlo",)), WIE)
    book.close()
    assert uitkomst.bevindingen == ()
