"""Herbereken where the caller read the formulas, as a task pane does: the same as on a file."""

from pathlib import Path

import pytest

from modelgemeente_xl.bestand.motor.motor import open_boek
from modelgemeente_xl.bestand.werkboek import Werkboek
from modelgemeente_xl.knoppen import knoppen
from modelgemeente_xl.plan.toepassen import PlanPastNiet
from modelgemeente_xl.werkmap.lezen.boek import read_boek
from modelgemeente_xl.werkmap.lezen.formules import DOMEINTABELLEN, read_formulas
from tests.knoppen.conftest import Druk, column, fill_in

Gelezen = dict[str, list[list[str]]]


def formulas_of(pad: Path) -> Gelezen:
    book = open_boek(pad)
    stand = read_boek(book)
    gelezen = {naam: read_formulas(book, stand.tabellen[naam]) for naam in DOMEINTABELLEN}
    book.close()
    return gelezen


@pytest.fixture
def overtypt(pad: Path) -> Path:
    """An amount typed over a formula, one pasted that is just what the formula gives, one of a year."""
    fill_in(
        pad,
        ("OOV", 1, "Geschaald bedrag", 4321),
        ("Sociaal", 1, "Schaalfactor", column(pad, "Sociaal", "Schaalfactor")[0]),
        ("OOV", 2, "Jaar 1", 77),
    )
    return pad


def test_given_formulas_make_the_plan_of_a_file(druk: Druk, overtypt: Path) -> None:
    gelezen = formulas_of(overtypt)
    uit_bestand = druk(knoppen.herbereken, voorbeeld=True)
    gegeven = druk(knoppen.herbereken, formules=gelezen, streng=True, voorbeeld=True)
    assert gegeven.plan == uit_bestand.plan
    assert gegeven.plan.vingerafdruk == uit_bestand.plan.vingerafdruk
    zonder = druk(knoppen.herbereken, streng=True, voorbeeld=True)
    assert zonder.plan.vingerafdruk != uit_bestand.plan.vingerafdruk


def test_a_pasted_value_becomes_a_formula_again(druk: Druk, overtypt: Path) -> None:
    kop = Werkboek.open(overtypt).tabellen["tblSociaal"].kolommen
    plaats = kop.index("Schaalfactor")
    assert not formulas_of(overtypt)["tblSociaal"][0][plaats].startswith("=")
    druk(knoppen.herbereken, formules=formulas_of(overtypt), streng=True)
    assert column(overtypt, "OOV", "Eigen bedrag")[0] == 4321
    assert formulas_of(overtypt)["tblSociaal"][0][plaats].startswith("=")
    assert druk(knoppen.herbereken).plan.leeg


def test_formulas_of_another_moment_are_refused(druk: Druk, pad: Path) -> None:
    gelezen = formulas_of(pad)
    gelezen["tblFysiek"].pop()
    gelezen["tblOOV"][0].pop()
    with pytest.raises(PlanPastNiet) as fout:
        druk(knoppen.herbereken, formules=gelezen, streng=True)
    assert [b.waar for b in fout.value.bevindingen] == [
        "Fysiek, tabel tblFysiek",
        "OOV, tabel tblOOV",
    ]
