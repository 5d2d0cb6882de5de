"""What a button or `toon` prints is what the workbook holds, or the difference is said."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from modelgemeente_xl.addin import scripts
from modelgemeente_xl.bestand.motor.motor import open_boek
from modelgemeente_xl.bestand.pakket.pakket import package_bytes, read_parts, sheet_parts
from modelgemeente_xl.bestand.werkboek import Werkboek
from modelgemeente_xl.cli import hoofd as cli
from modelgemeente_xl.excel.waarde import Waarde
from modelgemeente_xl.knoppen import knoppen
from modelgemeente_xl.knoppen.knoppen import Schaalkeuze
from modelgemeente_xl.knoppen.uitkomst import Uitkomst
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.totalen import Totalen
from modelgemeente_xl.werkmap.lezen.totaalblad import totals_of
from tests.knoppen.conftest import WIE, column, values_of
from tests.knoppen.volgend_jaar import next_year

Fout = Callable[[Path], None]


def typed(kolom: str, value: Waarde) -> Fout:
    """A value in the first line of Fysiek, computed as a spreadsheet would."""

    def fout(pad: Path) -> None:
        boek = Werkboek.open(pad)
        tabel = boek.tabellen["tblFysiek"]
        k = tabel.eerste_kolom + tabel.kolommen.index(kolom)
        boek.write("Fysiek", tabel.kop_rij + 1, k, [[value]])
        boek.recompute()
        boek.save()

    return fout


def error_value(pad: Path) -> None:
    """An own amount that was looked up elsewhere, and not found."""
    boek = Werkboek.open(pad)
    tabel = boek.tabellen["tblFysiek"]
    k = tabel.eerste_kolom + tabel.kolommen.index("Eigen bedrag")
    boek.write_formulas("Fysiek", tabel.kop_rij + 1, k, [["=NA()"]])
    boek.recompute()
    boek.save()


def all_values(pad: Path) -> None:
    """A sheet of which the formulas were pasted over with their values, and then an own amount."""
    boek = Werkboek.open(pad)
    rijen, kolommen = boek.gebruikt("Fysiek")
    waarden = boek.waarden("Fysiek", 1, 1, rijen, kolommen)
    tabel = boek.tabellen["tblFysiek"]
    for r, row in enumerate(waarden, 1):
        for k, value in enumerate(row, 1):
            if boek.formules("Fysiek", r, k, r, k)[0][0] and r != tabel.kop_rij:
                boek.write("Fysiek", r, k, [[value]])
    k = tabel.eerste_kolom + tabel.kolommen.index("Eigen bedrag")
    boek.write("Fysiek", tabel.kop_rij + 1, k, [[99_000.0]])
    boek.recompute()
    boek.save()


FOUTEN: dict[str, Fout] = {
    "bedrag als tekst": typed("Eigen bedrag", "1000"),
    "een streepje": typed("Eigen bedrag", "-"),
    "een spatie": typed("Eigen bedrag", " "),
    "geen waarde": error_value,
    "startjaar als tekst": typed("Startjaar", "2028"),
    "al begroot als tekst": typed("Al begroot", "25%"),
    "een getal over Jaar 2": typed("Jaar 2", 123_456.0),
    "een jokerteken": typed("Kostensoort", "per*"),
    "een blad als waarden": all_values,
}


def held(pad: Path) -> dict[str, tuple[Any, ...]]:
    """The rows of totals as a reader without an engine sees them, by name."""
    sheet = values_of(pad)["Totaal"]
    rows = sheet.iter_rows(min_row=1, max_row=80, max_col=6, values_only=True)
    return {f"{row[0]} {row[1]}": row[2:] for row in rows if row[0] and row[1]}


def told(bevindingen: Any) -> dict[str, str]:
    """Per row of totals what was said to be another number in the workbook."""
    found = (re.fullmatch(r"(.+): de werkmap geeft (.+), Python (.+)", b.wat) for b in bevindingen)
    return {match[1]: match[2] for match in found if match}


@pytest.mark.parametrize("naam", FOUTEN)
def test_a_total_that_is_another_in_the_workbook_is_said_with_both_numbers(
    werkmap: Path, klein: Catalogus, naam: str
) -> None:
    FOUTEN[naam](werkmap)
    for knop, given in (
        (knoppen.schaal, (klein, Schaalkeuze(("Venlo",)))),
        (knoppen.vernieuw, (next_year(klein),)),
        (knoppen.terugdraaien, ()),
    ):
        book = open_boek(werkmap)
        uitkomst: Uitkomst = knop(book, *given, WIE)  # type: ignore[operator]
        book.save()
        book.close()
        check_said(uitkomst, werkmap)


def check_said(uitkomst: Uitkomst, pad: Path) -> None:
    """Every total that the file now holds is the one that was printed, or it is said."""
    said, in_file = told(uitkomst.bevindingen), held(pad)
    python = dict(uitkomst.na.series())
    names = {f"{blad} {aard.capitalize()}": f"{blad} {aard}" for blad, aard in pairs(uitkomst.na)}
    names |= {f"{blad} Extra nodig": f"{blad} extra nodig" for blad in uitkomst.na.netto}
    names |= {"Basis In stand houden": "basis", "Totaal Bruto": "totaal"}
    assert said, "these faults all reach a total"
    for row, naam in names.items():
        assert (in_file[row] == python[naam]) == (row not in said), (row, in_file[row])


def pairs(totalen: Totalen) -> list[tuple[str, str]]:
    return [(blad, aard) for blad, aarden in totalen.domeinen.items() for aard in aarden]


def test_toon_and_the_verbs_end_with_1_where_the_workbook_holds_another_total(
    werkmap: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    assert cli.main(["toon", str(werkmap)]) == 0
    typed("Eigen bedrag", "-")(werkmap)
    for arguments in (["toon"], ["schaal", "--jaar", "2028"], ["schaal", "--voorbeeld"]):
        capsys.readouterr()
        assert cli.main([arguments[0], str(werkmap), *arguments[1:]]) == 1
        shown = capsys.readouterr().out
        assert "'-' in kolom Eigen bedrag past niet" in shown
        assert re.search(r"Totaal Bruto: de werkmap geeft #VALUE!.*, Python [0-9.]+ /", shown)


def test_a_message_that_has_no_room_for_all_says_first_what_is_wrong(
    werkmap: Path, catalogus: Catalogus, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed("Eigen bedrag", "-")(werkmap)
    monkeypatch.setattr(scripts, "installed_catalogus", lambda: next_year(catalogus))
    book = open_boek(werkmap)
    scripts.vernieuw(book)
    melding = book.app.impl.meldingen[-1]  # the shelf also holds those of other books
    book.close()
    lines = melding.tekst.splitlines()
    assert len(lines) == scripts.REGELS + 1
    assert any("de werkmap geeft #VALUE!" in line for line in lines)


def without_caches(pad: Path) -> None:
    """As a program without a calculation engine saves: formulas, and no results."""
    parts = read_parts(pad)
    for part in sheet_parts(parts).values():
        parts[part] = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", parts[part])
        parts[part] = re.sub(rb'(<c [^>]*?) t="(?:str|e|b)"(?=[^>]*><f)', rb"\1", parts[part])
    pad.write_bytes(package_bytes(parts))


def test_herbereken_computes_first_and_compares_then(
    werkmap: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file without results is not 744 times wrong; it gets its results."""
    good = held(werkmap)
    without_caches(werkmap)
    assert held(werkmap)["Totaal Bruto"] == (None,) * 4
    assert cli.main(["toon", str(werkmap)]) == 1
    shown = capsys.readouterr().out
    assert shown.count("bevinding:") == 1
    assert "de uitkomsten in het bestand zijn oud of ontbreken" in shown
    old = werkmap.read_bytes()
    assert cli.main(["herbereken", str(werkmap), "--voorbeeld"]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert "opnieuw berekend" not in shown
    assert "zijn oud of ontbreken" in shown
    assert "het bestand blijft zoals het is" in shown
    assert werkmap.read_bytes() == old
    assert cli.main(["herbereken", str(werkmap)]) == 0
    shown = capsys.readouterr().out
    assert "bevinding:" not in shown
    assert "de uitkomsten in het bestand waren oud of ontbraken" in shown
    assert "Opgeslagen" in shown
    assert held(werkmap) == good
    assert cli.main(["toon", str(werkmap)]) == 0
    assert cli.main(["herbereken", str(werkmap)]) == 0
    assert "Er was niets te wijzigen" in capsys.readouterr().out


def test_herbereken_mends_old_results_that_reach_no_total(werkmap: Path) -> None:
    parts = read_parts(werkmap)
    part = sheet_parts(parts)["Start"]
    old = parts[part]
    parts[part] = re.sub(rb"(<c r=\"D9\"[^>]*>.*?<v>)[^<]*", rb"\g<1>99", old, count=1)
    assert parts[part] != old
    werkmap.write_bytes(package_bytes(parts))
    assert cli.main(["herbereken", str(werkmap)]) == 0
    assert read_parts(werkmap)[part] == old


def test_undoing_on_a_file_without_results_knows_what_its_formulas_give(
    werkmap: Path, klein: Catalogus
) -> None:
    """Formula cells are held beside the log by their value, which such a file does not have."""
    before = held(werkmap)
    typed("Jaar 2", 5.0)(werkmap)
    for knop in (knoppen.herbereken, knoppen.terugdraaien):
        book = open_boek(werkmap)
        uitkomst = knop(book, WIE)
        book.save()
        book.close()
        assert uitkomst.plan.conflicten == ()
        if knop is knoppen.herbereken:
            assert held(werkmap) == before
            without_caches(werkmap)
    assert column(werkmap, "Fysiek", "Jaar 2")[0] == 5


@pytest.mark.parametrize("streng", [False, True])
def test_where_results_cannot_be_read_back_the_totals_of_before_are_compared(
    werkmap: Path, klein: Catalogus, streng: bool
) -> None:
    typed("Eigen bedrag", "-")(werkmap)
    book = open_boek(werkmap, streng=streng)
    uitkomst = knoppen.schaal(book, klein, Schaalkeuze(("Venlo",)), WIE)
    book.close()
    assert told(uitkomst.bevindingen)["Totaal Bruto"].startswith("#VALUE!")


def test_a_good_workbook_has_nothing_to_say(werkmap: Path, klein: Catalogus) -> None:
    for knop, given in (
        (knoppen.schaal, (klein, Schaalkeuze(("súdwest-fryslân", "VENLO"), 2028))),
        (knoppen.vernieuw, (next_year(klein),)),
        (knoppen.herbereken, ()),
        (knoppen.terugdraaien, ()),
    ):
        book = open_boek(werkmap)
        uitkomst: Uitkomst = knop(book, *given, WIE)  # type: ignore[operator]
        book.save()
        book.close()
        assert (uitkomst.bevindingen, uitkomst.meldingen) == ((), ())
        sheets = values_of(werkmap)
        assert uitkomst.na == totals_of(lambda b, r, k, s=sheets: s[b].cell(r, k).value)
