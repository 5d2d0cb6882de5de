"""Two thousand spoilt copies of the master: a Dutch refusal or a clean outcome, and the file whole."""

import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from modelgemeente_xl.bestand.bewaren.reservekopie import backups
from modelgemeente_xl.bestand.motor.motor import open_boek
from modelgemeente_xl.bestand.openen import open_bestand
from modelgemeente_xl.bestand.pakket.pakket import read_parts, sheet_parts
from modelgemeente_xl.cli.hoofd import main
from modelgemeente_xl.cli.uitvoer import BEVINDINGEN, GOED
from modelgemeente_xl.grond.geweigerd import KON_NIET, Geweigerd
from modelgemeente_xl.knoppen import knoppen
from modelgemeente_xl.knoppen.uitkomst import Uitkomst
from modelgemeente_xl.model.catalogus import Catalogus
from tests.fouten.inhouden import INHOUDEN
from tests.fouten.pakketten import PAKKETTEN, Meester
from tests.knoppen.conftest import WIE
from tests.knoppen.volgend_jaar import next_year

SOORTEN = {**PAKKETTEN, **INHOUDEN}
PER_SOORT = 65
ECHT = range(0, PER_SOORT, 13)
"""These are saved as well; the others are previews."""
assert len(SOORTEN) * PER_SOORT >= 2000
assert len(SOORTEN) * len(ECHT) >= 150

Knop = Callable[[Any, bool], Uitkomst]


@pytest.fixture(scope="module")
def verminkbaar(meester_pad: Path) -> Meester:
    return Meester.of(meester_pad, sheet_parts(read_parts(meester_pad)))


@pytest.fixture(scope="module")
def knop(catalogus: Catalogus) -> tuple[Knop, ...]:
    later = next_year(catalogus)
    andere = knoppen.Schaalkeuze(("Venlo", "Zwolle"), 2028)
    return (
        lambda book, vb: knoppen.schaal(book, later, andere, WIE, voorbeeld=vb),
        lambda book, vb: knoppen.vernieuw(book, later, WIE, voorbeeld=vb),
        lambda book, vb: knoppen.herbereken(book, WIE, voorbeeld=vb),
        lambda book, vb: knoppen.terugdraaien(book, WIE, voorbeeld=vb),
        lambda book, vb: knoppen.schaal(book, later, knoppen.Schaalkeuze(), WIE, voorbeeld=vb),
    )


@pytest.mark.parametrize("soort", SOORTEN)
def test_a_refusal_in_dutch_or_a_clean_outcome(
    soort: str, verminkbaar: Meester, knop: tuple[Knop, ...], tmp_path: Path
) -> None:
    fouten: list[str] = []
    for nummer in range(PER_SOORT):
        inhoud = SOORTEN[soort](verminkbaar, Random(f"{soort} {nummer}"))
        pad = tmp_path / str(nummer) / "begroting.xlsx"
        pad.parent.mkdir()
        pad.write_bytes(inhoud)
        try:
            press(pad, inhoud, knop[nummer % len(knop)], voorbeeld=nummer not in ECHT)
        except Exception as error:
            fouten.append(f"{soort} {nummer}: {type(error).__name__}: {error}")
        shutil.rmtree(pad.parent)
    assert not fouten, "\n".join(fouten)


def press(pad: Path, inhoud: bytes, knop: Knop, *, voorbeeld: bool) -> None:
    """Press a button as the command line does, and look what became of the file."""
    opgeslagen = False
    try:
        book = open_boek(pad)
        try:
            uitkomst = knop(book, voorbeeld)
            gezegd = "\n".join(uitkomst.lines())
            if uitkomst.toegepast:
                book.save()
                opgeslagen = True
        finally:
            book.close()
    except Geweigerd as refusal:
        gezegd = str(refusal)
    assert gezegd.strip()
    beside = {p.name for p in pad.parent.iterdir()} - {pad.name}
    if opgeslagen and pad.read_bytes() != inhoud:
        assert open_bestand(pad).parts
        (backup,) = backups(pad)
        assert backup.read_bytes() == inhoud
        beside -= {backup.name}
    else:
        assert pad.read_bytes() == inhoud
    assert not beside


@pytest.mark.parametrize("soort", SOORTEN)
def test_controleer_and_toon_show_it_or_refuse_in_dutch(
    soort: str, verminkbaar: Meester, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pad = tmp_path / "begroting.xlsx"
    inhoud = SOORTEN[soort](verminkbaar, Random(f"{soort} controleer"))
    pad.write_bytes(inhoud)
    for verb in ("toon", "controleer"):
        assert main([verb, str(pad)]) in (GOED, BEVINDINGEN, KON_NIET)
        told = capsys.readouterr()
        assert (told.out + told.err).strip()
        assert "Traceback" not in told.err
        assert "niet was voorzien" not in told.err
    assert pad.read_bytes() == inhoud
    assert [p.name for p in tmp_path.iterdir()] == [pad.name]
