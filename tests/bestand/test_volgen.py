"""What names and print areas do when a table gets another last row."""

import pytest

from modelgemeente_xl.bestand.pakket.tabellen import Bladtabel
from modelgemeente_xl.bestand.volgen import follow_names

TABEL = Bladtabel("tblX", "Blad", 3, 2, 7, ("Naam", "Bedrag", "Dubbel"))
"""In B3:D7."""


def area(gebied: str, sheet: int = 0) -> bytes:
    name = f'<definedName name="_xlnm.Print_Area" localSheetId="{sheet}">{gebied}</definedName>'
    return f"<definedNames>{name}</definedNames>".encode()


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("Blad!$A$1:$F$7", "Blad!$A$1:$F$9"),
        ("Blad!$A$1:$F$8", "Blad!$A$1:$F$10"),
        ("Blad!$A$1:$F$20,Blad!$B$1:$D$8", "Blad!$A$1:$F$20,Blad!$B$1:$D$10"),
        ("'Een, twee'!$A$1:$F$8", "'Een, twee'!$A$1:$F$10"),
        ("Blad!$A$1:$F$6", None),
        ("Blad!$A$1:$F$9", None),
        ("Blad!$E$1:$F$8", None),
        ("Blad!$B$8:$D$8", None),
        ("Blad!$A:$F", None),
    ],
)
def test_a_print_area_that_ended_with_the_table_or_a_row_of_white_later_follows(
    was: str, now: str | None
) -> None:
    grown = follow_names(area(was), 0, TABEL, 9)
    assert grown == area(now or was)
    nine = Bladtabel(TABEL.naam, TABEL.blad, 3, 2, 9, TABEL.kolommen)
    assert now is None or follow_names(grown, 0, nine, 7) == area(was)


def test_the_print_area_of_another_sheet_stays() -> None:
    other = area("Ander!$A$1:$F$8", sheet=1)
    assert follow_names(other, 0, TABEL, 9) == other
