"""Undoing on a damaged log: what can be undone is, what cannot is said, and never `all is well`."""

from collections.abc import Callable
from pathlib import Path

import pytest

from modelgemeente_xl.bestand.motor.motor import open_boek
from modelgemeente_xl.bestand.werkboek import Werkboek
from modelgemeente_xl.cli import hoofd as cli
from modelgemeente_xl.excel.waarde import Waarde
from modelgemeente_xl.knoppen import knoppen
from modelgemeente_xl.knoppen.knoppen import Schaalkeuze
from modelgemeente_xl.knoppen.uitkomst import Uitkomst
from modelgemeente_xl.model.catalogus import Catalogus
from tests.klein import small_workbook
from tests.knoppen.conftest import WIE
from tests.knoppen.volgend_jaar import next_year

Schade = Callable[[Werkboek, int, int], None]


@pytest.fixture(scope="module")
def twee_acties(klein: Catalogus, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Action 2 is one line, action 3 many."""
    path = tmp_path_factory.mktemp("log") / "begroting.xlsx"
    path.write_bytes(small_workbook(klein))
    book = open_boek(path)
    knoppen.schaal(book, klein, Schaalkeuze(("Venlo",)), WIE)
    knoppen.vernieuw(book, next_year(klein), WIE)
    book.save()
    book.close()
    return path.read_bytes()


@pytest.fixture
def pad(twee_acties: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "begroting.xlsx"
    path.write_bytes(twee_acties)
    return path


def damage(pad: Path, kolom: str | None, first: int, last: int, value: Waarde = None) -> None:
    """Change cells of the log, by line (from 1): a column, or the whole row."""
    boek = Werkboek.open(pad)
    log = boek.tabellen["tblWijzigingen"]
    kolommen = [kolom] if kolom else log.kolommen
    for regel in range(first, last + 1):
        for naam in kolommen:
            k = log.eerste_kolom + log.kolommen.index(naam)
            boek.write(log.blad, log.kop_rij + regel, k, [[value]])
    boek.save()


def undo(pad: Path, aantal: int = 1) -> Uitkomst:
    book = open_boek(pad)
    uitkomst = knoppen.terugdraaien(book, WIE, aantal=aantal)
    book.save()
    book.close()
    return uitkomst


def lines_in(pad: Path) -> int:
    return Werkboek.open(pad).tabellen["tblWijzigingen"].bereik.rij_tot - 5


def test_a_whole_log_has_nothing_to_say(pad: Path) -> None:
    assert undo(pad, 2).bevindingen == ()


@pytest.mark.parametrize(
    ("kolom", "value", "what"),
    [
        (None, None, "is leeg"),
        ("Actie", "drie", "niet meer te lezen"),
        ("Actie", None, "niet meer te lezen"),
        ("Soort", None, "niet meer te lezen"),
        ("Sleutel", None, "niet meer te lezen"),
        ("Kolom", None, "niet meer te lezen"),
        ("Tabel", None, "niet meer te lezen"),
    ],
)
def test_lines_that_cannot_be_read_are_said_and_the_rest_is_undone(
    pad: Path, kolom: str | None, value: Waarde, what: str
) -> None:
    damage(pad, kolom, 10, 12, value)
    uitkomst = undo(pad)
    said = [b for b in uitkomst.bevindingen if what in b.wat]
    assert [b.waar for b in said] == [f"Wijzigingen!A{5 + regel}" for regel in (10, 11, 12)]
    assert uitkomst.toegepast
    assert len(uitkomst.plan.wijzigingen) > 50


def test_the_verb_ends_with_1_and_says_it(pad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    damage(pad, None, 10, 12)
    assert cli.main(["terugdraaien", str(pad), "--voorbeeld"]) == 1
    assert cli.main(["terugdraaien", str(pad)]) == 1
    assert "bevinding: Wijzigingen!A15: deze rij van het logboek is leeg" in capsys.readouterr().out


def test_toon_mentions_damage_in_one_line(
    pad: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who tidied the log himself has nothing to mend, so it is no finding."""
    monkeypatch.setenv("COLUMNS", "300")
    assert cli.main(["toon", str(pad)]) == 0
    assert "Logboek" not in capsys.readouterr().out
    damage(pad, None, 10, 12)
    assert cli.main(["toon", str(pad)]) == 0
    (line,) = [x for x in capsys.readouterr().out.splitlines() if x.startswith("Logboek")]
    assert "Wijzigingen!A15: deze rij van het logboek is leeg (en nog 2 plaatsen)" in line


def test_numbers_that_became_text_are_numbers(pad: Path) -> None:
    boek = Werkboek.open(pad)
    log = boek.tabellen["tblWijzigingen"]
    for rij in range(log.kop_rij + 1, log.laatste_rij + 1):
        ((nr, actie, *_),) = boek.waarden(log.blad, rij, 1, rij, 2)
        boek.write(log.blad, rij, 1, [[f"{nr:.0f}", f" {actie:.0f} "]])
    boek.save()
    uitkomst = undo(pad, 2)
    assert uitkomst.bevindingen == ()
    assert len(uitkomst.plan.wijzigingen) > 50
    assert undo(pad).plan.leeg


def test_rows_that_were_taken_out_are_missed_by_their_number(pad: Path) -> None:
    boek = Werkboek.open(pad)
    log = boek.tabellen["tblWijzigingen"]
    kept = boek.waarden(log.blad, log.kop_rij + 21, 1, log.laatste_rij, len(log.kolommen))
    boek.write(log.blad, log.kop_rij + 16, 1, kept)
    boek.resize("tblWijzigingen", log.laatste_rij - 5)
    boek.save()
    uitkomst = undo(pad)
    assert [b.wat for b in uitkomst.bevindingen] == [
        "nummer 16 tot en met 20 ontbreekt in het logboek"
    ]


def test_a_line_that_is_there_twice_is_said(pad: Path) -> None:
    damage(pad, "Nr", 11, 11, 10.0)
    wat = {b.wat for b in undo(pad).bevindingen}
    assert "nummer 10 komt 2 keer voor" in wat
    assert "nummer 11 ontbreekt in het logboek" in wat


def test_damage_to_another_action_does_not_matter(pad: Path) -> None:
    damage(pad, None, 1, 1)
    assert undo(pad).bevindingen == ()


def test_a_log_that_was_emptied_is_said(pad: Path) -> None:
    last = lines_in(pad)
    damage(pad, None, 1, last)
    uitkomst = undo(pad)
    assert len(uitkomst.bevindingen) == last
    assert not uitkomst.toegepast


def test_what_could_not_be_found_back_is_a_finding(pad: Path) -> None:
    """A row that was taken out by hand since then."""
    damage(pad, "Sleutel", 10, 10, "bestaat-niet")
    uitkomst = undo(pad)
    assert [b.wat for b in uitkomst.bevindingen] == ["niet teruggedraaid"]
    assert "geen rij met deze sleutel" in uitkomst.bevindingen[0].herstel
