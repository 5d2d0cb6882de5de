"""Which formulas are the program's own: all of the master, and none of what a user adds."""

from pathlib import Path

import pytest

from modelgemeente_xl.bestand.werkboek import Werkboek
from modelgemeente_xl.knoppen.eigendom import own_formulas


def test_every_formula_of_the_master_is_ours(meester_pad: Path) -> None:
    boek = Werkboek.open(meester_pad)
    ours = own_formulas(boek)
    count = 0
    for blad in boek.bladnamen:
        for rij, row in enumerate(boek.formules(blad, 1, 1, *boek.gebruikt(blad)), 1):
            for kolom, formule in enumerate(row, 1):
                if formule:
                    assert ours(blad, rij, kolom), (blad, rij, kolom, formule)
                    count += 1
    assert count > 6_000


@pytest.mark.parametrize(
    ("blad", "rij", "kolom"),
    [
        ("Eigen", 1, 1),  # a sheet of the user's own
        ("Start", 7, 3),  # the gemeente
        ("Start", 9, 3),  # its own number of inhabitants
        ("Start", 26, 1),  # a gemeente that counts too
        ("Start", 5, 20),  # beside what is printed
        ("Algemeen", 10, 7),  # the column Eigen bedrag
        ("Algemeen", 200, 3),  # below the table
    ],
)
def test_what_a_user_may_write_is_not(meester_pad: Path, blad: str, rij: int, kolom: int) -> None:
    assert not own_formulas(Werkboek.open(meester_pad))(blad, rij, kolom)
