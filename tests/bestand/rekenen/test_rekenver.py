"""What may take long is computed elsewhere: the same results, an end on time, and on Ctrl-C."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from modelgemeente_xl.bestand.kopie.rekenkopie import calculation_copy
from modelgemeente_xl.bestand.pakket.pakket import package_bytes, read_parts
from modelgemeente_xl.bestand.rekenen import rekenver
from modelgemeente_xl.bestand.rekenen.rekenblad import Rekenblad, RekenenMislukt
from modelgemeente_xl.bestand.rekenen.rekenboek import Invoer, Rekenboek
from modelgemeente_xl.bestand.rekenen.rekenlast import is_light
from modelgemeente_xl.bestand.rekenen.rekenver import REKENTIJD, Rekenver, allowed_seconds
from modelgemeente_xl.bestand.werkboek import Werkboek
from tests.bestand.bouwsel import blad_xml, delen, schrijf_pakket

EINDELOOS = "SUMPRODUCT((D1:D900000=1)*(E1:E900000=2)*(F1:F900000=3))"
CELLEN = '<row r="1"><c r="A1"><v>7</v></c><c r="B1"><f>{}</f><v>5</v></c><c r="C1"><f>A1+1</f><v>5</v></c></row>'


def met(formule: str, vooraf: str = "") -> dict[str, bytes]:
    tekst = formule.replace("<", "&lt;").replace(">", "&gt;")
    parts = delen({"Blad": blad_xml(CELLEN.format(tekst)), "Twee": blad_xml(vooraf)})
    return {naam: xml.encode() for naam, xml in parts.items()}


def eindeloos(pad: Path) -> Path:
    return schrijf_pakket(pad, met("+".join([EINDELOOS] * 20)))


def test_the_master_is_computed_here(meester_pad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(rekenver, "run")
    rekenblad = Rekenblad.of_parts(read_parts(meester_pad))
    rekenblad.evaluate()
    assert rekenblad.value("Start", 7, 4) == "Modelgemeente"


def test_elsewhere_the_results_are_the_same(meester_pad: Path) -> None:
    pakket = package_bytes(calculation_copy(read_parts(meester_pad)), level=0)
    here, elsewhere = Rekenboek(pakket), Rekenver(pakket)
    assert elsewhere.bladen == here.bladen
    for boek in (here, elsewhere):
        boek.put(Invoer("Start", 12, 4, 2029.0))
        boek.put(Invoer("Totaal", 20, 2, "#REF!", True))
        boek.put(Invoer("Totaal", 20, 3, "#REF!"))
        boek.evaluate()
    found = here.results()
    assert found.fouten["Totaal"] >= {(20, 2)}
    assert (20, 3) not in found.fouten["Totaal"]
    compared = 0
    for blad, values in found.waarden.items():
        reader = elsewhere.reader(blad)
        assert {cel: reader(*cel) for cel in values} == values
        for cel in values:
            assert elsewhere.is_error(blad, *cel) == here.is_error(blad, *cel)
            compared += 1
    assert compared > 5_000
    assert elsewhere.reader("Start")(900, 900) is None


LICHT = {
    "gewoon": ("SUM(A1:A9)+VLOOKUP(A1,A1:B9,2,0)", True),
    "hele kolom die is geklemd": ("VLOOKUP(7,Twee!A:B,1,0)", True),
    "hele kolom": ("INDEX(Twee!A:A,3)", True),
    "veel hele kolommen": ("+".join(["COUNTIF(Twee!A:A,1)"] * 5), False),
    "grote kolommen": (EINDELOOS, False),
    "grote vlakken": ("SUM(A1:Z200000)", False),
    "functie die meer maakt": ("SUM(_xlfn.SEQUENCE(9,9))", False),
    "verwijzing uit tekst": ('SUM(INDIRECT("A1:A9"))', False),
    "naam van een functie in een tekst": ('A1&"SOM(A1)"', True),
}


@pytest.mark.parametrize("geval", LICHT)
def test_what_is_sure_to_be_short(geval: str) -> None:
    formule, verwacht = LICHT[geval]
    assert is_light(calculation_copy(met(formule))) is verwacht


def test_a_formula_that_many_cells_share_counts_for_each() -> None:
    volgers = "".join(
        f'<row r="{rij}"><c r="A{rij}"><f t="shared" si="0"/></c></row>' for rij in range(2, 300)
    )
    eerste = '<row r="1"><c r="A1"><f t="shared" ref="A1:A299" si="0">SUM(C1:C20000)</f></c></row>'
    assert is_light(calculation_copy(met("1", eerste)))
    assert not is_light(calculation_copy(met("1", eerste + volgers)))


def test_a_calculation_that_does_not_end_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(REKENTIJD, "1")
    pad = eindeloos(tmp_path / "x.xlsx")
    boek = Werkboek.open(pad)
    boek.write("Blad", 1, 1, [[8]])
    herrekening = boek.recompute()
    assert herrekening.niet_berekend == ("Blad!B1", "Blad!C1")
    assert "langer dan 1 seconden en is gestopt" in herrekening.reden
    assert REKENTIJD in herrekening.reden
    assert boek.waarden("Blad", 1, 1, 1, 3) == [[8.0, 5.0, 5.0]]


def _falls_over(*_: object) -> None:
    os._exit(3)


def test_work_that_breaks_down_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    boek = Rekenver(package_bytes(calculation_copy(met("1")), level=0))
    monkeypatch.setattr(rekenver, "compute", _falls_over)
    with pytest.raises(RekenenMislukt, match="de berekening is niet gelukt"):
        boek.evaluate()


@pytest.mark.parametrize(
    ("gegeven", "seconden"),
    [("", 60), ("5", 5), (" 90 ", 90), ("0", 1), ("-3", 60), ("veel", 60), ("9" * 5000, 86_400)],
)
def test_the_seconds_that_a_calculation_may_take(
    monkeypatch: pytest.MonkeyPatch, gegeven: str, seconden: int
) -> None:
    monkeypatch.setenv(REKENTIJD, gegeven)
    assert allowed_seconds() == seconden


ROEP = """
import sys
from pathlib import Path
from modelgemeente_xl.bestand.werkboek import Werkboek
boek = Werkboek.open(Path(sys.argv[1]))
print("begint", flush=True)
try:
    boek.recompute()
except KeyboardInterrupt:
    print("afgebroken", flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows kent dit signaal niet")
def test_an_interrupt_ends_it_at_once(tmp_path: Path) -> None:
    pad = eindeloos(tmp_path / "x.xlsx")
    with subprocess.Popen(
        [sys.executable, "-c", ROEP, pad], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "begint\n"
        time.sleep(1.5)
        process.send_signal(signal.SIGINT)
        rest, _ = process.communicate(timeout=30)
    assert rest == "afgebroken\n"
    assert process.returncode == 0


def test_what_is_ours_is_computed_where_the_rest_does_not_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(REKENTIJD, "1")
    boek = Werkboek.open(eindeloos(tmp_path / "x.xlsx"))
    boek.write("Blad", 1, 1, [[8]])

    def ours(_: str, rij: int, kolom: int) -> bool:
        return (rij, kolom) == (1, 3)

    herrekening = boek.recompute(ours)
    assert boek.waarden("Blad", 1, 1, 1, 3) == [[8.0, 5.0, 9.0]]
    assert herrekening.niet_berekend == ("Blad!B1",)
    assert herrekening.reden == ""
    assert "langer dan 1 seconden" in herrekening.alleen_ons
    monkeypatch.setattr(rekenver, "SECONDEN", 0)
    boek.write("Blad", 1, 1, [[9]])
    assert boek.recompute(ours).alleen_ons == herrekening.alleen_ons
    assert boek.waarden("Blad", 1, 3, 1, 3) == [[10.0]]
