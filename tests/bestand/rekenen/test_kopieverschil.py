"""A workbook that is loaded already is given what changed, and comes to what a fresh one does."""

from collections.abc import Callable
from pathlib import Path

import pytest

from modelgemeente_xl.bestand.kopie.rekenkopie import calculation_copy
from modelgemeente_xl.bestand.rekenen import rekenblad as rekenen
from modelgemeente_xl.bestand.rekenen.kopieverschil import changed_inputs
from modelgemeente_xl.bestand.rekenen.rekenblad import Rekenblad
from modelgemeente_xl.bestand.werkboek import Werkboek
from modelgemeente_xl.knoppen.eigendom import own_formulas

VREEMD = ("=1+1", "'tekst", "1,5", "WAAR", "TRUE", "#N/A", " ruim ", "a<b&c", "ï", "1-1-2027")


def results(rekenblad: Rekenblad, boek: Werkboek) -> dict[tuple[str, int, int], object]:
    """What every formula comes to."""
    return {
        (naam, rij, kolom): rekenblad.value(naam, rij, kolom)
        for naam, blad in boek._bladen.items()
        for rij, kolom, _ in blad.formula_places()
    }


def fresh(boek: Werkboek) -> dict[tuple[str, int, int], object]:
    rekenblad = Rekenblad.of_parts(boek.parts())
    rekenblad.evaluate()
    return results(rekenblad, boek)


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """One for each time that the engine loads a workbook."""
    seen: list[int] = []

    class Counted(rekenen.Rekenboek):
        def __init__(self, pakket: bytes) -> None:
            seen.append(len(pakket))
            super().__init__(pakket)

    monkeypatch.setattr(rekenen, "Rekenboek", Counted)
    return seen


def test_inputs_are_put_in_and_all_comes_out_the_same(meester_pad: Path, loads: list[int]) -> None:
    boek = Werkboek.open(meester_pad)
    rekenblad = Rekenblad.of_parts(boek.parts())
    rekenblad.evaluate()
    first = results(rekenblad, boek)
    assert first == fresh(boek)
    del loads[:]
    tabel = boek.tabellen["tblAlgemeen"]
    begin, kolommen = tabel.kop_rij + 1, list(tabel.kolommen)
    eigen = tabel.eerste_kolom + kolommen.index("Eigen bedrag")
    al = tabel.eerste_kolom + kolommen.index("Al begroot")
    soort = tabel.eerste_kolom + kolommen.index("Drijver")
    boek.write("Algemeen", begin, eigen, [[12345.5], [None], [0.0], [-3.0], ["tekst"]])
    boek.write("Algemeen", begin, al, [[0.5], [True], [1.0]])
    boek.write("Algemeen", begin, soort, [[None], ["medewerkers"], ["onzin"]])
    rekenblad.follow(boek.parts())
    rekenblad.evaluate()
    assert loads == []
    second = results(rekenblad, boek)
    assert second != first
    assert second == fresh(boek)
    del loads[:]
    boek.write("Algemeen", begin, eigen, [[None], [7.0], [None], [8.0], [None]])
    rekenblad.follow(boek.parts())
    rekenblad.evaluate()
    assert loads == []
    assert results(rekenblad, boek) == fresh(boek)


def test_a_text_is_the_same_text_however_it_looks(klein: Callable[..., Werkboek]) -> None:
    formulas = "".join(
        f'<row r="{rij}"><c r="A{rij}"><v>{rij}</v></c><c r="B{rij}"><f>LEN(A{rij})</f></c>'
        f'<c r="C{rij}"><f>ISTEXT(A{rij})</f></c><c r="D{rij}"><f>A{rij}&amp;"!"</f></c></row>'
        for rij in range(1, len(VREEMD) + 1)
    )
    boek = klein(formulas)
    rekenblad = Rekenblad.of_parts(boek.parts())
    rekenblad.evaluate()
    boek.write("Blad", 1, 1, [[text] for text in VREEMD])
    rekenblad.follow(boek.parts())
    rekenblad.evaluate()
    assert results(rekenblad, boek) == fresh(boek)
    assert [rekenblad.value("Blad", rij, 3) for rij in range(1, len(VREEMD) + 1)] == [True] * 10


def test_a_table_that_no_formula_reads_may_grow(meester_pad: Path, loads: list[int]) -> None:
    boek = Werkboek.open(meester_pad)
    boek.recompute(own_formulas(boek))
    assert len(loads) == 1
    tabel = boek.tabellen["tblWijzigingen"]
    boek.resize("tblWijzigingen", tabel.laatste_rij + 20)
    boek.write("Wijzigingen", tabel.laatste_rij + 1, tabel.eerste_kolom, [[1.0, 2.0, "x"]] * 20)
    boek.recompute(own_formulas(boek))
    assert len(loads) == 1


@pytest.mark.parametrize("wat", ["formule", "tabel", "gehouden"])
def test_what_is_more_than_inputs_is_loaded_anew(
    meester_pad: Path, loads: list[int], wat: str
) -> None:
    boek = Werkboek.open(meester_pad)
    before = boek.parts()
    rekenblad = Rekenblad.of_parts(before)
    tabel = boek.tabellen["tblAlgemeen"]
    if wat == "formule":
        boek.write_formulas("Algemeen", tabel.laatste_rij + 20, 1, [["=1+1"]])
    elif wat == "tabel":
        boek.resize("tblAlgemeen", tabel.laatste_rij + 1)
    else:
        rekenblad.hold("Algemeen", tabel.laatste_rij, tabel.eerste_kolom, 1.0, False)
    if wat != "gehouden":
        copies = calculation_copy(before), calculation_copy(boek.parts())
        assert changed_inputs(*copies) is None
    rekenblad.follow(boek.parts())
    rekenblad.evaluate()
    assert len(loads) == 2
    assert results(rekenblad, boek) == fresh(boek)
