import io
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from modelgemeente_xl.bestand.motor.motor import open_boek
from modelgemeente_xl.bestand.werkboek import Werkboek
from modelgemeente_xl.knoppen.knoppen import Wie
from modelgemeente_xl.knoppen.uitkomst import Uitkomst
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.werkmap.indeling.domeintabel import domeintabel
from tests.klein import small_catalogus, small_workbook

WIE = Wie("tester", datetime(2027, 3, 1, 9, 30))

Druk = Callable[..., Uitkomst]


@pytest.fixture(scope="session")
def klein(catalogus: Catalogus) -> Catalogus:
    """A catalogue with a few developments and gemeenten, for what needs no more."""
    return small_catalogus(catalogus)


@pytest.fixture(scope="session")
def kleine_werkmap(klein: Catalogus) -> bytes:
    return small_workbook(klein)


@pytest.fixture
def werkmap(kleine_werkmap: bytes, tmp_path: Path) -> Path:
    """A small workbook of a user's own."""
    path = tmp_path / "begroting.xlsx"
    path.write_bytes(kleine_werkmap)
    return path


@pytest.fixture
def pad(meester_pad: Path, tmp_path: Path) -> Path:
    """A workbook of a user's own: the master, free to change."""
    return Path(shutil.copy(meester_pad, tmp_path / "begroting.xlsx"))


@pytest.fixture
def druk(pad: Path) -> Druk:
    """Press a button on the file and save it; with `voorbeeld` it is not saved."""

    def druk(
        knop: Callable[..., Uitkomst], *given: Any, streng: bool = False, **named: Any
    ) -> Uitkomst:
        book = open_boek(pad, streng=streng)
        try:
            uitkomst = knop(book, *given, WIE, **named)
            if not named.get("voorbeeld"):
                book.save()
        finally:
            book.close()
        return uitkomst

    return druk


def fill_in(pad: Path, *cellen: tuple[str, int, str, object]) -> None:
    """Type in a domain sheet as a user would: sheet, line (from 1), column, value."""
    boek = Werkboek.open(pad)
    for blad, regel, kolom, value in cellen:
        tabel = boek.tabellen[domeintabel(blad).naam]
        k = tabel.eerste_kolom + tabel.kolommen.index(kolom)
        boek.write(tabel.blad, tabel.kop_rij + regel, k, [[value]])
    boek.recompute()
    boek.save()


def values_of(pad: Path) -> openpyxl.Workbook:
    """What a reader without any engine of ours sees."""
    return openpyxl.load_workbook(io.BytesIO(pad.read_bytes()), data_only=True)


def column(pad: Path, blad: str, kolom: str) -> list[Any]:
    """Values of a table column of a domain sheet, as openpyxl sees them."""
    boek = Werkboek.open(pad)
    tabel = boek.tabellen[domeintabel(blad).naam]
    k = tabel.eerste_kolom + tabel.kolommen.index(kolom)
    sheet = values_of(pad)[tabel.blad]
    return [sheet.cell(r, k).value for r in range(tabel.kop_rij + 1, tabel.laatste_rij + 1)]
