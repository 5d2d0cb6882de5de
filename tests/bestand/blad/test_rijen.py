"""Long runs of empty rows: never taken apart unasked, and read and written as any other row."""

from collections.abc import Callable

import pytest

from modelgemeente_xl.bestand.blad import rijen
from modelgemeente_xl.bestand.blad.blad import Werkblad
from modelgemeente_xl.bestand.blad.cellen import Bladindex
from modelgemeente_xl.bestand.blad.teksten import Teksten
from modelgemeente_xl.bestand.grond.weigering import BestandGeweigerd
from tests.bestand.bouwsel import blad_xml, delen

VOL = '<row r="{0}"><c r="A{0}"><v>1</v></c><c r="B{0}"><f>A{0}</f><v>1</v></c></row>'


def leeg(*nummers: int) -> str:
    return "".join(
        f'<row r="{r}" s="1" customFormat="1"><c r="A{r}" s="1"/><c r="C{r}" s="2"></c></row>'
        if r % 2
        else f'<row r="{r}" ht="20"/>'
        for r in nummers
    )


XML = blad_xml(
    VOL.format(2) + leeg(*range(3, 40)) + VOL.format(40) + leeg(*range(50, 60)) + VOL.format(70)
).encode()
TEKSTEN = Teksten({naam: deel.encode() for naam, deel in delen({"Blad": ""}).items()})


@pytest.fixture
def every_run(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """What lets short runs in small sheets be left for later too."""

    def patch() -> None:
        monkeypatch.setattr(rijen, "_GROOT", 0)
        monkeypatch.setattr(rijen, "_LANG", 0)

    return patch


def test_the_rows_are_those_that_are_found_one_by_one(every_run: Callable[[], None]) -> None:
    plain = Bladindex("Blad", XML)
    every_run()
    found = Bladindex("Blad", XML)
    assert list(found.gevuld) == [2, 40, 70]
    assert list(found.rijen) == list(plain.rijen)
    assert len(found.rijen) == len(plain.rijen)
    assert dict(found.rijen) == dict(plain.rijen)
    assert [n for n in range(80) if n in found.rijen] == list(plain.rijen)
    assert found.rijen.get(45) is found.rijen.get(0) is found.rijen.get(71) is None
    assert list(found.formula_cells()) == list(plain.formula_cells())


@pytest.mark.parametrize(("rij", "kolom"), [(3, 1), (3, 2), (4, 1), (45, 1), (59, 3), (71, 1)])
@pytest.mark.parametrize("waarde", [5.0, None])
def test_a_cell_written_in_such_a_run_gives_the_same_bytes(
    rij: int, kolom: int, waarde: float | None, every_run: Callable[[], None]
) -> None:
    def written() -> tuple[object, ...]:
        blad = Werkblad("Blad", XML, TEKSTEN)
        blad.put(rij, kolom, waarde)
        return blad.render(), blad.used(), list(blad.formula_places())

    plain = written()
    every_run()
    assert written() == plain


@pytest.mark.parametrize(
    "rows",
    [
        VOL.format(9) + leeg(*range(3, 40)),
        leeg(*range(3, 40)) + VOL.format(39),
        leeg(5, 6, 6, 7),
        leeg(*range(1_048_570, 1_048_578)),
        VOL.format(2).replace("</row>", "") + leeg(*range(3, 40)),
    ],
)
def test_rows_that_contradict_each_other_are_refused(
    rows: str, every_run: Callable[[], None]
) -> None:
    every_run()
    with pytest.raises(BestandGeweigerd):
        Bladindex("Blad", blad_xml(rows).encode())


def test_a_gap_in_a_run_is_no_row(every_run: Callable[[], None]) -> None:
    every_run()
    found = Bladindex("Blad", blad_xml(leeg(3, 4, 6, 9)).encode())
    assert list(found.rijen) == [3, 4, 6, 9]


def test_a_large_sheet_of_formatted_rows_makes_no_row_unasked() -> None:
    rows = range(3, 40_000)
    blad = Werkblad("Blad", blad_xml(VOL.format(2) + leeg(*rows)).encode(), TEKSTEN)
    assert blad.used() == (2, 2)
    assert list(blad.formula_places()) == [(2, 2, b"A2")]
    assert list(blad.index.gevuld)[:1] == [2]
    assert len(blad.index.gevuld) < 5_000
    assert len(blad.index.rijen) == 1 + len(rows)
