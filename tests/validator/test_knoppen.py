"""What a button leaves in a file gives Excel no error that was not there before."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from modelgemeente_xl.bestand.motor.motor import open_boek
from modelgemeente_xl.bestand.werkboek import Werkboek
from modelgemeente_xl.knoppen.register import WIJZIGT, Druk
from modelgemeente_xl.model.catalogus import Catalogus
from tests.klein import small_catalogus, small_workbook
from tests.knoppen.conftest import WIE
from tests.knoppen.volgend_jaar import next_year
from tests.validator.validator import Bewaard, worse

KEUZE: Mapping[str, Mapping[str, Any]] = {
    "schaal": {"gemeenten": ("Venlo", "Purmerend"), "jaar": 2028, "medewerkers": 1500}
}
"""What is chosen with a button that does little without a choice."""
VERNIEUW, TERUG = "vernieuw", "terugdraaien"


def press(pad: Path, naam: str, catalogus: Catalogus) -> Bewaard:
    before = pad.read_bytes()
    book = open_boek(pad)
    try:
        WIJZIGT[naam](book, Druk(WIE, lambda: catalogus, KEUZE.get(naam, {})))
        book.save()
    finally:
        book.close()
    return Bewaard(naam, before, pad.read_bytes())


def typed_over(pad: Path) -> None:
    """A number where a formula stood, so that there is something to mend."""
    boek = Werkboek.open(pad)
    tabel = boek.tabellen["tblFysiek"]
    kolom = tabel.eerste_kolom + tabel.kolommen.index("Jaar 1")
    boek.write("Fysiek", tabel.kop_rij + 1, kolom, [[123_456]])
    boek.recompute()
    boek.save()


@pytest.mark.usefixtures("validator")
def test_no_button_brings_an_error_in(catalogus: Catalogus, tmp_path: Path) -> None:
    """Each on what the one before left, and each taken back once more."""
    klein = small_catalogus(catalogus, per_domein=1)
    volgend = next_year(klein)
    pad = tmp_path / "begroting.xlsx"
    pad.write_bytes(small_workbook(klein))
    typed_over(pad)
    pressed: Callable[[str], Bewaard] = partial(press, pad, catalogus=volgend)
    saved = [pressed(naam) for naam in WIJZIGT if naam != TERUG]
    assert [change.wie for change in saved if change.voor == change.na] == []
    saved += [pressed(TERUG) for _ in saved]
    assert worse(saved) == []


@pytest.mark.usefixtures("validator")
def test_refreshing_the_whole_master_brings_none_in(
    meester: bytes, catalogus: Catalogus, tmp_path: Path
) -> None:
    pad = tmp_path / "begroting.xlsx"
    pad.write_bytes(meester)
    saved = [press(pad, naam, next_year(catalogus)) for naam in (VERNIEUW, TERUG)]
    assert worse(saved) == []
