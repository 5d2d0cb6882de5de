"""Text that Excel would read as something else gets its mark where an engine types what it gets."""

from pathlib import Path

import pytest

from modelgemeente_xl.bestand.motor.motor import open_boek
from modelgemeente_xl.werkmap.lezen.boek import read_boek
from modelgemeente_xl.werkmap.plannen import schrijven


@pytest.mark.parametrize(
    ("tekst", "gemerkt"),
    [
        ("mrt 2027", True),
        ("50 %", True),
        ("1e5", True),
        ("1-2", True),
        ("€ 12,50", True),
        ("=A1", True),
        ("+31", True),
        ("@naam", True),
        ("'t Gooi", True),
        ("#N/B", True),
        ("Waar", True),
        ("onwaar", True),
        ("energietransitie.dashboard", False),
        ("Inrichting", False),
        ("Een lange zin over 2027, die niemand voor een datum houdt.", False),
    ],
)
def test_only_text_that_could_be_read_otherwise_is_marked(
    meester_pad: Path, monkeypatch: pytest.MonkeyPatch, tekst: str, gemerkt: bool
) -> None:
    monkeypatch.setattr(schrijven, "LETTERLIJK", ())
    book = open_boek(meester_pad)
    tabel = read_boek(book).tabellen["tblBevindingen"]
    schrijven.fill_table(book, tabel, [{"Nr": 1.0, "Bevinding": tekst}])
    cells = book.sheets["Controle"].tables["tblBevindingen"].range
    found = cells.value[1][cells.value[0].index("Bevinding")]
    book.close()
    assert found == (f"'{tekst}" if gemerkt else tekst)
